using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>Whether code gives a variable another value, by name: assigned, counted, declared, handed over by reference, or its address taken.</summary>
internal static class Writes
{
    public static bool To(SyntaxNode code, string name) => code.DescendantNodesAndSelf().Any(node => IsTo(node, name));

    /// <summary>The same for a single node.</summary>
    public static bool IsTo(SyntaxNode node, string name) => node switch
    {
        VariableDeclaratorSyntax made => made.Identifier.ValueText == name,
        SingleVariableDesignationSyntax made => made.Identifier.ValueText == name,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax set } => set.Identifier.ValueText == name,
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax all } => all.Arguments.Any(part => part.Expression is IdentifierNameSyntax set && set.Identifier.ValueText == name),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression, Operand: IdentifierNameSyntax set } => set.Identifier.ValueText == name,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression, Operand: IdentifierNameSyntax set } => set.Identifier.ValueText == name,
        ArgumentSyntax { Expression: IdentifierNameSyntax set } argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && !argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword) && set.Identifier.ValueText == name,
        _ => false,
    };
}
