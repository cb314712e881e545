using System.Collections.Immutable;
using System.Text;

namespace Polp.CodeFixes;

/// <summary>What stands between two plus signs: a literal, an interpolated string, a call of <c>string.Format</c>, or an expression (which has no delimiters).</summary>
internal sealed record TextOperand(string Opening, string Closing, ImmutableArray<TextSegment> Segments, string Source)
{
    /// <summary>True for a composite format and its values, which become one literal as soon as anything changes.</summary>
    public bool IsFormat { get; init; }

    /// <summary>The operand as it is written once some of its characters are replaced.</summary>
    /// <param name="output">What each character of the whole text becomes; null where it stays.</param>
    /// <param name="start">The place of the operand's first character in the whole text.</param>
    public RewrittenOperand Rewritten(string?[] output, int start)
    {
        var isKept = new bool[Segments.Length];
        var isChanged = false;
        for (int i = 0, at = start; i < Segments.Length; at += Segments[i++].Text.Length)
        {
            var isReplaced = output.Skip(at).Take(Segments[i].Text.Length).Any(character => character is not null);
            isChanged |= isReplaced;
            isKept[i] = Segments[i].Embedded is not null && !isReplaced;
        }
        if (!isChanged)
        {
            return Opening.Length > 0 && !IsFormat
                ? new(Opening, Source.Substring(Opening.Length, Source.Length - Opening.Length - Closing.Length), Closing, IsChanged: false)
                : new("", Source, "", IsChanged: false);
        }

        var isPlain = !isKept.Contains(true);
        var text = new StringBuilder();
        for (int i = 0, at = start; i < Segments.Length; at += Segments[i++].Text.Length)
        {
            if (isKept[i])
                text.Append(Segments[i].Source);
            else
                Append(text, Segments[i], output, at, isPlain);
        }
        var opening = isPlain ? Opening.Replace("$", "") : Opening.Contains('$') ? Opening : "$" + Opening;
        return new(opening, text.ToString(), Closing, IsChanged: true);
    }

    /// <summary>The operand with some expressions in it written otherwise; a format becomes an interpolated string.</summary>
    public TextOperand With(IReadOnlyDictionary<TextSegment, string> sources)
    {
        if (!Segments.Any(sources.ContainsKey))
            return this;
        var segments = Segments.Select(segment => sources.TryGetValue(segment, out var source) ? segment with { Source = segment.Source.Replace(segment.Embedded!.Syntax.ToString(), source) } : segment).ToImmutableArray();
        var opening = IsFormat ? "$" + Opening : Opening;
        return new(opening, Closing, segments, opening + string.Concat(segments.Select(segment => segment.Embedded is null ? string.Concat(segment.Units!) : segment.Source)) + Closing);
    }

    private static void Append(StringBuilder text, TextSegment segment, string?[] output, int at, bool isPlain)
    {
        for (var i = 0; i < segment.Text.Length; i++)
        {
            // A brace that an interpolated string writes twice stands alone in a plain literal.
            text.Append(output[at + i] ?? (isPlain && segment.Units![i] is "{{" or "}}" ? segment.Text.Substring(i, 1) : segment.Units![i]));
        }
    }
}
