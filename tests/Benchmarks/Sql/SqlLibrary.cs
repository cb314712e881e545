using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Polp.Testing;

namespace Polp.Benchmarks;

/// <summary>Whose sink a marked line calls.</summary>
internal enum SqlLibrary
{
    /// <summary>A command of a driver, such as SqliteCommand.</summary>
    Driver,

    /// <summary>IDbCommand or DbCommand.</summary>
    Interface,

    /// <summary>DbBatchCommand, DbDataSource.</summary>
    Batch,
    Dapper,

    /// <summary>Dapper with a type before the text, and CommandDefinition.</summary>
    DapperOther,

    /// <summary>FromSqlRaw and ExecuteSqlRaw, and the forms that take a FormattableString.</summary>
    EfRaw,

    /// <summary>SqlQueryRaw.</summary>
    EfQuery,

    /// <summary>Migrations and model configuration.</summary>
    EfSchema,

    /// <summary>DataView.RowFilter, DataTable.Select.</summary>
    Filter,

    /// <summary>A method of the program that hands its text on.</summary>
    Wrapper,
}

/// <summary>Finds the library of each marked line by the symbols on it.</summary>
internal static class SqlLibraries
{
    public static IReadOnlyDictionary<int, SqlLibrary> Of(MarkedSource source)
    {
        var compilation = AnalyzerHost.Compile(source.Source);
        var tree = compilation.SyntaxTrees.First();
        var model = compilation.GetSemanticModel(tree);
        var known = tree.GetRoot().DescendantNodes()
            .Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax)
            .Select(node => (Lines: tree.GetLineSpan(node.Span), Library: model.GetSymbolInfo(node).Symbol is { } symbol ? Of(symbol) : null, node.Span.Length))
            .Where(found => found.Library is not null)
            .OrderBy(found => found.Length)
            .ToArray();
        return source.Marks.Keys.ToDictionary(line => line, line => known
            .Where(found => found.Lines.StartLinePosition.Line < line && found.Lines.EndLinePosition.Line + 1 >= line)
            .Select(found => found.Library).FirstOrDefault() ?? SqlLibrary.Wrapper);
    }

    private static SqlLibrary? Of(ISymbol symbol) => (symbol.ContainingType?.Name, symbol.Name) switch
    {
        ("DbBatchCommand", "CommandText") => SqlLibrary.Batch,
        ("DbDataSource", "CreateCommand") when symbol is IMethodSymbol { Parameters.Length: > 0 } => SqlLibrary.Batch,
        ("IDbCommand" or "DbCommand", "CommandText") => SqlLibrary.Interface,
        (_, "CommandText") when symbol.ContainingAssembly.Name != "Test" => SqlLibrary.Driver,
        ("SqliteCommand", ".ctor") when symbol is IMethodSymbol { Parameters.Length: > 0 } => SqlLibrary.Driver,
        ("CommandDefinition", ".ctor") => SqlLibrary.DapperOther,
        ("SqlMapper", _) when symbol is IMethodSymbol method =>
            method.Parameters.TakeWhile(p => p.Name != "sql").Any(p => p.Type.Name == "Type") ? SqlLibrary.DapperOther : SqlLibrary.Dapper,
        ("RelationalDatabaseFacadeExtensions", "SqlQueryRaw" or "SqlQuery") => SqlLibrary.EfQuery,
        ("RelationalDatabaseFacadeExtensions" or "RelationalQueryableExtensions", _) => SqlLibrary.EfRaw,
        ("MigrationBuilder" or "RelationalPropertyBuilderExtensions" or "RelationalEntityTypeBuilderExtensions", _) => SqlLibrary.EfSchema,
        ("DataView", "RowFilter") or ("DataTable", "Select") => SqlLibrary.Filter,
        _ => null,
    };
}
