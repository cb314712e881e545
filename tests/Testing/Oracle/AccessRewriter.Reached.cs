using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Polp.Testing.Oracle;

/// <summary>Notes when a marked line is reached: a good site that refuses every message would prove nothing.</summary>
internal sealed partial class AccessRewriter
{
    private readonly HashSet<int> marked = [.. marked];

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        var seen = base.Visit(node);
        if (node is not StatementSyntax original || seen is not StatementSyntax statement || original.Parent is BlockSyntax or SwitchSectionSyntax || !StartsMarked(original))
            return seen;
        var open = Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(Space);
        return Block(open, [Note(), statement.WithoutTrivia()], Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(statement.GetTrailingTrivia()));
    }

    public override SyntaxNode? VisitBlock(BlockSyntax node) =>
        ((BlockSyntax)base.VisitBlock(node)!) is var seen ? seen.WithStatements(Noted(node.Statements, seen.Statements)) : null;

    public override SyntaxNode? VisitSwitchSection(SwitchSectionSyntax node) =>
        ((SwitchSectionSyntax)base.VisitSwitchSection(node)!) is var seen ? seen.WithStatements(Noted(node.Statements, seen.Statements)) : null;

    public override SyntaxNode? VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
    {
        var seen = (ArrowExpressionClauseSyntax)base.VisitArrowExpressionClause(node)!;
        var returns = node.Parent is MethodDeclarationSyntax method && model.GetDeclaredSymbol(method) is { ReturnsVoid: false };
        return returns && marked.Contains(Line(node.Expression)) ? seen.WithExpression(Call("Reached", node.Expression, seen.Expression.WithoutTrivia())) : seen;
    }

    private SyntaxList<StatementSyntax> Noted(SyntaxList<StatementSyntax> originals, SyntaxList<StatementSyntax> seen) =>
        List(seen.SelectMany((statement, i) => StartsMarked(originals[i])
            ? [Note().WithLeadingTrivia(statement.GetLeadingTrivia()), statement.WithLeadingTrivia()]
            : (StatementSyntax[])[statement]));

    private bool StartsMarked(StatementSyntax statement) => statement is not BlockSyntax && marked.Contains(Line(statement));

    private static int Line(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static StatementSyntax Note() => ParseStatement("global::Polp.Testing.Oracle.Watch.Reached(); ");
}
