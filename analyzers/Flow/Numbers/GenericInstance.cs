using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>A generic function with types of a known size in place of its type parameters, so that its elements can be counted.</summary>
/// <param name="Method">The function with these types.</param>
internal sealed record GenericInstance(IMethodSymbol Method)
{
    /// <summary>Longer code is not followed once for each type.</summary>
    private const int MostCharacters = 1500;

    /// <summary>The function that a call names, or null where it is not generic over types that hold no references, or where a size is not known.</summary>
    /// <param name="caller">What the type parameters around the call stand for.</param>
    public static GenericInstance? Of(IMethodSymbol named, GenericInstance? caller)
    {
        if (!CountsElements(named))
            return null;
        var method = caller?.Substitute(named) ?? named;
        return method.TypeArguments.All(type => Interval.SizeOf(type) is not null) ? new(method) : null;
    }

    /// <summary>The function with one type in place of each type parameter.</summary>
    public static GenericInstance? Of(IMethodSymbol function, ITypeSymbol type) =>
        CountsElements(function) ? new(function.OriginalDefinition.Construct([.. function.TypeParameters.Select(_ => type)])) : null;

    private static bool CountsElements(IMethodSymbol function) =>
        function.OriginalDefinition.TypeParameters is [{ HasUnmanagedTypeConstraint: true }, ..] && function.DeclaringSyntaxReferences is [var declared] && declared.Span.Length <= MostCharacters;

    public ITypeSymbol? Substitute(ITypeSymbol? type) =>
        type is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method, Ordinal: var at } && SymbolEqualityComparer.Default.Equals(type.ContainingSymbol, Method.OriginalDefinition) ? Method.TypeArguments[at] : type;

    public IMethodSymbol Substitute(IMethodSymbol method) => method.IsGenericMethod && method.TypeArguments.Any(type => type is ITypeParameterSymbol)
        ? method.ConstructedFrom.Construct([.. method.TypeArguments.Select(type => Substitute(type)!)]) : method;
}
