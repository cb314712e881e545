using Microsoft.CodeAnalysis;

namespace Polp.CodeFixes;

/// <summary>What is known of the database behind a command or a connection.</summary>
/// <param name="TakesText">True when it converts a parameter that is text to the type of the column, as it does with a literal. PostgreSQL does not, unless its driver is told to leave the type open.</param>
/// <param name="TakesCounts">True when LIMIT takes a parameter that is text.</param>
/// <param name="HasTop">True when it may know TOP, as SQL Server does.</param>
/// <param name="ExpandsLists">True when the library makes a list of values out of one parameter.</param>
internal readonly record struct SqlProvider(bool TakesText, bool TakesCounts = false, bool ExpandsLists = false, bool HasTop = false)
{
    /// <summary>The provider of a type, or null when its placeholders are no names with @. A contract that any provider may stand behind counts as the strictest in sight.</summary>
    public static SqlProvider? Of(ITypeSymbol type, Compilation compilation)
    {
        var spaces = Namespaces(type).ToArray();
        if (spaces.Any(name => name.StartsWith("Oracle.", StringComparison.Ordinal) || name is "System.Data.OleDb" or "System.Data.Odbc" or "System.Data.OracleClient"))
            return null;
        if (spaces.Contains("Npgsql"))
            return new(TakesText: false);
        return spaces[0].StartsWith("System.Data", StringComparison.Ordinal) && spaces[0] is "System.Data" or "System.Data.Common"
            ? Unknown(compilation)
            : new(TakesText: true, TakesCounts: spaces.Any(name => name is "Microsoft.Data.Sqlite" or "System.Data.SQLite"), HasTop: spaces.Any(name => name.EndsWith("SqlClient", StringComparison.Ordinal)));
    }

    /// <summary>The same when each parameter is sent without a type, as a literal is.</summary>
    public SqlProvider WithOpenTypes() => this with { TakesText = true, TakesCounts = true };

    /// <summary>A provider that the code does not name: PostgreSQL, which compares no number with text, when the project references its driver.</summary>
    public static SqlProvider Unknown(Compilation compilation) =>
        new(TakesText: !compilation.ReferencedAssemblyNames.Any(assembly => assembly.Name.StartsWith("Npgsql", StringComparison.Ordinal)), HasTop: true);

    private static IEnumerable<string> Namespaces(ITypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
            yield return at.ContainingNamespace?.ToDisplayString() ?? "";
    }
}
