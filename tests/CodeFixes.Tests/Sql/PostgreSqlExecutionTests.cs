using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Npgsql;
using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>Runs flagged and fixed code on PostgreSQL, which converts no text to the type of a column: a parameter must leave its type open, as a literal does.</summary>
public class PostgreSqlExecutionTests(PostgreSql server) : IClassFixture<PostgreSql>
{
    private static readonly MetadataReference Driver = MetadataReference.CreateFromFile(typeof(NpgsqlConnection).Assembly.Location);

    private static readonly string[] Hostile = ["' OR '1'='1", "1 OR 1=1", "x'; DROP TABLE t; --", "it's", "''", "\\'", "%' OR 1=1 --", "", "$1", "@n"];

    private const string Command = "using var c = new NpgsqlCommand(TEXT, connection);\nRead(c, rows);";
    private const string Batch = "using var batch = new NpgsqlBatch(connection);\nvar c = new NpgsqlBatchCommand(TEXT);\nbatch.BatchCommands.Add(c);\nusing var reader = batch.ExecuteReader();\nwhile (reader.Read())\n    rows.Add(reader.GetString(0));";
    private const string Dapper = "rows.AddRange(connection.Query<string>(TEXT));";
    private const string Inline = "Read(new NpgsqlCommand(TEXT, connection), rows);";
    private const string Later = "var sql = TEXT;\nif (id > 0)\n    sql += \" AND '-' || code <> '\" + name + \"'\";\nusing var c = new NpgsqlCommand(sql, connection);\nRead(c, rows);";
    private const string Sooner = "using var c = connection.CreateCommand();\nvar sql = new System.Text.StringBuilder(TEXT);\nif (id > 0)\n    sql.Append(\" AND '-' || code <> '\").Append(name).Append(\"'\");\nc.CommandText = sql.ToString();\nRead(c, rows);";
    private const string DapperLater = "var sql = TEXT;\nif (id > 0)\n    sql += $\" AND code NOT LIKE '-{name}'\";\nrows.AddRange(connection.Query<string>(sql));";

    [PostgreSqlTheory]
    [InlineData("name = '{name}'", "bob", "Ünïcode", "50%", "")]
    [InlineData("name = '{name}'", "bob", "Ünïcode", "50%", "", Batch)]
    [InlineData("name LIKE '%{name}%'", "o", "50%", "", "n", Dapper)]
    [InlineData("name ILIKE '{name}%' AND id = {id}", "B", "bob", "", "%")]
    [InlineData("name LIKE '%{name}'", "b", "ob", "", "%")]
    [InlineData("code = '{name}'", "x", "ab", "", "y")]
    [InlineData("id = '{name}'", "1", "2", "3", " 2 ")]
    [InlineData("id = {name}", "1", "2", "3", "4")]
    [InlineData("id = {name}", "1", "2", "3", "4", Batch)]
    [InlineData("price > {name} AND id = {id}", "1", "2.5", "3", "0.5")]
    [InlineData("price < '{name}'", "1", "2.5", "3", "1e1")]
    [InlineData("born = '{name}'", "2001-02-03", "1999-12-31", "1/1/2000", "2000-01-01")]
    [InlineData("key = '{name}'", "11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222", "33333333-3333-3333-3333-333333333333", "{11111111-1111-1111-1111-111111111111}")]
    [InlineData("isopen = '{name}'", "true", "f", "yes", "off")]
    [InlineData("lower(name) = lower('{name}')", "BOB", "ann", "", "x")]
    [InlineData("'a-' || name = 'a-{name}'", "bob", "ann", "", "x")]
    [InlineData("id > 0 ORDER BY id LIMIT {name}", "1", "2", "0", "3")]
    [InlineData("id > 0 ORDER BY id LIMIT {name}", "1", "2", "0", "3", Dapper)]
    [InlineData("id > 0 ORDER BY id OFFSET {name} ROWS FETCH NEXT 1 ROWS ONLY", "1", "2", "0", "3")]
    [InlineData("id > 0 ORDER BY id OFFSET 1 ROWS FETCH FIRST {name} ROWS ONLY", "1", "2", "0", "3", Dapper)]
    [InlineData("id = {name}", "1", "2", "3", "4", Inline)]
    [InlineData("born >= '{name}'", "2001-02-03", "1999-12-31", "1/1/2000", "2000-01-01", Inline)]
    [InlineData("born >= '{name}'", "2001-02-03", "1999-12-31", "1/1/2000", "2000-01-01", Later)]
    [InlineData("name ILIKE '{name}%'", "bob", "Ü", "50", "", DapperLater)]
    [InlineData("key = '{name}'", "11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222", "33333333-3333-3333-3333-333333333333", "{11111111-1111-1111-1111-111111111111}", Later)]
    [InlineData("key = '{name}'", "11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222", "33333333-3333-3333-3333-333333333333", "{11111111-1111-1111-1111-111111111111}", Sooner)]
    [InlineData("lower(name) = lower('{name}')", "BOB", "ann", "", "x", Dapper)]
    [InlineData("price < '{name}'", "1", "2.5", "3", "1e1", Sooner)]
    [InlineData("doc @> '{name}'", "1", "{}", "[2]", "\"x\"")]
    [InlineData("name = CAST('{name}' AS varchar)", "bob", "Ünïcode", "50%", "", Inline)]
    public async Task FixedCode_FindsTheSameRows_AndOnlyThem(string condition, string first, string second, string third, string fourth, string form = Command)
    {
        var flagged = Source(form.Replace("TEXT", $"$\"SELECT name FROM t WHERE {condition}\""));
        var repaired = await Fixing.Apply("POLP1001", flagged, references: Driver);

        Assert.NotEqual(flagged, repaired);
        Assert.Empty(await AnalyzerHost.Run(repaired, references: [Driver]));
        var (before, after) = (Compile(flagged), Compile(repaired));
        foreach (var name in new[] { first, second, third, fourth })
        {
            Assert.DoesNotContain("error", Run(before, name).Rows, StringComparison.Ordinal);
            Assert.Equal(Run(before, name), Run(after, name));
        }
        Assert.Contains(Hostile, name => Run(before, name) != Run(after, name));
        foreach (var name in Hostile)
        {
            // A number or a date refuses what is none, and the rows are still there.
            var (rows, names) = Run(after, name);
            Assert.Equal("ann,bob,Ünïcode,50%", names);
            Assert.True(name.Length == 0 || rows.StartsWith("error 22", StringComparison.Ordinal) || !rows.Contains("ann", StringComparison.Ordinal), $"{name} finds {rows}");
        }
    }

