using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>What a project adds to the tables, by additional file and by option, and how a mistake in it is reported.</summary>
public class SqlSinkConfigurationTests
{
    private const string Source = """
        using System.Data;
        namespace Acme
        {
            public class Db
            {
                public void Run(string sql) { }
                public void Run(string sql, int timeout) { }
                public void Tell(string text) { }
                public string Text { get; set; } = "";
                public class Inner { public void Run(string sql) { } }
            }
            public class Box<T> { public void Run(string sql) { } }
            class Store
            {
                void Use(Db db, Db.Inner inner, Box<int> box, IDbCommand command, string name) { CALL }
            }
        }
        """;

    [Theory]
    [InlineData("sink\tM:Acme.Db.Run\tsql\tdapper", "db.Run({|POLP1001:\"SELECT \" + name|}); db.Run({|POLP1001:\"SELECT \" + name|}, 1); db.Tell(\"SELECT \" + name);")]
    [InlineData("sink\tM:Acme.Db.Run(System.String)\tsql\tdapper", "db.Run({|POLP1001:\"SELECT \" + name|}); db.Run(\"SELECT \" + name, 1);")]
    [InlineData("sink\tT:Acme.Db\tsql\tdapper\nsink\tM:Acme.Db.Run(System.String)\tsql\tnone", "db.Run(\"SELECT \" + name); db.Run({|POLP1001:\"SELECT \" + name|}, 1);")]
    [InlineData("# ours\n\nsink\tP:Acme.Db.Text", "db.Text = {|POLP1001:\"SELECT \" + name|};")]
    [InlineData("sink\tP:Acme.Db.Text\t-\tado\t# a comment", "db.Text = {|POLP1001:\"SELECT \" + name|};")]
    [InlineData("sink\tM:Acme.Db.Inner.Run\tsql", "inner.Run({|POLP1001:\"SELECT \" + name|});")]
    [InlineData("sink\tM:Acme.Box`1.Run\tsql", "box.Run({|POLP1001:\"SELECT \" + name|});")]
    public Task LineOfAFile_MakesASink(string table, string calls) =>
        Verify.Reports(Source.Replace("CALL", calls), additionalFiles: [("/project/Acme.polp-sql.tsv", table)]);

    private static string Vouching(string assignment) => $$"""
        using System.Data;
        namespace Acme
        {
            public class Slug { }
            public static class Names { public static extern string Quote(string name); public static extern string Clean(string name); public static extern string Ask(); }
            class Store
            {
                void Use(IDbCommand command, Slug slug, string name) => command.CommandText = {{assignment}};
            }
        }
        """;

    [Theory]
    [InlineData("quoter\tM:Acme.Names.Quote", "\"SELECT a FROM \" + Names.Quote(name)", "{|POLP1001:\"SELECT a FROM t WHERE n = \" + Names.Quote(name)|}")]
    [InlineData("safe\tM:Acme.Names.Clean", "\"SELECT a FROM t WHERE n = '\" + Names.Clean(name) + \"'\"", "{|POLP1001:\"SELECT a FROM t WHERE n = '\" + Names.Quote(name) + \"'\"|}")]
    [InlineData("safe\tT:Acme.Slug", "$\"SELECT a FROM {slug}\"", "{|POLP1001:$\"SELECT a FROM {name}\"|}")]
    public async Task LineOfAFile_VouchesForWhatItNames_AndForNothingElse(string line, string silent, string reported)
    {
        await Verify.IsSilent(Vouching(silent), additionalFiles: [("/project/Acme.polp-sql.tsv", line)]);
        await Verify.Reports(Vouching(reported), additionalFiles: [("/project/Acme.polp-sql.tsv", line)]);
        await Verify.Reports(Vouching("{|POLP1001:" + silent + "|}"));
    }

    [Fact]
    public async Task SourceOfAFile_IsNamedInTheMessage()
    {
        var found = await AnalyzerHost.Run(Vouching("\"SELECT a FROM \" + Names.Ask()"), additionalFiles: [("/project/Acme.polp-sql.tsv", "source\tM:Acme.Names.Ask\ta queue message")]);

        Assert.StartsWith("'Names.Ask()' (a queue message) becomes a name in the SQL text;", Assert.Single(found).GetMessage());
    }

    [Theory]
    [InlineData("source\tM:Acme.Names.Ask\ta queue message\tforeign", true)]
    [InlineData("source\tM:Acme.Names.Ask\ta queue message", false)]
    public async Task WholeStatement_IsReportedFromAForeignSourceOnly(string line, bool isReported)
    {
        var found = await AnalyzerHost.Run(Vouching("Names.Ask()"), additionalFiles: [("/project/Acme.polp-sql.tsv", line)]);

        Assert.Equal(isReported ? ["'Names.Ask()' (a queue message) is the whole SQL statement; choose from a fixed list what is run, and take only values from there"] : [], found.Select(d => d.GetMessage()));
    }

    [Fact]
    public Task FileOfAnotherName_MeansNothing() =>
        Verify.IsSilent(Source.Replace("CALL", "db.Run(\"SELECT \" + name);"), additionalFiles: [("/project/polp-sql.txt", "sink\tM:Acme.Db.Run\tsql"), ("/project/notes.tsv", "nonsense")]);

    [Fact]
    public Task LineOfTheProject_WinsOverOurs() => Verify.IsSilent(
        "using System.Data; class Store { void Use(DataView view, string name) => view.RowFilter = \"a = \" + name; }",
        additionalFiles: [("/project/polp-sql.tsv", "sink\tP:System.Data.DataView.RowFilter\t-\tnone")]);

