using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>Helpers that call each other are each made of all that any of them adds, whichever is asked for first.</summary>
public class SqlRecursionTests
{
    [Theory]
    [InlineData("First", "Second", "Third")]
    [InlineData("Second", "First", "Third")]
    [InlineData("Third", "Second", "First")]
    public async Task HelpersOfACircle_AllBringWhatOneAdds(string a, string b, string c)
    {
        var found = Assert.Single(await AnalyzerHost.Run(Source(a, b, c, "names.Pop()")));

        Assert.Contains("here and in 2 more", found.GetMessage());
        Assert.Equal([6, 7, 8], new[] { found.Location }.Concat(found.AdditionalLocations.Skip(1)).Select(at => at.GetLineSpan().StartLinePosition.Line + 1));
    }

    [Theory]
    [InlineData("First", "Second", "Third")]
    [InlineData("Third", "Second", "First")]
    public Task HelpersOfACircle_OfConstants_AreSilent(string a, string b, string c) => Verify.IsSilent(Source(a, b, c, "\"x\""));

    private static string Source(string a, string b, string c, string leaf) => $$"""
        using Microsoft.Data.Sqlite;
        class Site(SqliteConnection db, Stack<string> names)
        {
            void Ask()
            {
                _ = new SqliteCommand("SELECT a FROM t WHERE " + {{a}}(0), db);
                _ = new SqliteCommand("SELECT b FROM t WHERE " + {{b}}(1), db);
                _ = new SqliteCommand("SELECT c FROM t WHERE " + {{c}}(2), db);
            }
            string First(int n) => n > 9 ? {{leaf}} : Second(n + 1);
            string Second(int n) => n > 9 ? "1 = 1" : Third(n + 1) + " OR " + Second(n + 2);
            string Third(int n) => n > 9 ? "2 = 2" : "(" + First(n + 1) + ")";
        }
        """;
}
