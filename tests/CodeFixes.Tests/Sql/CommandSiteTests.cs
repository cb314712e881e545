using Microsoft.CodeAnalysis;

namespace Polp.CodeFixes.Tests;

/// <summary>Where the parameters go, for each way to give a command its text.</summary>
public class CommandSiteTests
{
    private const string Before = "[|\"SELECT 1 FROM t WHERE n = '\" + name + \"'\"|]";
    private const string After = "\"SELECT 1 FROM t WHERE n = @name\"";
    private const string Add = "c.Parameters.AddWithValue(\"@name\", name);";

    [Theory]
    [InlineData("using var c = new SqliteCommand(TEXT, connection);\nADD\nc.ExecuteNonQuery();")]
    [InlineData("await using SqliteCommand c = new(TEXT);\nADD\nawait c.ExecuteNonQueryAsync();")]
    [InlineData("var c = new SqliteCommand { CommandText = TEXT, Connection = connection };\nADD")]
    [InlineData("var c = new SqliteCommand\n{\n    Connection = connection,\n    CommandText = TEXT\n};\nADD")]
    [InlineData("SqliteCommand c;\nc = new SqliteCommand(TEXT);\nADD")]
    [InlineData("using (var c = new SqliteCommand(TEXT, connection))\n{\n    ADD\n    c.ExecuteNonQuery();\n}")]
    [InlineData("using (connection)\nusing (var c = new SqliteCommand(TEXT, connection))\n{\n    ADD\n    // runs\n    c.ExecuteNonQuery();\n}")]
    [InlineData("using (var c = connection.CreateCommand())\n{\n    c.CommandText = TEXT;\n    ADD\n}")]
    [InlineData("foreach (var each in names)\n{\n    using var c = connection.CreateCommand();\n    c.CommandText = TEXT;\n    ADD\n}")]
    [InlineData("Action run = () =>\n{\n    var c = new SqliteCommand();\n    c.CommandText = TEXT;\n    ADD\n};")]
    [InlineData("switch (id)\n{\n    case 1:\n        var c = new SqliteCommand(TEXT);\n        ADD\n        break;\n}")]
    public Task ParametersFollowTheText(string statements) => Makes(statements, Add);

    [Theory]
    [InlineData("using (var c = new SqliteCommand(TEXT))\n    c.ExecuteNonQuery();", "using (var c = new SqliteCommand(TEXT))\n{\n    ADD\n    c.ExecuteNonQuery();\n}")]
    [InlineData("using (var c = new SqliteCommand(TEXT))\n{\n}", "using (var c = new SqliteCommand(TEXT))\n{\n    ADD\n}")]
    [InlineData("var c = connection.CreateCommand();\nif (isOpen)\n    c.CommandText = TEXT;", "var c = connection.CreateCommand();\nif (isOpen)\n{\n    c.CommandText = TEXT;\n    ADD\n}")]
    public Task EmbeddedStatement_BecomesABlock(string before, string after) =>
        ParameterFix.Makes(before.Replace("TEXT", Before), after.Replace("TEXT", After).Replace("ADD", Add));

    [Theory]
    [InlineData("kept.CommandText = TEXT;\nADD", "kept")]
    [InlineData("this.kept.CommandText = TEXT;\nADD", "this.kept")]
    [InlineData("var c = kept;\nc.CommandText = TEXT;\nADD", "c")]
    [InlineData("var c = connection.CreateCommand();\nforeach (var each in names)\n{\n    c.CommandText = TEXT;\n    ADD\n    c.ExecuteNonQuery();\n}", "c")]
    [InlineData("var c = connection.CreateCommand();\nAction run = () =>\n{\n    c.CommandText = TEXT;\n    ADD\n};", "c")]
    [InlineData("var c = new SqliteCommand(\"SELECT 1\");\nc.CommandText = TEXT;\nADD", "c")]
    [InlineData("var c = connection.CreateCommand();\nc.CommandText = TEXT;\nADD\nc.ExecuteNonQuery();\nc.CommandText = TEXT;\nADD", "c")]
    public Task CommandThatHadAnotherText_IsClearedFirst(string statements, string command)
    {
        var indentation = statements[..statements.IndexOf("ADD", StringComparison.Ordinal)].Split('\n')[^1];
        return Makes(statements, $"{command}.Parameters.Clear();\n{indentation}{command}.Parameters.AddWithValue(\"@name\", name);");
    }

