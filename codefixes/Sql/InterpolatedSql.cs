using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A text as one interpolated string in which everything interpolated is a parameter.</summary>
internal static class InterpolatedSql
{
    /// <summary>The interpolated string, or null unless every hole is a value for certain.</summary>
    /// <param name="arguments">What <c>{0}</c>, <c>{1}</c> of the text stand for.</param>
    public static string? Of(WrittenText written, ImmutableArray<IOperation> arguments, SqlProvider provider)
    {
        if (written.Quotes is not { } quotes || InterpolatedParts.Of(written.Segments, quotes, arguments) is not { } parts)
            return null;
        var pieces = parts.Select(part => part.Embedded is null ? part.Text : null).ToArray();
        var joined = string.Concat(pieces.Select(piece => piece ?? "?"));
        var holes = SqlLexer.Holes(pieces);
        var marks = parts.Where(part => part.Embedded is not null).ToArray();
        if (holes.Length != marks.Length || SqlParameters.IsForeign(string.Concat(pieces)))
            return null;

        var values = new SortedDictionary<int, (int End, string Value)>();
        foreach (var (hole, part) in holes.Zip(marks, (hole, part) => (hole, part)))
        {
            if (hole.End < 0 || values.ContainsKey(hole.Start))
            {
                if (hole.End < 0)
                    return null;
                continue;
            }
            if (Value(hole, part, parts, joined, provider) is not { } value || value.IndexOfAny(['\n', '\r']) >= 0)
                return null;
            values.Add(hole.Start, (hole.End, value));
        }
        return written.WithComments(Render(parts, quotes, values), []);
    }

    private static string? Value(SqlHole hole, TextSegment part, ImmutableArray<TextSegment> parts, string joined, SqlProvider provider)
    {
        var isBare = hole.End - hole.Start == 1;
        if (part.Source == InterpolatedParts.Argument)
            return isBare && hole.Position != HolePosition.Comment ? SqlParameter.Wrapped(part.Embedded!.Syntax) : null;
        var isAlone = parts.Where(p => p.Embedded is not null).Count(p => Place(parts, p) is var at && at >= hole.Start && at < hole.End) == 1;
        if (!part.IsHole && isBare)
            return hole.Position == HolePosition.Value && InterpolatedParts.IsNumber(part.Embedded!) ? SqlParameter.Wrapped(part.Embedded!.Syntax) : null;
        if (!part.IsHole && isAlone && hole.End - hole.Start == 3)
            return provider.TakesText && Operand.IsReplaceable(hole, joined, provider) ? InterpolatedParts.Formatted(part.Embedded!) : null;
        if (!Operand.IsReplaceable(hole, joined, provider) || RowCount.IsBareTop(hole, joined) || SqlParameter.Of(parts, hole.Start, hole.End) is not { } parameter)
            return null;
        return RowCount.Is(hole, joined) && !provider.TakesCounts ? $"long.Parse({parameter.Value})" : parameter.Value;
    }

    private static int Place(ImmutableArray<TextSegment> parts, TextSegment part) => parts.TakeWhile(other => !ReferenceEquals(other, part)).Sum(other => other.Text.Length);

    private static string Render(ImmutableArray<TextSegment> parts, StringQuotes quotes, SortedDictionary<int, (int End, string Value)> values)
    {
        var text = new StringBuilder(quotes.Opening);
        var (at, until) = (0, 0);
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Text.Length; i++, at++)
            {
                if (values.TryGetValue(at, out var replaced))
                {
                    text.Append(quotes.Hole(replaced.Value));
                    until = replaced.End;
                }
                else if (at >= until)
                {
                    text.Append(part.Units![i]);
                }
            }
        }
        return text.Append(quotes.Closing).ToString();
    }
}
