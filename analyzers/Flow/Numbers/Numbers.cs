namespace Polp.Analyzers;

/// <summary>Numbers chosen for roots. A copy shares what is not set anew in it.</summary>
internal sealed class Numbers
{
    private const int Bits = 5;
    private const int PerPiece = 1 << Bits;

    private long[]?[] pieces;
    private bool[] isOwn;

    private Numbers(long[]?[] pieces) => (this.pieces, isOwn) = (pieces, new bool[pieces.Length]);

    public static Numbers None { get; } = new([]);

    /// <summary>The number of a root by its id, or null when none was chosen.</summary>
    public long? this[int id] => id >= 0 && id >> Bits is var at && at < pieces.Length && pieces[at] is { } piece && piece[id & PerPiece - 1] is var value and not long.MinValue ? value : null;

    public Numbers Copy() => new((long[]?[])pieces.Clone());

    /// <param name="id">Of the root.</param>
    /// <param name="value">Not the lowest number there is.</param>
    public void Set(int id, long value)
    {
        var at = id >> Bits;
        if (at >= pieces.Length)
        {
            Array.Resize(ref pieces, at + 8);
            Array.Resize(ref isOwn, at + 8);
        }
        var piece = pieces[at];
        if (!isOwn[at])
            (pieces[at], isOwn[at]) = (piece = (long[]?)piece?.Clone() ?? Unset(), true);
        piece![id & PerPiece - 1] = value;
    }

    private static long[] Unset()
    {
        var piece = new long[PerPiece];
        for (var i = 0; i < piece.Length; i++)
            piece[i] = long.MinValue;
        return piece;
    }
}
