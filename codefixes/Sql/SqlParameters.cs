using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A text whose holes are parameters, with the value of each.</summary>
internal sealed class SqlParameters
{
    // Placeholders of other styles, and statements in which a parameter is not what the text in its place was.
    private static readonly Regex Foreign = new(
        @"\?|\$\d|(?<![:\w]):[A-Za-z_]|\b(CREATE|ALTER|DROP|PREPARE|EXECUTE|EXEC|sp_executesql)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private SqlParameters(string text, ImmutableArray<SqlParameter> all, bool hasOthers) => (Text, All, HasOthers) = (text, all, hasOthers);

    /// <summary>The expression of the new text.</summary>
    public string Text { get; }

    public ImmutableArray<SqlParameter> All { get; }

    /// <summary>What is passed, as the fix's title names it.</summary>
    public string Title => "Pass as parameters: " + string.Join(", ", All.Select(parameter => "@" + parameter.Name));

    /// <summary>True when the text had parameters before.</summary>
    public bool HasOthers { get; }

    /// <summary>The parameters of a text, or null unless every hole is a value for certain.</summary>
    /// <param name="taken">Names that other parameters of the command bear.</param>
    public static SqlParameters? Of(WrittenText written, IEnumerable<string> taken, SqlProvider provider)
    {
        var pieces = written.Segments.Select(segment => segment.IsHole ? null : segment.Text).ToArray();
        var joined = string.Concat(pieces.Select(piece => piece ?? "?"));
        var holes = SqlLexer.Holes(pieces);
        var lists = provider.ExpandsLists ? holes.Where(hole => ListOperand.Parentheses(hole, joined) is not null).ToArray() : [];
        if (holes.IsEmpty || IsForeign(string.Concat(pieces)) || holes.Any(hole => !lists.Contains(hole) && !Operand.IsReplaceable(hole, joined, provider)))
            return null;

        var within = holes.Select(hole => (hole.Start, hole.End)).Distinct().ToArray();
        if (SqlLexer.Holes(Replaced(joined, within)).Select((hole, i) => hole.Position == HolePosition.Value || hole.Position == HolePosition.List && lists.Any(list => list.Start == within[i].Start)).Contains(false))
            return null;
        var places = within.Select(place => lists.Where(list => list.Start == place.Start).Select(list => ListOperand.Parentheses(list, joined)).FirstOrDefault() ?? place).ToArray();

        var existing = Regex.Matches(string.Concat(pieces), @"@\w+").Cast<Match>().Select(match => match.Value).ToArray();
        var names = new HashSet<string>(existing.Concat(taken).Select(name => name.TrimStart('@')), StringComparer.OrdinalIgnoreCase);
        var parameters = new List<SqlParameter>();
        var output = new string?[joined.Length];
        foreach (var (start, end) in places)
        {
            var list = lists.FirstOrDefault(hole => hole.Start >= start && hole.End <= end);
            if ((list.End > 0 ? ListOperand.Of(written.Segments, list, provider) : SqlParameter.Of(written.Segments, start, end)) is not { } parameter)
                return null;
            var same = parameters.FirstOrDefault(p => p.IsPure && parameter.IsPure && p.Value == parameter.Value);
            if (same is null)
                parameters.Add(same = parameter with { Name = FreeName.From(parameter.Name, names.Add) });
            for (var at = start; at < end; at++)
                output[at] = at == start ? "@" + same.Name : "";
        }
        // What is read after a call may be another value than what was read before it.
        var isRead = written.Segments.Any(s => s is { IsHole: false, Embedded: { ConstantValue.HasValue: false }, Text.Length: > 0 } && output[Place(written, s)] is null);
        if (parameters.Any(p => !p.IsPure) && (parameters.Count != places.Length || isRead))
            return null;
        return new(written.WithComments(written.Render(output), parameters.Select(p => p.Value)), [.. parameters], existing.Length > 0);
    }

    /// <summary>True for a text with placeholders of another style, or a statement in which a parameter is not what the text in its place was.</summary>
    public static bool IsForeign(string text) => Foreign.IsMatch(text);

    private static int Place(WrittenText written, TextSegment segment) => written.Segments.TakeWhile(other => other != segment).Sum(other => other.Text.Length);

    private static IEnumerable<string?> Replaced(string joined, (int Start, int End)[] places)
    {
        var at = 0;
        foreach (var (start, end) in places)
        {
            yield return joined.Substring(at, start - at);
            yield return null;
            at = end;
        }
        yield return joined.Substring(at);
    }
}
