using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>
/// Runs flagged and fixed code on SQLite, with harmless and hostile values. The flagged version gives away or destroys rows, which
/// shows that the test can fail; the fixed one finds what bears the hostile name, and nothing more.
/// </summary>
public class ParameterExecutionTests
{
    private static readonly string[] Harmless = ["ann", "bob", "", "50%", "Ünïcode", "carl"];

    private static readonly string[] Hostile = ["' OR '1'='1", "x'; DROP TABLE t; --", "it's", "''", "\\'", "%' OR 1=1 --", "' /* ", "'||name||'"];

    public static TheoryData<string> Texts() => [.. SqlCases.Queries(), .. SqlCases.Special(), .. BuiltCases.All(), .. BuiltCases.Numbered()];

    [Fact]
    public void Texts_AreManyMoreThanSixty() => Assert.InRange(new HashSet<string>([.. SqlCases.Queries(), .. SqlCases.Special(), .. BuiltCases.All(), .. BuiltCases.Numbered()]).Count, 150, int.MaxValue);

    [Theory, MemberData(nameof(Texts))]
    public async Task FixedCode_FindsTheSameRows_AndOnlyThem(string statements)
    {
        var (before, after) = await Fixed(statements);

        foreach (var name in Harmless)
            Assert.Equal(before.Run(name), after.Run(name));
        Assert.Contains(Hostile, name => before.Run(name) != after.Run(name));
        foreach (var name in Hostile)
        {
            var (rows, names) = after.Run(name);
            Assert.DoesNotContain("error", rows, StringComparison.Ordinal);
            Assert.DoesNotContain("ann", rows, StringComparison.Ordinal);
            Assert.Contains("bob", names, StringComparison.Ordinal);
        }
    }

    // Bare text is a number: the column lends its type to the parameter, as it did to the literal.
    [Theory]
    [InlineData("using var c = connection.CreateCommand();\nc.CommandText = $\"SELECT id, name FROM t WHERE id = {name}\";\nRead(c, rows);")]
    [InlineData("using var c = connection.CreateCommand();\nc.CommandText = $\"SELECT id, name FROM t WHERE id >= {name} AND id < 3\";\nRead(c, rows);")]
    [InlineData("using var c = connection.CreateCommand();\nc.CommandText = $\"INSERT INTO t VALUES ({name}, 'new', 'hull'); SELECT id, typeof(id) FROM t WHERE town = 'hull'\";\nRead(c, rows);")]
    [InlineData("using var c = connection.CreateCommand();\nc.CommandText = $\"SELECT id, name FROM t ORDER BY id LIMIT {name}\";\nRead(c, rows);")]
    [InlineData("using var c = connection.CreateCommand();\nc.CommandText = $\"SELECT id, name FROM t ORDER BY id LIMIT 3 OFFSET {name}\";\nRead(c, rows);")]
    [InlineData("using DbCommand c = connection.CreateCommand();\nc.CommandText = $\"SELECT id, name FROM t ORDER BY id LIMIT {name}\";\nRead(c, rows);")]
    [InlineData("DbConnection any = connection;\nrows.AddRange(any.Query<string>($\"SELECT name FROM t ORDER BY id LIMIT 3 OFFSET {name}\"));")]
    [InlineData("rows.AddRange(shop.Rows.FromSqlRaw($\"SELECT * FROM t ORDER BY id LIMIT {name}\").AsEnumerable().Select(row => row.Name));")]
    [InlineData("rows.AddRange(connection.Query<string>($\"SELECT name FROM t WHERE id = {name}\"));")]
    [InlineData("rows.AddRange(connection.Query<string>($\"SELECT name FROM t WHERE id < {name}\", new { }));")]
    [InlineData("rows.AddRange(connection.Query<string>($\"SELECT name FROM t WHERE id IN ({string.Join(\",\", name.Split('/'))})\"));")]
    [InlineData("rows.AddRange(shop.Rows.FromSqlRaw(\"SELECT * FROM t WHERE id = \" + name).AsEnumerable().Select(row => row.Name));")]
    [InlineData("rows.AddRange(shop.Rows.FromSqlRaw(\"SELECT * FROM t WHERE id <= \" + name + \" AND id <> \" + rows.Count).AsEnumerable().Select(row => row.Name));")]
    public async Task NumberAsText_IsStillANumberToTheColumn(string statements)
    {
        var (before, after) = await Fixed(statements);

        foreach (var name in new[] { "1", "2", "7" })
            Assert.Equal(before.Run(name), after.Run(name));
        Assert.NotEqual(before.Run("0) OR (1=1").Rows + before.Run("0 OR 1=1").Rows, after.Run("0) OR (1=1").Rows + after.Run("0 OR 1=1").Rows);
    }

