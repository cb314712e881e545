using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>Gives a type without constructors a primary one.</summary>
internal static class PrimaryConstructor
{
    public static TypeDeclarationSyntax Add(TypeDeclarationSyntax type, ParameterListSyntax parameters) => type.TypeParameterList is { } list
        ? type.WithTypeParameterList(list.WithoutTrailingTrivia()).WithParameterList(parameters.WithTrailingTrivia(list.GetTrailingTrivia()))
        : type.WithIdentifier(type.Identifier.WithTrailingTrivia()).WithParameterList(parameters.WithTrailingTrivia(type.Identifier.TrailingTrivia));
}
