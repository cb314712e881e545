using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>What a helper or a field brings into many texts is one report, at the first of them; what a text adds itself is its own.</summary>
public class SqlCausesTests
{
    private const string Store = """
        using Microsoft.Data.Sqlite;
        public class Store(SqliteConnection db, string prefix)
        {
            private readonly string table = prefix + "orders";
            public void A() { _ = new SqliteCommand(ONE, db); }
            public void B(string name) { _ = new SqliteCommand(TWO, db); }
            public void C() { _ = new SqliteCommand(THREE, db); }
            private string Ordering(int by) => " ORDER BY " + (by > 1 ? Environment.CommandLine : "id");
        }
        """;

    [Theory]
    [InlineData("{|POLP1001:\"SELECT * FROM \" + table|}", "\"DELETE FROM \" + table", "$\"UPDATE {table} SET a = 1\"")]
    [InlineData("{|POLP1001:\"SELECT a FROM t\" + Ordering(0)|}", "\"SELECT b FROM t\" + Ordering(1)", "\"SELECT c FROM t\" + Ordering(2)")]
    // The second adds a hole of its own.
    [InlineData("{|POLP1001:\"SELECT * FROM \" + table|}", "{|POLP1001:\"DELETE FROM \" + table + \" WHERE n = '\" + name + \"'\"|}", "$\"UPDATE {table} SET a = 1\"")]
    // The third has a cause that the others have not.
    [InlineData("{|POLP1001:\"SELECT * FROM \" + table|}", "\"DELETE FROM \" + table", "{|POLP1001:\"SELECT * FROM \" + table + Ordering(1)|}")]
    [InlineData("\"SELECT 1\"", "{|POLP1001:\"DELETE FROM \" + table|}", "$\"UPDATE {table} SET a = 1\"")]
    public Task OneCause_IsReportedOnce(string one, string two, string three) => Verify.Reports(Source(one, two, three));

    [Theory]
    [InlineData("var sql = \"SELECT a FROM t ORDER BY \" + name; _ = new SqliteCommand({|POLP1001:sql|}, db); _ = new SqliteCommand(sql + \" LIMIT 1\", db);")]
    // A value is mended in each text.
    [InlineData("var sql = \"SELECT a FROM t WHERE n = '\" + name + \"'\"; _ = new SqliteCommand({|POLP1001:sql|}, db); _ = new SqliteCommand({|POLP1001:sql + \" LIMIT 1\"|}, db);")]
    [InlineData("_ = new SqliteCommand({|POLP1001:\"SELECT a FROM \" + name|}, db); _ = new SqliteCommand(\"DELETE FROM \" + name, db);")]
    [InlineData("_ = new SqliteCommand({|POLP1001:\"SELECT a FROM \" + name|}, db); var other = Environment.CommandLine; _ = new SqliteCommand({|POLP1001:\"DELETE FROM \" + other|}, db);")]
    [InlineData("Count(name); Empty(name); } void Count(string table) { _ = new SqliteCommand({|POLP1001:\"SELECT COUNT(*) FROM \" + table|}, db); } void Empty(string table) { _ = new SqliteCommand(\"DELETE FROM \" + table, db);")]
    [InlineData("Count(name); Empty(Environment.CommandLine); } void Count(string table) { _ = new SqliteCommand({|POLP1001:\"SELECT COUNT(*) FROM \" + table|}, db); } void Empty(string table) { _ = new SqliteCommand({|POLP1001:\"DELETE FROM \" + table|}, db);")]
    [InlineData("Find(name); Drop(name); } void Find(string n) { _ = new SqliteCommand({|POLP1001:\"SELECT a FROM t WHERE n = '\" + n + \"'\"|}, db); } void Drop(string n) { _ = new SqliteCommand({|POLP1001:\"DELETE FROM t WHERE n = '\" + n + \"'\"|}, db);")]
    public Task Name_IsReportedOnce_ValueWhereItIsMended(string body) =>
        Verify.Reports("using Microsoft.Data.Sqlite; public class Store(SqliteConnection db) { public void Run(string name) { " + body + " } }");

    [Fact]
    public async Task Report_NamesTheOtherTexts()
    {
        var found = Assert.Single(await AnalyzerHost.Run(Source("\"SELECT * FROM \" + table", "\"DELETE FROM \" + table", "table")));

        Assert.Equal("'prefix' (a parameter of 'new Store') becomes a name in the SQL text, here and in 2 more; no parameter can stand there, so choose it from a fixed list", found.GetMessage());
        Assert.Equal([4, 6, 7], found.AdditionalLocations.Select(at => at.GetLineSpan().StartLinePosition.Line + 1));
        Assert.Equal("Identifier", found.Properties["polp.positions"]);
    }

    private static string Source(string one, string two, string three) => Store.Replace("ONE", one).Replace("TWO", two).Replace("THREE", three);
}
