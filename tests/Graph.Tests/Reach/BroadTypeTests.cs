namespace Polp.Graph.Tests;

/// <summary>What is too wide to be a good capability is listed at the service that takes it.</summary>
public sealed class BroadTypeTests
{
    private const string Mark = "namespace Polp { class ServiceAttribute : Attribute { } }";

    [Theory]
    [InlineData("[Polp.Service] class Shop(IServiceProvider all) { public object A => all; }", "Shop takes IServiceProvider through constructor parameter 'all': pass the one service instead")]
    [InlineData("[Polp.Service] class Shop { readonly System.Net.Http.HttpClient client; Shop(System.Net.Http.HttpClient client) => this.client = client; }",
        "Shop takes HttpClient through constructor parameter 'client': reaches any host unless its handler pins one; prefer a typed client")]
    [InlineData("[Polp.Service] class Shop { DirectoryInfo? folder; void F() => folder = null; }",
        "Shop takes DirectoryInfo through field 'folder': path holder, not a capability; pass IFileProvider or a directory wrapper")]
    [InlineData("[Polp.Service] class Shop { public FileInfo? File { get; set; } }",
        "Shop takes FileInfo through property 'File': path holder, not a capability; pass Stream or SafeFileHandle")]
    [InlineData("[Polp.Service] class Shop(Lazy<IServiceProvider> all) { public object A => all; }", "Shop takes IServiceProvider through constructor parameter 'all': pass the one service instead")]
    [InlineData("[Polp.Service] interface IShop { } class Shop(IServiceProvider all) : IShop { public object A => all; }", "Shop takes IServiceProvider through constructor parameter 'all': pass the one service instead")]
    [InlineData("[Polp.Service] class Shop { class Till(IServiceProvider all) { public object A => all; } }", "Shop.Till takes IServiceProvider through constructor parameter 'all': pass the one service instead")]
    [InlineData("[Polp.Service] class Shop { } class Till(IServiceProvider all) : Shop { public object A => all; }", "Till takes IServiceProvider through constructor parameter 'all': pass the one service instead")]
    public void TakenByAService_IsListed(string type, string line) => Assert.Equal([line], Lines(type));

    [Theory]
    [InlineData("class Shop(IServiceProvider all) { public object A => all; }")]
    [InlineData("[Polp.Service] class Shop(Stream held, TextReader text) { public object A => held; public object B => text; }")]
    [InlineData("[Polp.Service] class Shop { static readonly System.Net.Http.HttpClient Client = new(); }")]
    [InlineData("[Polp.Service] class Shop { void Serve(IServiceProvider all) { Func<object> f = () => all; f(); } }")]
    public void OtherTypesAndOtherMembers_AreNot(string type) => Assert.Empty(Lines(type));

    [Fact]
    public void AServiceAssembly_IsMadeOfServices() => Assert.Equal(
        ["Shop takes IServiceProvider through constructor parameter 'all': pass the one service instead"],
        Lines("class Shop(IServiceProvider all) { public object A => all; }", "[assembly: System.Reflection.AssemblyMetadata(\"PolpRole\", \"Service\")]"));

    private static IEnumerable<string> Lines(string type, string attribute = "") =>
        Compiled.Reach(Compiled.Program($"{attribute} static partial class Program {{ static void Main() {{ }} }}\n{type}\n{Mark}")).Broad
            .Select(b => $"{b.Service} takes {b.Type} through {b.Through}: {b.Advice}");
}
