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
    public static CapabilityUse? Of(INamedTypeSymbol type, Verdicts verdicts, CancellationToken cancel)
    {
        if (type.TypeKind != TypeKind.Class || type.BaseType is not { SpecialType: SpecialType.None } parent)
            return null;
        var called = parent.InstanceConstructors.FirstOrDefault(c => c.Parameters.IsEmpty);
        return called is not null
            && verdicts.For(called) is { Kind: ApiKind.Ambient or ApiKind.Amplify } row
            && type.InstanceConstructors.Any(c => CallsBaseSilently(c, cancel))
            && Site(type, cancel) is { } site
                ? new(called, row, site)
                : null;
    }

    private static bool CallsBaseSilently(IMethodSymbol constructor, CancellationToken cancel) =>
        constructor.IsImplicitlyDeclared || constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancel) switch
        {
            ConstructorDeclarationSyntax written => written.Initializer is null,
            TypeDeclarationSyntax primary => primary.BaseList?.Types.Any(SyntaxKind.PrimaryConstructorBaseType) != true,
            _ => false,
        });

    // The base class stands first in the one base list that names it.
    private static Location? Site(INamedTypeSymbol type, CancellationToken cancel) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(cancel)).OfType<TypeDeclarationSyntax>()
        .Select(declaration => declaration.BaseList?.Types.FirstOrDefault()?.Type.GetLocation())
        .FirstOrDefault(location => location is not null);
}
