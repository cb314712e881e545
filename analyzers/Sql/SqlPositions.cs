using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>The positions of the holes of a text whose parts may stand in for each other: each hole is read in an option that holds it.</summary>
internal static class SqlPositions
{
    // Characters and pieces.
    private const int MostWork = 8_000_000;

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
        var options = new Options(text.Pieces);
        var left = MostWork;
        var piece = -1;
        for (var i = 0; i < holes.Length; i++)
        {
            do
                piece++;
            while (!text.Pieces[piece].IsHole);
            if (isRead[i])
                continue;
            left -= 2 * text.Pieces.Length;
            var (first, last) = left < 0 ? default : (options.With(piece, last: false), options.With(piece, last: true));
            left -= left < 0 ? 0 : first.Pieces.Sum(p => p.Literal?.Length ?? 1) + last.Pieces.Sum(p => p.Literal?.Length ?? 1);
            if (left < 0)
            {
                result[i] = (HolePosition.Fragment, '\0');
                continue;
            }
            var (a, b) = (Read(first.Pieces), Read(last.Pieces));
            // Where a quote may open in one branch and close in another, nothing is certain.
            foreach (var (index, place) in first.Holes.Select((index, place) => (index, place)))
            {
                var other = last.Holes.BinarySearch(index);
                if (other < 0)
                    continue;
                result[index] = a[place].Position == b[other].Position ? a[place] : (HolePosition.Fragment, '\0');
                isRead[index] = true;
            }
        }
        return ImmutableArray.Create(result);
    }

    private static ImmutableArray<(HolePosition Position, char Enclosure)> Read(ImmutableArray<SqlPiece> pieces)
    {
        var joined = string.Concat(pieces.Select(p => p.Literal ?? "?"));
        return [.. SqlLexer.Holes(pieces.Select(p => p.Literal)).Select(h => (h.Position, joined[h.Start] is '[' or '"' or '`' ? joined[h.Start] : '\0'))];
    }

    /// <summary>The options of a text by number, to choose some many times.</summary>
    private sealed class Options
    {
        private readonly ImmutableArray<SqlPiece> pieces;
        private readonly (int Group, int Option)[][] options;
        private readonly int[] mostOf;

        public Options(ImmutableArray<SqlPiece> pieces)
        {
            this.pieces = pieces;
            options = new (int, int)[pieces.Length][];
            var numbers = new Dictionary<object, int>();
            var most = new List<int>();
            for (var i = 0; i < pieces.Length; i++)
            {
                if (i > 0 && ReferenceEquals(pieces[i].Choice, pieces[i - 1].Choice))
                {
                    options[i] = options[i - 1];
                    continue;
                }
                var here = new List<(int, int)>();
                for (var at = pieces[i].Choice; at is not null; at = at.Outer)
                {
                    if (!numbers.TryGetValue(at.Group, out var group))
                    {
                        numbers.Add(at.Group, group = most.Count);
                        most.Add(at.Option);
                    }
                    most[group] = Math.Max(most[group], at.Option);
                    here.Add((group, at.Option));
                }
                options[i] = here.ToArray();
            }
            mostOf = most.ToArray();
        }

        /// <summary>The pieces that can stand together with one of them, and the numbers of the holes among them.</summary>
        /// <param name="piece">The index of the piece.</param>
        /// <param name="last">True to take the last option where the piece leaves the choice, else the first there is.</param>
        public (ImmutableArray<SqlPiece> Pieces, List<int> Holes) With(int piece, bool last)
        {
            var chosen = last ? (int[])mostOf.Clone() : Enumerable.Repeat(-1, mostOf.Length).ToArray();
            foreach (var (group, option) in options[piece])
                chosen[group] = option;
            var kept = ImmutableArray.CreateBuilder<SqlPiece>();
            var holes = new List<int>();
            var number = 0;
            for (var i = 0; i < pieces.Length; i++)
            {
                var isKept = true;
                foreach (var (group, option) in options[i])
                {
                    if (chosen[group] < 0)
                        chosen[group] = option;
                    isKept &= chosen[group] == option;
                    if (!isKept)
                        break;
                }
                if (isKept)
                {
                    kept.Add(pieces[i]);
                    if (pieces[i].IsHole)
                        holes.Add(number);
                }
                number += pieces[i].IsHole ? 1 : 0;
            }
            return (kept.ToImmutable(), holes);
        }
    }
}
