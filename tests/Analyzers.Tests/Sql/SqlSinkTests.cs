using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>Every way to hand text to a database, once with a hole and once without.</summary>
public class SqlSinkTests
{
    private const string Glued = "\"SELECT a FROM t WHERE n = '\" + name + \"'\"";

    public static TheoryData<string> Sinks() =>
    [
        "command.CommandText = TEXT;",
        "old.CommandText = TEXT;",
        "connection.CreateCommand().CommandText = TEXT;",
        "batch.CommandText = TEXT;",
        "var c = new SqliteCommand(TEXT);",
        "var c = new SqliteCommand(TEXT, connection);",
        "var c = new SqliteCommand(connection: connection, commandText: TEXT);",
        "SqliteCommand c = new(TEXT, connection, null);",
        "var c = new SqliteCommand { Connection = connection, CommandText = TEXT };",
        "IDbCommand c = new SqliteCommand() { CommandText = TEXT };",
        "var c = new Special(TEXT);",
        "using var c = source.CreateCommand(TEXT);",
        "Action run = () => command.CommandText = TEXT;",
        "connection.Execute(TEXT);",
        "await connection.ExecuteAsync(TEXT, new { id });",
        "connection.ExecuteReader(TEXT);",
        "connection.ExecuteScalar<int>(TEXT);",
        "connection.Query(TEXT);",
        "connection.Query<Order>(sql: TEXT);",
        "connection.Query(typeof(Order), TEXT);",
        "connection.Query<Order, Order, Order>(TEXT, (a, b) => a);",
        "await connection.QueryAsync(typeof(Order), TEXT);",
        "connection.QueryFirst<Order>(TEXT);",
        "connection.QueryFirstOrDefault(typeof(Order), TEXT);",
        "connection.QuerySingle<Order>(TEXT);",
        "await connection.QuerySingleOrDefaultAsync<Order>(TEXT);",
        "connection.QueryMultiple(TEXT);",
        "SqlMapper.Query(connection, TEXT);",
        "var c = new CommandDefinition(TEXT, new { id });",
        "CommandDefinition c = new(parameters: null, commandText: TEXT);",
        "context.Set<Order>().FromSqlRaw(TEXT);",
        "context.Set<Order>().FromSqlRaw(TEXT, id);",
        "context.Database.ExecuteSqlRaw(TEXT);",
        "await context.Database.ExecuteSqlRawAsync(TEXT);",
        "context.Database.SqlQueryRaw<int>(TEXT);",
    ];

    [Theory, MemberData(nameof(Sinks))]
    public Task GluedText_IsReportedAtTheText(string sink) => Verify.Reports(Database.Of(sink.Replace("TEXT", $"{{|POLP1001:{Glued}|}}")));

    [Theory, MemberData(nameof(Sinks))]
    public Task TextHandedOnWhole_IsSilent(string sink) => Verify.IsSilent(Database.Of(sink.Replace("TEXT", "name")));

    [Theory, MemberData(nameof(Sinks))]
    public Task ConstantText_IsSilent(string sink) => Verify.IsSilent(Database.Of(sink.Replace("TEXT", "\"SELECT \" + Columns + \" FROM \" + Table")));

    [Theory]
    [InlineData("class Mine : SqliteCommand { public Mine(string name) : base({|POLP1001:\"SELECT a FROM t WHERE n = '\" + name + \"'\"|}) { } }")]
    [InlineData("class Mine(string name) : SqliteCommand({|POLP1001:$\"SELECT a FROM t WHERE n = '{name}'\"|});")]
    public Task TextForTheBaseConstructor_IsReported(string type) => Verify.Reports($"using Microsoft.Data.Sqlite;\n{type}");

