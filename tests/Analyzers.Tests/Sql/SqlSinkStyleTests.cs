using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>The style of a sink decides whether a fix is tried: a command in sight is one thing, a command inside something else is another.</summary>
public class SqlSinkStyleTests
{
    [Theory]
    [InlineData("command.CommandText = name", "AdoNet", false)]
    [InlineData("command.CommandText += name", "Named", true)]
    [InlineData("command.CommandText ??= name", "Named", false)]
    [InlineData("new SqlCommand(name)", "AdoNet", false)]
    [InlineData("new SqlDataAdapter(name, connection)", "Named", false)]
    [InlineData("source.CreateCommand(name)", "AdoNet", false)]
    [InlineData("view.RowFilter = name", "Expression", false)]
    [InlineData("bulk.DestinationTableName = name", "Identifier", false)]
    [InlineData("connection.Execute(name)", "Dapper", false)]
    [InlineData("migration.Sql(name)", "Schema", false)]
    [InlineData("view.Sort = name", null, false)]
    [InlineData("connection.ConnectionString = name", null, false)]
    public void At_SaysHowParametersAreTaken(string expression, string? style, bool continues)
    {
        var compilation = AnalyzerHost.Compile($$"""
            using System.Data;
            using System.Data.Common;
            using Dapper;
            using Microsoft.Data.SqlClient;
            class Store
            {
                void M(DbCommand command, SqlConnection connection, DbDataSource source, DataView view, SqlBulkCopy bulk, Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder migration, string name)
                {
                    _ = {{expression}};
                }
            }
            """, references: Libraries.All);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        var tree = compilation.SyntaxTrees.First();
        var statement = tree.GetRoot().DescendantNodes().OfType<ExpressionStatementSyntax>().Single();

        var sinks = SqlSinks.Of(compilation)!.All(compilation.GetSemanticModel(tree).GetOperation(((AssignmentExpressionSyntax)statement.Expression).Right)!).ToArray();

        Assert.Equal(style, sinks.Select(sink => sink.Style.ToString()).Distinct().SingleOrDefault());
        Assert.Equal(continues, sinks.Any(sink => sink.Continues));
    }

    [Fact]
    public void Advice_IsOneClauseForEachStyle() => Assert.All(Enum.GetValues<SqlStyle>(), style => Assert.Matches("^[a-z][^.;]*$", style.Advice()));
}
