using Microsoft.CodeAnalysis;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>
/// What one service can run of its compilation: rapid type analysis from its members. What service-reachable code creates it owns; what it is handed it may use, so
/// that a virtual call leads only to overrides in types which that code creates itself.
/// </summary>
internal sealed partial class ServiceReach
{
    /// <summary>Bodies that are followed for one service; the largest programs of one assembly have fewer.</summary>
    private const int MostBodies = 50_000;

    private readonly PrivilegeProgram program;
    private readonly INamedTypeSymbol service;
    private readonly Dictionary<ISymbol, BodyFacts> reached = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> live = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> mentioned = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, List<IMethodSymbol>> callbacks = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, Slot> slots = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> leading = new(SymbolEqualityComparer.Default);
    private readonly Queue<ISymbol> work = new();
    private readonly LibraryReach? libraries;

    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public ServiceReach(PrivilegeProgram program, INamedTypeSymbol service, CancellationToken cancel)
    {
        (this.program, this.service) = (program, service);
        libraries = program.Verdicts.Libraries is { } summary ? new(summary, program.IsDecided) : null;
        foreach (var type in SourceCode.Types(service).Prepend(service))
        {
            // Its own object takes part in the calls that it makes on itself; nobody here creates it, so nothing is called back.
            Fill(type, onlyStatic: false, isCreated: false);
            libraries?.Own(type);
            Reach(type);
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
                Reach(method);
        }
        while (work.Count > 0 && !GaveUp)
        {
            cancel.ThrowIfCancellationRequested();
            Visit(work.Dequeue());
        }
        FindLeading(cancel);
    }

    /// <summary>True when there was more than could be followed.</summary>
    public bool GaveUp => reached.Count > MostBodies;

    private void Reach(ISymbol body)
    {
        // Where all code is service code, each type answers for itself.
        if (reached.ContainsKey(body) || program.Service.IsEverything && !IsOwn(body))
            return;
        reached.Add(body, program.Of(body));
        work.Enqueue(body);
    }

    private void Visit(ISymbol body)
    {
        foreach (var hop in reached[body].Hops)
        {
            libraries?.Visit(hop);
            switch (hop)
            {
                case { Kind: HopKind.Creation, Target: INamedTypeSymbol type }:
                    if (program.IsOwn(type) && live.Add(type))
                        Fill(type, onlyStatic: false, isCreated: true);
                    break;
                case { Kind: HopKind.Mention, Target: INamedTypeSymbol type }:
                    if (mentioned.Add(type))
                        Fill(type, onlyStatic: true, isCreated: false);
                    break;
                case { Kind: HopKind.Virtual, Target: IMethodSymbol method }:
                    CallVirtual(SlotOf(method), hop.Receiver);
                    break;
                default:
                    if (program.IsOwn(hop.Target))
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

    private void Fill(INamedTypeSymbol type, bool onlyStatic, bool isCreated)
    {
        foreach (var (declared, runs) in program.Overrides(type).Where(pair => !onlyStatic || pair.Runs.IsStatic))
        {
            var slot = SlotOf(declared);
            slot.Filled.Add((type, runs));
            var isCalledBack = isCreated && (runs.MethodKind == MethodKind.Destructor || !program.IsOwn(declared) && PlatformCallback.IsCharged($"{declared.ContainingNamespace.ToDisplayString()}.{declared.ContainingType.MetadataName}"));
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
        { Kind: HopKind.Virtual, Target: IMethodSymbol method } => slots.TryGetValue(method, out var slot) ? slot.Targets(hop.Receiver).Select(runs => ((ISymbol)runs, "")) : [],
        { Kind: HopKind.Mention } => [],
        _ => [(hop.Target, "")],
    };

    /// <summary>The bodies from which some acquisition is reached, so that no way is sought from any other.</summary>
    private void FindLeading(CancellationToken cancel)
    {
        var callers = new Dictionary<ISymbol, List<ISymbol>>(SymbolEqualityComparer.Default);
        var open = new Queue<ISymbol>();
        foreach (var (body, facts) in reached.Select(pair => (pair.Key, pair.Value)))
        {
            cancel.ThrowIfCancellationRequested();
            if ((!facts.Uses.IsEmpty || libraries is not null && facts.Hops.Any(hop => !libraries.Ways(hop).IsEmpty)) && leading.Add(body))
                open.Enqueue(body);
            foreach (var (next, _) in facts.Hops.SelectMany(Next))
            {
                if (!callers.TryGetValue(next, out var known))
                    callers.Add(next, known = []);
                known.Add(body);
            }
        }
        while (open.Count > 0)
        {
            foreach (var caller in callers.TryGetValue(open.Dequeue(), out var known) ? known : [])
            {
                if (leading.Add(caller))
                    open.Enqueue(caller);
            }
        }
    }
}
