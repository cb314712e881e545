using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A text, or what a statement adds to one, as its author wrote it: operands, with what stands between them. Says the same as the rule's walk, or nothing at all.</summary>
internal sealed class WrittenText
{
    /// <summary>More parts are not looked at.</summary>
    public const int Most = 500;

    private readonly ImmutableArray<TextOperand> operands;
    private readonly ImmutableArray<string> separators;
    private readonly ImmutableArray<string> comments;

    private WrittenText(ImmutableArray<TextOperand> operands, ImmutableArray<string> separators, ImmutableArray<string> comments) =>
        (this.operands, this.separators, this.comments, Segments) = (operands, separators, comments, [.. operands.SelectMany(operand => operand.Segments)]);

    public ImmutableArray<TextSegment> Segments { get; }

    /// <summary>What one interpolated string of the whole text would stand between, or null when its literals are written in ways that do not mix.</summary>
    public StringQuotes? Quotes => StringQuotes.Of([.. operands.Where(operand => operand.Opening.Length > 0)]);

    /// <summary>The operands of an expression, or null when some of it cannot be rewritten for certain.</summary>
    /// <param name="self">The local that the text is added to, which may stand at its head.</param>
    public static WrittenText? Of(IOperation text, ILocalSymbol? self = null)
    {
        // A directive would lose its meaning.
        if (text.Syntax.DescendantTrivia().Any(trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia)))
            return null;
        var concatenated = Concatenation.Parts(text);
        var parts = concatenated ?? Flatten(text);
        if (parts.Count > Most)
            return null;
        var operands = parts.Select(part => Operands.Read(part, self)).ToImmutableArray();
        if (operands.Contains(null) || operands.Sum(operand => operand!.Segments.Length) > Most)
            return null;
        var source = text.Syntax.SyntaxTree.GetText();
        var separators = parts.Skip(1).Zip(parts, (part, before) => source.ToString(TextSpan.FromBounds(Operands.Place(before).Span.End, Operands.Place(part).SpanStart)));
        if (concatenated is not null)
            separators = separators.Select(Concatenation.Sum);
        var written = new WrittenText(operands!, ["", .. separators], Comments(text.Syntax));
        // What a local gathers elsewhere is part of what the walk reads.
        return self is not null || written.Segments.Any(s => s.Gathered is not null)
            || Joined(written.Segments.Select(s => s.IsHole ? null : s.Text)) == Joined(TextWalk.Read(text).Pieces.Select(p => p.Literal)) ? written : null;
    }

    /// <summary>The same text with some expressions in it written otherwise.</summary>
    public WrittenText With(IReadOnlyDictionary<TextSegment, string> sources) => new([.. operands.Select(operand => operand.With(sources))], separators, comments);

    /// <summary>The text that <c>AppendFormat</c> adds, written as the arguments of the call.</summary>
    public static WrittenText? OfFormat(IInvocationOperation call, ArgumentListSyntax arguments) =>
        !arguments.ContainsDirectives && Operands.Format(call, arguments.Arguments.ToString()) is { } format ? new([format], [""], Comments(arguments)) : null;

    /// <summary>The expression after some characters of the text are replaced: empty when nothing is left, null when what is left is no text for certain.</summary>
    /// <param name="output">What each character becomes; null where it stays.</param>
    /// <param name="start">The place of this text's first character among them.</param>
    public string? Render(string?[] output, int start)
    {
        var rendered = new List<(string Separator, RewrittenOperand Operand)>();
        var joins = false;
        for (int i = 0, at = start; i < operands.Length; at += operands[i++].Segments.Sum(s => s.Text.Length))
        {
            var operand = operands[i].Rewritten(output, at);
            var last = rendered.Count > 0 ? rendered[rendered.Count - 1] : default;
            if (operand is { IsChanged: true, IsLiteral: false })
            {
                joins = rendered.Count > 0 && last.Operand is { IsLiteral: true, IsRaw: false };
                if (joins)
                    rendered[rendered.Count - 1] = (last.Separator, last.Operand with { Content = last.Operand.Content + operand.Content });
                else if (operand.Content.Length > 0)
                    rendered.Add((separators[i], new("\"", operand.Content, "\"", IsChanged: true)));
                joins = operand.Content.Length > 0 || joins;
                continue;
            }
            if (operand is { IsChanged: true, Content: "" })
                continue;
            if (joins && last.Operand.Takes(operand) && !separators[i].Contains('\n'))
                rendered[rendered.Count - 1] = (last.Separator, last.Operand with { Content = last.Operand.Content + operand.Content });
            else
                rendered.Add((separators[i], operand));
            joins = false;
        }
        // Two numbers would add up.
        if (rendered.Count > 0 && !rendered[0].Operand.IsLiteral && operands[0].Rewritten(output, start).IsChanged)
            return null;
        return string.Concat(rendered.Select((part, i) => (i == 0 ? "" : part.Separator) + part.Operand));
    }

    /// <summary>The rewritten text with the comments behind it that lost their place in it.</summary>
    /// <param name="elsewhere">What of the text went somewhere else.</param>
    public string WithComments(string text, IEnumerable<string> elsewhere)
    {
        var rest = text + string.Concat(elsewhere);
        return text + string.Concat(comments.Where(comment => !rest.Contains(comment))
            .Select(comment => comment.StartsWith("//", StringComparison.Ordinal) ? $" /* {comment.TrimStart('/', ' ').Replace("*/", "* /")} */" : " " + comment));
    }

    private static ImmutableArray<string> Comments(SyntaxNode syntax) =>
        [.. syntax.DescendantTrivia().Where(trivia => syntax.Span.Contains(trivia.Span) && !string.IsNullOrWhiteSpace(trivia.ToString())).Select(trivia => trivia.ToString())];

    /// <summary>The operands of a sum of texts.</summary>
    public static List<IOperation> Flatten(IOperation text)
    {
        var parts = new List<IOperation>();
        var at = text;
        while (parts.Count <= Most && at is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String, Syntax: BinaryExpressionSyntax sum } add
            && Operands.Written(add.LeftOperand).Syntax == sum.Left)
        {
            parts.Add(Operands.Written(add.RightOperand));
            at = Operands.Written(add.LeftOperand);
        }
        parts.Add(at);
        parts.Reverse();
        return parts;
    }

    private static string Joined(IEnumerable<string?> pieces)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
            text.Append(piece ?? "\0");
        return text.ToString();
    }
}
