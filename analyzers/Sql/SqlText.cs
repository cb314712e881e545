using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>A piece of SQL text: literal, or a hole whose content is not known.</summary>
/// <param name="Literal">The characters, or null for a hole.</param>
/// <param name="Source">The expression the piece comes from.</param>
internal readonly record struct SqlPiece(string? Literal, IOperation Source)
{
    public bool IsHole => Literal is null;
}

/// <summary>What is known of a text: its pieces in order, whether some of them stand in for each other, and whether the walk had to stop early.</summary>
internal sealed record SqlText(ImmutableArray<SqlPiece> Pieces, bool Branches, bool GaveUp)
{
    public ImmutableArray<SqlPiece> Holes => Pieces.RemoveAll(p => !p.IsHole);

    /// <summary>True when literal text and something unknown were joined here, so that the hole is this code's doing; a number put into a text is no text.</summary>
    public bool IsGlued => Pieces.Any(p => p.IsHole) && Pieces.Any(p => p.Literal is { Length: > 0 } && !Harmless.Is(p.Source));
}
