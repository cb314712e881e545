namespace Polp.CodeFixes.Tests;

/// <summary>Texts that several statements build, in the ways people build them, and the ways to hand them over.</summary>
internal static class BuiltCases
{
    private const string Head = "SELECT id, name, town FROM t WHERE id > 0";

    // The statements, and the expression of the text.
    private static readonly (string Statements, string Text)[] Builds =
    [
        ($"var sql = \"{Head}\";\nif (name != \"carl\")\n    sql += \" AND name = '\" + name + \"'\";\nsql += \" ORDER BY id\";", "sql"),
        ($"var sql = \"{Head}\";\nsql = sql + \" AND name = '\" + name + \"'\";\nsql += \" ORDER BY id\";", "sql"),
        ($"string sql;\nif (name.StartsWith(\"b\"))\n    sql = \"{Head} AND name LIKE '\" + name + \"%'\";\nelse\n    sql = $\"{Head} AND name = '{{name}}'\";", "sql"),
        ($"var sql = new StringBuilder(\"{Head}\");\nif (name != \"carl\")\n{{\n    sql.Append(\" AND name = '\").Append(name).Append(\"'\");\n}}\nsql.Append(' ').AppendLine().AppendLine(\"ORDER BY id\");", "sql.ToString()"),
        ($"var sql = new StringBuilder();\nsql.AppendLine(\"{Head}\");\nsql.AppendFormat(\"AND name = '{{0}}' \", name);\nsql.AppendLine($\"AND name || '-' = '{{name}}-'\");\nsql.Append(\"ORDER BY id\");", "sql.ToString()"),
        ($"var sql = new StringBuilder(\"{Head} AND name = '\");\nsql.Append(name);\nsql.Append(\"'\");\nsql.Append(\" ORDER BY id\");", "sql.ToString()"),
        ("var where = new List<string>();\nif (name != \"carl\")\n    where.Add(\"name = '\" + name + \"'\");\nif (rows.Count == 0)\n    where.Add($\"name || '!' = '{name}!'\");\nvar sql = \"SELECT id, name, town FROM t\";\nif (where.Count > 0)\n    sql += \" WHERE \" + string.Join(\" AND \", where);\nsql += \" ORDER BY id\";", "sql"),
        ("var where = new List<string>();\nif (name != \"carl\")\n    where.Add($\"name = '{name}'\");", "\"SELECT id, name, town FROM t\" + (where.Count > 0 ? \" WHERE \" + string.Join(\" AND \", where) : \"\")"),
        ($"var where = \"\";\nif (name != \"carl\")\n    where += \" AND name = '\" + name + \"'\";", $"\"{Head}\" + where + \" ORDER BY id\""),
        ($"var sql = \"{Head}\";\nswitch (name)\n{{\n    case \"\":\n        sql += \" AND town = 'york'\";\n        break;\n    default:\n        sql += $\" AND name = '{{name}}'\";\n        break;\n}}", "sql"),
    ];

    private static readonly string[] Uses =
    [
        "using var c = connection.CreateCommand();\nBUILD\nc.CommandText = TEXT;\nRead(c, rows);",
        "BUILD\nusing var c = new SqliteCommand(TEXT, connection);\nRead(c, rows);",
        "BUILD\nIDbCommand c = connection.CreateCommand();\nc.CommandText = TEXT;\nRead(c, rows);",
        "BUILD\nusing var c = connection.CreateCommand();\nc.CommandText = TEXT;\nusing (var reader = c.ExecuteReader())\n    while (reader.Read())\n        rows.Add(reader.GetString(1));",
        "BUILD\nrows.AddRange(connection.Query<Row>(TEXT, new { unused = 1 }).Select(row => row.ToString()));",
        "BUILD\nforeach (var row in connection.Query<Row>(TEXT))\n    rows.Add(row.ToString());",
    ];

    /// <summary>Each way to build a text with each way to hand it over.</summary>
    public static IEnumerable<string> All() =>
        from build in Builds
        from use in Uses
        select use.Replace("BUILD", build.Statements).Replace("TEXT", build.Text);

    /// <summary>Entity Framework takes the values by number, which no choice can change.</summary>
    public static IEnumerable<string> Numbered() =>
        from build in Builds
        where !build.Statements.Contains("if (", StringComparison.Ordinal) && !build.Statements.Contains("switch", StringComparison.Ordinal)
        select $"{build.Statements}\nforeach (var row in shop.Rows.FromSqlRaw({build.Text}).AsEnumerable())\n    rows.Add(row.ToString());";
}
