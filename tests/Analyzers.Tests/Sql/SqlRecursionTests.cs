using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>Helpers that call each other are each made of all that any of them adds, whichever is asked for first.</summary>
public class SqlRecursionTests
{
    [Theory]
    [InlineData("First", "Second", "Third")]
    [InlineData("Second", "First", "Third")]
    [InlineData("Third", "Second", "First")]
    public Task HelpersOfACircle_AllBringWhatOneAdds(string a, string b, string c) => Verify.Reports(Source(a, b, c, "names.Pop()", "{|POLP1001:", "|}"));

    [Theory]
    [InlineData("First", "Second", "Third")]
    [InlineData("Third", "Second", "First")]
    public Task HelpersOfACircle_OfConstants_AreSilent(string a, string b, string c) => Verify.IsSilent(Source(a, b, c, "\"x\"", "", ""));

    private static string Source(string a, string b, string c, string leaf, string open, string close) => $$"""
        using Microsoft.Data.Sqlite;
        class Site(SqliteConnection db, Stack<string> names)
        {
            void Ask()
            {
                _ = new SqliteCommand({{open}}"SELECT a FROM t WHERE " + {{a}}(0){{close}}, db);
                _ = new SqliteCommand({{open}}"SELECT b FROM t WHERE " + {{b}}(1){{close}}, db);
                _ = new SqliteCommand({{open}}"SELECT c FROM t WHERE " + {{c}}(2){{close}}, db);
            }
            string First(int n) => n > 9 ? {{leaf}} : Second(n + 1);
            string Second(int n) => n > 9 ? "1 = 1" : Third(n + 1) + " OR " + Second(n + 2);
            string Third(int n) => n > 9 ? "2 = 2" : "(" + First(n + 1) + ")";
        }
        """;
}
