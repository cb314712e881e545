using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Decides one demand: proved or believed, or a finding when its length comes from the data.</summary>
/// <param name="asserted">What calls say that are not there in every build.</param>
/// <param name="checks">Where the conditions stand that leave a fact.</param>
internal sealed class Verdict(SemanticModel? model, IReadOnlyDictionary<Linear, SyntaxNode> asserted, IReadOnlyDictionary<Linear, SyntaxNode> checks, Budget budget)
{
    private readonly Reasons reasons = new(asserted, checks, budget);

    /// <summary>True when what must hold is proved.</summary>
    public bool IsProved(Demand demand, State state) =>
        (demand.Excess is { } excess && state.Facts.Prove(excess, budget) || demand.ExcessOfLimit is { } limited && state.Facts.Prove(limited, budget))
        && !(demand.AcceptsNegative && !state.Facts.Prove(-demand.Count, budget)) && !IsInFront(demand, state);

    /// <summary>True when the offset may be negative.</summary>
    private bool IsInFront(Demand demand, State state) => demand.NeedsStart && !Bounds.HasVagueLower(demand.Memory.Offset, state) && !state.Facts.Prove(-demand.Memory.Offset, budget);

    /// <summary>The finding for a demand that is not proved, or null where nothing is to be said about it.</summary>
    /// <param name="isHeld">True when the other side of the operation holds the length already.</param>
    public MemoryFinding? On(Demand demand, State state, bool isHeld)
    {
        if ((Bounds.DataBehind(demand.Count, state) ?? BehindOffset(demand, state) ?? InputSize.Behind(demand, state)) is not { } read)
            return null;
        var offset = Root.Ancestry(demand.Memory.Offset.Roots);
        // Where the size is only assumed and a loop moves the pointer through it, the check may be one of another pointer, or of a flag.
        if (demand.Memory.Region.AssumedFrom is not null && offset.Any(root => root.IsInduction))
            return null;
        // Products are not linear: neither can be proved.
        if (offset.Any(root => root.IsProduct) || demand.Side == Side.Source && !demand.Memory.Region.IsSized && demand.Bytes.Max <= (int)ushort.MaxValue)
            return null;
        var below = Below(demand, state);
        SyntaxNode? overflow = null;
        var isInFront = IsInFront(demand, state) && demand.Excess is { } end && state.Facts.Prove(end, budget);
        if (below is null && !isInFront && (isHeld && !demand.Memory.Region.IsSized || IsBelieved(demand, state, out overflow)))
            return null;

        var region = demand.Memory.Region;
        var isOne = demand.Count.IsConstant;
        var room = !isOne && demand.Room is { } bytes ? Wording.Expression(bytes, demand.Unit, demand.Site.Syntax, model, state, budget) ?? Wording.Difference(bytes, demand.Unit, demand.Site.Syntax, model, state, budget) : null;
        var words = demand.Words;
        var upper = isOne ? "it lies inside" : room is not null ? $"{words.Length} <= {room}" : $"{words.Length} <= {(region.IsSized ? "what is left of it" : "its size")}";
        var reason = below ?? (overflow is not null ? $"'{overflow}' in it may overflow" : demand.Excess is { } excess && region.IsSized ? reasons.Of(excess, demand.Count, state) : null);
        var nearest = Bounds.Nearest(demand.Count, state);
        return new(reason is null ? demand.Side == Side.Source ? Rule.OverRead : Rule.UncheckedCopy : Rule.BypassableCheck, demand.Site, demand.Side, words, read, region)
        {
            Path = demand.Path,
            Stations = demand.Stations,
            Room = room,
            Wanted = region is { IsSized: true, Capacity: { } capacity } ? new(demand.Count, capacity - demand.Memory.Offset, demand.Unit, demand.Memory, state) : null,
            Missing = below is not null ? $"{words.Length} >= 0" : isInFront ? $"{words.Length} is not in front of it" : upper,
            Reason = reason,
            Goal = reason is null && !isInFront ? demand.Excess : null,
            Checked = nearest is null ? null : Wording.Fact(nearest, state),
            Check = nearest is not null && checks.TryGetValue(nearest, out var condition) ? condition : null,
            Confidence = region.AssumedFrom is not null || InputSize.Counts(demand.Count) ? "medium" : !region.IsSized ? "low" : demand.Excess is { } past && state.Facts.Prove(1 - past, budget) ? "certain" : "high",
        };
    }

