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
        // The initialiser of a field or property.
        { IsStatic: true, ContainingType: { } type } => "static initialiser of " + Nesting(type),
        { ContainingType: { } type } => "new " + Nesting(type),
        _ => body.Name,
    };

    /// <summary>The type that a member is written in; the block of an extension has no name of its own.</summary>
    public static INamedTypeSymbol? Owner(ISymbol member)
    {
        var type = member.ContainingType;
        while (type is { Name.Length: 0, ContainingType: { } outer })
            type = outer;
        return type;
    }

    private static string Nesting(INamedTypeSymbol type) =>
        type.ContainingType is not { } outer ? type.Name : type.Name.Length == 0 ? Nesting(outer) : Nesting(outer) + "." + type.Name;

    // Explicit implementations carry the interface's name.
    private static string Last(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
