namespace Polp.CodeFixes.Tests;

public class SqlFromStringsFixTests
{
    private const string Fresh = "using var c = connection.CreateCommand();\n";

    private static Task Text(string before, string after, string parameters = "c.Parameters.AddWithValue(\"@name\", name);") =>
        ParameterFix.Makes($"{Fresh}c.CommandText = [|{before}|];", $"{Fresh}c.CommandText = {after};\n{parameters}");

    private static string Add(string name, string value) => $"c.Parameters.AddWithValue(\"@{name}\", {value});";

    [Theory]
    [InlineData("""
        "SELECT 1 FROM t WHERE n = '" + name + "'"
        """, """
        "SELECT 1 FROM t WHERE n = @name"
        """)]
    [InlineData("""
        "SELECT 1 FROM t WHERE n = '" + name + "' AND b = 1"
        """, """
        "SELECT 1 FROM t WHERE n = @name AND b = 1"
        """)]
    [InlineData("""
        "SELECT 1 FROM t WHERE n = " + name
        """, """
        "SELECT 1 FROM t WHERE n = @name"
        """)]
    [InlineData("""
        "SELECT 1 FROM t WHERE n = " + name + " AND b = 1"
        """, """
        "SELECT 1 FROM t WHERE n = @name AND b = 1"
        """)]
    [InlineData("""
        "SELECT \"a\\b\" FROM t WHERE n = N'" + name + "'\r\n"
        """, """
        "SELECT \"a\\b\" FROM t WHERE n = @name\r\n"
        """)]
    [InlineData("""
        @"SELECT ""n"" FROM t WHERE n = '" + name + @"' AND ""b"" = 1"
        """, """
        @"SELECT ""n"" FROM t WHERE n = @name AND ""b"" = 1"
        """)]
    [InlineData("""
        @"SELECT ""n"" FROM t WHERE n = '" + name + "' AND \"b\" = 1"
        """, """
        @"SELECT ""n"" FROM t WHERE n = @name" + " AND \"b\" = 1"
        """)]
    [InlineData("""
        "SELECT " + Columns + " FROM " + Table + " WHERE id = " + id + " AND n = '" + name + "'"
        """, """
        "SELECT " + Columns + " FROM " + Table + " WHERE id = " + id + " AND n = @name"
        """)]
    [InlineData("""
        "SELECT 1 FROM t WHERE n = '" + name + "' AND id = " + id
        """, """
        "SELECT 1 FROM t WHERE n = @name AND id = " + id
        """)]
    [InlineData("""
        "SELECT 1 FROM t WHERE id = " + (id + 1) + " AND n = '" + (name) + "'" + " OR id = " + (id)
        """, """
        "SELECT 1 FROM t WHERE id = " + (id + 1) + " AND n = @name OR id = " + (id)
        """)]
    [InlineData("""
        ("SELECT 1 FROM t WHERE n = '" + name + "'")
        """, """
        ("SELECT 1 FROM t WHERE n = @name")
        """, true)]
    public Task Concatenation_BecomesOneLiteral(string before, string after, bool isParenthesised = false) => isParenthesised
        ? ParameterFix.Makes($"{Fresh}c.CommandText = ([|{before.Trim('(', ')')}|]);", $"{Fresh}c.CommandText = {after};\n{Add("name", "name")}")
        : Text(before, after);

    [Theory]
    [InlineData("""$"SELECT 1 FROM t WHERE n = '{name}'" """, """ "SELECT 1 FROM t WHERE n = @name" """)]
    [InlineData("""$"SELECT 1 FROM t WHERE n = '{name}' -- {{x}}" """, """ "SELECT 1 FROM t WHERE n = @name -- {x}" """)]
    [InlineData("""$"SELECT 1 FROM t WHERE id = {id} AND n = '{name}' -- {{x}}" """, """$"SELECT 1 FROM t WHERE id = {id} AND n = @name -- {{x}}" """)]
    [InlineData("""$"SELECT 1 FROM t WHERE k = '{key:D}' AND n = '{name}'" """, """$"SELECT 1 FROM t WHERE k = '{key:D}' AND n = @name" """)]
    [InlineData("""$"SELECT {Columns} FROM {Table} WHERE n = '{name}'" """, """$"SELECT {Columns} FROM {Table} WHERE n = @name" """)]
    [InlineData("""$@"SELECT ""n"" FROM t WHERE n = '{name}'" """, """@"SELECT ""n"" FROM t WHERE n = @name" """)]
    [InlineData("""@$"SELECT ""n"" FROM t WHERE n = '{name}'" """, """@"SELECT ""n"" FROM t WHERE n = @name" """)]
    [InlineData("""$"SELECT 1 FROM t " + $"WHERE n = '{name}'" """, """$"SELECT 1 FROM t " + "WHERE n = @name" """)]
    [InlineData("""$"SELECT \u0041 FROM t WHERE n = '{name}' AND x = '\x41'" """, """ "SELECT \u0041 FROM t WHERE n = @name AND x = '\x41'" """)]
    public Task Interpolation_LosesTheDollarWhenNothingIsLeft(string before, string after) => Text(before.Trim(), after.Trim());

