using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Polp.CodeFixes;

/// <summary>One expression that writes a part of a text, and the statement it stands in.</summary>
/// <param name="Node">The expression; the argument list of <c>AppendFormat</c>; null for the end of a line.</param>
internal sealed record Fragment(WrittenText? Written, SyntaxNode? Node, StatementSyntax? Statement, ImmutableArray<Condition> Conditions)
{
    /// <summary>The place of its first character among those of all fragments.</summary>
    public int Start { get; init; }

    /// <summary>True when it replaces what the local held.</summary>
    public bool Resets { get; init; }

    /// <summary>True for the text that is written where it is handed over.</summary>
    public bool IsUse { get; init; }

    public ImmutableArray<TextSegment> Segments => Written?.Segments ?? ImmutableArray.Create(TextSegment.LineEnd);

    public int Length => Segments.Sum(segment => segment.Text.Length);

    /// <summary>True when some of it comes from outside this fragment.</summary>
    public bool IsOpen => Segments.Any(segment => segment.IsHole || segment.Gathered is not null);

    /// <summary>True when some of it is known and no empty text.</summary>
    public bool IsNeverEmpty => Segments.Any(segment => segment.Text.Length > 0 && (segment.Units is not null || segment.IsLineEnd || segment.Embedded is { ConstantValue.HasValue: true }));

    /// <summary>What decides whether it runs at all; null when every way to the text's use passes it.</summary>
    public SyntaxNode? Condition => Conditions.IsEmpty ? null : Conditions[Conditions.Length - 1].Option;

    /// <summary>Replaces the expression; a comment at its end stays with it.</summary>
    public void Rewrite(SyntaxEditor editor, string written)
    {
        switch (Node)
        {
            case ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } } arguments:
                if (arguments.Arguments.ToString() == written)
                    return;
                editor.ReplaceNode(name, SyntaxFactory.IdentifierName("Append").WithTriviaFrom(name));
                editor.ReplaceNode(arguments, SyntaxFactory.ParseArgumentList($"({written})").WithTriviaFrom(arguments));
                break;
            case { } node when node.ToString() != written:
                var expression = SyntaxFactory.ParseExpression(written);
                editor.ReplaceNode(node, expression.WithLeadingTrivia(node.GetLeadingTrivia()).WithTrailingTrivia(expression.GetTrailingTrivia().AddRange(node.GetTrailingTrivia())));
                break;
        }
    }

    /// <summary>True when the call that adds it can go, and leave what it is called on.</summary>
    public bool IsRemovable => Call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Append" or "AppendFormat" or "AppendLine" } } call && !call.DescendantTrivia().Any(trivia => !string.IsNullOrWhiteSpace(trivia.ToString()));

    /// <summary>Takes the call out of its chain.</summary>
    public void Remove(SyntaxEditor editor)
    {
        if (Call!.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AppendLine" })
            editor.ReplaceNode(Call.ArgumentList, SyntaxFactory.ArgumentList().WithTriviaFrom(Call.ArgumentList));
        else
            editor.ReplaceNode(Call, (current, _) => ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)current).Expression).Expression.WithTriviaFrom(current));
    }

    private InvocationExpressionSyntax? Call => Node switch
    {
        ArgumentListSyntax { Parent: InvocationExpressionSyntax call } => call,
        ExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } => call,
        _ => null,
    };
}
