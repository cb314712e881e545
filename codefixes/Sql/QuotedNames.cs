using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>The names in a text, and what quotes each.</summary>
internal sealed class QuotedNames
{
    private readonly FlaggedText text;
    private readonly IReadOnlyDictionary<Fragment, string> rewritten;

    private QuotedNames(FlaggedText text, IReadOnlyDictionary<Fragment, string> rewritten, string title) => (this.text, this.rewritten, Title) = (text, rewritten, title);

    public string Title { get; }

    /// <summary>The names, or null where one is more than a name of its own, or nothing quotes it.</summary>
    public static QuotedNames? In(FlaggedText text)
    {
        var calls = new Dictionary<TextSegment, string>();
        var output = new string?[text.Built.Length];
        foreach (var path in text.Built.Paths)
        {
            var joined = path.Joined;
            foreach (var (place, segment, at) in path.Holes)
            {
                if (place.Position is HolePosition.Fragment or HolePosition.Comment)
                    return null;
                if (place.Position != HolePosition.Identifier)
                    continue;
                if (segment.Embedded is not { } name || Ends(joined, place, at) is not { } ends || path.Within(ends.Start, ends.End) is not { Sources.Length: 1 } inside
                    || Quoter.At(name.Syntax.SpanStart, text.Model, text.Sinks) is not { } quoter)
                    return null;
                calls[segment] = $"{quoter}({name.Syntax})";
                for (var i = 0; i < inside.Places.Length; i++)
                {
                    if (ends.Start + i != at)
                        output[inside.Places[i]] = "";
                }
            }
        }
        // A name on one way that is a value on another is neither.
        if (calls.Count == 0 || text.Built.Paths.Any(path => path.Holes.Any(hole => calls.ContainsKey(hole.Segment) && hole.Place.Position != HolePosition.Identifier)))
            return null;
        var rewritten = new Dictionary<Fragment, string>();
        foreach (var fragment in text.Built.Fragments.Where(fragment => fragment.Segments.Any(calls.ContainsKey)))
        {
            var own = calls.Where(call => fragment.Segments.Contains(call.Key)).Select(call => call.Value).ToArray();
            if (fragment.Written!.With(calls).Render(output, fragment.Start) is not { Length: > 0 } written)
                return null;
            // An operand that keeps all its characters is written as it was.
            if (!own.All(written.Contains))
                return null;
            rewritten[fragment] = fragment.Written.WithComments(written, own);
        }
        return new(text, rewritten, $"Quote as a name: {string.Join(", ", calls.Keys.Select(segment => segment.Embedded!.Syntax.ToString()).Distinct())}");
    }

    public void Insert(SyntaxEditor editor) => text.Built.Rewrite(editor, rewritten);

    // The hole, with the quotes that stand right round it; null where it is a part of a name.
    private static (int Start, int End)? Ends(string text, SqlHole place, int at)
    {
        if (place.Start == at)
            return IsApart(text, at - 1) && IsApart(text, at + 1) ? (at, at + 1) : null;
        var closing = text[place.Start] == '[' ? ']' : text[place.Start];
        return place.Start == at - 1 && at + 1 < text.Length && text[at + 1] == closing ? (at - 1, at + 2) : null;
    }

    private static bool IsApart(string text, int at) => at < 0 || at >= text.Length || char.IsWhiteSpace(text[at]) || text[at] is '.' or ',' or ')' or ';' or '(' or '=' or '<' or '>';
}
