using Microsoft.CodeAnalysis;

namespace Polp.CodeFixes;

/// <summary>How a command's type takes parameters.</summary>
/// <param name="HasAddWithValue">True when one call adds name and value.</param>
/// <param name="Made">The type of its parameters, when a name and a value make one.</param>
/// <param name="HasTypes">True for PostgreSQL's driver, which must be told to leave the type to the database, as it is left with a literal.</param>
internal sealed record ParameterStyle(bool HasAddWithValue, bool HasTypes, INamedTypeSymbol? Made, SqlProvider Provider)
{
    /// <summary>The style of a command's type, or null when its placeholders are no names with @, or its members are not in reach.</summary>
    public static ParameterStyle? Of(INamedTypeSymbol command, Compilation compilation)
    {
        var types = Types(command).ToArray();
        var isBatch = types.Any(type => type is { Name: "DbBatchCommand", ContainingNamespace: { Name: "Common" } });
        if (SqlProvider.Of(command, compilation) is not { } provider
            || !isBatch && (compilation.GetTypeByMetadataName("System.Data.IDbCommand") is not { } contract || !types.Contains(contract, SymbolEqualityComparer.Default))
            || Find<IPropertySymbol>(types, "Parameters", _ => true) is not { Type: var collection })
            return null;
        var adds = Types(collection).ToArray();
        var typed = Find<IMethodSymbol>(adds, "AddWithValue", method => method.Parameters is [{ Type.SpecialType: SpecialType.System_String }, { Type.Name: "NpgsqlDbType" }, { Type.SpecialType: SpecialType.System_Object }]);
        if (typed is not null)
            return new(true, true, Parameter(types), provider.WithOpenTypes());
        if (Find<IMethodSymbol>(adds, "AddWithValue", method => method.Parameters is [{ Type.SpecialType: SpecialType.System_String }, { Type.SpecialType: SpecialType.System_Object }]) is not null)
            return new(true, false, Parameter(types), provider);
        // Not every batch makes parameters.
        return isBatch || Find<IMethodSymbol>(types, "CreateParameter", method => method.Parameters.IsEmpty) is null ? null : new(false, false, null, provider);
    }

    /// <summary>What stands between name and value.</summary>
    public string Type(BindingNames names) => HasTypes ? names.Of("NpgsqlTypes", "NpgsqlDbType") + ".Unknown, " : "";

    /// <summary>The expression that makes a parameter.</summary>
    public string New(SqlParameter parameter, BindingNames names) => HasTypes
        ? $"new {names.Of(Made!)}(\"@{parameter.Name}\", {names.Of("NpgsqlTypes", "NpgsqlDbType")}.Unknown) {{ Value = {names.Bound(parameter)} }}"
        : $"new {names.Of(Made!)}(\"@{parameter.Name}\", {names.Bound(parameter)})";

    private static INamedTypeSymbol? Parameter(IEnumerable<ITypeSymbol> types) =>
        Find<IMethodSymbol>(types, "CreateParameter", method => method.Parameters.IsEmpty && method.ReturnType is INamedTypeSymbol { IsAbstract: false } type
            && type.InstanceConstructors.Any(c => c.DeclaredAccessibility == Accessibility.Public && c.Parameters is [{ Type.SpecialType: SpecialType.System_String }, { Type.SpecialType: SpecialType.System_Object }]))?.ReturnType as INamedTypeSymbol;

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
