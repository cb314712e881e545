using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>The positions of the holes of a text whose parts may stand in for each other: each hole is read in an option that holds it.</summary>
internal static class SqlPositions
{
    private const int MostCharacters = 2_000_000;

    /// <summary>The position of each hole, and the character that encloses it, in order.</summary>
    public static ImmutableArray<(HolePosition Position, char Enclosure)> Of(SqlText text)
    {
        var holes = text.Holes;
        if (text.IsLoose)
            return [.. holes.Select(_ => (HolePosition.Fragment, '\0'))];
        if (text.Pieces.All(p => p.Choice is null))
            return Read(text.Pieces);
        var result = new (HolePosition, char)[holes.Length];
        var isRead = new bool[holes.Length];
        var left = MostCharacters;
        for (var i = 0; i < holes.Length; i++)
        {
            if (isRead[i])
                continue;
            var first = Selected(text.Pieces, holes[i], last: false);
            var last = Selected(text.Pieces, holes[i], last: true);
            left -= first.Pieces.Sum(p => p.Literal?.Length ?? 1) + last.Pieces.Sum(p => p.Literal?.Length ?? 1);
            if (left < 0)
            {
                result[i] = (HolePosition.Fragment, '\0');
                continue;
            }
            var (a, b) = (Read(first.Pieces), Read(last.Pieces));
            // Where a quote may open in one branch and close in another, nothing is certain.
            foreach (var (index, place) in first.Holes.Select((index, place) => (index, place)))
            {
                var other = last.Holes.IndexOf(index);
                if (other < 0)
                    continue;
                result[index] = a[place].Position == b[other].Position ? a[place] : (HolePosition.Fragment, '\0');
                isRead[index] = true;
            }
        }
        return ImmutableArray.Create(result);
    }

    private static (ImmutableArray<SqlPiece> Pieces, List<int> Holes) Selected(ImmutableArray<SqlPiece> pieces, SqlPiece hole, bool last)
    {
        var chosen = new Dictionary<object, int>();
        for (var at = hole.Choice; at is not null; at = at.Outer)
            chosen[at.Group] = at.Option;
        if (last)
        {
            foreach (var piece in pieces)
            {
                for (var at = piece.Choice; at is not null; at = at.Outer)
                {
                    if (!IsOf(hole.Choice, at.Group))
                        chosen[at.Group] = chosen.TryGetValue(at.Group, out var most) ? Math.Max(most, at.Option) : at.Option;
                }
            }
        }
        var kept = ImmutableArray.CreateBuilder<SqlPiece>();
        var holes = new List<int>();
        var number = 0;
        foreach (var piece in pieces)
        {
            var isKept = true;
            for (var at = piece.Choice; at is not null && isKept; at = at.Outer)
                isKept = (chosen.TryGetValue(at.Group, out var option) ? option : chosen[at.Group] = at.Option) == at.Option;
            if (isKept)
            {
                kept.Add(piece);
                if (piece.IsHole)
                    holes.Add(number);
            }
            number += piece.IsHole ? 1 : 0;
        }
        return (kept.ToImmutable(), holes);
    }

    private static bool IsOf(Choice? choice, object group)
    {
        for (var at = choice; at is not null; at = at.Outer)
        {
            if (at.Group == group)
                return true;
        }
        return false;
    }

    private static ImmutableArray<(HolePosition Position, char Enclosure)> Read(ImmutableArray<SqlPiece> pieces)
    {
        var joined = string.Concat(pieces.Select(p => p.Literal ?? "?"));
        return [.. SqlLexer.Holes(pieces.Select(p => p.Literal)).Select(h => (h.Position, joined[h.Start] is '[' or '"' or '`' ? joined[h.Start] : '\0'))];
    }
}