    [Theory]
    [InlineData("command")]
    [InlineData("old")]
    public Task AbstractCommand_MakesItsParameters(string command) => ParameterFix.Makes(
        $"{command}.CommandText = [|$\"SELECT 1 FROM t WHERE n = '{{name}}' AND m = '{{note}}'\"|];",
        $"""
        {command}.CommandText = "SELECT 1 FROM t WHERE n = @name AND m = @note";
        {command}.Parameters.Clear();
        var nameParameter = {command}.CreateParameter();
        nameParameter.ParameterName = "@name";
        nameParameter.Value = name;
        {command}.Parameters.Add(nameParameter);
        var noteParameter = {command}.CreateParameter();
        noteParameter.ParameterName = "@note";
        noteParameter.Value = (object?)note ?? DBNull.Value;
        {command}.Parameters.Add(noteParameter);
        """);

    [Theory]
    [InlineData("new SqliteCommand(TEXT, connection)INIT.ExecuteNonQuery();")]
    [InlineData("using var reader = new SqliteCommand(TEXT, connection)INIT.ExecuteReader();")]
    [InlineData("SqliteCommand Make() => new SqliteCommand(TEXT, connection)INIT;")]
    [InlineData("SqliteCommand Make() => new(TEXT, connection)INIT;")]
    [InlineData("SqliteCommand Make()\n{\n    return new SqliteCommand(TEXT)INIT; // made\n}")]
    [InlineData("Console.WriteLine(new SqliteCommand(TEXT, connection)INIT);")]
    public Task CommandWithoutAVariable_IsGivenThemWhereItIsMade(string statements) => ParameterFix.Makes(
        statements.Replace("TEXT", Before).Replace("INIT", ""),
        statements.Replace("TEXT", After).Replace("INIT", " { Parameters = { new SqliteParameter(\"@name\", name) } }"));

    [Theory]
    [InlineData("LIMIT")]
    [InlineData("LIMIT 5 OFFSET")]
    public Task Count_IsAParameterToSqlite(string clause) => ParameterFix.Makes(
        $"var c = new SqliteCommand([|$\"SELECT 1 FROM t ORDER BY id {clause} {{name}}\"|]);", $"var c = new SqliteCommand(\"SELECT 1 FROM t ORDER BY id {clause} @name\");\n{Add}");

    [Fact]
    public Task CommandOfADataSource_MakesItsParameters() => ParameterFix.Makes(
        "using var c = source.CreateCommand([|\"SELECT 1 FROM t WHERE n = '\" + name + \"'\"|]);",
        "using var c = source.CreateCommand(\"SELECT 1 FROM t WHERE n = @name\");\nvar nameParameter = c.CreateParameter();\nnameParameter.ParameterName = \"@name\";\nnameParameter.Value = name;\nc.Parameters.Add(nameParameter);");

    [Fact]
    public Task TwoCommandsOfOneMethod_NameTheirLocalsApart()
    {
        static string Make(string command, string local) =>
            $"{command}.CommandText = {After};\n{command}.Parameters.Clear();\nvar {local} = {command}.CreateParameter();\n{local}.ParameterName = \"@name\";\n{local}.Value = name;\n{command}.Parameters.Add({local});";
        return ParameterFix.Makes($"command.CommandText = {Before};\nold.CommandText = {Before};", Make("command", "nameParameter") + "\n" + Make("old", "nameParameter2"));
    }

