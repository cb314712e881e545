using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>The length of the array that a readonly field is given once and for all.</summary>
internal static class FixedLength
{
    /// <summary>The number of elements, or null when the field may be set more than once or the number is not written down.</summary>
    /// <param name="model">Of the code that uses the field; constants are looked up in its file only.</param>
    public static int? Of(IFieldSymbol field, SemanticModel? model)
    {
        if (!field.IsReadOnly || field.DeclaringSyntaxReferences is not [var declaration] || declaration.GetSyntax() is not VariableDeclaratorSyntax declarator)
            return null;
        var values = Setters(field.ContainingType).SelectMany(setter => Writes(setter, field.Name)).ToList();
        if (declarator.Initializer is { Value: var initial })
            values.Add(initial);
        return values is [{ } only] ? Length(only, model) : null;
    }

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

    private static int? Length(ExpressionSyntax value, SemanticModel? model) => value switch
    {
        ArrayCreationExpressionSyntax { Initializer: null, Type.RankSpecifiers: [{ Sizes: [{ } size] }] } => Constant(size, model),
        ArrayCreationExpressionSyntax { Initializer.Expressions.Count: var count, Type.RankSpecifiers.Count: 1 } => count,
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions.Count: var count } => count,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "AllocateUninitializedArray" or "AllocateArray" }, ArgumentList.Arguments: [{ Expression: var size }, ..] } => Constant(size, model),
        _ => null,
    };

    private static int? Constant(ExpressionSyntax size, SemanticModel? model) => size switch
    {
        LiteralExpressionSyntax { Token.Value: int literal } => literal,
        _ when model is not null && model.SyntaxTree == size.SyntaxTree && model.GetConstantValue(size) is { Value: int constant } => constant,
        _ => null,
    };
}
