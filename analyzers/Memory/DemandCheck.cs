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
    private readonly List<(Func<bool> Matters, Action Decide)> heard = [];
    private readonly List<Func<bool>> open = [];
    private readonly HashSet<(int Site, string Path)> heldAt = [];
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

    /// <summary>True when anything heard in the last walk depends on the data.</summary>
    public bool Matters => IsForCallers || heard.Exists(operation => operation.Matters());

    /// <summary>True when also what depends on parameters has to be known, to ask for it where the method is called.</summary>
    public bool IsForCallers { get; init; }

    /// <summary>Forgets what was heard, at the beginning of a walk.</summary>
    public void Clear()
    {
        heard.Clear();
        open.Clear();
    }

    /// <summary>True when an access to memory of some size was not proved, whether or not anything is said about it; what does not matter was not walked to the end.</summary>
    public bool IsAnyOpen => open.Count > 0 && (!Matters || open.Exists(isOpen => isOpen()));

    /// <summary>Decides what was heard in the last walk; nothing is decided in the walks before it, which only learn about loops.</summary>
    public void Decide()
    {
        foreach (var (matters, decide) in heard)
        {
            if (IsForCallers || matters())
                decide();
        }
    }

    public IEnumerable<Linear> Call(IOperation site, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, Func<int, Value> argument, State state)
    {
        if (table.Find(method) is not { } operation || (operation.IsUpToZero ? UpToZero(site, operation, argument) : Size(operation, argument)) is not { } size)
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
        foreach (var place in new[] { operation.ChecksDestination ? null : operation.Destination, operation.ChecksSource ? null : operation.Source }.OfType<int>())
            NoteOpen(Memory(argument(place)), size * unit, state);
        Hear(
            () => IsTainted(size) || InputSize.Counts(size) || arguments.Any(a => a.Parameter is { Ordinal: var position } && IsTainted(Memory(argument(position)).Offset)),
            () => Decide(site, operation, size, limit, unit, arguments, argument, operation.ThrowsOnNegative ? state.With(-size) : state, block));
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
            isHeld = Holds(demand);
        }
    }

    public void Store(IOperation store, IOperation place, Pointer target, int? bytes, State state, IReadOnlyList<Loop> loops)
    {
        if (bytes is not { } unit)
            return;
        var block = roots.Block;
        NoteOpen(target, unit, state);
        if (target.Offset.Roots.Any(root => root.IsInduction))
        {
            Hear(() => IsTainted(state, loops), () =>
            {
                Add(loopVerdict.On(store, place, target, unit, state, loops), state, block);
                if (IsForCallers && loopVerdict.Whole(store, place, target, unit, state, loops) is { } whole)
                    unproved[(store.Syntax.SpanStart, Side.Destination, "")] = (whole, state);
            });
            return;
        }
        var demand = new Demand(store, Side.Destination, target, 1, unit, new(Wording.Index(place), Wording.Bare(Wording.Pointer(place)), "elements", "Writes"));
        Hear(() => IsTainted(demand.Memory.Offset), () => Decide(demand, state, block, isHeld: false));
    }

    public void Load(IOperation load, Pointer source, int? bytes, State state, IReadOnlyList<Loop> loops)
    {
        if (bytes is not { } unit || !source.Region.IsSized && !(IsForCallers && !source.Offset.IsConstant))
            return;
        var block = roots.Block;
        NoteOpen(source, unit, state);
        if (source.Offset.Roots.Any(root => root.IsInduction))
        {
            if (!source.Region.IsSized)
                return;
            Hear(() => IsTainted(state, loops), () => Add(loopVerdict.On(Copying(load), load, source, unit, state, loops) is { } finding
                ? finding with { Rule = finding.Reason is null ? Rule.OverRead : finding.Rule, Side = Side.Source, Room = null, Words = finding.Words with { Verb = "Reads" } } : null, state, block));
        }
        else if (!source.Region.IsSizedElsewhere && !IsKeptTogether(source))
        {
            var demand = new Demand(load, Side.Source, source, 1, unit, new(Wording.Bare(load), Wording.Bare(Wording.Pointer(load)), "elements", "Reads"));
            Hear(() => IsTainted(demand.Memory.Offset), () => Decide(demand, state, block, isHeld: false));
        }
    }

    /// <summary>True where a struct says how much of its own buffer is used: who fills it keeps that right, unless the struct is laid over a message.</summary>
    private static bool IsKeptTogether(Pointer source) => source.Region.Holder is { } holder and not Region { IsSized: true }
        && Root.Ancestry(source.Offset.Roots).Any(root => root.Place is Place { Owner: var owner } && owner.Equals(holder));

    /// <summary>The store that a load is for, so that a loop that copies is one operation; else the load.</summary>
    internal static IOperation Copying(IOperation load)
    {
        var at = load;
        while (at is not (null or IAssignmentOperation or IInvocationOperation or IBlockOperation))
            at = at.Parent;
        return at as IAssignmentOperation ?? load;
    }

    public void Allocate(IOperation site, Linear count, int unit, bool isOnStack, State state)
    {
        var block = roots.Block;
        var demand = new Demand(site, Side.Destination, Nowhere, count, unit, new(Wording.Bare(AllocationVerdict.Size(site)).ToString(), isOnStack ? "the stack" : "the heap", "elements")) { IsOnStack = isOnStack };
        Hear(() => IsTainted(count), () => DecideAllocation(demand, state, block));
    }

    private void DecideAllocation(Demand demand, State state, int block)
    {
        var finding = allocationVerdict.On(demand, state);
        Add(finding, state, block);
        if (finding is null && IsForCallers && !demand.Count.IsConstant && (demand.IsOnStack == true || AllocationVerdict.IsAlwaysMade(demand.Site.Syntax)) && !allocationVerdict.IsBounded(demand, state))
            unproved[(demand.Site.Syntax.SpanStart, Side.Destination, $"allocates {string.Join(" ", demand.Path)}")] = (demand, state);
    }

    public void Assert(IOperation site, IEnumerable<Linear> facts)
    {
        foreach (var fact in facts)
            asserted[fact] = site.Syntax;
    }

    public void Ask(Demand demand, State state)
    {
        var block = roots.Block;
        Hear(() => IsTainted(demand.Count) || IsTainted(demand.Memory.Offset), () =>
        {
            var place = demand.Site.Syntax.SpanStart;
            if (findings.ContainsKey(place))
                return;
            if (demand.IsOnStack is not null)
            {
                DecideAllocation(demand, state, block);
                return;
            }
            var key = (place, string.Join(" ", demand.Path));
            if (!Decide(demand, state, block, demand.IsHeld || demand.Side == Side.Source && heldAt.Contains(key)) && demand.Side == Side.Destination && Holds(demand))
                heldAt.Add(key);
        });
    }

    private void NoteOpen(Pointer memory, Linear bytes, State state)
    {
        if (memory.Region is { IsSized: true, Capacity: { } capacity } && !(memory.Offset.IsConstant && bytes.IsConstant && capacity.IsConstant))
            open.Add(() => !state.Facts.Prove(memory.Offset + bytes - capacity, budget) || !state.Facts.Prove(-memory.Offset, budget));
    }

    private void Hear(Func<bool> matters, Action decide) => heard.Add((matters, decide));

    /// <summary>True when the memory has a size that does not come from the data: whatever fits is no more than that.</summary>
    private static bool Holds(Demand demand) => demand.Memory.Region is { IsCertain: true, Capacity: { } capacity } && !capacity.Roots.Any(root => root.IsTainted);

    /// <summary>True when the demand makes a finding.</summary>
    private bool Decide(Demand demand, State state, int block, bool isHeld)
    {
        if (verdict.IsProved(demand, state))
            return false;
        unproved[(demand.Site.Syntax.SpanStart, demand.Side, $"{demand.Words} {string.Join(" ", demand.Path)}")] = (demand with { IsHeld = isHeld }, state);
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

    private static bool IsTainted(Linear value) => value.Roots.Any(root => root.IsTainted);

    /// <summary>True when a number out of the data is among what is known, or decides how often a loop goes round.</summary>
    private static bool IsTainted(State state, IReadOnlyList<Loop> loops) =>
        Root.Ancestry(state.Facts.All.Concat(state.Unequal).Concat(loops.SelectMany(loop => loop.Rounds(state)).Select(rounds => rounds.Span)).SelectMany(linear => linear.Roots)).Any(root => root.Read is not null);

    private static DemandWords Words(MemoryOperation operation, ImmutableArray<IArgumentOperation> arguments, int place)
    {
        string Written(int position) => Wording.Bare(arguments.First(a => a.Parameter?.Ordinal == position).Value);

        return new(operation.IsUpToZero ? $"strlen({Written(operation.Source!.Value)}) + 1" : operation.Size is { } size ? Written(size) : "1", Written(place), operation.Unit == "bytes" ? "bytes" : "elements",
            operation.Kind switch { "fill" => "Fills", "write" => "Writes", "view" => "Views", _ => "Copies" });
    }

    private static Pointer Memory(Value value) => value switch
    {
        Pointer pointer => pointer,
        Sequence sequence => new(sequence.Region, sequence.Offset),
        _ => Nowhere,
    };

    /// <summary>As many bytes as stand in front of a zero, and that: in a message any number.</summary>
    private Linear? UpToZero(IOperation site, MemoryOperation operation, Func<int, Value> argument) => operation.Source is { } at && Memory(argument(at)).Region.IsData
        ? (Linear)roots.Get((site, "zero"), (id, birth) => new(id, new(1, int.MaxValue), birth) { Read = site.Syntax }) : null;

    private static Linear? Size(MemoryOperation operation, Func<int, Value> argument) =>
        operation.Size is not { } at ? 1 : argument(at) is Number { Linear: var size } ? size : null;
}
