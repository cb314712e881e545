using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>A way from service code to an acquisition in code that is not service code itself.</summary>
/// <param name="Use">The acquisition.</param>
/// <param name="Names">The bodies on the way, the first called by the service, with what is not plain to see said beside them.</param>
/// <param name="Sites">Where in each body the way goes on.</param>
internal sealed record ReachPath(CapabilityUse Use, ImmutableArray<string> Names, ImmutableArray<Location> Sites);

/// <summary>
/// What one service can run of its compilation: rapid type analysis from its members. What service-reachable code creates it owns; what it is handed it may use, so
/// that a virtual call leads only to overrides in types which that code creates itself.
/// </summary>
internal sealed class ServiceReach
{
    /// <summary>Bodies that are followed for one service; the largest programs of one assembly have fewer.</summary>
    private const int MostBodies = 50_000;

    private readonly PrivilegeProgram program;
    private readonly Dictionary<ISymbol, BodyFacts> reached = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> live = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> mentioned = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, List<IMethodSymbol>> callbacks = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, Slot> slots = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<Hop, ImmutableArray<ReachPath>> paths = [];
    private readonly Queue<ISymbol> work = new();

    public ServiceReach(PrivilegeProgram program, INamedTypeSymbol service)
    {
        this.program = program;
        foreach (var type in SourceCode.Types(service).Prepend(service))
        {
            Reach(type);
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
                Reach(method);
        }
        while (work.Count > 0 && !GaveUp)
            Visit(work.Dequeue());
    }

    /// <summary>What may run when a virtual method is called: by the types that exist, and what is known of the objects on which it is called.</summary>
    private sealed class Slot
    {
        public List<(INamedTypeSymbol Type, IMethodSymbol Runs)> Filled { get; } = [];

        public HashSet<INamedTypeSymbol> Receivers { get; } = new(SymbolEqualityComparer.Default);

        public bool IsCalled { get; set; }

        public bool MayRun(INamedTypeSymbol type) => IsCalled || Receivers.Any(receiver => IsA(type, receiver));
    }

    /// <summary>True when there was more than could be followed.</summary>
    public bool GaveUp => reached.Count > MostBodies;

    /// <summary>The shortest way of each capability that a hop out of service code leads to, by name.</summary>
    public ImmutableArray<ReachPath> Paths(Hop hop)
    {
        lock (paths)
        {
            if (!paths.TryGetValue(hop, out var found))
                paths.Add(hop, found = Search(hop));
            return found;
        }
    }

    private void Reach(ISymbol body)
    {
        if (reached.ContainsKey(body))
            return;
        reached.Add(body, program.Of(body));
        work.Enqueue(body);
    }

    private void Visit(ISymbol body)
    {
        foreach (var hop in reached[body].Hops)
        {
            switch (hop)
            {
                case { Kind: HopKind.Creation, Target: INamedTypeSymbol type }:
                    Create(type);
                    break;
                case { Kind: HopKind.Mention, Target: INamedTypeSymbol type }:
                    if (mentioned.Add(type))
                        Fill(type, onlyStatic: true);
                    break;
                case { Kind: HopKind.Virtual, Target: IMethodSymbol method }:
                    CallVirtual(SlotOf(method), hop.Receiver);
                    break;
                default:
                    Reach(hop.Target);
                    break;
            }
        }
    }

    private Slot SlotOf(IMethodSymbol method)
    {
        if (!slots.TryGetValue(method, out var slot))
            slots.Add(method, slot = new());
        return slot;
    }

    private void CallVirtual(Slot slot, INamedTypeSymbol? receiver)
    {
        if (slot.IsCalled || receiver is not null && !slot.Receivers.Add(receiver))
            return;
        slot.IsCalled |= receiver is null;
        foreach (var (type, runs) in slot.Filled.ToArray())
        {
            if (slot.MayRun(type))
                Reach(runs);
        }
    }

    private void Create(INamedTypeSymbol type)
    {
        if (live.Add(type))
            Fill(type, onlyStatic: false);
    }

    private static bool IsA(INamedTypeSymbol type, INamedTypeSymbol receiver)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, receiver))
                return true;
        }
        return type.AllInterfaces.Any(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, receiver));
    }

    private void Fill(INamedTypeSymbol type, bool onlyStatic)
    {
        foreach (var (declared, runs) in program.Overrides(type).Where(pair => !onlyStatic || pair.Runs.IsStatic))
        {
            var slot = SlotOf(declared);
            slot.Filled.Add((type, runs));
            var isCalledBack = runs.MethodKind == MethodKind.Destructor || !program.IsOwn(declared) && Callback.IsCharged(declared);
            if (isCalledBack)
            {
                if (!callbacks.TryGetValue(type, out var back))
                    callbacks.Add(type, back = []);
                back.Add(runs);
            }
            if (isCalledBack || slot.MayRun(type))
                Reach(runs);
        }
    }

    /// <summary>Where a hop leads in this service.</summary>
    private IEnumerable<(ISymbol Body, string Remark)> Next(Hop hop) => hop switch
    {
        { Kind: HopKind.Creation, Target: INamedTypeSymbol type } => callbacks.TryGetValue(type, out var back) ? back.Select(method => ((ISymbol)method, " (callback)")) : [],
        { Kind: HopKind.Virtual, Target: IMethodSymbol method } => slots.TryGetValue(method, out var slot)
            ? slot.Filled.Where(filled => hop.Receiver is null || IsA(filled.Type, hop.Receiver)).Select(filled => filled.Runs).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).Select(runs => ((ISymbol)runs, "")) : [],
        { Kind: HopKind.Mention } => [],
        _ => [(hop.Target, "")],
    };

    private sealed record Step(ISymbol Body, string Name, Step? Before, Location? Site);

    private ImmutableArray<ReachPath> Search(Hop first)
    {
        var found = new SortedDictionary<string, ReachPath>(StringComparer.Ordinal);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Queue<Step>();
        Follow(first, null);
        while (open.Count > 0)
        {
            var step = open.Dequeue();
            if (!reached.TryGetValue(step.Body, out var facts))
                continue;
            foreach (var use in facts.Uses)
            {
                foreach (var capability in use.Capabilities.Where(capability => !found.ContainsKey(capability)))
                    found.Add(capability, Path(use, step));
            }
            foreach (var hop in facts.Hops)
                Follow(hop, step);
        }
        return [.. found.Values.Distinct()];

        // Service code answers for itself, at its own place.
        void Follow(Hop hop, Step? before)
        {
            foreach (var (body, remark) in Next(hop))
            {
                if (!program.Service.Contains(body) && seen.Add(body))
                    open.Enqueue(new(body, BodyName.Of(body) + remark, before, before is null ? null : hop.Site));
            }
        }
    }

    private static ReachPath Path(CapabilityUse use, Step last)
    {
        var (names, sites) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<Location>());
        sites.Add(use.Site);
        for (var step = last; step is not null; step = step.Before)
        {
            names.Insert(0, step.Name);
            if (step.Site is { } site)
                sites.Insert(0, site);
        }
        return new(use, names.ToImmutable(), sites.ToImmutable());
    }
}
