using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Testing.Oracle;

/// <summary>What the code round an expression does with the memory that it names.</summary>
internal enum AccessContext
{
    Load,
    Store,

    /// <summary>Only the address is taken; nothing is touched.</summary>
    Address,
}

internal static class AccessContexts
{
    public static AccessContext Of(SyntaxNode node, SemanticModel model)
    {
        while (node.Parent is ParenthesizedExpressionSyntax || IsFieldOf(node, model))
            node = node.Parent!;
        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Left == node =>
                assignment.Right is RefExpressionSyntax ? AccessContext.Address : AccessContext.Store,
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } => AccessContext.Store,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => AccessContext.Store,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression } or RefExpressionSyntax => AccessContext.Address,
            ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) => AccessContext.Address,
            _ => AccessContext.Load,
        };
    }

    private static bool IsFieldOf(SyntaxNode node, SemanticModel model) =>
        node.Parent is MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } member && member.Expression == node
        && model.GetSymbolInfo(member).Symbol is IFieldSymbol { ContainingType.IsValueType: true };
}
