namespace Polp.CodeFixes.Tests;

/// <summary>What the project's options and tables name as SQL is mended as it is reported, each text of a call on its own.</summary>
public class ConfiguredFixTests
{
    private const string Options = "is_global = true\npolp_sql_sinks = Acme.Db.Run(sql)=dapper Acme.Db.Both(first)=dapper Acme.Db.Both(second)=dapper\npolp_sql_quoters = Acme.Names.Quote\n";

    [Theory]
    [InlineData("/.globalconfig", Options)]
    [InlineData("Acme.polp-sql.tsv", "sink\tM:Acme.Db.Run\tsql\tdapper")]
    public Task TextOfAnOwnMethod_GetsItsValues(string name, string text) => ParameterFix.MakesFile<SqlFromStringsFix>(
        File("Db.Run([|\"SELECT 1 FROM t WHERE n = '\" + name + \"'\"|]);"), File("Db.Run(\"SELECT 1 FROM t WHERE n = @name\", new { name });"), setting: (name, text));

    [Theory]
    [InlineData("\"SELECT 1 FROM t WHERE n = '\" + name + \"'\"", "\"SELECT 1 FROM t WHERE m = '\" + town + \"'\"", "\"SELECT 1 FROM t WHERE n = @name\", \"SELECT 1 FROM t WHERE m = @town\", new { name, town }")]
    [InlineData("\"SELECT 1 FROM t WHERE n = '\" + name + \"'\"", "\"SELECT 1 FROM t WHERE m = '\" + name + \"'\"", "\"SELECT 1 FROM t WHERE n = @name\", \"SELECT 1 FROM t WHERE m = @name2\", new { name, name2 = name }")]
    public Task TextsOfOneCall_AreMendedInTurn(string first, string second, string mended) => ParameterFix.MakesFile<SqlFromStringsFix>(
        File($"Db.Both([|{first}|], [|{second}|]);"), File($"Db.Both({mended});"), setting: ("/.globalconfig", Options), rounds: 2);

    [Fact]
    public Task SecondTextOfACall_IsMendedBesideOneThatIsFine() => ParameterFix.MakesFile<SqlFromStringsFix>(
        File("Db.Both(\"SELECT 1 FROM t WHERE id = \" + id, [|\"SELECT 1 FROM t WHERE n = '\" + name + \"'\"|]);"),
        File("Db.Both(\"SELECT 1 FROM t WHERE id = \" + id, \"SELECT 1 FROM t WHERE n = @name\", new { name });"),
        setting: ("/.globalconfig", Options));

    [Fact]
    public Task OwnQuoter_IsOffered() => ParameterFix.MakesFile<SqlQuoteFix>(
        File("Db.Run([|\"SELECT 1 FROM \" + name|]);"), File("Db.Run(\"SELECT 1 FROM \" + names.Quote(name));"), setting: ("/.globalconfig", Options));

    private static string File(string statement) => $$"""
        namespace Acme;

        class Names
        {
            public string Quote(string name) => "[" + name.Replace("]", "]]") + "]";
        }

        static class Db
        {
            public static void Run(string sql, object? param = null) { }
            public static void Both(string first, string second, object? param = null) { }
        }

        class Store
        {
            void Run(Names names, string name, string town, int id)
            {
                {{statement}}
            }
        }
        """.ReplaceLineEndings();
}
