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

    private const string Wide = "\n\nnamespace Site\n{\n    class Store(string folder)\n    {\n        public string Load(string name) => File.ReadAllText(folder + name);\n        public void Clear() => Sweep.All(folder);\n        public string? Home => Environment.GetEnvironmentVariable(\"HOME\");\n    }\n\n    static class Sweep\n    {\n        public static void All(string path) => File.Delete(path);\n    }\n}\n";

    [Theory]
    [InlineData(null, "# pattern\tkind\tcapability\tos\tnote\nT:Site.Store\tUSE\tFILES/READ,FILES/WRITE,READ_ENV\tany\t\n")]
    [InlineData("T:Site.Other\tUSE\tFILES\n", "T:Site.Other\tUSE\tFILES\nT:Site.Store\tUSE\tFILES/READ,FILES/WRITE,READ_ENV\tany\t\n")]
    [InlineData("T:Site.Store\tUSE\tFILES,READ_ENV\tany\tours\n", null)]
    [InlineData("T:Site.Store\tAMBIENT\tFILES\tany\tours\n", null)]
    public async Task Row_SaysAllThatTheClassDoes(string? table, string? declared)
    {
        var source = "[Polp.Service]\nclass Orders(Site.Store store)\n{\n    string Show(string name) => store.Load(name);\n}" + Wide;
        using var solution = new ServiceSolution().Project("App", table is null ? [("Test.cs", source)] : [("Test.cs", source), ("polp-capabilities.tsv", table)]);

        await solution.FixAll<CapabilityTypeFix>("POLP3001");

        Assert.Equal(declared ?? table, solution.TextOf("polp-capabilities.tsv"));
    }

    [Theory]
    [InlineData("readonly Site.Store store; public Orders(Site.Store store) { this.store = store; } string Show(string name) => store.Load(name);", true)]
    [InlineData("public string Show(Site.Store store, string name) => store.Load(name);", true)]
    [InlineData("readonly Site.Store store = new(\"a\"); string Show(string name) => store.Load(name);", false)]
    [InlineData("readonly Site.Store store; public Orders() { store = new(\"a\"); } string Show(string name) => store.Load(name);", false)]
    [InlineData("string Go(string name) => Show(new(\"a\"), name); string Show(Site.Store store, string name) => store.Load(name);", false)]
    [InlineData("public string Show(string name) { return Read(new(\"a\")); string Read(Site.Store store) => store.Load(name); }", false)]
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
