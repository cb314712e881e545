using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>
/// Parameters, properties and fields that say of themselves that they are SQL text: <c>[StringSyntax("sql")]</c>, or JetBrains'
/// <c>[LanguageInjection("SQL")]</c>, on the symbol or on what it overrides or implements.
/// </summary>
internal sealed class SqlMarks
{
    /// <summary>The attributes, without their suffix.</summary>
    public static readonly string[] Names = ["StringSyntax", "LanguageInjection"];

    private readonly ConcurrentDictionary<ISymbol, bool> marked = new(SymbolEqualityComparer.Default);

    public bool IsMarked(ISymbol symbol) => marked.GetOrAdd(symbol.OriginalDefinition, Read);

    private static bool Read(ISymbol symbol)
    {
        if (symbol.GetAttributes().Any(IsMark))
            return true;
        return symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter
            ? Declarations.Of(method).OfType<IMethodSymbol>().Any(m => m.Parameters.ElementAtOrDefault(parameter.Ordinal)?.GetAttributes().Any(IsMark) == true)
            : symbol is IPropertySymbol && Declarations.Of(symbol).Any(p => p.GetAttributes().Any(IsMark));
    }

    // By name: libraries bring such attributes as internal source.
    private static bool IsMark(AttributeData attribute) =>
        attribute.AttributeClass?.Name is "StringSyntaxAttribute" or "LanguageInjectionAttribute"
        && attribute.ConstructorArguments.FirstOrDefault() is { Kind: not (TypedConstantKind.Array or TypedConstantKind.Error), Value: { } language } argument
        && IsSql(language as string ?? Member(argument));

    private static string Member(TypedConstant constant) =>
        constant.Type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, constant.Value))?.Name ?? "";

    /// <summary>True for sql, T-SQL, PostgreSQL, MySQL, PL/SQL, HQL; "nosql" names what it is not.</summary>
    public static bool IsSql(string language) =>
        language.IndexOf("sql", StringComparison.OrdinalIgnoreCase) >= 0 && language.IndexOf("nosql", StringComparison.OrdinalIgnoreCase) < 0
        || language.Equals("hql", StringComparison.OrdinalIgnoreCase);
}
