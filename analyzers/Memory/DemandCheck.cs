using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Makes the demands of each operation on memory while a method is walked, and has them decided: one finding an operation, the worst side first.</summary>
internal sealed class DemandCheck(OperationTable table, SemanticModel? model, Budget budget) : IWatcher
{
    private static readonly Pointer Nowhere = new(new(new(-1, new(0, long.MaxValue), 0)), Linear.Zero);

    private readonly Verdict verdict = new(model, budget);
    private readonly LoopVerdict loopVerdict = new(model, budget);
    private readonly SortedDictionary<int, MemoryFinding> findings = [];
    private readonly SortedDictionary<(int Site, Side Side, string Path), (Demand Demand, State State)> unproved = [];

    public IEnumerable<MemoryFinding> Findings => findings.Values;

    /// <summary>The demands that could not be proved, with what is known there; also those about which nothing is to be said in this method.</summary>
    public IEnumerable<(Demand Demand, State State)> Unproved => unproved.Values;

    /// <summary>True when an operation could not be decided because facts had to be forgotten.</summary>
    public bool GaveUp { get; private set; }

    public void Clear()
    {
        findings.Clear();
        unproved.Clear();
    }

    public IEnumerable<Linear> Call(IOperation site, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, Func<int, Value> argument, State state)
    {
        if (table.Find(method) is not { } operation || Size(operation, argument) is not { } size)
            return [];
        var facts = new List<Linear>();
        if (operation.ThrowsOnNegative)
            facts.Add(-size);
        var limit = operation.CapacityCheck is { } at && argument(at) is Number { Linear: var most } ? most : null;
        if (limit is not null)
            facts.Add(size - limit);

        state = operation.ThrowsOnNegative ? state.With(-size) : state;
        foreach (var demand in Demands())
        {
            if (Decide(demand, state))
                break;
        }
        return facts;

        IEnumerable<Demand> Demands()
        {
            if (operation.UnitOf(method) is not { } unit)
                yield break;
            var length = operation.Size is { } n ? Wording.Bare(arguments.First(a => a.Parameter?.Ordinal == n).Value) : "1";
            foreach (var (position, side) in new[] { (operation.ChecksDestination ? null : operation.Destination, Side.Destination) })
            {
                if (position is not { } place)
                    continue;
                var memory = argument(place) as Pointer ?? Nowhere;
                var name = Wording.Bare(arguments.First(a => a.Parameter?.Ordinal == place).Value);
                yield return new(site, side, memory, size, unit, new(length, name, operation.Unit == "bytes" ? "bytes" : "elements")) { Limit = limit };
            }
        }
    }

    public void Store(IOperation store, Pointer target, int? bytes, State state, IReadOnlyList<Loop> loops)
    {
        if (bytes is { } unit && loopVerdict.On(store, target, unit, state, loops) is { } finding)
            Add(finding, state);
    }

    public void Ask(Demand demand, State state) => Decide(demand, state);

    /// <summary>True when the demand makes a finding.</summary>
    private bool Decide(Demand demand, State state)
    {
        if (verdict.IsProved(demand, state))
            return false;
        unproved[(demand.Site.Syntax.SpanStart, demand.Side, $"{demand.Words} {string.Join(" ", demand.Path)}")] = (demand, state);
        if (verdict.On(demand, state) is not { } finding)
            return false;
        Add(finding, state);
        return true;
    }

    private void Add(MemoryFinding finding, State state)
    {
        GaveUp |= state.Facts.IsLossy;
        findings[finding.Site.Syntax.SpanStart] = finding;
    }

    private static Linear? Size(MemoryOperation operation, Func<int, Value> argument) =>
        operation.Size is not { } at ? 1 : argument(at) is Number { Linear: var size } ? size : null;
}
