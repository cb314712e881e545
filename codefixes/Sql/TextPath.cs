using System.Collections.Immutable;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>One of the texts that a method may hand over: what its fragments write when the statements of one way through it run.</summary>
/// <param name="Segments">The segments in order of text.</param>
/// <param name="Sources">The fragment each stands in; null for what a join puts between.</param>
/// <param name="Starts">The place of each segment's first character among those of all fragments; -1 for what a join puts between.</param>
internal sealed record TextPath(ImmutableArray<TextSegment> Segments, ImmutableArray<Fragment?> Sources, ImmutableArray<int> Starts)
{
    public static TextPath Empty { get; } = new([], [], []);

    public IEnumerable<string?> Pieces => Segments.Select(segment => segment.IsHole ? null : segment.Text);

    public string Joined => string.Concat(Pieces.Select(piece => piece ?? "?"));

    /// <summary>The holes as the rule's lexer finds them, each with its segment; none for a name that is quoted already and stands where a name does.</summary>
    public ImmutableArray<(SqlHole Place, TextSegment Segment, int At)> Holes
    {
        get
        {
            var found = SqlLexer.Holes(Pieces);
            var marks = new List<(TextSegment Segment, int At)>();
            for (int i = 0, at = 0; i < Segments.Length; at += Segments[i++].Text.Length)
            {
                if (Segments[i].IsHole)
                    marks.Add((Segments[i], at));
            }
            return [.. found.Zip(marks, (hole, mark) => (hole, mark.Segment, mark.At)).Where(hole => !(hole.Segment.IsQuotedName && hole.hole.Position is (HolePosition.Identifier or HolePosition.Ordering)))];
        }
    }

    public TextPath With(TextSegment segment, Fragment? source, int start) => new(Segments.Add(segment), Sources.Add(source), Starts.Add(start));

    public static TextPath Of(IReadOnlyCollection<TextPath> parts) =>
        new([.. parts.SelectMany(part => part.Segments)], [.. parts.SelectMany(part => part.Sources)], [.. parts.SelectMany(part => part.Starts)]);

    public TextPath With(TextPath next) => new(Segments.AddRange(next.Segments), Sources.AddRange(next.Sources), Starts.AddRange(next.Starts));

    /// <summary>The fragments that write some characters, and the places of these among those of all fragments; null when a join or the end of a line is one of them.</summary>
    public (ImmutableArray<Fragment> Sources, ImmutableArray<int> Places)? Within(int start, int end)
    {
        var sources = ImmutableArray.CreateBuilder<Fragment>();
        var places = ImmutableArray.CreateBuilder<int>();
        for (int i = 0, at = 0; i < Segments.Length; at += Segments[i++].Text.Length)
        {
            for (var place = Math.Max(start, at); place < Math.Min(end, at + Segments[i].Text.Length); place++)
            {
                if (Sources[i] is not { } source || Segments[i].IsLineEnd)
                    return null;
                if (sources.Count == 0 || sources[sources.Count - 1] != source)
                    sources.Add(source);
                places.Add(Starts[i] + place - at);
            }
        }
        return (sources.ToImmutable(), places.ToImmutable());
    }
}
