using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>Where a check can stand that an expression needs.</summary>
internal static class CheckPlace
{
    /// <summary>The statement that the expression is in, or the function whose body it is; null where something else decides in between whether it is evaluated.</summary>
    /// <param name="early">What the check looks at before its turn.</param>
    public static SyntaxNode? Of(ExpressionSyntax site, ExpressionSyntax early)
    {
        SyntaxNode at = site;
        while (true)
        {
            switch (at.Parent)
            {
                case ArrowExpressionClauseSyntax { Parent: BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax } arrow:
                    return arrow.Parent;
                case LambdaExpressionSyntax lambda:
                    return lambda;
                case ConditionalExpressionSyntax choice when choice.Condition != at:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } pair when pair.Left != at:
                case ConditionalAccessExpressionSyntax or SwitchExpressionArmSyntax or QueryClauseSyntax or EqualsValueClauseSyntax { Parent.Parent: not VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax or UsingStatementSyntax or FixedStatementSyntax } }:
                    return null;
                case ExpressionStatementSyntax or ReturnStatementSyntax or LocalDeclarationStatementSyntax or UsingStatementSyntax or IfStatementSyntax or FixedStatementSyntax or SwitchStatementSyntax or ThrowStatementSyntax:
                    return at.Parent is { Parent: not (GlobalStatementSyntax or LabeledStatementSyntax) } statement && !IsChangedBefore(statement, site, early) ? statement : null;
                case CommonForEachStatementSyntax loop when loop.Expression == at:
                    return loop.Parent is GlobalStatementSyntax or LabeledStatementSyntax ? null : loop;
                case ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax or BracketedArgumentListSyntax or EqualsValueClauseSyntax or VariableDeclaratorSyntax or VariableDeclarationSyntax or InterpolationSyntax:
                    at = at.Parent;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>True when something in the statement, evaluated before the operation, may change what the check looks at.</summary>
    private static bool IsChangedBefore(SyntaxNode statement, SyntaxNode site, ExpressionSyntax early)
    {
        var names = early.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText).ToList();
        return statement.DescendantNodes(node => node != site).Where(node => node.SpanStart < site.SpanStart && !node.Contains(site)).Any(node => node switch
        {
            InvocationExpressionSyntax => early is not IdentifierNameSyntax && early.DescendantNodesAndSelf().Any(part => part is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax),
            _ => names.Exists(name => Writes.IsTo(node, name)),
        });
    }
}
