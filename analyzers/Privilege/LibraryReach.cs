using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>
/// What one service reaches in libraries: their types that it creates, or that members it calls make for it, take part in its calls and in those that libraries make.
/// </summary>
/// <param name="libraries">What the build found out.</param>
/// <param name="isDecided">By its id, whether the project has said itself what a member needs.</param>
internal sealed class LibraryReach(LibrarySummary libraries, Func<string, bool> isDecided)
{
    private readonly HashSet<LibraryMember> reached = [];
    private readonly HashSet<LibraryType> known = [];
    private readonly Dictionary<string, List<(LibraryType Type, LibraryMember Runs)>> filled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> called = new(StringComparer.Ordinal);
    private readonly HashSet<INamedTypeSymbol> owned = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, List<LibraryMember>> handed = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(HopKind Kind, string Target, string? Receiver), ImmutableArray<Way>> ways = [];
    private readonly Queue<LibraryMember> work = new();

    /// <summary>A way into a library: a capability and the names, the last one that of the platform's member.</summary>
    public readonly record struct Way(string Capability, ImmutableArray<string> Hops);

    /// <summary>Takes note of a hop that the service makes.</summary>
    public void Visit(Hop hop)
    {
        switch (hop)
        {
            case { Kind: HopKind.Creation, Target: INamedTypeSymbol type }:
                Own(type);
                if (libraries.Type(type) is { } created)
                {
                    Create(created);
                    foreach (var back in Callbacks(created))
                        Reach(back);
                }
                break;
            case { Kind: HopKind.Virtual, Target: IMethodSymbol method } when LibrarySummary.Slot(method) is { } slot:
                Call(slot, Receiver(hop, method));
                break;
            // What a handed-in object makes stands for it: it is used, not owned.
            case { Kind: HopKind.Call, Target: var target } when libraries.Member(target) is { } member:
                if (target is IMethodSymbol { IsStatic: false, MethodKind: not MethodKind.Constructor } && !owned.Contains(target.ContainingType.OriginalDefinition))
                    Hand(target.ContainingType.OriginalDefinition, member);
                else
                    Reach(member);
                break;
        }
        while (work.Count > 0)
        {
            var next = work.Dequeue();
            foreach (var (assembly, name) in next.Makes)
            {
                if (libraries.Type(assembly, name) is { } made)
                    Create(made);
            }
            foreach (var slot in next.Calls)
                Call(slot, "");
        }
    }

    /// <summary>Takes note of a type of which the service has objects of its own.</summary>
    public void Own(INamedTypeSymbol type)
    {
        for (var at = type; at is not null && owned.Add(at.OriginalDefinition); at = at.BaseType)
        {
            foreach (var member in handed.TryGetValue(at.OriginalDefinition, out var members) ? members : [])
                Reach(member);
        }
    }

    /// <summary>Where a hop leads in this service, the nearest first; only after all its hops were visited. Not thread-safe.</summary>
    public ImmutableArray<Way> Ways(Hop hop)
    {
        var key = (hop.Kind, LibrarySummary.Id(hop.Target) ?? "", hop.Kind == HopKind.Virtual && hop.Receiver is { } receiver ? LibrarySummary.Id(receiver) : null);
        if (!ways.TryGetValue(key, out var found))
            ways.Add(key, found = [.. Search(hop)]);
        return found;
    }

    private IEnumerable<Way> Search(Hop hop)
    {
        var starts = hop switch
        {
            { Kind: HopKind.Creation, Target: INamedTypeSymbol type } when libraries.Type(type) is { } created => Callbacks(created).Select(back => (back, IsCallback: true)),
            { Kind: HopKind.Virtual, Target: IMethodSymbol method } when LibrarySummary.Slot(method) is { } slot => Filled(slot, Receiver(hop, method)).Select(fill => (fill, false)),
            { Kind: HopKind.Call } when libraries.Member(hop.Target) is { } member => [(member, false)],
            _ => [],
        };
        var seen = new HashSet<LibraryMember>();
        var open = new Queue<(LibraryMember Member, ImmutableArray<string> Before, bool IsCallback)>();
        foreach (var (member, isCallback) in starts)
            open.Enqueue((member, [], isCallback));
        while (open.Count > 0)
        {
            var (member, before, isCallback) = open.Dequeue();
            if (!seen.Add(member))
                continue;
            foreach (var (capability, hops) in member.Ways)
                yield return new(capability, before.AddRange(isCallback ? hops.SetItem(0, hops[0] + " (callback)") : hops));
            foreach (var next in member.Calls.SelectMany(slot => Filled(slot, "")))
                open.Enqueue((next, before.Add(member.Name), false));
        }
    }

    // A member that is called on what is known to be more than its own type runs in objects of that only.
    private static string Receiver(Hop hop, IMethodSymbol method) => LibrarySummary.Id(hop.Receiver ?? method.ContainingType)?.Substring(2) ?? "";

    private IEnumerable<LibraryMember> Filled(string slot, string receiver) => filled.TryGetValue(slot, out var fills) && !isDecided(slot)
        ? fills.Where(fill => receiver.Length == 0 || fill.Type.Ancestors.Contains(receiver)).Select(fill => fill.Runs) : [];

    private IEnumerable<LibraryMember> Callbacks(LibraryType type) => Runs(type).Where(fill => fill.IsCallback).Select(fill => fill.Runs);

    private IEnumerable<(string Slot, bool IsCallback, LibraryMember Runs)> Runs(LibraryType type)
    {
        foreach (var (slot, isCallback, method) in type.Fills)
        {
            if (libraries.Member(method.Assembly, method.Id) is { } runs && !isDecided(method.Id))
                yield return (slot, isCallback, runs);
        }
    }

    private void Hand(INamedTypeSymbol type, LibraryMember member)
    {
        if (!handed.TryGetValue(type, out var members))
            handed.Add(type, members = []);
        members.Add(member);
        Reach(member with { Makes = [] });
    }

    private void Reach(LibraryMember member)
    {
        if (reached.Add(member))
            work.Enqueue(member);
    }

    private void Call(string slot, string receiver)
    {
        if (!called.TryGetValue(slot, out var receivers))
            called.Add(slot, receivers = new(StringComparer.Ordinal));
        if (!receivers.Add(receiver))
            return;
        foreach (var fill in Filled(slot, receiver).ToArray())
            Reach(fill);
    }

    private void Create(LibraryType type)
    {
        if (!known.Add(type))
            return;
        foreach (var (slot, _, runs) in Runs(type))
        {
            if (!filled.TryGetValue(slot, out var fills))
                filled.Add(slot, fills = []);
            fills.Add((type, runs));
            if (called.TryGetValue(slot, out var receivers) && !isDecided(slot) && receivers.Any(receiver => receiver.Length == 0 || type.Ancestors.Contains(receiver)))
                Reach(runs);
        }
    }
}
