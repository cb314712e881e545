using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Makes the demands of each operation on memory while a method is walked, and has them decided: one finding an operation, the worst side first.</summary>
internal sealed class DemandCheck : IWatcher
{
    private static readonly Pointer Nowhere = new(new(new(-1, new(0, long.MaxValue), 0)), Linear.Zero);

    private readonly OperationTable table;
    private readonly Budget budget;
    private readonly Roots roots;
    private readonly Verdict verdict;
    private readonly LoopVerdict loopVerdict;
    private readonly AllocationVerdict allocationVerdict;
    private readonly Dictionary<Linear, SyntaxNode> asserted = [];
    private readonly SortedDictionary<int, (MemoryFinding Finding, int Block)> findings = [];
    private readonly SortedDictionary<(int Site, Side Side), (Demand Demand, State State)> unproved = [];

    public DemandCheck(OperationTable table, Roots roots, SemanticModel? model, Budget budget)
    {
        (this.table, this.roots, this.budget) = (table, roots, budget);
        verdict = new(model, asserted, roots.Checks, budget);
        loopVerdict = new(model, budget);
        allocationVerdict = new(budget);
    }

    /// <summary>The findings, with the block of the graph that each stands in.</summary>
    public IEnumerable<(MemoryFinding Finding, int Block)> Findings => findings.Values;

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
        if (operation.UnitOf(method) is not { } unit)
            return facts;

        state = operation.ThrowsOnNegative ? state.With(-size) : state;
        var isHeld = operation.ChecksDestination;
        foreach (var (position, side) in new[] { (operation.ChecksDestination ? null : operation.Destination, Side.Destination), (operation.ChecksSource ? null : operation.Source, Side.Source) })
        {
            if (position is not { } place)
                continue;
            var demand = new Demand(site, side, Memory(argument(place)), size, unit, Words(operation, arguments, place)) { Limit = limit, AcceptsNegative = operation.AcceptsNegative };
            if (Decide(demand, state, isHeld))
                break;
            isHeld = demand.Memory.Region is { IsCertain: true, Capacity: { } capacity } && !capacity.Roots.Any(root => root.IsTainted);
        }
        return facts;
    }

    public void Store(IOperation store, IOperation place, Pointer target, int? bytes, State state, IReadOnlyList<Loop> loops)
    {
        if (bytes is not { } unit)
            return;
        if (target.Offset.Roots.Any(root => root.IsInduction))
        {
            if (loopVerdict.On(store, place, target, unit, state, loops) is { } finding)
                Add(finding, state);
            return;
        }
        Decide(new(store, Side.Destination, target, 1, unit, new(Wording.Index(place), Wording.Bare(Wording.Pointer(place)), "elements", "Writes")), state, isHeld: false);
    }

    public void Load(IOperation load, Pointer source, int? bytes, State state, IReadOnlyList<Loop> loops)
    {
        if (bytes is not { } unit || !source.Region.IsSized)
            return;
        if (source.Offset.Roots.Any(root => root.IsInduction))
        {
            if (loopVerdict.On(Copying(load), load, source, unit, state, loops) is { } finding)
                Add(finding with { Rule = finding.Reason is null ? Rule.OverRead : finding.Rule, Side = Side.Source, Room = null, Loop = null, Words = finding.Words with { Verb = "Reads" } }, state);
        }
        else if (load is IInvocationOperation && source.Offset.Range.Max - source.Offset.Range.Min > (int)byte.MaxValue)
            Decide(new(load, Side.Source, source, 1, unit, new(Wording.Bare(load), Wording.Bare(Wording.Pointer(load)), "elements", "Reads")), state, isHeld: false);
    }

    /// <summary>The store that a load is for, so that a loop that copies is one operation; else the load.</summary>
    private static IOperation Copying(IOperation load)
    {
        var at = load;
        while (at is not (null or IAssignmentOperation or IInvocationOperation or IBlockOperation))
            at = at.Parent;
        return at as IAssignmentOperation ?? load;
    }

    public void Allocate(IOperation site, Linear count, int unit, bool isOnStack, State state)
    {
        if (allocationVerdict.On(site, count, unit, isOnStack, state) is { } finding)
            Add(finding, state);
    }

    public void Assert(IOperation site, IEnumerable<Linear> facts)
    {
        foreach (var fact in facts)
            asserted[fact] = site.Syntax;
    }

    /// <summary>True when the demand makes a finding.</summary>
    private bool Decide(Demand demand, State state, bool isHeld)
    {
        if (verdict.IsProved(demand, state))
            return false;
        unproved[(demand.Site.Syntax.SpanStart, demand.Side)] = (demand, state);
        if (verdict.On(demand, state, isHeld) is not { } finding)
            return false;
        Add(finding, state);
        return true;
    }

    private void Add(MemoryFinding finding, State state)
    {
        GaveUp |= state.Facts.IsLossy;
        findings[finding.Site.Syntax.SpanStart] = (finding, roots.Block);
    }

    private static DemandWords Words(MemoryOperation operation, ImmutableArray<IArgumentOperation> arguments, int place)
    {
        string Written(int position) => Wording.Bare(arguments.First(a => a.Parameter?.Ordinal == position).Value);

        return new(operation.Size is { } size ? Written(size) : "1", Written(place), operation.Unit == "bytes" ? "bytes" : "elements",
            operation.Kind switch { "fill" => "Fills", "write" => "Writes", "view" => "Views", _ => "Copies" });
    }

    private static Pointer Memory(Value value) => value switch
    {
        Pointer pointer => pointer,
        Sequence sequence => new(sequence.Region, sequence.Offset),
        _ => Nowhere,
    };

    private static Linear? Size(MemoryOperation operation, Func<int, Value> argument) =>
        operation.Size is not { } at ? 1 : argument(at) is Number { Linear: var size } ? size : null;
}
