using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Polp.Capabilities;

namespace Polp.Analyzers;

internal sealed partial class ServiceReach
{
    private readonly Dictionary<Hop, ImmutableArray<ReachPath>> paths = [];

    /// <summary>The shortest way of each capability that a hop out of service code leads to, by name.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public ImmutableArray<ReachPath> Paths(Hop hop, CancellationToken cancel)
    {
        lock (paths)
        {
            if (!paths.TryGetValue(hop, out var found))
                paths.Add(hop, found = Search(hop, cancel));
            return found;
        }
    }

    private sealed record Step(ISymbol Body, string Name, Step? Before, Location? Site);

    private ImmutableArray<ReachPath> Search(Hop first, CancellationToken cancel)
    {
        var found = new SortedDictionary<string, ReachPath>(StringComparer.Ordinal);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Queue<Step>();
        Follow(first, null);
        Enter(first, null);
        while (open.Count > 0)
        {
            cancel.ThrowIfCancellationRequested();
            var step = open.Dequeue();
            if (!reached.TryGetValue(step.Body, out var facts))
                continue;
            var other = OtherService(step.Body);
            foreach (var use in other is null ? facts.Uses : [])
            {
                foreach (var capability in use.Capabilities.Where(capability => !found.ContainsKey(capability)))
                    found.Add(capability, Path(use, step));
            }
            foreach (var hop in facts.Hops)
            {
                if (other is null || hop.Kind == HopKind.Virtual)
                    Follow(hop, step, other);
                if (other is null)
                    Enter(hop, step);
            }
        }
        return [.. found.Values.Distinct()];

        void Enter(Hop hop, Step? before)
        {
            foreach (var way in libraries?.Ways(hop) ?? ImmutableArray<LibraryReach.Way>.Empty)
            {
                if (!found.ContainsKey(way.Capability))
                    found.Add(way.Capability, Path(way, hop, before));
            }
        }

        // Service code answers for itself, at its own place; but what this service hands to another is this one's.
        void Follow(Hop hop, Step? before, INamedTypeSymbol? through = null)
        {
            foreach (var (body, remark) in Next(hop))
            {
                if (!leading.Contains(body) || IsOwn(body) || through is not null && program.Reach(through, cancel).Next(hop).Any(known => SymbolEqualityComparer.Default.Equals(known.Body, body)))
                    continue;
                if (seen.Add(body))
                    open.Enqueue(new(body, BodyName.Of(body) + remark, before, before is null ? null : hop.Site));
            }
        }
    }

    private bool IsOwn(ISymbol body) => program.Service.Contains(body) && (body as INamedTypeSymbol ?? body.ContainingType) is { } type && SymbolEqualityComparer.Default.Equals(program.ServiceOf(type), service);

    private INamedTypeSymbol? OtherService(ISymbol body) =>
        program.Service.Contains(body) && (body as INamedTypeSymbol ?? body.ContainingType) is { } type ? program.ServiceOf(type) : null;

    private static ReachPath Path(LibraryReach.Way way, Hop hop, Step? last)
    {
        var use = new CapabilityUse(way.Hops[way.Hops.Length - 1], ApiKind.Ambient, [way.Capability], "", hop.Site);
        var source = last is null ? new(use, [], []) : Path(use, last);
        return source with { Names = source.Names.AddRange(way.Hops.Take(way.Hops.Length - 1)), IsOfLibrary = true };
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
