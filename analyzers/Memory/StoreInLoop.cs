namespace Polp.Analyzers;

/// <summary>A store that moves on by the same number of bytes in each round of a loop.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="First">Where the first store goes.</param>
/// <param name="Stride">Bytes from one store to the next; positive.</param>
/// <param name="Unit">Bytes that one store writes.</param>
/// <param name="Target">The memory and the offset of any round.</param>
/// <param name="State">What is known at the store.</param>
internal sealed record StoreInLoop(Loop Loop, Linear First, Whole Stride, int Unit, Pointer Target, State State)
{
    /// <summary>What is known about the number of rounds.</summary>
    public IReadOnlyList<Rounds> Counted { get; } = [.. Loop.Rounds(State)];

    /// <summary>Null when the store does not move upwards evenly, or with more than one loop.</summary>
    public static StoreInLoop? Of(Pointer target, int unit, State state, IReadOnlyList<Loop> loops) =>
        target.Offset.Terms.Where(term => term.Root.IsInduction).ToList() is [var moving]
        && loops.FirstOrDefault(loop => loop.Steps.ContainsKey(moving.Root)) is { } loop
        && loop.Steps[moving.Root] * moving.Coefficient is { Sign: > 0 } stride
            ? new(loop, target.Offset.Substitute(loop.Start), stride, unit, target, state) : null;

    /// <summary>True when as many rounds stay inside the memory; asked in numbers from before the loop, so that no invariant is needed.</summary>
    public bool Fits(Rounds rounds, Budget budget)
    {
        if (Target.Region.Capacity is not { } capacity || rounds.IsExact && !rounds.Step.IsOne)
            return false;
        // The last of (span + step - 1) / step rounds begins at most stride * (span - 1) / step after the first.
        var end = MostRounds is { } most ? rounds.Span - (Linear)(most * rounds.Step) : (First + Unit - capacity) * rounds.Step + (rounds.Span - 1) * Stride;
        return State.Facts.Prove(-rounds.Span, budget) && State.Facts.Prove(end, budget)
            && (!rounds.IsAtEnd || State.Facts.Prove(First + Unit - capacity, budget));
    }

    /// <summary>The rounds that stay inside memory of a size known as a number.</summary>
    private Whole? MostRounds => Target.Region.Capacity is { } capacity && (capacity - First) is { IsConstant: true, Constant: var room }
        ? room < Unit ? Whole.Zero : (room - Unit) / Stride + 1 : null;

    /// <summary>
    /// The largest length with which the stores stay inside: the bytes given, divided by the times given. Null when it does not come out even.
    /// </summary>
    /// <param name="length">The part of the span that comes from the data.</param>
    public (Linear Bytes, int Times)? Room(Rounds rounds, Root length)
    {
        var rest = rounds.Span - (Linear)length;
        if (Target.Region.Capacity is not { } capacity || !rest.IsConstant || rounds.IsExact && !rounds.Step.IsOne)
            return null;
        var room = capacity - First;
        if (MostRounds is { } most)
            return (Whole.Max(0, most * rounds.Step - rest.Constant), 1);
        return rest.Constant.IsZero && rounds.Step.IsOne && Unit <= Stride && Stride <= int.MaxValue ? (room, (int)Stride) : null;
    }
}
