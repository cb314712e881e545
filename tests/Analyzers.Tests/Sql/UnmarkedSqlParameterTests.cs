using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>Who is asked to mark a parameter as SQL text, once, and who is left alone.</summary>
public class UnmarkedSqlParameterTests
{
    private static string In(string members) => $$"""
        using System.Data;
        using System.Data.Common;
        using System.Diagnostics.CodeAnalysis;
        using Dapper;
        using Microsoft.Data.Sqlite;
        using Microsoft.EntityFrameworkCore;

        {{members}}
        """;

    private static string Store(string members) => In($$"""public class Store(DbConnection connection, DbCommand command, DbContext context) { {{members}} }""");

    [Theory]
    [InlineData("public int Run(string {|POLP1002:sql|}) => connection.Execute(sql);")]
    [InlineData("public void Run(string {|POLP1002:sql|}) => command.CommandText = sql;")]
    [InlineData("public object Run(string {|POLP1002:sql|}) => new SqliteCommand(sql);")]
    [InlineData("public int Run(string {|POLP1002:sql|}) => context.Database.ExecuteSqlRaw(sql);")]
    [InlineData("public int Run(string? {|POLP1002:sql|}) { var text = sql ?? \"SELECT 1\"; return connection.Execute(text); }")]
    [InlineData("public int Run(string {|POLP1002:sql|}) { sql = sql.Trim(); return connection.Execute(sql); }")]
    [InlineData("public int Run(string {|POLP1002:sql|}, string table) => connection.Execute(sql, new { table });")]
    [InlineData("public int Run(string {|POLP1002:first|}, string {|POLP1002:second|}) => connection.Execute(first) + connection.Execute(second);")]
    [InlineData("protected int Run(string {|POLP1002:sql|}) => connection.Execute(sql);")]
    [InlineData("protected internal int Run(string {|POLP1002:sql|}) => connection.Execute(sql);")]
    [InlineData("public int Run(string {|POLP1002:sql|}) => Inner(sql); private int Inner(string sql) => connection.Execute(sql);")]
    [InlineData("public int Run(string {|POLP1002:sql|}) { return Go(sql); int Go(string text) => connection.Execute(text); }")]
    [InlineData("public static int Run(DbConnection on, string {|POLP1002:sql|}) => on.Execute(sql);")]
    [InlineData("public T Run<T>(string {|POLP1002:sql|}) => connection.ExecuteScalar<T>(sql)!;")]
    [InlineData("public class Inner { public static int Run(DbConnection on, string {|POLP1002:sql|}) => on.Execute(sql); }")]
    [InlineData("public string {|POLP1002:Text|} { get; set; } = \"\"; public int Run() => connection.Execute(Text);")]
    [InlineData("public string {|POLP1002:Text|} { get; init; } = \"\"; public int Run() => connection.Execute(Text);")]
    [InlineData("public string {|POLP1002:Text|} { set => command.CommandText = value; }")]
    [InlineData("public string {|POLP1002:Text|} = \"\"; public int Run() => connection.Execute(Text);")]
    public Task WhatOthersGiveAText_IsReported(string members) => Verify.Reports(Store(members));

    [Theory]
    [InlineData("private int Run(string sql) => connection.Execute(sql);")]
    [InlineData("internal int Run(string sql) => connection.Execute(sql);")]
    [InlineData("private protected int Run(string sql) => connection.Execute(sql);")]
    [InlineData("internal class Inner { public static int Run(DbConnection on, string sql) => on.Execute(sql); }")]
    [InlineData("public int Run([StringSyntax(\"sql\")] string sql) => connection.Execute(sql);")]
    [InlineData("public int Run([StringSyntax(\"T-SQL\")] string sql) => connection.Execute(sql);")]
    [InlineData("public int Run(string name) => connection.Execute(\"DELETE FROM t WHERE n = @name\", new { name });")]
    [InlineData("public int Run(string name) => connection.Execute(name == \"a\" ? \"SELECT 1\" : \"SELECT 2\");")]
    [InlineData("public int Run(int id) => connection.Execute(\"DELETE FROM t WHERE id = \" + id);")]
    [InlineData("public int Run(string sql) { sql = \"SELECT 1\"; return connection.Execute(sql); }")]
    [InlineData("public string Text { get; private set; } = \"\"; public int Run() => connection.Execute(Text); public void Set(string name) => Text = name.Length > 1 ? \"a\" : \"b\";")]
    [InlineData("public string Text => \"SELECT 1\"; public int Run() => connection.Execute(Text);")]
    [InlineData("public readonly string Text = \"\"; public int Run() => connection.Execute(Text);")]
    [InlineData("[StringSyntax(\"sql\")] public string Text { get; set; } = \"\"; public int Run() => connection.Execute(Text);")]
    [InlineData("[StringSyntax(\"sql\")] public string Text { set => command.CommandText = value; }")]
    [InlineData("public Func<string, int> Runner => sql => connection.Execute(sql);")]
    [InlineData("public string Show(string sql) => \"about \" + sql;")]
    public Task WhatNobodyOutsideGives_OrSaysSo_IsSilent(string members) => Verify.IsSilent(Store(members));

    [Fact]
    public Task TextThatIsGlued_IsReportedAsThat() => Verify.Reports(Store("public int Run(string where) => connection.Execute({|POLP1001:\"DELETE FROM t WHERE \" + where|});"));

