namespace Polp.CodeFixes.Tests;

/// <summary>Reported, and no fix offered: a wrong one would be worse.</summary>
public class NoParameterFixTests
{
    private const string Text = "[|\"SELECT 1 FROM t WHERE n = '\" + name + \"'\"|]";

    [Theory]
    [InlineData("SELECT 1 FROM {name}")]
    [InlineData("SELECT 1 FROM t ORDER BY {name}")]
    [InlineData("SELECT 1 FROM t WHERE n = '{name}' ORDER BY {town}")]
    [InlineData("SELECT 1 FROM t WHERE {name}")]
    [InlineData("SELECT 1 FROM t WHERE n IN ('{name}')")]
    [InlineData("SELECT 1 FROM t WHERE n IN ({name})")]
    [InlineData("SELECT 1 FROM t -- {name}")]
    [InlineData("SELECT '{name}' FROM t")]
    [InlineData("SELECT a '{name}' FROM t")]
    [InlineData("SELECT 1 FROM t WHERE n = '{name}")]
    [InlineData("SELECT 1 FROM t WHERE n = E'{name}'")]
    [InlineData("SELECT 1 FROM t WHERE n = X'{name}'")]
    [InlineData("SELECT 1 FROM t WHERE n = '{name}\\\\_'")]
    [InlineData("SELECT 1 FROM t WHERE n = '{id}{name}'")]
    [InlineData("SELECT 1 FROM t WHERE d > DATE '{name}'")]
    [InlineData("SELECT 1 FROM t WHERE n = '{name,10}'")]
    [InlineData("SELECT 1 FROM t WHERE n = '{name}'AND m = 1")]
    [InlineData("SELECT 1 FROM t WHERE LENGTH(n) = {name}")]
    [InlineData("SELECT 1 FROM t WHERE n = {name} + 1")]
    [InlineData("SELECT 1 FROM t WHERE n = 1 + {name}")]
    [InlineData("SELECT 1 FROM t WHERE n = ABS({name})")]
    [InlineData("INSERT INTO t VALUES (ABS({name}))")]
    [InlineData("SELECT TOP {name} a FROM t")]
    [InlineData("SELECT 1 FROM t WHERE n = {name}{town}")]
    [InlineData("SELECT 1 FROM t WHERE a = ? AND n = '{name}'")]
    [InlineData("SELECT 1 FROM t WHERE a = :a AND n = '{name}'")]
    [InlineData("CREATE VIEW v AS SELECT 1; SELECT 1 FROM t WHERE n = '{name}'")]
    [InlineData("EXEC p @a = '{name}'")]
    [InlineData("ALTER USER u PASSWORD '{name}'")]
    public Task PositionThatIsNoValueForCertain(string sql) => ParameterFix.LeavesAlone($"using var c = connection.CreateCommand();\nc.CommandText = [|$\"{sql}\"|];");

    [Theory]
    [InlineData("Escape(name)")]
    [InlineData("name.Replace(\"'\", \"\")")]
    [InlineData("name.Replace(\"'\", \"''\").Replace(\"x\", \"'y\")")]
    [InlineData("(isOpen ? name : \"'\")")]
    [InlineData("name.PadLeft(id++)")]
    [InlineData("row[id++]")]
    [InlineData("(town = name)")]
    public Task ValueThatWasPreparedOrChangesSomething(string value) => ParameterFix.LeavesAlone($"using var c = connection.CreateCommand();\nc.CommandText = [|\"SELECT 1 FROM t WHERE n = '\" + {value} + \"'\"|];");

