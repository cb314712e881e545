using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary><c>connection.Open();</c> or <c>await connection.OpenAsync();</c>: the second half of an acquisition.</summary>
internal static class OpeningStatement
{
    /// <summary>The statement right behind the declaration of the local, or first in its <c>using</c>; null where there is none.</summary>
    public static ExpressionStatementSyntax? After(ExpressionSyntax written)
    {
        if (written.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable })
            return null;
        var next = variable.Parent?.Parent switch
        {
            LocalDeclarationStatementSyntax { Parent: BlockSyntax block } local => block.Statements.SkipWhile(statement => statement != local).Skip(1).FirstOrDefault(),
            UsingStatementSyntax { Statement: BlockSyntax body } => body.Statements.FirstOrDefault(),
            _ => null,
        };
        return next is ExpressionStatementSyntax statement && Call(statement) is { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax on } } && on.Identifier.ValueText == variable.Identifier.ValueText ? statement : null;
    }

    public static bool IsAnywhere(ExpressionSyntax written) => written.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(IsOpen) == true;

    public static IEnumerable<ArgumentSyntax> Arguments(ExpressionStatementSyntax statement) => Call(statement)!.ArgumentList.Arguments;

    /// <summary>The same on an object of another name.</summary>
    public static StatementSyntax On(ExpressionStatementSyntax statement, string name, ExpressionSyntax[] arguments)
    {
        var call = Code.Call(name, ((MemberAccessExpressionSyntax)Call(statement)!.Expression).Name.Identifier.ValueText, arguments);
        return Code.Laid(SyntaxFactory.ExpressionStatement(statement.Expression is AwaitExpressionSyntax ? SyntaxFactory.AwaitExpression(call) : call));
    }

    private static InvocationExpressionSyntax? Call(ExpressionStatementSyntax statement) =>
        (statement.Expression is AwaitExpressionSyntax awaited ? awaited.Expression : statement.Expression) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call && IsOpen(access) ? call : null;

    private static bool IsOpen(MemberAccessExpressionSyntax access) => access.Name.Identifier.ValueText is "Open" or "OpenAsync";
}