    [Fact]
    public Task OptionMakesSinks() => Verify.Reports(
        Source.Replace("CALL", "db.Run({|POLP1001:\"SELECT \" + name|}); db.Text = {|POLP1001:\"SELECT \" + name|}; db.Tell({|POLP1001:\"SELECT \" + name|});"),
        editorConfig: new Dictionary<string, string> { ["polp_sql_sinks"] = "Acme.Db.Run(sql)  Acme.Db.Tell(text)=dapper, Acme.Db.Text" });

    [Theory]
    [InlineData("sinc\tM:Acme.Db.Run\tsql", "has no known kind")]
    [InlineData("sink M:Acme.Db.Run sql", "has no known kind")]
    [InlineData("sink\tAcme.Db.Run\tsql", "is no documentation-comment id")]
    [InlineData("sink\tM:Acme.Db.Run", "names no parameter")]
    [InlineData("sink\tM:Acme.Db.Run\tsql\tdaper", "has the unknown style 'daper'")]
    [InlineData("sink\tM:Acme.Db.Rum\tsql", "names no method of 'Acme.Db'; did you mean 'Run'?")]
    [InlineData("sink\tM:Acme.Db.Run\tsqll", "names the parameter 'sqll', which no overload has; did you mean 'sql'?")]
    [InlineData("sink\tM:Acme.Db.Run(System.Int32)\tsql", "names no overload of 'Acme.Db'")]
    [InlineData("sink\tP:Acme.Db.Txt", "names no property of 'Acme.Db'; did you mean 'Text'?")]
    [InlineData("sink\tM:Acme.Data.Db.Run\tsql", "names the type 'Acme.Data.Db', which is not found")]
    [InlineData("quoter\tM:Acme.Db.Quote", "names no method of 'Acme.Db'")]
    [InlineData("safe\tT:Acme.Name", "names the type 'Acme.Name'")]
    [InlineData("source\tM:Acme.Db.Tell", "has no words")]
    [InlineData("source\tM:Acme.Db.Tell\ta queue\twhole", "ends in 'whole'")]
    [InlineData("sink\tM:System.Data.Db.Run\tsql", "names the type 'System.Data.Db'")]
    public async Task WrongLine_IsReportedWhereItStands(string line, string says)
    {
        var found = await AnalyzerHost.Run(Source.Replace("CALL", ""), additionalFiles: [("/project/Acme.polp-sql.tsv", "# ours\n" + line + "\nsink\tM:Acme.Db.Run\tsql\n")]);

        var report = Assert.Single(found);
        Assert.Equal("POLP1004", report.Id);
        Assert.Equal("/project/Acme.polp-sql.tsv", report.Location.GetLineSpan().Path);
        Assert.Equal(1, report.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Contains(says, report.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sink\tM:Run(System.String)\tsql")]
    [InlineData("sink\tM:.\tsql")]
    [InlineData("sink\tM:\tsql")]
    [InlineData("sink\tT:(\tsql")]
    [InlineData("sink\tT:Acme.Db(System.String)\tsql")]
    [InlineData("sink\tM:Acme..Run\tsql")]
    [InlineData("sink\tM:Acme.Db.\tsql")]
    [InlineData("sink\tM:Acme.Db`x.Run\tsql")]
    [InlineData("sink\tM:Acme.Db.``\tsql")]
    [InlineData("sink\tX:Acme.Db.Run\tsql")]
    [InlineData("0\tM:Acme.Db.Run\tsql")]
    [InlineData("\t\tsql")]
    [InlineData("safe")]
    public async Task Nonsense_IsReported(string line) =>
        Assert.Equal("POLP1004", Assert.Single(await AnalyzerHost.Run(Source.Replace("CALL", ""), additionalFiles: [("polp-sql.tsv", line)])).Id);

    [Theory]
    [InlineData("sink\tM:Contoso.Db.Run\tsql")]
    [InlineData("sink\tM:Microsoft.Contoso.Db.Run\tsql")]
    [InlineData("sink\tM:System.Contoso.Db.Run\tsql")]
    [InlineData("safe\tT:Contoso.Name")]
    public Task LineOfALibraryNobodyReferences_IsSilent(string line) => Verify.IsSilent("class Empty;", additionalFiles: [("Shared.polp-sql.tsv", line)]);

    [Theory]
    [InlineData("polp_sql_sinks", "Acme.Db.Rum(sql)", "did you mean 'Run'?")]
    [InlineData("polp_sql_sinks", "Acme.Db.Run(sql)=daper", "has an unknown style")]
    [InlineData("polp_sql_sinks", "Run", "is no full name")]
    [InlineData("polp_sql_quoters", "Acme.Db.Run(sql)", "is no full name")]
    [InlineData("polp_sql_safe_types", "Acme.Nmae", "names the type")]
    public async Task WrongOption_IsReportedOnce(string key, string value, string says)
    {
        var report = Assert.Single(await AnalyzerHost.Run(Source.Replace("CALL", ""), editorConfig: new Dictionary<string, string> { [key] = value }));

        Assert.Equal("POLP1004", report.Id);
        Assert.Contains($"{key} = {value}", report.GetMessage(), StringComparison.Ordinal);
        Assert.Contains(says, report.GetMessage(), StringComparison.Ordinal);
    }
}
