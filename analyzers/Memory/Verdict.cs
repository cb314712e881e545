using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Decides one demand: proved or believed, or a finding when its length comes from the data.</summary>
internal sealed class Verdict(SemanticModel? model, Budget budget)
{
    /// <summary>True when what must hold is proved.</summary>
    public bool IsProved(Demand demand, State state) =>
        demand.Excess is { } excess && state.Facts.Prove(excess, budget) || demand.ExcessOfLimit is { } limited && state.Facts.Prove(limited, budget);

    /// <summary>The finding for a demand that is not proved, or null where nothing is to be said about it.</summary>
    public MemoryFinding? On(Demand demand, State state)
    {
        if (Bounds.DataBehind(demand.Count, state) is not { } read || IsBelieved(demand, state, out var overflow))
            return null;
        var room = demand.Room;
        return new(Rule.UncheckedCopy, demand.Site, demand.Side, demand.Words, read, demand.Memory.Region)
        {
            Room = room is null ? null : Wording.Expression(room, demand.Unit, demand.Site.Syntax, model, state, budget),
            IsOpenBelow = demand.Count.Terms is [{ Root.Exact: { } exact }] && room is not null && state.Facts.Prove(exact * demand.Unit - room, budget),
            Overflow = overflow,
            Path = demand.Path,
            Stations = demand.Stations,
        };
    }

    /// <param name="overflow">The arithmetic whose overflow is all that is wrong with the check.</param>
    private bool IsBelieved(Demand demand, State state, out SyntaxNode? overflow)
    {
        overflow = null;
        if (demand.Memory.Region.IsCertain && demand.Excess is { } excess)
        {
            return Bounds.HasVague(demand.Bytes, state) || demand.Limit is not null && demand.Limit.Roots.Any(Bounds.IsVague)
                || demand.Memory.Region.IsSizedElsewhere && Bounds.HasPlain(demand.Bytes, state)
                || OverflowingCheck.Holds(excess, state, budget, out overflow);
        }
        return Bounds.HasUpper(demand.Bytes, state)
            || demand.Limit is not null && !demand.Limit.Roots.Any(root => root.IsTainted);
    }
}