    /// <summary>The database would compare a number with text, and refuse: no fix.</summary>
    [PostgreSqlTheory]
    [InlineData("rows.AddRange(connection.Query<string>($\"SELECT name FROM t WHERE id = {name}\"));")]
    [InlineData("rows.AddRange(connection.Query<string>($\"SELECT name FROM t WHERE key = '{name}'\"));")]
    [InlineData("connection.Execute($\"INSERT INTO t (born) VALUES ('{name}')\");")]
    [InlineData("rows.AddRange(connection.Query<string>($\"SELECT name FROM t WHERE name IN ('{string.Join(\"','\", name.Split('/'))}')\"));")]
    [InlineData("System.Data.IDbConnection any = connection;\nrows.AddRange(any.Query<string>($\"SELECT name FROM t WHERE id = {name}\"));")]
    [InlineData("System.Data.IDbConnection any = connection;\nrows.AddRange(any.Query<string>($\"SELECT name FROM t WHERE key = '{name}'\"));")]
    [InlineData("using System.Data.Common.DbCommand c = connection.CreateCommand();\nc.CommandText = $\"SELECT name FROM t WHERE born = '{name}'\";")]
    [InlineData("void Run(Microsoft.EntityFrameworkCore.DbContext shop) => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRaw(shop.Database, $\"DELETE FROM t WHERE key = '{name}'\");")]
    [InlineData("using System.Data.Common.DbCommand c = connection.CreateCommand();\nc.CommandText = $\"SELECT name FROM t WHERE id = {name}\";")]
    public async Task TypeThatCannotBeLeftOpen_IsNoParameter(string statements)
    {
        var flagged = Source(statements);

        Assert.NotEmpty(await AnalyzerHost.Run(flagged, references: [Driver]));
        Assert.Equal(flagged, await Fixing.Apply("POLP1001", flagged, references: Driver));
    }

    /// <summary>What a pattern is compared with is text, whatever the provider.</summary>
    [PostgreSqlTheory]
    [InlineData("System.Data.IDbConnection any = connection;\nrows.AddRange(any.Query<string>($\"SELECT name FROM t WHERE name LIKE '%{name}%'\"));")]
    [InlineData("using System.Data.Common.DbCommand c = connection.CreateCommand();\nc.CommandText = $\"SELECT name FROM t WHERE name ILIKE '%{name}%'\";\nusing var reader = c.ExecuteReader();\nwhile (reader.Read())\n    rows.Add(reader.GetString(0));")]
    public async Task Pattern_IsTextToEveryProvider(string statements)
    {
        var repaired = await Fixing.Apply("POLP1001", Source(statements), references: Driver);

        Assert.Empty(await AnalyzerHost.Run(repaired, references: [Driver]));
        Assert.Equal("bob", Run(Compile(repaired), "bo").Rows);
        Assert.Equal("", Run(Compile(repaired), "' OR '1'='1").Rows);
    }

