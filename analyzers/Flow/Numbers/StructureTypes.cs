using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>Types whose values are the values of their members, and members that only hold a value.</summary>
internal static class StructureTypes
{
    /// <summary>True for structs that are neither numbers nor pieces of memory.</summary>
    public static bool IsStructure(this ITypeSymbol? type) => type is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None }
        && !(type is { IsRefLikeType: true, ContainingNamespace.Name: "System" } or { Name: "Memory" or "ReadOnlyMemory", ContainingNamespace.Name: "System" });

    /// <summary>True for a property without code: what is stored in it is what is read from it.</summary>
    public static bool IsFieldLike(this IPropertySymbol property) =>
        !property.IsAbstract && !property.IsVirtual && !property.IsOverride && property.DeclaringSyntaxReferences is [var declaration] && declaration.GetSyntax() switch
        {
            PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } list } => list.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }),
            ParameterSyntax => true,
            _ => false,
        };
}
