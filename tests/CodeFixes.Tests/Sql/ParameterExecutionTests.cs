using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Data.Sqlite;
using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>
/// Runs flagged and fixed code on a database, with harmless and hostile values. The flagged version gives away or destroys rows, which
/// shows that the test can fail; the fixed one finds what bears the hostile name, and nothing more.
/// </summary>
public class ParameterExecutionTests
{
    private static readonly string[] Harmless = ["ann", "bob", "", "50%", "Ünïcode", "carl"];

    private static readonly string[] Hostile = ["' OR '1'='1", "x'; DROP TABLE t; --", "it's", "''", "\\'", "%' OR 1=1 --"];

    private static string Program(string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Data;
        using System.Data.Common;
        using Microsoft.Data.Sqlite;

        public static class Program
        {
            public static List<string> Run(SqliteConnection connection, string name)
            {
                var rows = new List<string>();
        {{string.Join("\n", statements.Split('\n').Select(line => "        " + line))}}
                return rows;
            }

            static void Read(IDbCommand command, List<string> rows)
            {
                using var reader = command.ExecuteReader();
                while (reader.Read())
                    rows.Add(reader.GetValue(0) + "/" + reader.GetValue(1));
            }
        }
        """;

    public static TheoryData<string> Texts() =>
    [
        "using var c = connection.CreateCommand();\nc.CommandText = \"SELECT id, name FROM t WHERE name = '\" + name + \"' ORDER BY id\";\nRead(c, rows);",
        "using var c = connection.CreateCommand();\nc.CommandText = $\"SELECT id, name FROM t WHERE id > {0} AND name = '{name}'\";\nRead(c, rows);",
        "using var c = connection.CreateCommand();\nc.CommandText = string.Format(\"SELECT id, name FROM t WHERE name = '{0}' OR name = '{0}!'\", name);\nRead(c, rows);",
        "using var c = new SqliteCommand($@\"SELECT id, \"\"name\"\" FROM t WHERE name LIKE '%{name}%' ORDER BY id\", connection);\nRead(c, rows);",
        "using var c = new SqliteCommand { Connection = connection, CommandText = $\"\"\"\n    SELECT id, name FROM t\n    WHERE name = '{name}'\n    \"\"\" };\nRead(c, rows);",
        "var sql = \"SELECT id, name FROM t WHERE name || '!' = '\" + name + \"!'\";\nusing (var c = new SqliteCommand(sql, connection))\n    Read(c, rows);",
        "IDbCommand c = connection.CreateCommand();\nc.CommandText = \"SELECT id, name FROM t WHERE name BETWEEN '\" + name + \"' AND '\" + name + \"'\";\nRead(c, rows);",
        "using DbCommand c = connection.CreateCommand();\nforeach (var town in new[] { \"york\", \"bath\" })\n{\n    c.CommandText = $\"SELECT id, name FROM t WHERE name = '{name}' AND town = '{town}'\";\n    Read(c, rows);\n}",
        "using var c = connection.CreateCommand();\nc.CommandText = \"SELECT id, name FROM t WHERE town = @town AND name = '\" + name.Trim() + \"'\";\nc.Parameters.AddWithValue(\"@town\", \"york\");\nRead(c, rows);",
        "using var c = connection.CreateCommand();\nc.CommandText = \"INSERT INTO t VALUES (9, '\" + name + \"', 'hull'); SELECT id, name FROM t WHERE town = 'hull'\";\nRead(c, rows);",
        "using var c = connection.CreateCommand();\nc.CommandText = \"UPDATE t SET name = '\" + name + \"' WHERE id = 1; SELECT id, name FROM t WHERE id = 1\";\nRead(c, rows);",
    ];

    [Theory, MemberData(nameof(Texts))]
    public async Task FixedCode_FindsTheSameRows_AndOnlyThem(string statements)
    {
        var flagged = Program(statements);
        var repaired = await Fixing.Apply("POLP1001", flagged);

        Assert.NotEmpty(await AnalyzerHost.Run(flagged));
        Assert.Empty(await AnalyzerHost.Run(repaired));
        var before = Compile(flagged);
        var after = Compile(repaired);
        foreach (var name in Harmless)
            Assert.Equal(Run(before, name), Run(after, name));
        Assert.Contains(Hostile, name => Run(before, name) != Run(after, name));
        foreach (var name in Hostile)
        {
            var (rows, names) = Run(after, name);
            Assert.NotEqual("error", rows);
            Assert.DoesNotContain("ann", rows, StringComparison.Ordinal);
            Assert.Contains("bob", names, StringComparison.Ordinal);
        }
    }

    // Bare text is a number: the column lends its type to the parameter, as it did to the literal.
    [Theory]
    [InlineData("SELECT id, name FROM t WHERE id = {name}")]
    [InlineData("SELECT id, name FROM t WHERE id >= {name} AND id < 3")]
    [InlineData("INSERT INTO t VALUES ({name}, 'new', 'hull'); SELECT id, typeof(id) FROM t WHERE town = 'hull'")]
    public async Task NumberAsText_IsStillANumberToTheColumn(string sql)
    {
        var flagged = Program($"using var c = connection.CreateCommand();\nc.CommandText = $\"{sql}\";\nRead(c, rows);");
        var repaired = Compile(await Fixing.Apply("POLP1001", flagged));

        foreach (var name in new[] { "1", "2", "7" })
            Assert.Equal(Run(Compile(flagged), name), Run(repaired, name));
        Assert.NotEqual(Run(Compile(flagged), "0 OR 1=1").Rows, Run(repaired, "0 OR 1=1").Rows);
    }

    [Fact]
    public async Task EscapedByHand_IsStoredAsItWasBefore()
    {
        const string Statements = "using var c = connection.CreateCommand();\nc.CommandText = \"INSERT INTO t VALUES (9, '\" + name.Replace(\"'\", \"''\") + \"', 'hull'); SELECT id, name FROM t WHERE id = 9\";\nRead(c, rows);";
        var flagged = Program(Statements);
        var repaired = await Fixing.Apply("POLP1001", flagged);

        Assert.NotEqual(flagged, repaired);
        foreach (var name in Harmless.Concat(Hostile))
            Assert.Equal(Run(Compile(flagged), name), Run(Compile(repaired), name));
    }

    [Fact]
    public async Task ValueThatIsNull_IsNullToTheDatabase()
    {
        const string Statements = "string? note = name.Length > 90 ? name : null;\nusing var c = connection.CreateCommand();\nc.CommandText = \"INSERT INTO t VALUES (9, 'x', '\" + note + \"'); SELECT id, typeof(town) FROM t WHERE id = 9\";\nRead(c, rows);";

        var repaired = await Fixing.Apply("POLP1001", Program(Statements));

        Assert.Equal("9/null", Run(Compile(repaired), "x").Rows);
    }

    private static byte[] Compile(string source)
    {
        var image = new MemoryStream();
        var result = AnalyzerHost.Compile(source).Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return image.ToArray();
    }

    /// <summary>What the program read, and the names in the table afterwards.</summary>
    private static (string Rows, string Names) Run(byte[] program, string name)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Query(connection, "CREATE TABLE t (id INTEGER, name TEXT, town TEXT); INSERT INTO t VALUES (1, 'ann', 'york'), (2, 'bob', 'bath'), (3, '', 'york'), (4, '50%', 'york'), (5, 'Ünïcode', 'bath'), (6, 'carl', 'york')");
        var context = new AssemblyLoadContext("sql", isCollectible: true);
        context.Resolving += (_, wanted) => AssemblyLoadContext.Default.LoadFromAssemblyName(wanted);
        try
        {
            var rows = (List<string>)context.LoadFromStream(new MemoryStream(program)).GetType("Program")!.GetMethod("Run")!.Invoke(null, [connection, name])!;
            return (string.Join(";", rows), Query(connection, "SELECT group_concat(name) FROM t"));
        }
        catch (TargetInvocationException e) when (e.InnerException is SqliteException)
        {
            return ("error", "");
        }
        finally
        {
            context.Unload();
        }
    }

    private static string Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            return command.ExecuteScalar()?.ToString() ?? "";
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
    }
}
