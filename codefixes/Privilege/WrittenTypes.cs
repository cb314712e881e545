using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Polp.CodeFixes;

/// <summary>Writes types for a place, as short as it may be there; what is not imported yet is.</summary>
internal sealed class WrittenTypes(SyntaxGenerator generator, SemanticModel model, int position)
{
    public TypeSyntax Of(ITypeSymbol type)
    {
        var written = (TypeSyntax)generator.TypeExpression(type, addImport: true).WithAdditionalAnnotations(Simplifier.Annotation);
        return IsImported(type) ? written : written.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation);
    }

    private bool IsImported(ITypeSymbol type) => type.SpecialType != SpecialType.None
        || model.LookupNamespacesAndTypes(position, name: type.Name).OfType<INamedTypeSymbol>().Any(seen => seen.OriginalDefinition.ToDisplayString() == type.OriginalDefinition.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString());
}
