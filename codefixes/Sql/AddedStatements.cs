using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace Polp.CodeFixes;

/// <summary>Statements that a fix puts beside another.</summary>
internal sealed class AddedStatements(SyntaxTree tree, IEnumerable<string> written)
{
    private readonly string[] statements = [.. written];

    /// <summary>Puts them before a statement of a block.</summary>
    public void Before(StatementSyntax statement, SyntaxEditor editor)
    {
        if (statement.Parent is GlobalStatementSyntax global)
            editor.InsertBefore(global, Parsed(statement).Select(SyntaxFactory.GlobalStatement));
        else
            editor.InsertBefore(statement, Parsed(statement));
    }

    /// <summary>Puts them after a statement, or at the head of a using statement's body.</summary>
    public void After(StatementSyntax statement, SyntaxEditor editor)
    {
        switch (statement)
        {
            case UsingStatementSyntax { Statement: BlockSyntax { Statements: [var first, ..] } }:
                editor.InsertBefore(first, Parsed(first));
                break;
            case UsingStatementSyntax { Statement: var body }:
                editor.ReplaceNode(body, (current, _) => Block(Parsed(null).Concat(current is BlockSyntax ? [] : new[] { (StatementSyntax)current }), current));
                break;
            case { Parent: BlockSyntax or SwitchSectionSyntax }:
                editor.InsertAfter(statement, Parsed(statement));
                break;
            case { Parent: GlobalStatementSyntax global }:
                editor.InsertAfter(global, Parsed(statement).Select(SyntaxFactory.GlobalStatement));
                break;
            case var embedded when Indentation(embedded.Parent!) is { } outer && Indentation(embedded) is not null && embedded.GetTrailingTrivia().LastOrDefault().IsKind(SyntaxKind.EndOfLineTrivia)
                && embedded.GetFirstToken().GetPreviousToken().TrailingTrivia.LastOrDefault().IsKind(SyntaxKind.EndOfLineTrivia):
                editor.ReplaceNode(embedded, (current, _) => Braced((StatementSyntax)current, outer));
                break;
            case var embedded:
                editor.ReplaceNode(embedded, (current, _) => Block(Parsed(null).Prepend((StatementSyntax)current), current));
                break;
        }
    }

    // Indented as the neighbour is: the formatter would end its line as the machine does, and not as the file does.
    private StatementSyntax[] Parsed(StatementSyntax? neighbour)
    {
        if (neighbour is not null && neighbour.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) && Indentation(neighbour) is { } indentation)
            return [.. statements.Select(statement => SyntaxFactory.ParseStatement(indentation + statement.Replace("\n", NewLine + indentation) + NewLine))];
        return [.. statements.Select(statement => SyntaxFactory.ParseStatement(statement + NewLine).WithAdditionalAnnotations(Formatter.Annotation))];
    }

    private string NewLine => tree.GetText().Lines[0] is var line && line.EndIncludingLineBreak - line.End == 2 ? "\r\n" : "\n";

    // What stands before the node on its line; null when that is code, but for the else of an if.
    private string? Indentation(SyntaxNode node)
    {
        var line = tree.GetText().Lines.GetLineFromPosition(node.SpanStart);
        var before = tree.GetText().ToString(TextSpan.FromBounds(line.Start, node.SpanStart));
        return string.IsNullOrWhiteSpace(before) ? before : node is IfStatementSyntax && before.Trim() == "else" ? before.Substring(0, before.IndexOf('e')) : null;
    }

    // A statement on a line of its own, and the others behind it.
    private BlockSyntax Braced(StatementSyntax statement, string outer)
    {
        var ends = SyntaxFactory.EndOfLine(NewLine);
        var indentation = SyntaxFactory.Whitespace(outer);
        var added = statements.Select(text => SyntaxFactory.ParseStatement(statement.GetLeadingTrivia().LastOrDefault() + text + NewLine));
        return SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(indentation).WithTrailingTrivia(ends),
            SyntaxFactory.List(added.Prepend(statement)),
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithLeadingTrivia(indentation).WithTrailingTrivia(ends));
    }

    private static BlockSyntax Block(IEnumerable<StatementSyntax> statements, SyntaxNode replaced) =>
        SyntaxFactory.Block(statements).WithTrailingTrivia(replaced.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation);
}
