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

    private const string Head = "pattern\tkind\tcapability\tos\tnote\n";

    [Theory]
    [InlineData("", "FILES/READ")]
    [InlineData("M:Store.Open(System.String)\tAMBIENT\tDATABASE\tany\t\n", "DATABASE FILES/READ")]
    [InlineData("T:Store\tAMBIENT\tDATABASE\tany\t\n", "DATABASE FILES/READ")]
    [InlineData("M:System.IO.File.ReadAllText(System.String)\tPURE\t\tany\t\n", "")]
    [InlineData("M:System.IO.File.ReadAllText(System.String)\tAMBIENT\tKEYSTORE\tany\t\n", "KEYSTORE")]
    public void TablesOfTheProject_DecideWhereTheyAreAsSpecific(string rows, string needs)
    {
        var entry = Compiled.Body("Store.Open(\"a\");", "static class Store { public static void Open(string s) => File.ReadAllText(s); }");
        var session = new CodeReachSession();
        var own = session.Of(Compiled.Process(entry) with { Tables = [new("polp-capabilities.tsv", Head + rows)] }, Grants.None);
        Assert.Equal(needs, string.Join(' ', own.Missing.Select(m => m.Capability)));
        // The next process of the session has none.
        Assert.Equal("FILES/READ", string.Join(' ', session.Of(Compiled.Process(entry), Grants.None).Missing.Select(m => m.Capability)));
    }

    [Fact]
    public void LineThatMakesNoSense_IsABlindSpot()
    {
        var reach = CodeReach.Of(Compiled.Process(Compiled.Body("")) with { Tables = [new("polp-capabilities.tsv", Head + "T:Store\tAMBIENT\tFILEZ\tany\t\n")] }, Grants.None);
        Assert.Equal(["polp-capabilities.tsv(2): 'FILEZ' is no capability; did you mean 'FILES'?; the line says nothing until it is corrected"], reach.BlindSpots);
    }

    [Fact]
    public void BroadRowOfTheProject_IsListedWhereAServiceTakesTheType()
    {
        var entry = Compiled.Program("""
            static class Program { static void Main() { } }
            class World { }
            [Polp.Service] class Shop(World world) { public World W => world; }
            namespace Polp { class ServiceAttribute : Attribute { } }
            """);
        var reach = CodeReach.Of(Compiled.Process(entry) with { Tables = [new("polp-capabilities.tsv", Head + "T:World\tBROAD\tFILES\tany\tpass a country\n")] }, Grants.None);
        Assert.Equal(new BroadType("Shop", "constructor parameter 'world'", "World", "pass a country"), Assert.Single(reach.Broad));
    }
}
