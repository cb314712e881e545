using Polp.Capabilities;

namespace Polp.Graph.Tests;

public sealed class GrantTests
{
    private const string Reads = "static class Program { static void Main() { File.ReadAllText(\"a\"); _ = DateTime.Now; } }";

    [Theory]
    [InlineData("", "", GrantStatus.Missing)]
    [InlineData("", "FILES", GrantStatus.Granted)]
    [InlineData("", "FILES/READ", GrantStatus.Granted)]
    [InlineData("", "FILES/WRITE", GrantStatus.Missing)]
    [InlineData("", "FILE", GrantStatus.Missing)]
    [InlineData("FILES", "", GrantStatus.AskedNotDeclared)]
    [InlineData("EXEC,FILES/READ", "NETWORK", GrantStatus.AskedNotDeclared)]
    [InlineData("FILES", "FILES", GrantStatus.Granted)]
    public void WhatIsReached_IsComparedWithWhatIsAskedAndDeclared(string asked, string declared, GrantStatus status)
    {
        var attribute = $"[assembly: System.Reflection.AssemblyMetadata(\"PolpGrants\", \"{asked}\")]";
        var reach = CodeReach.Of(Compiled.Process(Compiled.Program(attribute + Reads)), Grants.Parse(declared));

        Assert.Equal(status, reach.Capabilities.Single(c => c.Capability == "FILES/READ").Status);
        Assert.Equal(Grants.Parse(asked).Names, reach.Asked);
        Assert.Equal(Grants.Parse(declared).Names, reach.Declared);
    }

    [Fact]
    public void CapabilityWithoutARule_IsCountedAndNeverMissing()
    {
        var reach = Compiled.Reach(Compiled.Program(Reads));
        Assert.Equal(GrantStatus.Counted, reach.Capabilities.Single(c => c.Capability == "CLOCK").Status);
        Assert.Equal(["FILES/READ"], reach.Missing.Select(m => m.Capability));
    }

    [Theory]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(\"PolpRole\", \"Service\")]", true)]
    [InlineData("[assembly: Polp.Service] namespace Polp { class ServiceAttribute : Attribute { } }", true)]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(\"PolpRole\", \"Library\")]", false)]
    [InlineData("", false)]
    public void RoleOfTheEntryAssembly_IsRead(string attribute, bool isService) => Assert.Equal(isService, Compiled.Reach(Compiled.Program(attribute + Reads)).IsService);

    [Fact]
    public void RowsOfTheProjectsOwnTable_ChargeItsPackages()
    {
        var catalogue = Catalogue.Parse([new("own.tsv", "pattern\tkind\tcapability\tos\tnote\nM:Store.Open(System.String)\tAMBIENT\tDATABASE\tany\t\nN:System\tPURE\t\tany\t\n")]);
        var package = Compiled.Library("Store", "public static class Store { public static void Open(string s) { } public static void Close() { } }");
        var process = Compiled.Process(Compiled.Program("Store.Open(\"a\");", package), package);
        Assert.Equal("Program.Main -> [Store] Store.Open", CodeReach.Of(process, Grants.None, catalogue).PathTo("DATABASE"));
    }
}
