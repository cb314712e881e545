using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>One of several texts that stand in for each other: pieces of different options of one group never stand together.</summary>
internal sealed class Choice(object group, int option, Choice? outer)
{
    public object Group => group;

    public int Option => option;

    /// <summary>The option of another group in which this group stands; null when it always does.</summary>
    public Choice? Outer => outer;

    /// <summary>False when two pieces never stand in one text.</summary>
    public static bool MayMeet(Choice? one, Choice? other)
    {
        for (var a = one; a is not null; a = a.Outer)
        {
            for (var b = other; b is not null; b = b.Outer)
            {
                if (a.Group == b.Group && a.Option != b.Option)
                    return false;
            }
        }
        return true;
    }
}

/// <summary>A piece of SQL text: literal, or a hole whose content is not known.</summary>
/// <param name="Literal">The characters, or a stand-in for a value that is proved safe; null for a hole.</param>
/// <param name="Source">The expression the piece comes from.</param>
internal readonly record struct SqlPiece(string? Literal, IOperation Source)
{
    public bool IsHole => Literal is null;

    /// <summary>The option in which the piece stands; null when it always does.</summary>
    public Choice? Choice { get; init; }

    /// <summary>The parameter that the hole is, so that callers can be asked for it.</summary>
    public IParameterSymbol? Parameter { get; init; }

    /// <summary>The character that was doubled in the value by hand; NUL when none was.</summary>
    public char Doubled { get; init; }

    /// <summary>True when a function made a quoted identifier of it.</summary>
    public bool IsQuotedName { get; init; }

    /// <summary>Why a value that is not written here is safe; null for plain text.</summary>
    public string? Proof { get; init; }
}

/// <summary>What is known of a text: its pieces in order, whether some of them stand at places not known, and whether the walk had to stop early.</summary>
internal sealed record SqlText(ImmutableArray<SqlPiece> Pieces, bool IsLoose, bool GaveUp)
{
    public static readonly SqlText Empty = new(ImmutableArray<SqlPiece>.Empty, IsLoose: false, GaveUp: false);

    /// <summary>True when some pieces stand in for each other, or at places not known.</summary>
    public bool IsBranched => IsLoose || Pieces.Any(p => p.Choice is not null);

    public ImmutableArray<SqlPiece> Holes => Pieces.RemoveAll(p => !p.IsHole);

    /// <summary>True when literal text is joined to a hole, so that it is this code's doing; a text that stands in for the hole is not, and neither a number put into a text nor what ends a statement or a line is text.</summary>
    public bool IsGlued(SqlPiece hole)
    {
        if (hole.Choice is null)
            return written.Value.Length > 0;
        return glued.TryGetValue(hole.Choice, out var known) ? known : glued[hole.Choice] = written.Value.Any(choice => Choice.MayMeet(choice, hole.Choice));
    }

    private readonly ConcurrentDictionary<Choice, bool> glued = new();

    private readonly Lazy<Choice?[]> written = new(() => [.. Pieces.Where(p => p.Proof is null && p.Literal?.Any(c => c != ';' && !char.IsWhiteSpace(c)) == true).Select(p => p.Choice).Distinct()]);
}
