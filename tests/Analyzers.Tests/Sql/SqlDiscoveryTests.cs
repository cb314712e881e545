using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>Only bodies that spell a name of a sink, or of what hands text on to one, are read: whatever may hold such a call has to be among them.</summary>
public class SqlDiscoveryTests
{
    private const string Glued = "\"SELECT a FROM t WHERE n = '\" + Input.Name + \"'\"";

    // What the members run, and who hands them text: in files' terms, nothing of one class stands in another.
    private const string Others = """

        public static class Input { public static string Name { get; set; } = ""; }
        class Query : SqliteCommand { public Query(string text) : base(text) { } public Query() { } }
        class Runner(string sql)
        {
            public string More { get; set; } = "";
            public void Run(SqliteConnection c) { using var command = c.CreateCommand(); command.CommandText = sql; command.ExecuteNonQuery(); }
            public void RunMore(SqliteConnection c) { using var command = c.CreateCommand(); command.CommandText = More; command.ExecuteNonQuery(); }
            public static int Ask(SqliteConnection c, string text) { using var command = new SqliteCommand(text, c); return command.ExecuteNonQuery(); }
            public static int Twice(SqliteConnection c, string once) => Ask(c, once) + Ask(c, once);
        }
        abstract class Store
        {
            public static Runner Make(Runner runner) => runner;
            public abstract int Find(SqliteConnection c, string text);
        }
        class SqlStore : Store { public override int Find(SqliteConnection c, string where) => Runner.Ask(c, where); }
        delegate int Marked([System.Diagnostics.CodeAnalysis.StringSyntax("sql")] string text);
        """;

    public static TheoryData<string> Places() =>
    [
        "int M(SqliteConnection c) => Runner.Ask(c, TEXT);",
        "int M(SqliteConnection c) => Runner.Twice(c, TEXT);",
        "int M(SqliteConnection c, Store store) => store.Find(c, TEXT);",
        "int Value => Runner.Ask(null!, TEXT);",
        "int Value { get { return Runner.Ask(null!, TEXT); } set { } }",
        "int this[int i] => Runner.Ask(null!, TEXT);",
        "int value = Runner.Ask(null!, TEXT);",
        "static int Value { get; } = Runner.Ask(null!, TEXT);",
        "Site() { Runner.Ask(null!, TEXT); }",
        "static Site() => Runner.Ask(null!, TEXT);",
        "~Site() => Runner.Ask(null!, TEXT);",
        "event Action E { add { Runner.Ask(null!, TEXT); } remove { } }",
        "public static int operator +(Site a, Site b) => Runner.Ask(null!, TEXT);",
        "public static implicit operator int(Site a) => Runner.Ask(null!, TEXT);",
        "Runner runner = new(TEXT);",
        "Runner M() => new(TEXT);",
        "Runner M() => Store.Make(new(TEXT));",
        "Runner M() => new(\"\") { More = TEXT };",
        "void M(Runner runner) => runner.More = TEXT;",
        "void M(Runner runner) { var (a, b) = (runner, 1); a.More = TEXT; }",
        "Query M() => new Query(TEXT);",
        "Query query = new(TEXT);",
        "class Inner() : Query(TEXT);",
        "class Inner : Query { Inner() : base(TEXT) { } }",
        "class Inner : Runner { Inner() : base(TEXT) { } } ",
        "void M(SqliteConnection c) { Run(TEXT); void Run(string s) => Runner.Ask(c, s); }",
        "void M(SqliteConnection c) { Func<string, int> run = s => Runner.Ask(c, s); run(TEXT); }",
        "readonly Func<string, int> run = s => Runner.Ask(null!, s); int M() => run(TEXT);",
        "readonly Func<string, int> run; Site() => run = Again; static int Again(string s) => Runner.Ask(null!, s); int M() => run(TEXT);",
        "readonly Func<string, int> run = s => Runner.Ask(null!, s); int M() => Again(TEXT); int Again(string s) => run(s);",
        "int M(Marked run) => run(TEXT);",
        "void M(SqliteCommand c) => c.CommandText = TEXT;",
        "void M(SqliteCommand c) { int i; (c.CommandText, i) = (TEXT, 1); }",
        "SqliteCommand M() => new() { CommandText = TEXT };",
        "SqliteCommand M(SqliteConnection c) => new(connection: c, commandText: TEXT);",
        "Microsoft.Data.Sqlite.SqliteCommand M() => new Microsoft.Data.Sqlite.SqliteCommand(TEXT);",
        "System.Data.DataRow[] M(System.Data.DataTable t) => t.Select(TEXT);",
        "System.Data.DataRow[] M(System.Data.DataTable t) => t.Select(sort: \"\", filterExpression: TEXT);",
        "System.Data.DataRow[]? M(System.Data.DataTable? t) => t?.Select(TEXT);",
        "void M(System.Data.DataTable t) => t.Columns.Add(\"c\", typeof(int), TEXT);",
        "System.Data.Common.DbCommand M(System.Data.Common.DbDataSource s) => s.CreateCommand(TEXT);",
        "int M(SqliteConnection c) => Dapper.SqlMapper.Execute(c, TEXT);",
        "int M(SqliteConnection c) => Dapper.SqlMapper.Execute(sql: TEXT, cnn: c);",
        "IEnumerable<int> M(SqliteConnection c) => Dapper.SqlMapper.Query<int>(c, TEXT);",
    ];

    [Theory, MemberData(nameof(Places))]
    public Task GluedText_IsReported(string member) => Verify.Reports(Source(member.Replace("TEXT", $"{{|POLP1001:{Glued}|}}")));

    [Theory, MemberData(nameof(Places))]
    public Task ConstantText_IsSilent(string member) => Verify.IsSilent(Source(member.Replace("TEXT", "\"SELECT a FROM \" + string.Concat(\"t\", 1)")));

    [Fact]
    public Task TextsThatAMethodIsRunFor_AreReported() => Verify.Reports(Source("void M() { var all = new List<string> { " + Glued + " }; {|POLP1001:all|}.ForEach(Again); } static void Again(string s) => Runner.Ask(null!, s);"));

    [Fact]
    public Task ConstantsThatAMethodIsRunFor_AreSilent() => Verify.IsSilent(Source("void M() { var all = new List<string> { \"DELETE FROM t\", \"DELETE FROM u\" }; all.ForEach(Again); } static void Again(string s) => Runner.Ask(null!, s);"));

    private static string Source(string member) => "using Microsoft.Data.Sqlite; class Site { " + member + " }" + Others;
}
