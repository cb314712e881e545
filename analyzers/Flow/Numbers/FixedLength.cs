using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>The length of the array that a readonly field is given once and for all.</summary>
internal static class FixedLength
{
    /// <summary>The number of elements, or null when the field may be set more than once or the number is not written down.</summary>
    /// <param name="model">Of the code that uses the field; constants are looked up in its file only.</param>
    public static int? Of(IFieldSymbol field, SemanticModel? model) => ReadonlyField.OnlyValue(field) is { } value ? Length(value, model) : null;

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
