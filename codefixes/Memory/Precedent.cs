using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>How a method refuses a message elsewhere.</summary>
internal static class Precedent
{
    private static readonly Regex Failure = new("Error|Fail|Invalid|Malformed|Corrupt", RegexOptions.CultureInvariant);

    /// <summary>The statement by which the last check before a place leaves, if that says that something is wrong: by an answer that is no result, or by a method that throws; else null.</summary>
    public static string? Before(SyntaxNode place, SyntaxNode function, SemanticModel model)
    {
        var last = function.DescendantNodes(node => node == function || node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)).OfType<IfStatementSyntax>()
            .Where(check => check.SpanStart < place.SpanStart && !check.Statement.Contains(place) && check.Else is null && LooksAtData(check.Condition))
            .Select(check => Only(check.Statement)).LastOrDefault(leave => leave is ReturnStatementSyntax or ThrowStatementSyntax || leave is ExpressionStatementSyntax && IsThrower(leave, model));
        return last switch
        {
            ReturnStatementSyntax { Expression: { } answer } when IsFailure(answer, model) => last.WithoutTrivia().ToString(),
            ExpressionStatementSyntax => last.WithoutTrivia().ToString(),
            _ => null,
        };
    }

    private static StatementSyntax? Only(StatementSyntax statement) => statement is BlockSyntax block ? block.Statements.LastOrDefault() : statement;

    private static bool LooksAtData(ExpressionSyntax condition) => condition.DescendantNodesAndSelf().Any(node => node is BinaryExpressionSyntax
    {
        RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression or (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.GreaterThanOrEqualExpression,
    } or RelationalPatternSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: InvocationExpressionSyntax });

    private static bool IsFailure(ExpressionSyntax answer, SemanticModel model) => answer switch
    {
        LiteralExpressionSyntax literal => literal.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.FalseLiteralExpression or SyntaxKind.DefaultLiteralExpression,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax } => true,
        IdentifierNameSyntax or MemberAccessExpressionSyntax => model.GetSymbolInfo(answer).Symbol is IFieldSymbol { IsConst: true } or IFieldSymbol { IsStatic: true, IsReadOnly: true } && Failure.IsMatch(answer.ToString()),
        _ => false,
    };

    /// <summary>True for a call without arguments of a method that does nothing but throw.</summary>
    private static bool IsThrower(StatementSyntax statement, SemanticModel model) => statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call }
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol { ReturnsVoid: true } method
        && (method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute") || method.DeclaringSyntaxReferences.Any(declared => declared.GetSyntax() switch
        {
            MethodDeclarationSyntax { ExpressionBody.Expression: ThrowExpressionSyntax } => true,
            MethodDeclarationSyntax { Body.Statements: [.., ThrowStatementSyntax] } => true,
            LocalFunctionStatementSyntax { ExpressionBody.Expression: ThrowExpressionSyntax } => true,
            _ => false,
        }));
}
