using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.CodeFixes;

/// <summary>Whether an expression is evaluated always and once, and whether it may be evaluated elsewhere.</summary>
internal static class Evaluation
{
    /// <summary>True when whoever runs <paramref name="whole"/> to its end evaluates the expression exactly once.</summary>
    public static bool IsCertain(ExpressionSyntax expression, SyntaxNode whole)
    {
        for (SyntaxNode at = expression; at != whole; at = at.Parent!)
        {
            var isCertain = at.Parent switch
            {
                null or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax or QueryClauseSyntax or SwitchExpressionArmSyntax => at.Parent == whole,
                ConditionalExpressionSyntax conditional => conditional.Condition == at,
                ConditionalAccessExpressionSyntax access => access.Expression == at,
                SwitchExpressionSyntax choice => choice.GoverningExpression == at,
                BinaryExpressionSyntax binary => binary.Left == at || !binary.IsKind(SyntaxKind.LogicalAndExpression) && !binary.IsKind(SyntaxKind.LogicalOrExpression) && !binary.IsKind(SyntaxKind.CoalesceExpression),
                AssignmentExpressionSyntax assignment => !assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) || assignment.Left == at,
                IfStatementSyntax choice => choice.Condition == at,
                SwitchStatementSyntax choice => choice.Expression == at,
                CommonForEachStatementSyntax loop => loop.Expression == at,
                StatementSyntax statement => statement is BlockSyntax or ExpressionStatementSyntax or ReturnStatementSyntax or LocalDeclarationStatementSyntax or UsingStatementSyntax or CheckedStatementSyntax or UnsafeStatementSyntax or FixedStatementSyntax,
                CatchClauseSyntax or FinallyClauseSyntax or ElseClauseSyntax or SwitchSectionSyntax => false,
                _ => true,
            };
            if (!isCertain)
                return false;
        }
        return !Leaves(whole, expression.SpanStart);
    }

    /// <summary>True when the value is the same at any time soon, and to compute it changes nothing.</summary>
    public static bool IsRepeatable(IOperation value) => value.DescendantsAndSelf().All(operation => operation switch
    {
        ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Property.Parameters.IsEmpty: true } or IInstanceReferenceOperation or IDefaultValueOperation
            or IBinaryOperation { OperatorMethod: null or { ContainingType.SpecialType: SpecialType.System_String } } or INameOfOperation or IArrayElementReferenceOperation
            or IInterpolatedStringOperation or IInterpolatedStringTextOperation or IInterpolationOperation or IArgumentOperation { Parameter.RefKind: RefKind.None } or IArrayCreationOperation or IArrayInitializerOperation => true,
        IConversionOperation conversion => conversion.OperatorMethod is null,
        IInvocationOperation { TargetMethod.ContainingType: var type } => type.SpecialType == SpecialType.System_String || type.ToDisplayString() == "System.IO.Path",
        _ => false,
    });

    // A way out before the expression: a guard, say, for which the path was never opened.
    private static bool Leaves(SyntaxNode whole, int before) => whole.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) || node == whole)
        .TakeWhile(node => node.SpanStart < before || node.Span.Contains(before))
        .Any(node => node.Span.End <= before && node is ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or YieldStatementSyntax or GotoStatementSyntax && node.Span.End <= before);
}