    [Fact]
    public Task RawText_StaysRaw() => ParameterFix.Makes(
        Fresh + "c.CommandText = [|$\"\"\"\n    SELECT \"n\", '{Table}'\n      FROM t\n\n    WHERE n = '{name}'\n    \"\"\"|];\nvar d = new SqliteCommand([|$\"\"\"SELECT \"n\" FROM t WHERE n = '{name}'\"\"\"|]);",
        Fresh + "c.CommandText = $\"\"\"\n    SELECT \"n\", '{Table}'\n      FROM t\n\n    WHERE n = @name\n    \"\"\";\n" + Add("name", "name")
            + "\nvar d = new SqliteCommand(\"\"\"SELECT \"n\" FROM t WHERE n = @name\"\"\");\nd.Parameters.AddWithValue(\"@name\", name);");

    // Two dollars are a mark to the test library.
    [Theory]
    [InlineData("$$\"\"\"\n            SELECT '{}'\n            FROM t WHERE n = '{{name}}'\n            \"\"\"", "\"\"\"\n            SELECT '{}'\n            FROM t WHERE n = @name\n            \"\"\"")]
    [InlineData("$$\"\"\"SELECT '{}', {{id}} FROM t WHERE n = '{{name}}'\"\"\"", "$$\"\"\"SELECT '{}', {{id}} FROM t WHERE n = @name\"\"\"")]
    public async Task RawTextOfTwoDollars_StaysRaw(string before, string after)
    {
        var source = ParameterFix.File($"{Fresh}c.CommandText = {before};");

        Assert.Equal(ParameterFix.File($"{Fresh}c.CommandText = {after};\n{Add("name", "name")}"), await Fixing.Apply("POLP1001", source));
    }

    [Theory]
    [InlineData("""string.Format("SELECT 1 FROM t WHERE n = '{0}' -- {{x}}", name)""", """ "SELECT 1 FROM t WHERE n = @name -- {x}" """)]
    [InlineData("""string.Format("SELECT 1 FROM t WHERE id = {1} AND n = '{0}' OR m = '{0}'", name, id)""", """$"SELECT 1 FROM t WHERE id = {id} AND n = @name OR m = @name" """)]
    [InlineData("""String.Format(null, "SELECT 1 FROM t WHERE n = {0}", name)""", """ "SELECT 1 FROM t WHERE n = @name" """)]
    public Task Format_BecomesALiteral(string before, string after) => Text(before, after.Trim());

    [Theory]
    [InlineData("string.Concat(\"SELECT 1 FROM t WHERE n = '\", name, \"'\")", "\"SELECT 1 FROM t WHERE n = @name\"")]
    [InlineData("string.Concat(\"SELECT 1 FROM \", Table, \" WHERE id = \", id, \" AND n = '\" , name, \"' ORDER BY id\")", "\"SELECT 1 FROM \" + Table + \" WHERE id = \" + id + \" AND n = @name ORDER BY id\"")]
    [InlineData("string.Concat(\n    \"SELECT 1 FROM t WHERE n = '\", name,\n    \"' AND id = \", id)", "\"SELECT 1 FROM t WHERE n = @name\" +\n    \" AND id = \" + id")]
    public Task Concat_BecomesASum(string before, string after) => Text(before, after);

    [Theory]
    [InlineData("\"SELECT 1 FROM t \" + // all\n    \"WHERE n = '\" + name + \"' \" + // who\n    \"AND m = 1\"", "\"SELECT 1 FROM t \" + // all\n    \"WHERE n = @name \" + // who\n    \"AND m = 1\"")]
    [InlineData("\"SELECT 1 FROM t WHERE n = '\" + /* who */ name + \"'\"", "\"SELECT 1 FROM t WHERE n = @name\" /* who */")]
    [InlineData("\"SELECT 1 FROM t WHERE n = '\" + // who\n    name + \"'\"", "\"SELECT 1 FROM t WHERE n = @name\" /* who */")]
    [InlineData("$\"SELECT 1 FROM t WHERE n = '{name /* who */}' AND id = {id /* which */}\"", "$\"SELECT 1 FROM t WHERE n = @name AND id = {id /* which */}\" /* who */")]
    [InlineData("string.Format(/* what */ \"SELECT 1 FROM t WHERE n = '{0}'\", name)", "\"SELECT 1 FROM t WHERE n = @name\" /* what */")]
    public Task Comment_IsKept(string before, string after) => Text(before, after);

    [Fact]
    public Task LinesOfAText_StayLines() => Text(
        "\"SELECT 1 FROM t \" +\n    \"WHERE n = '\" + name + \"' \" +\n    \"AND m = '\" + town + \"'\"",
        "\"SELECT 1 FROM t \" +\n    \"WHERE n = @name \" +\n    \"AND m = @town\"",
        Add("name", "name") + "\n" + Add("town", "town"));

