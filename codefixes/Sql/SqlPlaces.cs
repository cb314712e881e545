using System.Collections.Immutable;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>The characters of a text that one parameter replaces, as they stand on one path.</summary>
/// <param name="Start">The first of them on the path.</param>
/// <param name="List">The hole of <c>IN (…)</c> that a library expands; none for a single value.</param>
/// <param name="Count">Where a number of rows stands; none for any other value.</param>
/// <param name="Characters">Their places among those of all fragments.</param>
internal sealed record SqlPlace(TextPath Path, int Start, int End, SqlHole? List, SqlHole? Count, ImmutableArray<Fragment> Sources, ImmutableArray<int> Characters)
{
    /// <summary>True where the parameter needs parentheses, as after TOP.</summary>
    public bool IsEnclosed => Count is { } count && RowCount.IsBareTop(count, Path.Joined);

    /// <summary>The parameter, or null when its value cannot be told for certain.</summary>
    public SqlParameter? Parameter(SqlProvider provider)
    {
        var parameter = List is { } list ? ListOperand.Of(Path.Segments, list, provider) : SqlParameter.Of(Path.Segments, Start, End);
        var sources = Sources.OrderBy(source => source.Statement?.SpanStart).ToArray();
        // A text that the database would not take for a number of rows.
        if (Count is not null && !provider.TakesCounts && parameter is not null)
            parameter = parameter with { Value = $"long.Parse({parameter.Value})", MayBeNull = false };
        return parameter is null ? null : parameter with { First = sources[0], Last = sources[sources.Length - 1] };
    }
}

/// <summary>Finds the places of the parameters on every path.</summary>
internal static class SqlPlaces
{
    /// <summary>The places in order of text, or null unless each hole stands in the same place of the SQL whichever way the text is built.</summary>
    public static ImmutableArray<SqlPlace>? Of(BuiltText text, SqlProvider provider)
    {
        var places = new SortedDictionary<int, SqlPlace>();
        var owners = new Dictionary<int, int>();
        foreach (var path in text.Paths)
        {
            if (On(path, provider) is not { } found)
                return null;
            foreach (var place in found)
            {
                var key = place.Characters[0];
                if (places.TryGetValue(key, out var known) ? !known.Characters.SequenceEqual(place.Characters) : place.Characters.Any(owners.ContainsKey))
                    return null;
                places[key] = known ?? place;
                foreach (var character in place.Characters)
                    owners[character] = key;
            }
        }
        var isWhole = text.Fragments.All(fragment => Holes(fragment).All(owners.ContainsKey));
        return isWhole ? [.. places.Values] : null;
    }

    private static IEnumerable<int> Holes(Fragment fragment)
    {
        var at = fragment.Start;
        foreach (var segment in fragment.Segments)
        {
            if (segment is { IsHole: true, IsQuotedName: false })
                yield return at;
            at += segment.Text.Length;
        }
    }

    private static List<SqlPlace>? On(TextPath path, SqlProvider provider)
    {
        var joined = path.Joined;
        var holes = path.Holes.Select(hole => hole.Place).ToArray();
        var lists = provider.ExpandsLists ? holes.Where(hole => ListOperand.Parentheses(hole, joined) is not null).ToArray() : [];
        if (holes.Any(hole => !lists.Contains(hole) && !Operand.IsReplaceable(hole, joined, provider)))
            return null;
        var within = holes.Select(hole => (hole.Start, hole.End)).Distinct().ToArray();
        // A parameter must be read where the text in its place was.
        if (SqlLexer.Holes(Replaced(joined, within)).Select((hole, i) => hole.Position == HolePosition.Value || hole.Position == HolePosition.List && lists.Any(list => list.Start == within[i].Start)).Contains(false))
            return null;
        var places = new List<SqlPlace>();
        foreach (var place in within)
        {
            SqlHole? list = lists.Where(hole => hole.Start == place.Start).Select(hole => (SqlHole?)hole).FirstOrDefault();
            var (start, end) = list is { } found ? ListOperand.Parentheses(found, joined)!.Value : place;
            if (path.Within(start, end) is not { } inside || inside.Sources.Select(source => source.Condition).Distinct().Count() != 1)
                return null;
            var count = holes.Where(hole => hole.Start == place.Start && RowCount.Is(hole, joined)).Select(hole => (SqlHole?)hole).FirstOrDefault();
            places.Add(new(path, start, end, list, count, inside.Sources, inside.Places));
        }
        return places;
    }

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
