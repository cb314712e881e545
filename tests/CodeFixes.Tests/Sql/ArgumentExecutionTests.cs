using System.Runtime.Loader;
using LinqToDB.Data;
using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>Runs flagged and fixed code of sqlite-net and linq2db on SQLite, with harmless and hostile values.</summary>
public class ArgumentExecutionTests
{
    private static readonly MetadataReference[] Libraries =
        [MetadataReference.CreateFromFile(typeof(SQLite.SQLiteConnection).Assembly.Location), MetadataReference.CreateFromFile(typeof(DataConnection).Assembly.Location)];

    private static readonly string[] Harmless = ["ann", "bob", "", "50%", "Ünïcode", "carl"];

    private static readonly string[] Hostile = ["' OR '1'='1", "x'; DROP TABLE t; --", "it's", "''", "\\'", "%' OR 1=1 --", "?", "'||name||'"];

    private static readonly string[] Conditions =
        ["name = '{name}'", "name LIKE '%{name}%'", "town = 'york' AND name = '{name}'", "name || '!' = '{name}!'", "'it''s ' || name = 'it''s {name}'", "name >= '{name}' AND name <= '{name}'"];

    private static readonly string[] Uses =
    [
        "foreach (var found in lite.QueryScalars<string>($\"SELECT name FROM t WHERE CONDITION ORDER BY id\"))\n    rows.Add(found);",
        "rows.AddRange(lite.QueryScalars<string>(\"SELECT name FROM t WHERE id > ? AND \" + $\"CONDITION\" + \" AND id < ?\", 0, 99));",
        "rows.AddRange(lite.CreateCommand($\"SELECT name FROM t WHERE CONDITION\").ExecuteQueryScalars<string>());",
        "var sql = new StringBuilder(\"SELECT name FROM t WHERE id > 0\");\nif (name != \"carl\")\n    sql.Append($\" AND CONDITION\");\nrows.AddRange(lite.QueryScalars<string>(sql.ToString()));",
        "rows.AddRange(linq.Query<string>($\"SELECT name FROM t WHERE CONDITION\"));",
        "rows.AddRange(linq.Query<string>(\"SELECT name FROM t WHERE id > @id AND \" + $\"CONDITION\", new DataParameter(\"id\", 0)));",
        "var sql = \"SELECT name FROM t WHERE id > 0\";\nif (name != \"carl\")\n    sql += $\" AND CONDITION\";\nrows.AddRange(linq.Query<string>(sql));",
    ];

    public static TheoryData<string> Texts() => [.. from condition in Conditions from use in Uses select use.Replace("CONDITION", condition)];

    [Theory, MemberData(nameof(Texts))]
    [InlineData("lite.Execute(\"UPDATE t SET name = '\" + name + \"' WHERE id = ?\", 1);\nrows.AddRange(lite.QueryScalars<string>(\"SELECT name FROM t WHERE id = 1\"));")]
    [InlineData("linq.Execute($\"INSERT INTO t VALUES (9, '{name}', 'hull')\");\nrows.AddRange(linq.Query<string>(\"SELECT name FROM t WHERE id = 9\"));")]
    public async Task FixedCode_FindsTheSameRows_AndOnlyThem(string statements)
    {
        var flagged = Source(statements);
        var repaired = await Fixing.Apply("POLP1001", flagged, references: Libraries);

        Assert.NotEqual(flagged, repaired);
        Assert.Empty(await AnalyzerHost.Run(repaired, references: Libraries));
        var (before, after) = (Compile(flagged), Compile(repaired));
        foreach (var name in Harmless)
            Assert.Equal(Run(before, name), Run(after, name));
        Assert.Contains(Hostile, name => Run(before, name) != Run(after, name));
        foreach (var name in Hostile)
        {
            var parts = Run(after, name).Split('|', 2);
            Assert.DoesNotContain("ann", parts[0], StringComparison.Ordinal);
            Assert.Contains("bob", parts[1], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("lite.Execute(\"UPDATE t SET town = '\" + note + \"' WHERE id = 1\");")]
    [InlineData("linq.Execute(\"UPDATE t SET town = '\" + note + \"' WHERE id = 1\");")]
    public async Task ValueThatIsNull_IsNullToTheDatabase(string statement)
    {
        var repaired = await Fixing.Apply("POLP1001", Source($"string? note = name.Length > 90 ? name : null;\n{statement}\nrows.AddRange(lite.QueryScalars<string>(\"SELECT typeof(town) FROM t WHERE id = 1\"));\nrows.AddRange(linq.Query<string>(\"SELECT typeof(town) FROM t WHERE id = 1\"));"), references: Libraries);

        Assert.Contains("null", Run(Compile(repaired), "x"), StringComparison.Ordinal);
    }

    private static string Source(string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text;
        using LinqToDB;
        using LinqToDB.Data;
        using LinqToDB.DataProvider.SQLite;
        using SQLite;

        public static class Program
        {
            public static string Run(string name)
            {
                var rows = new List<string>();
                using var lite = new SQLiteConnection(":memory:");
                using var linq = new DataConnection(new DataOptions().UseSQLite("Data Source=:memory:", SQLiteProvider.Microsoft));
                foreach (var statement in "CREATE TABLE t (id INTEGER, name TEXT, town TEXT); INSERT INTO t VALUES (1, 'ann', 'york'), (2, 'bob', 'bath'), (3, '', 'york'), (4, '50%', 'york'), (5, 'Ünïcode', 'bath'), (6, 'carl', 'york')".Split(';'))
                {
                    lite.Execute(statement);
                    linq.Execute(statement);
                }
                try
                {
        {{string.Join("\n", statements.Split('\n').Select(line => "            " + line))}}
                }
                catch (Exception e)
                {
                    rows.Add("error: " + e.Message);
                }
                try
                {
                    return string.Join(";", rows) + "|" + string.Join(",", lite.QueryScalars<string>("SELECT name FROM t")) + "|" + string.Join(",", linq.Query<string>("SELECT name FROM t"));
                }
                catch (Exception e)
                {
                    return e.Message + "|";
                }
            }
        }
        """;

    private static byte[] Compile(string source)
    {
        var image = new MemoryStream();
        var result = AnalyzerHost.Compile(source, references: Libraries).Emit(image);
        Assert.True(result.Success, source + string.Join("\n", result.Diagnostics));
        return image.ToArray();
    }

    private static string Run(byte[] image, string name)
    {
        var context = new AssemblyLoadContext("sql", isCollectible: true);
        context.Resolving += (_, wanted) => AssemblyLoadContext.Default.LoadFromAssemblyName(wanted);
        try
        {
            return context.LoadFromStream(new MemoryStream(image)).GetType("Program")!.GetMethod("Run")!.CreateDelegate<Func<string, string>>()(name);
        }
        finally
        {
            context.Unload();
        }
    }
}
