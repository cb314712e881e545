using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>What a readonly field is given, once and for all; read from syntax, since the declaration may stand in another file.</summary>
internal static class ReadonlyField
{
    /// <summary>The only expression that is ever stored in the field; null when there may be another or it is not plain to see.</summary>
    public static ExpressionSyntax? OnlyValue(IFieldSymbol field)
    {
        if (!field.IsReadOnly || Declarator(field) is not { } declarator)
            return null;
        var values = Setters(field.ContainingType).SelectMany(setter => Writes(setter, field.Name)).ToList();
        if (declarator.Initializer is { Value: var initial })
            values.Add(initial);
        return values is [{ } only] ? only : null;
    }

    private static VariableDeclaratorSyntax? Declarator(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences is [var declaration] ? declaration.GetSyntax() as VariableDeclaratorSyntax : null;

    /// <summary>The code that may set a readonly field.</summary>
    private static IEnumerable<SyntaxNode> Setters(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>()
        .SelectMany(declaration => declaration.Members)
        .SelectMany(member => member switch
        {
            ConstructorDeclarationSyntax constructor => [constructor],
            BasePropertyDeclarationSyntax { AccessorList.Accessors: var accessors } => accessors.Where(accessor => accessor.IsKind(SyntaxKind.InitAccessorDeclaration)),
            _ => Enumerable.Empty<SyntaxNode>(),
        });

    /// <summary>What is stored under the name; null for a store whose value is not plain to see.</summary>
    private static IEnumerable<ExpressionSyntax?> Writes(SyntaxNode setter, string name)
    {
        foreach (var node in setter.DescendantNodes())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax { Left: TupleExpressionSyntax tuple } when tuple.DescendantNodes().Any(part => Names(part, name)):
                case ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument when Names(argument.Expression, name):
                case RefExpressionSyntax reference when Names(reference.Expression, name):
                    yield return null;
                    break;
                case AssignmentExpressionSyntax assignment when Names(assignment.Left, name):
                    yield return assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? assignment.Right : null;
                    break;
            }
        }
    }

    private static bool Names(SyntaxNode node, string name) => node switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText == name,
        _ => false,
    };
}