    [Theory]
    [InlineData("var sql = TEXT;\nusing var c = connection.CreateCommand();\nc.CommandText = [|sql|];\nADD")]
    [InlineData("string sql = TEXT;\nconnection.Open();\nusing (var c = new SqliteCommand([|sql|], connection))\n{\n    ADD\n    c.ExecuteNonQuery();\n}")]
    [InlineData("var sql = TEXT;\nvar c = new SqliteCommand { CommandText = [|sql|] };\nADD")]
    public Task LocalThatCarriesTheText_IsRewritten(string statements) => ParameterFix.Makes(
        statements.Replace("TEXT", Before.Trim('[', ']', '|')).Replace("\nADD", "").Replace("\n    ADD", ""),
        statements.Replace("TEXT", After).Replace("[|", "").Replace("|]", "").Replace("ADD", Add));

    [Fact]
    public Task MemberOfAnObject_KeepsItsValueOnTheWayThroughTheDriver() => ParameterFix.Makes(
        "var sql = \"SELECT 1 FROM t WHERE n = '\" + order.Town + \"'\";\nawait connection.OpenAsync();\nusing var c = new SqliteCommand([|sql|], connection);",
        "var sql = \"SELECT 1 FROM t WHERE n = @town\";\nawait connection.OpenAsync();\nusing var c = new SqliteCommand(sql, connection);\nc.Parameters.AddWithValue(\"@town\", order.Town);");

    [Fact]
    public Task WithoutNullable_EveryTextMayBeNull() => ParameterFix.MakesFile(
        ParameterFix.File("var c = new SqliteCommand([|\"SELECT 1 FROM t WHERE n = '\" + name + \"'\"|]);").Replace("string?", "string"),
        ParameterFix.File("var c = new SqliteCommand(\"SELECT 1 FROM t WHERE n = @name\");\nc.Parameters.AddWithValue(\"@name\", (object)name ?? DBNull.Value);").Replace("string?", "string"),
        NullableContextOptions.Disable);

    [Fact]
    public Task WithoutTheUsing_DBNullIsNamedInFull() => ParameterFix.MakesFile(
        """
        class Store
        {
            void Run(string? name)
            {
                var c = new Microsoft.Data.Sqlite.SqliteCommand([|"SELECT 1 FROM t WHERE n = '" + name + "'"|]);
            }
        }
        """.ReplaceLineEndings(),
        """
        class Store
        {
            void Run(string? name)
            {
                var c = new Microsoft.Data.Sqlite.SqliteCommand("SELECT 1 FROM t WHERE n = @name");
                c.Parameters.AddWithValue("@name", (object?)name ?? System.DBNull.Value);
            }
        }
        """.ReplaceLineEndings());

    [Fact]
    public async Task TopLevelStatements_TakeThemToo()
    {
        const string Head = "using Microsoft.Data.Sqlite;\n\nvar name = System.Console.ReadLine()!;\n";
        await ParameterFix.MakesFile($"{Head}var c = new SqliteCommand({Before});\nc.ExecuteNonQuery();\n", $"{Head}var c = new SqliteCommand({After});\n{Add}\nc.ExecuteNonQuery();\n", isProgram: true);
    }

    [Fact]
    public Task WindowsLineEnds_Stay() => ParameterFix.MakesFile(
        ParameterFix.File($"var c = new SqliteCommand({Before});").ReplaceLineEndings("\r\n"),
        ParameterFix.File($"var c = new SqliteCommand({After});\n{Add}").ReplaceLineEndings("\r\n"));

    private static Task Makes(string statements, string add)
    {
        var lines = statements.Split('\n').Where(line => line.Trim() != "ADD");
        return ParameterFix.Makes(string.Join("\n", lines).Replace("TEXT", Before), statements.Replace("TEXT", After).Replace("ADD", add));
    }
}
