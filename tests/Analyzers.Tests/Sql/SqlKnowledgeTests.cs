using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>What the tables say about methods that quote, methods that are safe, and where text comes from.</summary>
public class SqlKnowledgeTests
{

    [Theory]
    [InlineData("Console.ReadLine()", "console input")]
    [InlineData("Console.ReadLine()!.Trim()", "console input")]
    [InlineData("Console.In.ReadLine()", "a stream")]
    [InlineData("Environment.GetEnvironmentVariable(\"a\")", "the environment")]
    [InlineData("Environment.GetCommandLineArgs()[1]", "the command line")]
    [InlineData("File.ReadAllText(\"a\")", "a file")]
    [InlineData("File.ReadAllLines(\"a\")[0]", "a file")]
    [InlineData("new StreamReader(\"a\").ReadLine()", "a stream")]
    [InlineData("reader.GetString(0)", "a database row")]
    [InlineData("special.GetString(0)", "a database row")]
    [InlineData("record.GetString(0)", "a database row")]
    [InlineData("(string)reader[\"a\"]", "a database row")]
    [InlineData("row[\"a\"].ToString()", "a database row")]
    [InlineData("(string?)command.ExecuteScalar()", "a database row")]
    [InlineData("request.Query[\"a\"].ToString()", "an HTTP request")]
    [InlineData("request.Form[\"a\"].First()", "an HTTP request")]
    [InlineData("request?.Path.Value", "an HTTP request")]
    [InlineData("given", "an HTTP request")]
    [InlineData("names[\"a\"]", "a collection of names and values")]
    [InlineData("configuration[\"a\"]", "the configuration")]
    [InlineData("Encoding.UTF8.GetString(bytes)", "received bytes")]
    [InlineData("plain", null)]
    [InlineData("plain.Trim()", null)]
    [InlineData("Path.GetFileName(plain)", null)]
    public void SourceOf_SaysWhereALeafComesFrom(string leaf, string? expected) => Assert.Equal(expected, Ask(leaf, (sinks, operation) => sinks.SourceOf(operation)));

    [Theory]
    [InlineData("builder.QuoteIdentifier(plain)", true)]
    [InlineData("own.QuoteIdentifier(plain)", true)]
    [InlineData("helper.DelimitIdentifier(plain)", true)]
    [InlineData("builder.UnquoteIdentifier(plain)", false)]
    [InlineData("Text.Quote(plain)", true)]
    [InlineData("Text.Clean(plain)", false)]
    public void IsQuoter_KnowsOverridesAndTheProjectsOwn(string call, bool expected) =>
        Assert.Equal(expected, Ask(call, (sinks, operation) => sinks.IsQuoter(((IInvocationOperation)operation).TargetMethod)));

    [Theory]
    [InlineData("Text.Clean(plain)", true)]
    [InlineData("Text.Quote(plain)", false)]
    public void IsSafe_KnowsTheProjectsOwn(string call, bool expected)
    {
        Assert.Equal(expected, Ask(call, (sinks, operation) => sinks.IsSafe(((IInvocationOperation)operation).TargetMethod)));
        Assert.False(Ask(call, (sinks, operation) => sinks.IsSafeType(operation.Type!)));
    }

    [Fact]
    public void IsSafeType_KnowsTheProjectsOwn() => Assert.True(Ask("key", (sinks, operation) => sinks.IsSafeType(operation.Type!)));

    private static T Ask<T>(string expression, Func<SqlSinks, IOperation, T> question)
    {
        var compilation = AnalyzerHost.Compile($$"""
            using System.Data;
            using System.Data.Common;
            using System.Text;

            static class Text { public static string Quote(string s) => s; public static string Clean(string s) => s; }
            struct Key { }
            class Store
            {
                object? M(DbDataReader reader, Microsoft.Data.SqlClient.SqlDataReader special, IDataRecord record, DataRow row, DbCommand command, Microsoft.AspNetCore.Http.HttpRequest request,
                    [Microsoft.AspNetCore.Mvc.FromQuery] string given, System.Collections.Specialized.NameValueCollection names, Microsoft.Extensions.Configuration.IConfiguration configuration, byte[] bytes, string plain,
                    DbCommandBuilder builder, Npgsql.NpgsqlCommandBuilder own, Microsoft.EntityFrameworkCore.Storage.RelationalSqlGenerationHelper helper, Key key) => {{expression}};
            }
            """, references: [.. Libraries.All, .. Libraries.AspNetCore]);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        var tree = compilation.SyntaxTrees.First();
        var body = tree.GetRoot().DescendantNodes().OfType<ArrowExpressionClauseSyntax>().Last().Expression;
        var options = AnalyzerHost.Options(
            new Dictionary<string, string> { ["polp_sql_safe_types"] = "Key", ["polp_sql_quoters"] = "Text.Quote" },
            [("polp-sql.tsv", "safe\tM:Text.Clean")]);
        return question(SqlSinks.Of(compilation, options)!, compilation.GetSemanticModel(tree).GetOperation(body)!);
    }
}