    [Fact]
    public Task WhatStandsRoundAValue_GoesWithIt() => Text(
        "\"SELECT 1 FROM t WHERE n = \" + (note!) + \" \" +\n    \"AND m = '\" + town! + \"'\" +\n    \" AND id = \" + checked(id + 1) + \" ORDER BY id\"",
        "\"SELECT 1 FROM t WHERE n = @note \" +\n    \"AND m = @town\" +\n    \" AND id = \" + checked(id + 1) + \" ORDER BY id\"",
        Add("note", "(object?)note ?? DBNull.Value") + "\n" + Add("town", "(object?)town ?? DBNull.Value"));

    [Fact]
    public Task LinesThatBeginWithPlus_StayLines() => Text(
        "\"SELECT 1 FROM t WHERE n = '\"\n    + name + \"' AND id > 0\"\n    + \" AND m = \" + town\n    + \" ORDER BY id\"",
        "\"SELECT 1 FROM t WHERE n = @name AND id > 0\"\n    + \" AND m = @town\"\n    + \" ORDER BY id\"",
        Add("name", "name") + "\n" + Add("town", "town"));

    [Theory]
    [InlineData("LIKE '%{name}%'", "LIKE @name", "name", "\"%\" + name + \"%\"")]
    [InlineData("LIKE '{name}%'", "LIKE @name", "name", "name + \"%\"")]
    [InlineData("= 'it''s {name}'", "= @name", "name", "\"it's \" + name")]
    [InlineData("= '{name}-{id}-{town}'", "= @name", "name", "name + \"-\" + id + \"-\" + town")]
    [InlineData("= '{name}''x'", "= @name", "name", "name + \"'x\"")]
    [InlineData("= '{name}{town}'", "= @name", "name", "name + town")]
    [InlineData("= '{order.Note ?? \"none\"}'", "= @note", "note", "order.Note ?? \"none\"")]
    [InlineData("LIKE '%{note ?? town}'", "LIKE @note", "note", "\"%\" + (note ?? town)")]
    [InlineData("= '{order.Customer}'", "= @customer", "customer", "order.Customer")]
    [InlineData("= '{order.Town.Trim()}'", "= @town", "town", "order.Town.Trim()")]
    [InlineData("= '{row[0]}'", "= @row", "row", "row[0]")]
    [InlineData("= '{note!}'", "= @note", "note", "(object?)note ?? DBNull.Value")]
    [InlineData("= '{(string)(object)name}'", "= @name", "name", "(string)(object)name")]
    [InlineData("= '{names[id]}'", "= @names", "names", "names[id]")]
    [InlineData("= '{Next()}'", "= @next", "next", "Next()")]
    [InlineData("= '{name.Replace(\"'\", \"''\")}'", "= @name", "name", "name")]
    [InlineData("= '{note}'", "= @note", "note", "(object?)note ?? DBNull.Value")]
    [InlineData("= '{order?.Town}'", "= @town", "town", "(object?)order?.Town ?? DBNull.Value")]
    [InlineData("= '{await Task.FromResult(name)}'", "= @fromResult", "fromResult", "await Task.FromResult(name)")]
    [InlineData("BETWEEN '{name}' AND 'x'", "BETWEEN @name AND 'x'", "name", "name")]
    [InlineData("= '{name}' AND x IN (1, 2)", "= @name AND x IN (1, 2)", "name", "name")]
    public Task Hole_GivesNameAndValue(string written, string placeholder, string name, string value) =>
        Text($"$\"SELECT 1 FROM t WHERE n {written}\"", $"\"SELECT 1 FROM t WHERE n {placeholder}\"", Add(name, value));

    [Fact]
    public Task SameValue_IsOneParameter() => Text(
        "$\"SELECT 1 FROM t WHERE n = '{name}' OR m = '{name}' OR o = '%{name}'\"",
        "\"SELECT 1 FROM t WHERE n = @name OR m = @name OR o = @name2\"",
        Add("name", "name") + "\n" + Add("name2", "\"%\" + name"));

    [Fact]
    public Task CallsOfOneName_AreParametersOfTheirOwn() => Text(
        "$\"SELECT 1 FROM t WHERE n = '{Next()}' OR m = '{Next()}'\"",
        "\"SELECT 1 FROM t WHERE n = @next OR m = @next2\"",
        Add("next", "Next()") + "\n" + Add("next2", "Next()"));

    [Fact]
    public Task NameInTheTextOrOnTheCommand_IsNotTakenTwice() => ParameterFix.Makes(
        Fresh + "c.Parameters.AddWithValue(\"@name2\", 1);\nc.CommandText = [|$\"SELECT 1 FROM t WHERE a = @NAME AND n = '{name}' AND m = '{order.Town}' AND o = '{town}'\"|];",
        Fresh + "c.Parameters.AddWithValue(\"@name2\", 1);\nc.CommandText = \"SELECT 1 FROM t WHERE a = @NAME AND n = @name3 AND m = @town AND o = @town2\";\n"
            + Add("name3", "name") + "\n" + Add("town", "order.Town") + "\n" + Add("town2", "town"));
}