    // The language of the oldest compiler has it as a preview only.
    [Fact]
    public async Task TextThroughAConditionalAccess_IsReported()
    {
        var source = Database.Of($"SqliteCommand? c = null; c?.CommandText = {Glued};");
        var preview = new CSharpParseOptions(LanguageVersion.Preview);
        var compilation = AnalyzerHost.Compile(source);
        compilation = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.ToString(), preview)));

        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        var found = await compilation.WithAnalyzers([new SqlFromStrings()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(Glued, Assert.Single(found).Location.SourceTree!.GetText().ToString(found[0].Location.SourceSpan));
    }

    [Theory]
    [InlineData("context.Set<Order>().FromSql($\"SELECT a FROM t WHERE n = {name}\");")]
    [InlineData("context.Set<Order>().FromSqlInterpolated($\"SELECT a FROM t WHERE n = {name}\");")]
    [InlineData("context.Database.ExecuteSql($\"DELETE FROM t WHERE n = {name}\");")]
    [InlineData("await context.Database.ExecuteSqlInterpolatedAsync($\"DELETE FROM t WHERE n = {name}\");")]
    [InlineData("context.Database.SqlQuery<int>($\"SELECT a FROM t WHERE n = {name}\");")]
    [InlineData("context.Set<Order>().FromSqlRaw(\"SELECT a FROM t WHERE n = {0}\", name);")]
    [InlineData("connection.Execute(\"DELETE FROM t WHERE n = @name\", new { name = \"a\" + name });")]
    [InlineData("command.CommandText = \"SELECT a FROM t WHERE n = @n\"; command.Parameters.Add(new SqliteParameter(\"@n\", \"a\" + name));")]
    [InlineData("Console.WriteLine(\"SELECT a FROM t WHERE n = '\" + name + \"'\");")]
    [InlineData("connection.ConnectionString = \"Data Source=\" + name;")]
    [InlineData("command.CommandText += \"\";")]
    [InlineData("var text = command.CommandText + name;")]
    public Task CallThatMakesParametersOrRunsNoSql_IsSilent(string statement) => Verify.IsSilent(Database.Of(statement));

    [Fact]
    public Task CommandThatForwards_IsSilent() => Verify.IsSilent("""
        using System.Data.Common;
        class Store(DbCommand inner)
        {
            public string CommandText { get => inner.CommandText; set => inner.CommandText = value; }
        }
        class Note { public string CommandText { get; set; } = ""; void Set(string name) => CommandText = "SELECT " + name; }
        """);

    [Theory]
    [InlineData("command.CommandType = CommandType.StoredProcedure; command.CommandText = name;")]
    [InlineData("command.CommandType = CommandType.StoredProcedure; command.CommandText = \"dbo.\" + Table;")]
    public Task NameOfAProcedure_IsSilent(string statements) => Verify.IsSilent(Database.Of(statements));

    [Theory]
    [InlineData("(command.CommandText, command.CommandTimeout) = (TEXT, 5);")]
    [InlineData("(command.CommandTimeout, (old.CommandText, _)) = (5, (TEXT, id));")]
    [InlineData("(command.CommandText, old.CommandText) = (\"SELECT 1\", TEXT);")]
    [InlineData("(command.CommandText, old.CommandText) = (TEXT, TEXT);")]
    public async Task DeconstructedText_IsASink(string assignment)
    {
        await Verify.Reports(Database.Of(assignment.Replace("TEXT", $"{{|POLP1001:{Glued}|}}")));
        await Verify.IsSilent(Database.Of(assignment.Replace("TEXT", "\"SELECT a FROM \" + Table")));
    }

    [Theory]
    [InlineData("\"SELECT \" + name", "{|POLP1001:Made(name)|}")]
    [InlineData("\"SELECT 1\"", "Made(name)")]
    public Task DeconstructedPart_IsTheText(string text, string made) => (text.Contains("name", StringComparison.Ordinal) ? (Func<string, Task>)(s => Verify.Reports(s)) : s => Verify.IsSilent(s))(
        Database.Of($"(command.CommandText, var said) = {made};", $"static (string Sql, string Note) Made(string name) => ({text}, name + \"!\");"));

    [Fact]
    public Task DeconstructionThatHandsOn_IsAWrapper() => Verify.Reports(Database.Of("Set(command, {|POLP1001:\"SELECT \" + name|}); Set(command, \"SELECT 1\");",
        "static void Set(DbCommand on, string sql) => (on.CommandText, on.CommandTimeout) = (sql, 5);"));

    [Theory]
    [InlineData("Two({|POLP1001:\"SELECT \" + name|}, {|POLP1001:\"DELETE \" + town|});")]
    [InlineData("Two(\"SELECT 1\", {|POLP1001:\"DELETE \" + town|});")]
    [InlineData("Two(name, {|POLP1001:\"DELETE \" + town|});")]
    [InlineData("Mixed({|POLP1001:\"SELECT \" + name|}, {|POLP1001:\"DELETE \" + town|});")]
    public Task EveryTextOfACall_IsJudged(string call) => Verify.Reports(Database.Of(call, """
        static DbCommand? on;
        static void Two([System.Diagnostics.CodeAnalysis.StringSyntax("sql")] string first, [System.Diagnostics.CodeAnalysis.StringSyntax("sql")] string second) { }
        static void Mixed([System.Diagnostics.CodeAnalysis.StringSyntax("sql")] string first, string second) => on!.CommandText = second;
        """));
}