    [Theory]
    [InlineData("var quoted = Escape(name);\nvar c = new SqliteCommand([|\"SELECT 1 FROM t WHERE n = '\" + quoted + \"'\"|]);")]
    [InlineData("var n = Escape(name);\nvar m = n;\nvar c = new SqliteCommand([|\"SELECT 1 FROM t WHERE n = '\" + m + \"'\"|]);")]
    [InlineData("var n = name.Replace(\"'\", \"''\");\nvar c = new SqliteCommand([|\"SELECT 1 FROM t WHERE n = '\" + n + \"'\"|]);")]
    [InlineData("var c = new SqliteCommand([|\"SELECT 1 FROM t WHERE n = \" + name.Replace(\"'\", \"''\")|]);")]
    public Task ValueThatWasPreparedBefore(string statements) => ParameterFix.LeavesAlone(statements);

    [Theory]
    [InlineData("var d = new SqliteCommand(TEXT) { CommandText = \"SELECT 2\" };")]
    [InlineData("(isOpen ? kept : new SqliteCommand()).CommandText = TEXT;")]
    [InlineData("var commands = new List<SqliteCommand>(); commands[0].CommandText = TEXT;")]
    [InlineData("SqliteCommand c = new(TEXT), d = new();")]
    [InlineData("object c = new SqliteCommand(TEXT);")]
    public Task CommandThatIsNoPlainVariable(string statements) => ParameterFix.LeavesAlone(statements.Replace("TEXT", Text));

    [Theory]
    [InlineData("command.CommandText = [|$\"SELECT 1 FROM t WHERE a = @a AND n = '{name}'\"|];")]
    [InlineData("var c = connection.CreateCommand();\nforeach (var each in names)\n    c.CommandText = [|$\"SELECT 1 FROM t WHERE a = @a AND n = '{name}'\"|];")]
    [InlineData("kept.Parameters.AddWithValue(\"@a\", 1);\nkept.CommandText = [|$\"SELECT 1 FROM t WHERE n = '{name}'\"|];")]
    [InlineData("using var c = connection.CreateCommand();\nc.CommandText = [|$\"SELECT 1 FROM t WHERE n = '{name}'\"|];\nc.Parameters.Clear();")]
    public Task ParametersThatAClearWouldTakeAway(string statements) => ParameterFix.LeavesAlone(statements);

    [Theory]
    [InlineData("var sql = TEXT;\nConsole.WriteLine(sql);\nvar c = new SqliteCommand([|sql|]);")]
    [InlineData("var sql = TEXT;\nforeach (var each in names)\n{\n    using var c = new SqliteCommand([|sql|]);\n}")]
    [InlineData("var sql = TEXT;\nAction run = () => { var c = new SqliteCommand([|sql|]); };")]
    [InlineData("var sql = \"SELECT 1 FROM t WHERE n = '\" + Next() + \"'\";\nvar c = new SqliteCommand([|sql|]);")]
    public Task LocalThatIsMoreThanACarrier(string statements) => ParameterFix.LeavesAlone(statements.Replace("TEXT", "\"SELECT 1 FROM t WHERE n = '\" + name + \"'\""));

    [Theory]
    [InlineData("\"SELECT 1 FROM t WHERE n = '\" + (isOpen ? \"a' AND m = '\" : name) + \"'\"")]
    [InlineData("\"SELECT 1 FROM t WHERE n = '\" + (\"x\" + name) + \"'\"")]
    [InlineData("string.Concat(id, \" FROM t WHERE n = '\", name, \"'\")")]
    [InlineData("string.Concat(\"SELECT 1 FROM t WHERE n = '\", isOpen ? name : town, \"'\")")]
    [InlineData("string.Format(\"SELECT 1 FROM t WHERE n = '{0,5}'\", name)")]
    [InlineData("string.Format(\"SELECT 1 FROM t WHERE n = '{0}'\", name, Next())")]
    [InlineData("string.Format(\"SELECT 1 FROM t WHERE n = '{0}' OR m = '{0}'\", Next())")]
    [InlineData("string.Format(\"SELECT 1 FROM t WHERE n = '{1}' OR m = '{0}'\", Next(), Next())")]
    [InlineData("string.Format(\"SELECT 1 FROM t WHERE n = '{0}'\", row)")]
    [InlineData("string.Format(Table + \" WHERE n = '{0}'\", name)")]
    [InlineData("\"SELECT 1 FROM t WHERE n = '\" +\n#region who\n#endregion\n    name + \"'\"")]
    [InlineData("$\"SELECT {id} FROM t WHERE n = '{Next()}'\"")]
    [InlineData("\"SELECT 1 FROM t WHERE n = '\" + new object() + \"'\"")]
    public Task TextThatCannotBeRewrittenForCertain(string text) => ParameterFix.LeavesAlone($"using var c = connection.CreateCommand();\nc.CommandText = [|{text}|];");

