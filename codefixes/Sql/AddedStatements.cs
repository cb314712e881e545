using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

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
            case var embedded:
                editor.ReplaceNode(embedded, (current, _) => Block(Parsed(null).Prepend((StatementSyntax)current), current));
                break;
        }
    }

    // Indented as the neighbour is: the formatter would end its line as the machine does, and not as the file does.
    private StatementSyntax[] Parsed(StatementSyntax? neighbour)
    {
        var lines = tree.GetText().Lines;
        var newLine = lines[0].EndIncludingLineBreak - lines[0].End == 2 ? "\r\n" : "\n";
        if (neighbour is not null && neighbour.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) && lines.GetLineFromPosition(neighbour.SpanStart) is var line
            && line.ToString() is var code && code.Substring(0, neighbour.SpanStart - line.Start) is var indentation && string.IsNullOrWhiteSpace(indentation))
            return [.. statements.Select(statement => SyntaxFactory.ParseStatement(indentation + statement.Replace("\n", newLine + indentation) + newLine))];
        return [.. statements.Select(statement => SyntaxFactory.ParseStatement(statement + newLine).WithAdditionalAnnotations(Formatter.Annotation))];
    }

    private static BlockSyntax Block(IEnumerable<StatementSyntax> statements, SyntaxNode replaced) =>
        SyntaxFactory.Block(statements).WithTrailingTrivia(replaced.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation);
}
