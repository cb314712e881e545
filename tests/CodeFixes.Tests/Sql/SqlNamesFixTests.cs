namespace Polp.CodeFixes.Tests;

/// <summary>Where no parameter can stand, a skeleton of a list is offered, under a name of its own.</summary>
public class SqlNamesFixTests
{
    private static string Choice(string value, string exception) => $"{value} switch {{ \"TODO\" => \"TODO\", _ => throw new {exception} }}";

    private static string Named(string value) => Choice(value, $"ArgumentOutOfRangeException(nameof({value}))");

    private static Task Makes(string before, string after) => ParameterFix.MakesFile<SqlNamesFix>(ParameterFix.File(before), ParameterFix.File(after));

    [Theory]
    [InlineData("name", true)]
    [InlineData("order.Town", true)]
    [InlineData("Next()", false)]
    [InlineData("row[0]", false)]
    public async Task Value_IsChosenFromAList(string value, bool isNamed)
    {
        var choice = isNamed ? Named(value) : Choice(value, "InvalidOperationException()");
        await Makes($"connection.Query([|\"SELECT 1 FROM t ORDER BY \" + {value}|]);", $"connection.Query(\"SELECT 1 FROM t ORDER BY \" + ({choice}));");
        await Makes($"connection.Query([|$\"SELECT 1 FROM {{{value}}} WHERE a = 1\"|]);", $"connection.Query($\"SELECT 1 FROM {{({choice})}} WHERE a = 1\");");
        await Makes($"var sql = string.Format(\"SELECT 1 FROM t ORDER BY {{0}}\", {value});\nconnection.Query([|sql|]);", $"var sql = string.Format(\"SELECT 1 FROM t ORDER BY {{0}}\", {choice});\nconnection.Query(sql);");
    }

    [Fact]
    public Task NamesOfEveryText_AtOnce() => Makes(
        "connection.Query([|$\"SELECT 1 FROM \\\"{name}\\\" ORDER BY {town}\"|]);\norders.FromSqlRaw([|\"SELECT * FROM [\" + order.Town + \"]\"|]);",
        $"connection.Query($\"SELECT 1 FROM \\\"{{({Named("name")})}}\\\" ORDER BY {{({Named("town")})}}\");\norders.FromSqlRaw(\"SELECT * FROM [\" + ({Named("order.Town")}) + \"]\");");

    [Theory]
    [InlineData("SELECT 1 FROM t WHERE n = '{name}'")]
    [InlineData("SELECT 1 FROM t WHERE {name}")]
    [InlineData("SELECT 1 FROM t {town} ORDER BY {name}")]
    [InlineData("SELECT 1 FROM t ORDER BY {name} -- {town}")]
    [InlineData("SELECT 1 FROM t ORDER BY {(isOpen ? name : town)}")]
    public Task NoName_NoList(string sql) => ParameterFix.MakesFile<SqlNamesFix>(ParameterFix.File($"connection.Query([|$\"{sql}\"|]);"), null);

    [Fact]
    public async Task NameAndValue_AreAListAndAParameter()
    {
        var before = ParameterFix.File("connection.Query($\"SELECT 1 FROM t WHERE n = '{name}' ORDER BY {town}\");");

        Assert.Equal(ParameterFix.File($"connection.Query($\"SELECT 1 FROM t WHERE n = @name ORDER BY {{({Named("town")})}}\", new {{ name }});"), await Fixing.Apply("POLP1001", before));
    }

    [Fact]
    public async Task Actions_AreNotAppliedTogether()
    {
        var source = ParameterFix.File("connection.Query($\"SELECT 1 FROM t ORDER BY {town}\");\nconnection.Query($\"SELECT 1 FROM t WHERE n = '{name}'\");");

        Assert.Equal(["SqlFromStringsFix: Pass as parameters: @name", "SqlNamesFix: Choose from a list that you fill in: town"], await Fixing.Offers("POLP1001", source));
    }
}
