using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Bodies as paths show them, the same words as the report's.</summary>
internal static class BodyName
{
    public static string Of(ISymbol body) => body switch
    {
        INamedTypeSymbol type => "static initialiser of " + Nesting(type),
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => "new " + Nesting(constructor.ContainingType),
        IMethodSymbol { MethodKind: MethodKind.StaticConstructor } constructor => "static initialiser of " + Nesting(constructor.ContainingType),
        IMethodSymbol { MethodKind: MethodKind.Destructor } destructor => "finalizer of " + Nesting(destructor.ContainingType),
        IMethodSymbol { AssociatedSymbol: { } owner } accessor => Nesting(accessor.ContainingType) + "." + Last(owner.MetadataName),
        IMethodSymbol method => Nesting(method.ContainingType) + "." + Last(method.MetadataName),
        _ => body.Name,
    };

    private static string Nesting(INamedTypeSymbol type) => type.ContainingType is { } outer ? Nesting(outer) + "." + type.Name : type.Name;

    // Explicit implementations carry the interface's name.
    private static string Last(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
