using Microsoft.CodeAnalysis;

namespace Polp.CodeFixes;

/// <summary>How a command's type takes parameters.</summary>
/// <param name="HasAddWithValue">True when one call adds name and value.</param>
/// <param name="TakesText">True when the database converts text to the type of the column.</param>
internal sealed record ParameterStyle(bool HasAddWithValue, bool TakesText)
{
    /// <summary>The style of a command's type, or null when its placeholders are no names with @, or its members are not in reach.</summary>
    public static ParameterStyle? Of(INamedTypeSymbol command, Compilation compilation)
    {
        var types = Types(command).ToArray();
        if (types.Any(type => type.ContainingNamespace.ToDisplayString() is var name
                && (name.StartsWith("Oracle.", StringComparison.Ordinal) || name is "System.Data.OleDb" or "System.Data.Odbc" or "System.Data.OracleClient"))
            || compilation.GetTypeByMetadataName("System.Data.IDbCommand") is not { } contract
            || !types.Contains(contract, SymbolEqualityComparer.Default)
            || Find<IPropertySymbol>(types, "Parameters", _ => true) is not { Type: var collection })
            return null;
        var isNpgsql = types.Any(type => type.ContainingNamespace.ToDisplayString() == "Npgsql");
        if (Find<IMethodSymbol>(
                Types(collection), "AddWithValue", method => method.Parameters is [{ Type.SpecialType: SpecialType.System_String }, { Type.SpecialType: SpecialType.System_Object }]) is not null)
            return new(true, !isNpgsql);
        return Find<IMethodSymbol>(types, "CreateParameter", method => method.Parameters.IsEmpty) is null ? null : new(false, !isNpgsql);
    }

    private static IEnumerable<ITypeSymbol> Types(ITypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
            yield return at;
        foreach (var contract in type.AllInterfaces)
            yield return contract;
    }

    // What an interface declares is in reach only through the interface: a class may implement it explicitly.
    private static T? Find<T>(IEnumerable<ITypeSymbol> types, string name, Func<T, bool> fits)
        where T : class, ISymbol
    {
        var first = types.First();
        return types.Where(type => first.TypeKind == TypeKind.Interface || type.TypeKind != TypeKind.Interface)
            .SelectMany(type => type.GetMembers(name)).OfType<T>().FirstOrDefault(member => member.DeclaredAccessibility == Accessibility.Public && fits(member));
    }
}