    [Theory]
    [InlineData("public interface IStore { int Run(string {|POLP1002:sql|}); } public class A(DbConnection c) : IStore { public int Run(string sql) => c.Execute(sql); } public class B(DbConnection c) : IStore { public int Run(string text) => c.Execute(text); }")]
    [InlineData("public abstract class Base { public abstract int Run(string {|POLP1002:sql|}); } public class A(DbConnection c) : Base { public override int Run(string sql) => c.Execute(sql); }")]
    [InlineData("public interface IStore { string {|POLP1002:Text|} { set; } } public class A(DbCommand c) : IStore { public string Text { set => c.CommandText = value; } }")]
    [InlineData("interface IStore { int Run(string sql); } public class A(DbConnection c) : IStore { public int Run(string {|POLP1002:sql|}) => c.Execute(sql); }")]
    [InlineData("public interface IStore { int Run(string {|POLP1002:sql|}); } public class A(DbConnection c) : IStore { int IStore.Run(string sql) => c.Execute(sql); }")]
    [InlineData("public interface IStore<T> { int Run(string {|POLP1002:sql|}); } public class A(DbConnection c) : IStore<int> { public int Run(string sql) => c.Execute(sql); }")]
    public Task Contract_IsReportedOnce_WhereItsCallersSeeIt(string types) => Verify.Reports(In(types));

    [Theory]
    [InlineData("public interface IStore { int Run([StringSyntax(\"sql\")] string sql); } public class A(DbConnection c) : IStore { public int Run(string sql) => c.Execute(sql); }")]
    [InlineData("public class Special(string text) : SqliteCommand(text);")]
    [InlineData("public class Log(DbConnection c) : System.IO.StringWriter { public override void Write(string? value) => c.Execute(value!); }")]
    [InlineData("public class Runner(DbConnection c) : IProgress<string> { public void Report(string value) => c.Execute(value); }")]
    [InlineData("public record Job(string Sql) { public int Run(DbConnection c) => c.Execute(Sql); }")]
    public Task ContractThatIsMarked_OrOfALibrary_IsSilent(string types) => Verify.IsSilent(In(types));

    [Fact]
    public Task MarkOfTheFix_MakesCallersSpeak() => Verify.Reports(Store(
        "public int Run([StringSyntax(\"sql\")] string sql) => connection.Execute(sql); public int Delete(string name) => Run({|POLP1001:\"DELETE FROM t WHERE n = '\" + name + \"'\"|});"));

    [Theory]
    [InlineData("public int Twice(string {|POLP1002:sql|}) => Run(sql) + Run(sql); public int Run([StringSyntax(\"sql\")] string sql) => connection.Execute(sql);")]
    [InlineData("public object Make(string {|POLP1002:sql|}) => new Query(sql); public class Query([StringSyntaxAttribute(\"sql\")] string text) { public override string ToString() => text; }")]
    [InlineData("public void Set(string {|POLP1002:sql|}) => Text = sql; [StringSyntax(\"sql\")] public string Text { get; set; } = \"\";")]
    [InlineData("public void Set(string {|POLP1002:sql|}) => text = sql; [StringSyntax(\"sql\")] string text = \"\"; public override string ToString() => text;")]
    [InlineData("public void Go(Runner run, string {|POLP1002:sql|}) => run(sql); public delegate int Runner([StringSyntax(\"sql\")] string text);")]
    public Task WhatReachesAMark_IsReported(string members) => Verify.Reports(Store(members));

    [Fact]
    public Task LineOfATable_SaysItAlready() => Verify.IsSilent(
        Store("public int Run(string sql) => connection.Execute(sql); public int Explain(string sql) => connection.Execute(sql);"),
        additionalFiles: [("polp-sql.tsv", "sink\tM:Store.Run\tsql\tdapper\nsink\tM:Store.Explain\tsql\tnone")]);

    [Theory]
    [InlineData("public int Run(string sql) => connection.Execute(sql);", "'sql' reaches 'SqlMapper.Execute' as SQL text and does not say so; mark it [StringSyntax(\"sql\")], and whoever calls it from another assembly is checked")]
    [InlineData("public void Run(string sql) { var c = new SqliteCommand(sql); }", "'sql' reaches 'new SqliteCommand' as SQL text and does not say so; mark it [StringSyntax(\"sql\")], and whoever calls it from another assembly is checked")]
    [InlineData("public int Run(string sql) => Inner(sql); int Inner(string sql) => Last(sql); void Set(string sql) => command.CommandText = sql; int Last(string sql) { Set(sql); return 0; }", "'sql' reaches 'DbCommand.CommandText' through 'Store.Inner', 'Store.Last', 'Store.Set' as SQL text and does not say so; mark it [StringSyntax(\"sql\")], and whoever calls it from another assembly is checked")]
    public async Task Message_NamesTheSinkAndTheWay(string members, string message)
    {
        var found = Assert.Single(await AnalyzerHost.Run(Store(members)));

        Assert.Equal(message, found.GetMessage());
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
        Assert.NotEmpty(found.AdditionalLocations);
    }

    [Fact]
    public Task WrapperThatCallsItself_Ends() => Verify.Reports(Store(
        "public int Run(string {|POLP1002:sql|}, int times) => times == 0 ? connection.Execute(sql) : Again(sql, times); public int Again(string {|POLP1002:sql|}, int times) => Run(sql, times - 1);"));

    [Theory]
    [InlineData(OutputKind.DynamicallyLinkedLibrary, 1)]
    [InlineData(OutputKind.ConsoleApplication, 0)]
    public async Task Program_IsNotLinkedByOthers(OutputKind kind, int reports)
    {
        var compilation = AnalyzerHost.Compile(Store("public int Run(string sql) => connection.Execute(sql); static void Main() { }"));
        var host = compilation.WithOptions(compilation.Options.WithOutputKind(kind)).WithAnalyzers([new UnmarkedSqlParameter()], AnalyzerHost.Options());

        Assert.Equal(reports, (await host.GetAnalyzerDiagnosticsAsync()).Length);
    }
}