    [Fact]
    public Task CallBetween_WouldRunBeforeTheValue() => ParameterFix.LeavesAlone("SqliteConnection Open() => connection;\nvar c = new SqliteCommand([|$\"SELECT 1 FROM t WHERE n = '{Next()}'\"|], Open());");

    [Theory]
    [InlineData("kept.CommandText = [|$\"SELECT 1 FROM t WHERE n = '{Next()}'\"|];")]
    [InlineData("using var c = connection.CreateCommand();\nc.CommandText = [|\"SELECT 1 FROM t WHERE n = '\" + c.ExecuteScalar()!.ToString() + \"'\"|];")]
    [InlineData("kept.CommandText = [|\"SELECT 1 FROM t WHERE n = '\" + kept.Parameters[0].SourceColumn + \"'\"|];")]
    [InlineData("SqliteCommand? c = null;\nc = new SqliteCommand([|\"SELECT 1 FROM t WHERE n = '\" + c?.ToString() + \"'\"|]);")]
    public Task ValueThatMayComeFromTheCommand(string statements) => ParameterFix.LeavesAlone(statements);

    [Fact]
    public Task ProviderOfOtherPlaceholders() => ParameterFix.MakesFile(ParameterFix.File($"new Oracle.Client.OracleCommand().CommandText = {Text};\nvar c = new Oracle.Client.OracleCommand();\nc.CommandText = {Text};")
        + "\nnamespace Oracle.Client { class OracleCommand : Microsoft.Data.Sqlite.SqliteCommand; }\n", null);

    [Fact]
    public Task TextOfThousandsOfHoles() => ParameterFix.LeavesAlone($"var c = new SqliteCommand([|$\"SELECT 1 FROM t WHERE n = 'x'{string.Concat(Enumerable.Repeat(" OR n = '{name}'", 3000))}\"|]);");

    [Fact]
    public Task BatchCommand() => ParameterFix.LeavesAlone($"void Run(DbBatchCommand batch)\n{{\n    batch.CommandText = {Text};\n}}");

    [Theory]
    [InlineData("connection.Query([|Console.ReadLine()|]);")]
    [InlineData("using var c = connection.CreateCommand();\nc.CommandText = [|Console.ReadLine()|];\nc.ExecuteNonQuery();")]
    [InlineData("var sql = Console.ReadLine();\nusing var c = new SqliteCommand([|sql|], connection);\nc.ExecuteNonQuery();")]
    [InlineData("orders.FromSqlRaw([|Console.ReadLine()|]);")]
    public async Task WholeStatement_IsNoParameter(string statements)
    {
        await ParameterFix.LeavesAlone(statements);
        await ParameterFix.MakesFile<SqlNamesFix>(ParameterFix.File(statements), null);
    }

    [Theory]
    [InlineData("using var c = connection.CreateCommand();\n(c.CommandText, c.CommandTimeout) = ([|\"SELECT 1 FROM t WHERE n = '\" + name + \"'\"|], 5);\nc.ExecuteNonQuery();")]
    [InlineData("using var c = connection.CreateCommand();\n(c.CommandText, var other) = (\"SELECT 1\", \"a\");\n(other, c.CommandText) = (\"b\", [|\"SELECT 1 FROM t WHERE n = '\" + name + \"'\"|]);\nc.ExecuteNonQuery();")]
    public Task Deconstruction_IsLeftAlone(string statements) => ParameterFix.LeavesAlone(statements);
}