    [Theory]
    [InlineData("using var c = connection.CreateCommand();\nc.CommandText = \"INSERT INTO t VALUES (9, '\" + name.Replace(\"'\", \"''\") + \"', 'hull'); SELECT id, name FROM t WHERE id = 9\";\nRead(c, rows);")]
    [InlineData("rows.Add(connection.ExecuteScalar<string>(\"INSERT INTO t VALUES (9, '\" + name.Replace(\"'\", \"''\") + \"', 'hull'); SELECT name FROM t WHERE id = 9\")!);")]
    [InlineData("shop.Database.ExecuteSqlRaw($\"UPDATE t SET town = '{name.Replace(\"'\", \"''\")}' WHERE id = 1\");\nrows.Add(connection.ExecuteScalar<string>(\"SELECT town FROM t WHERE id = 1\")!);")]
    public async Task EscapedByHand_IsStoredAsItWasBefore(string statements)
    {
        var (before, after) = await Fixed(statements);

        foreach (var name in Harmless.Concat(Hostile))
            Assert.Equal(before.Run(name), after.Run(name));
    }

    [Theory]
    [InlineData("using var c = connection.CreateCommand();\nc.CommandText = \"INSERT INTO t VALUES (9, 'x', '\" + note + \"'); SELECT id, typeof(town) FROM t WHERE id = 9\";\nRead(c, rows);", "9/null")]
    [InlineData("rows.Add(connection.ExecuteScalar<string>(\"INSERT INTO t VALUES (9, 'x', '\" + note + \"'); SELECT typeof(town) FROM t WHERE id = 9\")!);", "null")]
    [InlineData("var sql = \"UPDATE t SET name = 'x'\";\nif (rows.Count == 0)\n    sql += \", town = '\" + note + \"'\";\nsql += \" WHERE id = 1\";\nusing var c = new SqliteCommand(sql, connection);\nc.ExecuteNonQuery();\nrows.Add(connection.ExecuteScalar<string>(\"SELECT typeof(town) FROM t WHERE id = 1\")!);", "null")]
    [InlineData("var sql = \"UPDATE t SET name = 'x'\";\nif (rows.Count == 0)\n    sql += \", town = '\" + note + \"'\";\nsql += \" WHERE id = 1\";\nIDbCommand c = connection.CreateCommand();\nc.CommandText = sql;\nc.ExecuteNonQuery();\nrows.Add(connection.ExecuteScalar<string>(\"SELECT typeof(town) FROM t WHERE id = 1\")!);", "null")]
    [InlineData("var sql = \"UPDATE t SET name = 'x'\";\nif (rows.Count == 0)\n    sql += \", town = '\" + note + \"'\";\nsql += \" WHERE id = 1\";\nconnection.Execute(sql);\nrows.Add(connection.ExecuteScalar<string>(\"SELECT typeof(town) FROM t WHERE id = 1\")!);", "null")]
    [InlineData("using var c = connection.CreateCommand();\nc.CommandText = \"UPDATE t SET town = '!\" + note + \"' WHERE id = 1; SELECT id, town FROM t WHERE id = 1\";\nRead(c, rows);", "1/!")]
    [InlineData("shop.Database.ExecuteSqlRaw(\"UPDATE t SET town = '\" + note + \"' WHERE id = 1\");\nrows.Add(connection.ExecuteScalar<string>(\"SELECT typeof(town) FROM t WHERE id = 1\")!);", "null")]
    public async Task ValueThatIsNull_IsNullToTheDatabase(string statements, string rows) =>
        Assert.Equal(rows, (await Fixed("string? note = name.Length > 90 ? name : null;\n" + statements)).After.Run("x").Rows);

    [Fact]
    public async Task WhatStaysText_MeansTheSameAsAParameter()
    {
        var (before, after) = await Fixed("var id = 2;\nvar since = new DateTime(2020, 1, 2);\nrows.AddRange(shop.Rows.FromSqlRaw($\"SELECT * FROM {Table} WHERE id = {id} AND name = '{name}' AND '2020-01-02' = '{since:yyyy-MM-dd}'\").AsEnumerable().Select(row => row.Name));");

        Assert.Equal("bob", before.Run("bob").Rows);
        Assert.Equal("bob", after.Run("bob").Rows);
        Assert.Equal("", after.Run("' OR '1'='1").Rows);
    }

    private static async Task<(SqliteProgram Before, SqliteProgram After)> Fixed(string statements)
    {
        var flagged = SqliteProgram.Source(statements);
        var repaired = await Fixing.Apply("POLP1001", flagged);

        Assert.NotEqual(flagged, repaired);
        Assert.NotEmpty(await AnalyzerHost.Run(flagged));
        Assert.Empty(await AnalyzerHost.Run(repaired));
        return (new(flagged), new(repaired));
    }
}