    /// <summary>The read behind an offset, where a single unit is read or written there.</summary>
    private static SyntaxNode? BehindOffset(Demand demand, State state) =>
        demand.Memory.Region.IsSized && !Root.Ancestry(demand.Memory.Offset.Roots).Any(root => root.IsInduction) && !IsLookUp(demand, state)
            ? Bounds.DataBehind(demand.Memory.Offset, state) : null;

    /// <summary>True for a limited number that is looked up in a table of a size that is settled elsewhere: who makes the table knows how large the number can be.</summary>
    private static bool IsLookUp(Demand demand, State state) => demand.Side == Side.Source && demand.Memory.Region is { Capacity.IsConstant: false, IsCertain: true } table
        && !table.Capacity.Roots.Any(root => root.IsTainted) && !Root.Ancestry(demand.Memory.Offset.Roots).Any(root => root.Place is Place place && place.Owner.Equals(table))
        && (demand.Memory.Offset.Max <= (int)ushort.MaxValue || Bounds.HasPlain(demand.Memory.Offset, state));

    /// <summary>Why a negative length gets through, where nothing else is wrong; null where it does not.</summary>
    private string? Below(Demand demand, State state) =>
        !IsOpenBelow(demand, state) ? null : demand.NeedsStart && IsInFront(demand, state) ? "a negative offset passes it" : "a negative number passes it";

    /// <summary>True when a negative length would be taken as it is, or as a huge one, although an upper bound was checked.</summary>
    private bool IsOpenBelow(Demand demand, State state)
    {
        if (IsInFront(demand, state) && demand.Excess is { } end && state.Facts.Prove(end, budget))
            return Bounds.HasUpper(demand.Memory.Offset, state);
        if (demand.AcceptsNegative && demand.Count.Range.Min.Sign < 0 && !state.Facts.Prove(-demand.Count, budget))
            return demand.Excess is { } excess && state.Facts.Prove(excess, budget) || Bounds.HasUpper(demand.Count, state);
        if (demand.Count.Terms is not [{ Coefficient.IsOne: true, Root: { Exact: { } exact, Cast: not null, Range.Min.Sign: >= 0 } root }]
            || exact.Range.Min.Sign >= 0 || Root.Ancestry(exact.Roots).Any(counted => counted.IsInduction) || Bounds.HasVagueLower(exact, state) || state.Facts.Prove(-exact, budget))
            return false;
        if (demand.Memory.Region is { IsSized: true, Capacity: { } capacity })
            return state.Facts.Prove(exact * demand.Unit + demand.Memory.Offset - capacity, budget);
        return Bounds.HasUpper(exact, state) && !Bounds.On([root], state).Any();
    }

    /// <summary>True for a length that a loop has added up and that fits unless it overflowed on the way: no message is as long.</summary>
    private bool IsCountedUp(Demand demand, State state) =>
        demand.Count.Terms is [{ Root: { Exact: { } exact, Cast: not null } root }] && Root.Ancestry(exact.Roots).Any(counted => counted.IsInduction)
        && state.Facts.Prove(demand.Excess!.Substitute(root, exact), budget);

    /// <param name="overflow">The arithmetic whose overflow is all that is wrong with the check.</param>
    private bool IsBelieved(Demand demand, State state, out SyntaxNode? overflow)
    {
        overflow = null;
        if (demand.Memory.Region.IsSized && demand.Excess is { } excess)
        {
            return IsCountedUp(demand, state) || Bounds.HasVague(demand.Bytes, state) || demand.Limit is not null && demand.Limit.Roots.Any(Bounds.IsVague)
                || demand.Memory.Region.IsSizedElsewhere && Bounds.HasPlain(demand.Bytes, state)
                || OverflowingCheck.Holds(excess, state, budget, out overflow);
        }
        return Bounds.HasUpper(demand.Bytes, state)
            || demand.Limit is not null && !demand.Limit.Roots.Any(root => root.IsTainted);
    }
}
