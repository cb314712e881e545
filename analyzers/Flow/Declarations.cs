using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>A member and every member that it overrides or implements, as declared.</summary>
internal static class Declarations
{
    public static IEnumerable<ISymbol> Of(ISymbol member)
    {
        for (var at = member; at is not null; at = Overridden(at))
            yield return at.OriginalDefinition;
        if (member.IsStatic || member is IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.PropertyGet or MethodKind.PropertySet) } || member is not (IMethodSymbol or IPropertySymbol))
            yield break;
        if (member.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type)
            yield break;
        foreach (var contract in type.AllInterfaces)
        {
            foreach (var promised in contract.GetMembers(member.Name.Substring(member.Name.LastIndexOf('.') + 1)))
            {
                if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(promised)?.OriginalDefinition, member.OriginalDefinition))
                    yield return promised.OriginalDefinition;
            }
        }
    }

    /// <summary>The value that a field or property is declared with, or null.</summary>
    public static SyntaxNode? Initializer(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer,
        PropertyDeclarationSyntax property => property.Initializer,
        _ => null,
    };

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };
}
