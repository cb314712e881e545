using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

public class SqlMessageTests
{
    [Theory]
    [InlineData("command.CommandText = \"SELECT a FROM t WHERE n = '\" + name + \"'\";", "'name' (a parameter of 'Run') becomes part of the SQL text; pass it as a parameter")]
    [InlineData("connection.Execute($\"DELETE FROM t WHERE n = {name}\");", "'name' (a parameter of 'Run') becomes part of the SQL text; pass it as a parameter, @name with new { name }")]
    [InlineData("context.Database.ExecuteSqlRaw($\"DELETE FROM t WHERE n = {name}\");", "'name' (a parameter of 'Run') becomes part of the SQL text; use the interpolated sibling, which makes parameters: FromSql, ExecuteSql or SqlQuery")]
    [InlineData("command.CommandText = \"SELECT a FROM \" + order.Customer;", "'order.Customer' (a property of 'Order') becomes a name in the SQL text; no parameter can stand there, so choose it from a fixed list")]
    [InlineData("command.CommandText = \"SELECT a FROM t ORDER BY \" + name;", "'name' (a parameter of 'Run') becomes part of an ordering in the SQL text; no parameter can stand there, so choose it from a fixed list")]
    [InlineData("command.CommandText = \"SELECT a FROM t WHERE \" + name;", "'name' (a parameter of 'Run') becomes a part of the SQL text itself; no parameter can stand there, so choose it from a fixed list")]
    [InlineData("command.CommandText = \"SELECT a FROM t -- \" + name;", "'name' (a parameter of 'Run') becomes part of a comment in the SQL text, which a line break ends; leave it out")]
    [InlineData("command.CommandText = \"SELECT a FROM t WHERE n = '\" + (note ?? \"\") + \"'\";", "'note ?? \"\"' (a parameter of 'Run') becomes part of the SQL text; pass it as a parameter")]
    [InlineData("command.CommandText = \"SELECT a FROM t WHERE n = '\" + written + \"'\";", "'given' (a parameter of 'Write') becomes part of the SQL text; pass it as a parameter")]
    [InlineData("Func<string, string> make = part => \"SELECT a FROM t WHERE n = '\" + part + town + \"'\"; command.CommandText = make(\"x\");", "'town' (a parameter of 'Run') becomes part of the SQL text; pass it as a parameter")]
    [InlineData("command.CommandText = \"SELECT a FROM t WHERE n = '\" + Console.ReadLine() + \"'\";", "'Console.ReadLine()' (console input) becomes part of the SQL text; pass it as a parameter")]
    [InlineData("command.CommandText = \"SELECT a FROM t WHERE i = \" + order.Other;", "'order.Other' (a field of 'Order') becomes part of the SQL text; pass it as a parameter")]
    [InlineData("command.CommandText = Console.ReadLine();", "'Console.ReadLine()' (console input) is the whole SQL statement; choose from a fixed list what is run, and take only values from there")]
    [InlineData("new DataView().RowFilter = Console.ReadLine();", "'Console.ReadLine()' (console input) is the whole expression; this expression language has no parameters, so compare in LINQ instead")]
    [InlineData("var n = name; if (isOpen) n = \"x\"; command.CommandText = \"SELECT a FROM t WHERE n = '\" + n + \"'\";", "'n' becomes part of the SQL text; pass it as a parameter")]
    [InlineData("command.CommandText = \"SELECT a FROM \" + any.ToString()!.Split(new[] { 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h' })[0];", "'any.ToString()!.Split(new[] { 'a', 'b', 'c', 'd', 'e', 'f',…' becomes a name in the SQL text; no parameter can stand there, so choose it from a fixed list")]
    public async Task Message_NamesTheHoleItsPlaceAndTheSafeWay(string statements, string message) =>
        Assert.Equal(message, Assert.Single(await AnalyzerHost.Run(Database.Of(statements))).GetMessage());

    [Fact]
    public async Task Holes_AreAdditionalLocationsWithTheirPositions()
    {
        var found = Assert.Single(await AnalyzerHost.Run(Database.Of("command.CommandText = $\"SELECT a FROM {town} WHERE n = '{name}' AND i = {id}\";")));

        Assert.Equal(["town", "name"], found.AdditionalLocations.Select(l => l.SourceTree!.GetText().ToString(l.SourceSpan)));
        Assert.Equal("Identifier,Quoted", found.Properties[SqlFromStrings.PositionsProperty]);
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
    }

    [Fact]
    public async Task WholeStatement_StandsAtAPositionOfItsOwn()
    {
        var found = Assert.Single(await AnalyzerHost.Run(Database.Of("command.CommandText = Console.ReadLine();")));

        Assert.Equal("Whole", found.Properties[SqlFromStrings.PositionsProperty]);
        Assert.Equal(["Console.ReadLine()"], found.AdditionalLocations.Select(l => l.SourceTree!.GetText().ToString(l.SourceSpan)));
    }

    [Fact]
    public async Task HolesOfBranches_StandWhereEachBranchPutsThem()
    {
        var found = Assert.Single(await AnalyzerHost.Run(Database.Of("var w = isOpen ? \"n = '\" + name + \"'\" : \"m = \" + town; command.CommandText = \"SELECT a FROM t WHERE \" + w;")));

        Assert.Equal("Quoted,Value", found.Properties[SqlFromStrings.PositionsProperty]);
    }

    [Fact]
    public async Task HoleAfterABranchThatMayOpenAQuote_IsCalledAPart()
    {
        var found = Assert.Single(await AnalyzerHost.Run(Database.Of("var w = isOpen ? \"n = '\" : \"m = \"; command.CommandText = \"SELECT a FROM t WHERE \" + w + name;")));

        Assert.Equal("Fragment", found.Properties[SqlFromStrings.PositionsProperty]);
    }

    [Fact]
    public async Task FindingInServiceCode_SaysSo()
    {
        var source = Database.Reported("\"SELECT a FROM \" + name").Replace("{|POLP1001:", "").Replace("|}", "");

        Assert.Equal("true", Assert.Single(await AnalyzerHost.Run(source, role: "Service")).Properties["polp.service"]);
        Assert.DoesNotContain("polp.service", Assert.Single(await AnalyzerHost.Run(source)).Properties.Keys);
    }
}
