using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>Gives a member whose body is an expression one that is a block.</summary>
internal static class ArrowBody
{
    public static SyntaxNode ToBlock(SyntaxNode member, Func<ExpressionSyntax, BlockSyntax> body) => Code.Laid(member switch
    {
        MethodDeclarationSyntax { ExpressionBody: { } arrow } method => method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Lines(body(arrow.Expression))).WithTrailingTrivia(member.GetTrailingTrivia()),
        LocalFunctionStatementSyntax { ExpressionBody: { } arrow } function => function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Lines(body(arrow.Expression))).WithTrailingTrivia(member.GetTrailingTrivia()),
        AccessorDeclarationSyntax { ExpressionBody: { } arrow } accessor => accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Lines(body(arrow.Expression))).WithTrailingTrivia(member.GetTrailingTrivia()),
        ConstructorDeclarationSyntax { ExpressionBody: { } arrow } constructor => constructor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Lines(body(arrow.Expression))).WithTrailingTrivia(member.GetTrailingTrivia()),
        _ => member,
    });

    // A block of a local function would be kept on one line.
    private static BlockSyntax Lines(BlockSyntax block) => block
        .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed).WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed))
        .WithStatements(SyntaxFactory.List(block.Statements.Select((statement, i) => i == block.Statements.Count - 1 ? statement : statement.WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed))));
}
