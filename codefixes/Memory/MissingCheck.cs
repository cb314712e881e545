using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>The check that a copy lacks, in front of it, in the form that cannot overflow.</summary>
internal sealed class MissingCheck : IMemoryRepair
{
    private readonly SyntaxNode place;
    private readonly ExpressionSyntax length;
    private readonly string? local;
    private readonly ITypeSymbol type;
    private readonly string condition;
    private readonly Exit exit;
    private readonly string limit;

    /// <param name="place">The statement that the check goes in front of, or the function whose body it begins.</param>
    /// <param name="length">What is checked.</param>
    /// <param name="local">The local that it is read into first, or null where it is a variable.</param>
    /// <param name="type">The type of either.</param>
    /// <param name="condition">When it is refused.</param>
    /// <param name="exit">How.</param>
    /// <param name="limit">What it is held against, for the title.</param>
    public MissingCheck(SyntaxNode place, ExpressionSyntax length, string? local, ITypeSymbol type, string condition, Exit exit, string limit) =>
        (this.place, this.length, this.local, this.type, this.condition, this.exit, this.limit) = (place, length, local, type, condition, exit, limit);

    public string Title => $"Check '{Wording.Bare(length)}' against {limit} first";

    public object Identity => local is null ? (place.SpanStart, condition) : (place.SpanStart, condition, length.ToString());

    public bool NeedsUsing => exit.NeedsUsing;

    public void Apply(SyntaxEditor editor)
    {
        var added = new List<StatementSyntax>();
        if (local is not null)
            added.Add(Parse($"{type.ToDisplayString()} {local} = {length};\n"));
        added.Add(exit.When(condition).WithAdditionalAnnotations(Formatter.Annotation));

        switch (place)
        {
            case StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } statement and not LocalFunctionStatementSyntax:
                added[0] = added[0].WithLeadingTrivia(statement.GetLeadingTrivia());
                editor.InsertBefore(statement, added);
                editor.ReplaceNode(statement, (current, _) => WithLocal((StatementSyntax)current).WithoutLeadingTrivia().WithAdditionalAnnotations(Formatter.Annotation));
                break;
            case StatementSyntax statement and not LocalFunctionStatementSyntax:
                editor.ReplaceNode(statement, (current, _) => BlockForOne(added, WithLocal((StatementSyntax)current).WithoutLeadingTrivia()));
                break;
            default:
                editor.ReplaceNode(place, (current, _) => WithBlock(current, added));
                break;
        }
    }

    /// <summary>The copy, with the local in place of the length.</summary>
    private T WithLocal<T>(T copy) where T : SyntaxNode => local is null ? copy : copy.ReplaceNodes(
        copy.DescendantNodes().OfType<ArgumentSyntax>().Where(a => a.RefKindKeyword.IsKind(SyntaxKind.None)).Select(a => a.Expression).Where(e => e.IsEquivalentTo(length)),
        (old, _) => SyntaxFactory.IdentifierName(local).WithTriviaFrom(old));

    private static BlockSyntax Block(List<StatementSyntax> added, StatementSyntax last) =>
        SyntaxFactory.Block(added.Append(last)).WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>The same in the place of a statement, behind which a line ends already.</summary>
    private static BlockSyntax BlockForOne(List<StatementSyntax> added, StatementSyntax last)
    {
        var block = Block(added, last);
        var end = last.GetTrailingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return end == default ? block : block.WithTrailingTrivia(end);
    }

    /// <summary>What was an expression after an arrow as a block.</summary>
    private SyntaxNode WithBlock(SyntaxNode owner, List<StatementSyntax> added)
    {
        BlockSyntax Body(ExpressionSyntax expression) => Block(added, SyntaxFactory.ExpressionStatement(WithLocal(expression.WithoutTrivia())));
        return owner switch
        {
            MethodDeclarationSyntax { ExpressionBody: { } body } method => method.WithExpressionBody(null).WithSemicolonToken(default).WithParameterList(Trim(method.ParameterList)).WithBody(Body(body.Expression)).WithTrailingTrivia(method.GetTrailingTrivia()),
            LocalFunctionStatementSyntax { ExpressionBody: { } body } function => function.WithExpressionBody(null).WithSemicolonToken(default).WithParameterList(Trim(function.ParameterList)).WithBody(Body(body.Expression)).WithTrailingTrivia(function.GetTrailingTrivia()),
            ConstructorDeclarationSyntax { ExpressionBody: { } body } constructor => constructor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Body(body.Expression)).WithTrailingTrivia(constructor.GetTrailingTrivia()),
            AccessorDeclarationSyntax { ExpressionBody: { } body } accessor => accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Body(body.Expression)).WithTrailingTrivia(accessor.GetTrailingTrivia()),
            ParenthesizedLambdaExpressionSyntax { ExpressionBody: { } body } lambda => lambda.WithExpressionBody(null).WithBlock(Body(body)),
            SimpleLambdaExpressionSyntax { ExpressionBody: { } body } lambda => lambda.WithExpressionBody(null).WithBlock(Body(body)),
            _ => owner,
        };
    }

    private static ParameterListSyntax Trim(ParameterListSyntax list) => list.WithTrailingTrivia(SyntaxFactory.ElasticMarker);

    private static StatementSyntax Parse(string text) => SyntaxFactory.ParseStatement(text).WithAdditionalAnnotations(Formatter.Annotation);
}
