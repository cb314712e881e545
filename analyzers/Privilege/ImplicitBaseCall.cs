using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>
/// The base-constructor call that nobody wrote: <c>class Spy : EventListener</c> acquires what <c>new EventListener()</c> would, but has no operation.
/// </summary>
internal static class ImplicitBaseCall
{
    /// <summary>The constructor that is called, or null where the call is written or there is no base class to speak of.</summary>
    public static IMethodSymbol? Called(IMethodSymbol constructor) =>
        constructor.ContainingType is { TypeKind: TypeKind.Class, BaseType: { SpecialType: SpecialType.None } parent } && CallsBaseSilently(constructor)
            ? parent.InstanceConstructors.FirstOrDefault(c => c.Parameters.IsEmpty) ?? parent.InstanceConstructors.FirstOrDefault(c => c.Parameters.All(p => p.IsOptional || p.IsParams)) : null;

    /// <summary>What the call acquires, or null.</summary>
    public static CapabilityUse? Of(IMethodSymbol constructor, IMethodSymbol called, Verdicts verdicts) =>
        verdicts.For(called) is { Kind: ApiKind.Ambient or ApiKind.Amplify } row && Site(constructor.ContainingType) is { } site
            ? CapabilityUse.Of(called, row, site) : null;

    // The base class stands first in a base list, and of several parts of a type in one that may not be the first.
    public static Location? Site(INamedTypeSymbol type)
    {
        var first = type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>().Select(declaration => declaration.BaseList?.Types.FirstOrDefault()?.Type).OfType<TypeSyntax>().ToList();
        return (first.FirstOrDefault(written => written.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == type.BaseType?.Name)) ?? first.FirstOrDefault())?.GetLocation();
    }

    private static bool CallsBaseSilently(IMethodSymbol constructor) =>
        constructor.IsImplicitlyDeclared || constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() switch
        {
            ConstructorDeclarationSyntax written => written.Initializer is null,
            TypeDeclarationSyntax primary => primary.BaseList?.Types.Any(SyntaxKind.PrimaryConstructorBaseType) != true,
            _ => false,
        });
}
