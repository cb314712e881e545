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
    private readonly List<Action> heard = [];
    private readonly SortedDictionary<int, (MemoryFinding Finding, int Block)> findings = [];
    private readonly SortedDictionary<(int Site, Side Side, string Path), (Demand Demand, State State)> unproved = [];

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

    /// <summary>Forgets what was heard, at the beginning of a walk.</summary>
    public void Clear() => heard.Clear();

    /// <summary>Decides what was heard in the last walk; nothing is decided in the walks before it, which only learn about loops.</summary>
    public void Decide()
    {
        foreach (var decision in heard)
            decision();
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

        var block = roots.Block;
        heard.Add(() => Decide(site, operation, size, limit, unit, arguments, argument, operation.ThrowsOnNegative ? state.With(-size) : state, block));
        return facts;
    }

    private void Decide(IOperation site, MemoryOperation operation, Linear size, Linear? limit, int unit, ImmutableArray<IArgumentOperation> arguments, Func<int, Value> argument, State state, int block)
    {
        var isHeld = operation.ChecksDestination;
        foreach (var (position, side) in new[] { (operation.ChecksDestination ? null : operation.Destination, Side.Destination), (operation.ChecksSource ? null : operation.Source, Side.Source) })
        {
            if (position is not { } place)
                continue;
            var memory = Memory(argument(place));
            if (operation.Start is { } first && argument(first) is Number { Linear: var start })
                memory = memory with { Offset = memory.Offset + start * unit };
            var demand = new Demand(site, side, memory, size, unit, Words(operation, arguments, place)) { Limit = limit, AcceptsNegative = operation.AcceptsNegative };
            if (Decide(demand, state, block, isHeld))
                break;
            isHeld = demand.Memory.Region is { IsCertain: true, Capacity: { } capacity } && !capacity.Roots.Any(root => root.IsTainted);
        }
    }

    public void Store(IOperation store, IOperation place, Pointer target, int? bytes, State state, IReadOnlyList<Loop> loops)
    {
        if (bytes is not { } unit)
            return;
        var block = roots.Block;
        if (target.Offset.Roots.Any(root => root.IsInduction))
        {
            heard.Add(() => Add(loopVerdict.On(store, place, target, unit, state, loops), state, block));
            return;
        }
        var demand = new Demand(store, Side.Destination, target, 1, unit, new(Wording.Index(place), Wording.Bare(Wording.Pointer(place)), "elements", "Writes"));
        heard.Add(() => Decide(demand, state, block, isHeld: false));
    }

    public void Load(IOperation load, Pointer source, int? bytes, State state, IReadOnlyList<Loop> loops)
    {
        if (bytes is not { } unit || !source.Region.IsSized)
            return;
        var block = roots.Block;
        if (source.Offset.Roots.Any(root => root.IsInduction))
        {
            heard.Add(() => Add(loopVerdict.On(Copying(load), load, source, unit, state, loops) is { } finding
                ? finding with { Rule = finding.Reason is null ? Rule.OverRead : finding.Rule, Side = Side.Source, Room = null, Loop = null, Words = finding.Words with { Verb = "Reads" } } : null, state, block));
        }
        else if (load is IInvocationOperation && !source.Region.IsSizedElsewhere)
        {
            var demand = new Demand(load, Side.Source, source, 1, unit, new(Wording.Bare(load), Wording.Bare(Wording.Pointer(load)), "elements", "Reads"));
            heard.Add(() => Decide(demand, state, block, isHeld: false));
        }
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
        var block = roots.Block;
        heard.Add(() => Add(allocationVerdict.On(site, count, unit, isOnStack, state), state, block));
    }

    public void Assert(IOperation site, IEnumerable<Linear> facts)
    {
        foreach (var fact in facts)
            asserted[fact] = site.Syntax;
    }

    public void Ask(Demand demand, State state)
    {
        var block = roots.Block;
        heard.Add(() => Decide(demand, state, block, isHeld: false));
    }

    /// <summary>True when the demand makes a finding.</summary>
    private bool Decide(Demand demand, State state, int block, bool isHeld)
    {
        if (verdict.IsProved(demand, state))
            return false;
        unproved[(demand.Site.Syntax.SpanStart, demand.Side, $"{demand.Words} {string.Join(" ", demand.Path)}")] = (demand, state);
        if (verdict.On(demand, state, isHeld) is not { } finding)
            return false;
        Add(finding, state, block);
        return true;
    }

    private void Add(MemoryFinding? finding, State state, int block)
    {
        if (finding is null)
            return;
        GaveUp |= state.Facts.IsLossy;
        findings[finding.Site.Syntax.SpanStart] = (finding, block);
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
