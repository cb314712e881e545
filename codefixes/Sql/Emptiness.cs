using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>Tests that ask only whether a local holds any text: <c>parts.Count > 0</c>, <c>where != ""</c>. Their answer is the same after a fix where text of the source stands beside every hole.</summary>
internal static class Emptiness
{
    /// <summary>True when the name is used for nothing else.</summary>
    public static bool IsAsked(IdentifierNameSyntax name) =>
        name.Ancestors().OfType<ExpressionSyntax>().TakeWhile(node => node is MemberAccessExpressionSyntax or InvocationExpressionSyntax or BinaryExpressionSyntax)
            .Any(node => IsTest(node, name.Identifier.ValueText) || IsCounterTest(node, name.Identifier.ValueText))
        || name.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && IsNullOrEmpty(call, name.Identifier.ValueText);

    /// <summary>True when the expression is true exactly if there is any text.</summary>
    public static bool IsTest(ExpressionSyntax test, string name) => test switch
    {
        BinaryExpressionSyntax { Left: var left, Right: var right } compared =>
            IsSize(left, name) && (test.IsKind(SyntaxKind.GreaterThanExpression) || test.IsKind(SyntaxKind.NotEqualsExpression)) && right.ToString() == "0"
            || IsSize(left, name) && test.IsKind(SyntaxKind.GreaterThanOrEqualExpression) && right.ToString() == "1"
            || left.ToString() == name && compared.IsKind(SyntaxKind.NotEqualsExpression) && IsEmptyText(right),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Any", Expression: var list } } => list.ToString() == name,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: InvocationExpressionSyntax call } => IsNullOrEmpty(call, name),
        _ => false,
    };

    private static bool IsCounterTest(ExpressionSyntax test, string name) => test is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Left: var left, Right: var right }
        && (IsSize(left, name) && right.ToString() == "0" || left.ToString() == name && IsEmptyText(right));

    private static bool IsNullOrEmpty(InvocationExpressionSyntax call, string name) =>
        call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsNullOrEmpty", Expression: var type }, ArgumentList.Arguments: [{ Expression: var text }] }
        && type.ToString() is "string" or "String" && text.ToString() == name;

    private static bool IsSize(ExpressionSyntax size, string name) => size is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count", Expression: var local } && local.ToString() == name;

    /// <summary>True for the empty text.</summary>
    public static bool IsEmptyText(ExpressionSyntax text) => text.ToString() is "\"\"" or "string.Empty" or "String.Empty";
}
