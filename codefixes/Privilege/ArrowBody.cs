using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>Gives a member whose body is an expression one that is a block.</summary>
internal static class ArrowBody
{
    public static SyntaxNode ToBlock(SyntaxNode member, Func<ExpressionSyntax, BlockSyntax> block) => Code.Laid(member switch
    {
        MethodDeclarationSyntax { ExpressionBody: { } arrow } method => method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block(arrow.Expression)).WithTrailingTrivia(member.GetTrailingTrivia()),
        LocalFunctionStatementSyntax { ExpressionBody: { } arrow } function => function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block(arrow.Expression)).WithTrailingTrivia(member.GetTrailingTrivia()),
        AccessorDeclarationSyntax { ExpressionBody: { } arrow } accessor => accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block(arrow.Expression)).WithTrailingTrivia(member.GetTrailingTrivia()),
        ConstructorDeclarationSyntax { ExpressionBody: { } arrow } constructor => constructor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block(arrow.Expression)).WithTrailingTrivia(member.GetTrailingTrivia()),
        _ => member,
    });
}
