using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>
/// What one service reaches in libraries: their types that it creates, or that members it calls make for it, take part in its calls and in those that libraries make.
/// </summary>
internal sealed class LibraryReach(LibrarySummary libraries)
{
    private readonly HashSet<LibraryMember> reached = [];
    private readonly List<LibraryType> live = [];
    private readonly HashSet<LibraryType> known = [];
    private readonly HashSet<(string Slot, string? Receiver)> called = [];
    private readonly Queue<LibraryMember> work = new();

    /// <summary>A way into a library: a capability and the names, the last one that of the platform's member.</summary>
    public readonly record struct Way(string Capability, ImmutableArray<string> Hops);

    /// <summary>Takes note of a hop that the service makes.</summary>
    public void Visit(Hop hop)
    {
        switch (hop)
        {
            case { Kind: HopKind.Creation, Target: INamedTypeSymbol type } when libraries.Type(type) is { } created:
                Create(created);
                foreach (var back in Callbacks(created))
                    Reach(back);
                break;
            case { Kind: HopKind.Virtual, Target: IMethodSymbol method } when LibrarySummary.Slot(method) is { } slot:
                Call(slot, Receiver(hop, method));
                break;
            // What a handed-in object makes stands for it: it is used, not owned.
            case { Kind: HopKind.Call, Target: var target } when libraries.Member(target) is { } member:
                Reach(target is IMethodSymbol { IsStatic: false, MethodKind: not MethodKind.Constructor } ? member with { Makes = [] } : member);
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
                Call(slot, null);
        }
    }

    /// <summary>Where a hop leads in this service, the nearest first; only after all its hops were visited.</summary>
    public IEnumerable<Way> Ways(Hop hop)
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
            foreach (var next in member.Calls.SelectMany(slot => Filled(slot, null)))
                open.Enqueue((next, before.Add(member.Name), false));
        }
    }

    // A member that is called on what is known to be more than its own type runs in objects of that only.
    private static string? Receiver(Hop hop, IMethodSymbol method) => LibrarySummary.Id(hop.Receiver ?? method.ContainingType)?.Substring(2);

    private IEnumerable<LibraryMember> Filled(string slot, string? receiver) => live.Where(type => receiver is null || type.Ancestors.Contains(receiver))
        .SelectMany(type => type.Fills).Where(fill => fill.Slot == slot).Select(fill => libraries.Member(fill.Method.Assembly, fill.Method.Id)).OfType<LibraryMember>();

    private IEnumerable<LibraryMember> Callbacks(LibraryType type) =>
        type.Fills.Where(fill => fill.IsCallback).Select(fill => libraries.Member(fill.Method.Assembly, fill.Method.Id)).OfType<LibraryMember>();

    private void Reach(LibraryMember member)
    {
        if (reached.Add(member))
            work.Enqueue(member);
    }

    private void Call(string slot, string? receiver)
    {
        if (!called.Add((slot, receiver)))
            return;
        foreach (var fill in Filled(slot, receiver).ToArray())
            Reach(fill);
    }

    private void Create(LibraryType type)
    {
        if (!known.Add(type))
            return;
        live.Add(type);
        foreach (var (slot, _, method) in type.Fills)
        {
            var isCalled = called.Any(call => call.Slot == slot && (call.Receiver is null || type.Ancestors.Contains(call.Receiver)));
            if (isCalled && libraries.Member(method.Assembly, method.Id) is { } fill)
                Reach(fill);
        }
    }
}
