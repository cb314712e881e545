using Polp.Testing;

namespace Polp.Analyzers.Tests;

/// <summary>Where the rules about service code speak, and where they have no business.</summary>
public class ServiceCodeTests
{
    private const string Reader = "class Reader { string M(string p) => File.ReadAllText(p); }";

    [Fact]
    public Task ProjectWithoutRole_IsSilent() => Verify.IsSilent(Reader);

    [Theory]
    [InlineData("Launcher")]
    [InlineData("")]
    [InlineData("Services")]
    public Task ProjectWithAnotherRole_IsSilent(string role) => Verify.IsSilent(Reader, role: role);

    [Theory]
    [InlineData("Service")]
    [InlineData("service")]
    [InlineData(" Service ")]
    public Task ProjectWithTheRole_IsServiceCodeThroughout(string role) =>
        Verify.Reports("class Reader { string M(string p) => {|POLP3001:File.ReadAllText|}(p); }", role: role);

    [Fact]
    public Task MarkedAssembly_IsServiceCodeThroughout() => Verify.Reports("""
        [assembly: Polp.Service]
        class Reader { string M(string p) => {|POLP3001:File.ReadAllText|}(p); }
        """);

    [Fact]
    public Task MarkedType_IsServiceCodeAndItsNeighbourIsNot() => Verify.Reports("""
        [Polp.Service] class Reader { string M(string p) => {|POLP3001:File.ReadAllText|}(p); }
        class Neighbour { string M(string p) => File.ReadAllText(p); }
        """);

    [Fact]
    public Task TypeInsideAMarkedType_IsServiceCode() => Verify.Reports("""
        [Polp.Service] class Outer { class Inner { class Innermost { string M(string p) => {|POLP3001:File.ReadAllText|}(p); } } }
        """);

    [Fact]
    public Task TypeAroundAMarkedType_IsNotServiceCode() => Verify.IsSilent("""
        class Outer { string M(string p) => File.ReadAllText(p); [Polp.Service] class Inner { } }
        """);

    [Fact]
    public Task TypeWithAMarkedBase_IsServiceCode() => Verify.Reports("""
        [Polp.Service] abstract class Base { }
        abstract class Middle : Base { }
        class Reader : Middle { string M(string p) => {|POLP3001:File.ReadAllText|}(p); }
        """);

    [Fact]
    public Task TypeWithAMarkedInterface_IsServiceCode() => Verify.Reports("""
        [Polp.Service] interface IBase { }
        interface IReader : IBase { }
        class Reader : IReader { string M(string p) => {|POLP3001:File.ReadAllText|}(p); }
        struct Value : IBase { string M(string p) => {|POLP3001:File.ReadAllText|}(p); }
        """);

    [Fact]
    public Task UserOfAMarkedInterface_IsNotServiceCode() => Verify.IsSilent("""
        [Polp.Service] interface IReader { }
        class Launcher(IReader reader) { string M(string p) => File.ReadAllText(p) + reader; }
        """);

    [Fact]
    public Task MarkOfTheSameNameElsewhere_MeansNothing() => Verify.IsSilent("""
        namespace Other { class ServiceAttribute : Attribute { } }
        [Other.Service] class Reader { string M(string p) => File.ReadAllText(p); }
        """);

    [Fact]
    public async Task Report_SaysThatItStandsInServiceCode()
    {
        var found = Assert.Single(await AnalyzerHost.Run(Reader, role: "Service"));

        Assert.Equal("true", found.Properties[ServiceCode.Property]);
    }
}