    [PostgreSqlTheory]
    [InlineData("$\"SELECT name FROM \\\"{name}\\\" WHERE id = {id}\"")]
    [InlineData("\"SELECT name FROM \" + name + \" WHERE id = \" + id")]
    [InlineData("string.Format(\"SELECT name FROM \\\"{0}\\\" WHERE id = 2\", name)")]
    public async Task QuotedName_IsOneTable(string text)
    {
        var flagged = Source($"var builder = new NpgsqlCommandBuilder();\nusing var c = new NpgsqlCommand({text}, connection);\nRead(c, rows);");
        var repaired = await Fixing.ApplyOnly(nameof(SqlQuoteFix), "POLP1001", flagged, Driver);

        Assert.Empty(await AnalyzerHost.Run(repaired, references: [Driver]));
        Assert.Equal("bob", Run(Compile(flagged), "t").Rows);
        Assert.Equal("bob", Run(Compile(repaired), "t").Rows);
        foreach (var name in new[] { "t; DROP TABLE t; --", "t\" WHERE 1 = 1 --", "t --", "\"t\"" })
            Assert.Equal(("error 42P01", "ann,bob,Ünïcode,50%"), Run(Compile(repaired), name));
        Assert.NotEqual("error 42P01", Run(Compile(flagged), text.Contains("\\\"", StringComparison.Ordinal) ? "t\" WHERE 1 = 1 --" : "t --").Rows);
    }

    private static string Source(string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Dapper;
        using Npgsql;

        public static class Program
        {
            public static List<string> Run(NpgsqlConnection connection, string name)
            {
                var rows = new List<string>();
                var id = 2;
        {{string.Join("\n", statements.Split('\n').Select(line => "        " + line))}}
                return rows;
            }

            static void Read(NpgsqlCommand command, List<string> rows)
            {
                using var reader = command.ExecuteReader();
                while (reader.Read())
                    rows.Add(reader.GetString(0));
            }
        }
        """;

    private static byte[] Compile(string source)
    {
        var image = new MemoryStream();
        var result = AnalyzerHost.Compile(source, references: Driver).Emit(image);
        Assert.True(result.Success, source + string.Join("\n", result.Diagnostics));
        return image.ToArray();
    }

    /// <summary>What the program read, or the code of the error, and the names in the table afterwards.</summary>
    private (string Rows, string Names) Run(byte[] program, string name)
    {
        using var connection = new NpgsqlConnection(server.ConnectionString);
        connection.Open();
        new NpgsqlCommand(
            """
            DROP TABLE IF EXISTS t;
            CREATE TABLE t (id integer, name text, code varchar(5), price numeric, born date, key uuid, isopen boolean, doc jsonb);
            INSERT INTO t VALUES (1, 'ann', 'x', 1.5, '1999-12-31', '11111111-1111-1111-1111-111111111111', true, '[1, 2]'), (2, 'bob', 'ab', 2.5, '2000-01-01', '22222222-2222-2222-2222-222222222222', false, '{"a": "bob"}'),
                (3, 'Ünïcode', '', 3.5, '2001-02-03', '33333333-3333-3333-3333-333333333333', true, '1'), (4, '50%', 'y', 4.5, NULL, NULL, NULL, '{"a": "50%"}')
            """,
            connection).ExecuteNonQuery();
        var context = new AssemblyLoadContext("sql", isCollectible: true);
        context.Resolving += (_, wanted) => AssemblyLoadContext.Default.LoadFromAssemblyName(wanted);
        string rows;
        try
        {
            rows = string.Join(";", context.LoadFromStream(new MemoryStream(program)).GetType("Program")!.GetMethod("Run")!.CreateDelegate<Func<NpgsqlConnection, string, List<string>>>()(connection, name));
        }
        catch (PostgresException e)
        {
            rows = $"error {e.SqlState}";
        }
        catch (FormatException)
        {
            // What is no number is refused before the database does.
            rows = "error 22P02";
        }
        finally
        {
            context.Unload();
        }
        using var left = new NpgsqlConnection(server.ConnectionString);
        left.Open();
        try
        {
            return (rows, (string)new NpgsqlCommand("SELECT string_agg(name, ',' ORDER BY id) FROM t", left).ExecuteScalar()!);
        }
        catch (PostgresException e)
        {
            return (rows, e.SqlState);
        }
    }
}
