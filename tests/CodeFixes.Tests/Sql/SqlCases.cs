namespace Polp.CodeFixes.Tests;

/// <summary>Texts with a hole, written the ways people write them and given to the libraries that take them.</summary>
internal static class SqlCases
{
    private static readonly string[] Conditions =
    [
        "name = '{0}'", "name LIKE '%{0}%'", "name LIKE '{0}%'", "town = 'york' AND name = '{0}'", "name || '!' = '{0}!'", "'it''s ' || name = 'it''s {0}'",
        "name = '{0}' OR name = '{0}!'", "name >= '{0}' AND name <= '{0}'", "upper(name) = upper('{0}')", "name = CASE WHEN id > 0 THEN '{0}' ELSE '-' END",
        "id > 0 /* all */ AND (name = '{0}')",
    ];

    private static readonly Func<string, string>[] Forms =
    [
        text => $"\"{text.Replace("{0}", "\" + name + \"")}\"",
        text => $"$\"{text.Replace("{0}", "{name}")}\"",
        text => $"string.Format(\"{text}\", name)",
    ];

    private static readonly string[] Libraries =
    [
        "using var c = connection.CreateCommand();\nc.CommandText = TEXT;\nRead(c, rows);",
        "rows.AddRange(connection.Query<Row>(TEXT).Select(row => row.ToString()));",
        "foreach (var row in shop.Rows.FromSqlRaw(TEXT).AsEnumerable())\n    rows.Add(row.ToString());",
    ];

    /// <summary>Each condition in each library, in two of the three forms.</summary>
    public static IEnumerable<string> Queries() =>
        from condition in Conditions.Select((text, i) => (text, i))
        from library in Libraries
        from form in new[] { Forms[condition.i % 3], Forms[(condition.i + 1) % 3] }
        select library.Replace("TEXT", form($"SELECT id, name, town FROM t WHERE {condition.text} ORDER BY id"));

    /// <summary>What each library has of its own.</summary>
    public static IEnumerable<string> Special() =>
    [
        "using var c = connection.CreateCommand();\nc.CommandText = $\"SELECT id, name FROM t WHERE id > {0} AND name = '{name}'\";\nRead(c, rows);",
        "using var c = new SqliteCommand($@\"SELECT id, \"\"name\"\" FROM t WHERE name LIKE '%{name}%' ORDER BY id\", connection);\nRead(c, rows);",
        "using var c = new SqliteCommand { Connection = connection, CommandText = $\"\"\"\n    SELECT id, name FROM t\n    WHERE name = '{name}'\n    \"\"\" };\nRead(c, rows);",
        "var sql = \"SELECT id, name FROM t WHERE name || '!' = '\" + name + \"!'\";\nusing (var c = new SqliteCommand(sql, connection))\n    Read(c, rows);",
        "IDbCommand c = connection.CreateCommand();\nc.CommandText = \"SELECT id, name FROM t WHERE name BETWEEN '\" + name + \"' AND '\" + name + \"'\";\nRead(c, rows);",
        "using DbCommand c = connection.CreateCommand();\nforeach (var town in new[] { \"york\", \"bath\" })\n{\n    c.CommandText = $\"SELECT id, name FROM t WHERE name = '{name}' AND town = '{town}'\";\n    Read(c, rows);\n}",
        "using var c = connection.CreateCommand();\nc.CommandText = \"SELECT id, name FROM t WHERE town = @town AND name = '\" + name.Trim() + \"'\";\nc.Parameters.AddWithValue(\"@town\", \"york\");\nRead(c, rows);",
        "using var c = connection.CreateCommand();\nc.CommandText = \"INSERT INTO t VALUES (9, '\" + name + \"', 'hull'); SELECT id, name FROM t WHERE town = 'hull'\";\nRead(c, rows);",
        "using var c = connection.CreateCommand();\nc.CommandText = \"UPDATE t SET name = '\" + name + \"' WHERE id = 1; SELECT id, name FROM t WHERE id = 1\";\nRead(c, rows);",
        "Read(new SqliteCommand(\"SELECT id, name FROM t WHERE name = '\" + name + \"'\", connection), rows);",
        "SqliteCommand Made() => new(\"SELECT id, name FROM t WHERE name = '\" + name + \"'\") { Connection = connection };\nusing var c = Made();\nRead(c, rows);".Replace(") { Connection = connection }", ", connection)"),
        "connection.Execute(\"UPDATE t SET name = '\" + name + \"' WHERE id = @id\", new { id = 1 });\nrows.Add(connection.ExecuteScalar<string>(\"SELECT name FROM t WHERE id = 1\")!);",
        "await connection.ExecuteAsync(new CommandDefinition($\"INSERT INTO t VALUES (9, '{name}', 'hull')\"));\nrows.Add(connection.ExecuteScalar<string>(\"SELECT name FROM t WHERE id = 9\")!);",
        "var p = new DynamicParameters();\np.Add(\"town\", \"york\");\nrows.AddRange(connection.Query<string>(\"SELECT name FROM t WHERE town = @town AND name = '\" + name + \"'\", p));",
        "var each = name.Split('/');\nrows.AddRange(connection.Query<string>($\"SELECT name FROM t WHERE name IN ('{string.Join(\"','\", each)}')\"));",
        "rows.AddRange(connection.Query(typeof(string), $\"SELECT name FROM t WHERE town = 'york' AND name LIKE '%{name}'\").Cast<string>());",
        "using var transaction = connection.BeginTransaction();\nrows.AddRange(connection.Query<string>(sql: $\"SELECT name FROM t WHERE name = '{name}'\", transaction: transaction));\ntransaction.Commit();",
        "shop.Database.ExecuteSqlRaw(\"UPDATE t SET name = '\" + name + \"' WHERE id = {0}\", 1);\nrows.Add(connection.ExecuteScalar<string>(\"SELECT name FROM t WHERE id = 1\")!);",
        "await shop.Database.ExecuteSqlRawAsync($\"INSERT INTO {Table} VALUES (9, '{name}', 'hull')\", default(System.Threading.CancellationToken));\nrows.Add(connection.ExecuteScalar<string>(\"SELECT name FROM t WHERE id = 9\")!);",
        "rows.AddRange(shop.Database.SqlQueryRaw<string>($\"SELECT name AS Value FROM t WHERE name LIKE '%{name}%' AND id <> {7}\"));",
        "var sql = $@\"\n    SELECT id, name, town FROM t\n    WHERE name = '{name}'\";\nrows.AddRange(shop.Rows.FromSqlRaw(sql).AsEnumerable().Select(row => row.ToString()));",
        "rows.AddRange(shop.Rows.FromSqlRaw($\"SELECT id, name, town FROM t WHERE name = '{name}'\").Where(row => row.Id > 0).OrderBy(row => row.Id).AsEnumerable().Select(row => row.ToString()));",
    ];
}
