namespace Polp.CodeFixes.Tests;

/// <summary>A class of the project's own becomes a capability by a line in its table.</summary>
public class CapabilityTypeFixTests
{
    private const string Store = "\n\nnamespace Site\n{\n    class Store(string folder)\n    {\n        public string Load(string name) => File.ReadAllText(folder + name);\n    }\n}\n";

    [Theory]
    [InlineData(null, "# pattern\tkind\tcapability\tos\tnote\nT:Site.Store\tUSE\tFILES/READ\tany\t\n")]
    [InlineData("# ours\n", "# ours\nT:Site.Store\tUSE\tFILES/READ\tany\t\n")]
    [InlineData("# ours\r\nT:Site.Other\tUSE\tFILES", "# ours\r\nT:Site.Other\tUSE\tFILES\r\nT:Site.Store\tUSE\tFILES/READ\tany\t\r\n")]
    public async Task HandedIn_IsDeclared(string? table, string declared)
    {
        var source = "[Polp.Service]\nclass Orders(Site.Store store)\n{\n    string Show(string name) => store.Load(name);\n}" + Store;
        using var solution = new ServiceSolution().Project("App", table is null ? [("Test.cs", source)] : [("Test.cs", source), ("polp-capabilities.tsv", table)]);

        Assert.Equal("Declare 'Store' a capability, which may be handed in", await solution.Fix<CapabilityTypeFix>());

        Assert.Equal(declared, solution.TextOf("polp-capabilities.tsv"));
        Assert.Empty(await solution.Reports());
    }

    [Theory]
    [InlineData("readonly Site.Store store; public Orders(Site.Store store) { this.store = store; } string Show(string name) => store.Load(name);", true)]
    [InlineData("string Show(Site.Store store, string name) => store.Load(name);", true)]
    [InlineData("readonly Site.Store store = new(\"a\"); string Show(string name) => store.Load(name);", false)]
    [InlineData("readonly Site.Store store; public Orders() { store = new(\"a\"); } string Show(string name) => store.Load(name);", false)]
    [InlineData("string Show(string name) => new Site.Store(\"a\").Load(name);", false)]
    [InlineData("string Show(string name) { var store = new Site.Store(\"a\"); return store.Load(name); }", false)]
    [InlineData("string Show(string name) => File.ReadAllText(name);", false)]
    public async Task OnlyWhatWasHandedIn(string members, bool isHanded)
    {
        using var solution = ServiceSolution.Of("[Polp.Service]\nclass Orders\n{\n    " + members + "\n}" + Store);
        Assert.NotEmpty(await solution.Reports());

        Assert.Equal(isHanded, await solution.Fix<CapabilityTypeFix>() is not null);
    }
}
