using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Tells the end of a walk in terms of what the function was given and of what it hands back; the roots in between are eliminated.</summary>
internal sealed class SummaryProjection
{
    private const int MostFacts = 64;

    /// <summary>More pairs of facts than this are not combined to get rid of one root.</summary>
    private const int MostPairs = 48;

    private readonly HashSet<Root> kept = [];

    private SummaryProjection(IEnumerable<Value> values)
    {
        foreach (var value in values)
            kept.UnionWith(Root.Ancestry(RootsOf(value)));
    }

    public static Summary Of(IMethodSymbol function, Evaluator evaluator, IReadOnlyList<State> exits, IWatcher watcher)
    {
        var given = evaluator.Given.Where(entry => IsFromOutside(entry.Key, function)).ToImmutableArray();
        var regions = given.Select(entry => entry.Value is Pointer pointer ? pointer.Region : null).OfType<Region>().ToImmutableHashSet();
        given = given.RemoveAll(entry => entry.Key is Place { Owner: Region region } && !regions.Contains(region));
        return new(function, given) { Exits = [.. exits.Select(exit => Exit(function, given, regions, exit))], Preconditions = Preconditions(given, watcher) };
    }

    private static SummaryExit Exit(IMethodSymbol function, ImmutableArray<KeyValuePair<object, Value>> given, ImmutableHashSet<Region> regions, State exit)
    {
        var result = function.MethodKind == MethodKind.Constructor
            ? Found(exit, Evaluator.This) as Structure ?? Structure.Unknown
            : Found(exit, Walker.Result);
        var outs = function.Parameters.Where(p => p.RefKind is RefKind.Ref or RefKind.Out).Select(p => (Key: p, Value: Found(exit, p))).ToList();
        var memory = exit.HasStored
            ? exit.Memory.Concat(exit.Variables).Where(entry => entry.Key is Place place && IsFromOutside(place, function) && (place.Owner is not Region region || regions.Contains(region)))
                .Select(entry => (Key: (Place)entry.Key, entry.Value)).OrderBy(entry => Join.Name(entry.Key), StringComparer.Ordinal).ToList()
            : [];
        var projection = new SummaryProjection(given.Select(entry => entry.Value).Append(result).Concat(outs.Select(o => o.Value)).Concat(memory.Select(m => m.Value)));
        return new()
        {
            Result = projection.Project(result, exit.Facts),
            Outs = [.. outs.Select(o => new KeyValuePair<IParameterSymbol, Value>(o.Key, projection.Project(o.Value, exit.Facts)))],
            Facts = projection.Project(exit.Facts.All),
            Vetted = exit.Vetted.Where(projection.kept.Contains).ToImmutableHashSet(),
            Memory = [.. memory.Select(m => new KeyValuePair<Place, Value>(m.Key, projection.Project(m.Value, exit.Facts)))],
            HasStored = exit.HasStored,
        };
    }

    private static Value Found(State exit, object variable) => exit.Variables.TryGetValue(variable, out var value) && value is not Forgotten ? value : Opaque.Instance;

    private static ImmutableArray<Precondition> Preconditions(ImmutableArray<KeyValuePair<object, Value>> given, IWatcher watcher)
    {
        // Fields of the object itself are for its own methods to check.
        var roots = given.Where(entry => entry.Key is ISymbol or Place { Owner: IParameterSymbol }).SelectMany(entry => RootsOf(entry.Value)).ToImmutableHashSet();
        var all = ImmutableArray.CreateBuilder<Precondition>();
        foreach (var (demand, state) in watcher.Unproved)
        {
            var ancestry = Root.Ancestry(demand.Count.Roots.Concat(demand.Count.IsConstant ? demand.Memory.Offset.Roots : []));
            if (ancestry.Any(root => root.Read is not null || state.Vetted.Contains(root)) || !ancestry.Overlaps(roots))
                continue;
            var projection = new SummaryProjection(given.Select(entry => entry.Value).Append(demand.Memory).Append(new Number(demand.Count)).Append(new Number(demand.Limit ?? Linear.Zero)));
            all.Add(new(demand, projection.Project(state.Facts.All)));
        }
        return all.ToImmutable();
    }

    /// <summary>False for what belongs to the function alone.</summary>
    private static bool IsFromOutside(object key, IMethodSymbol function) => key switch
    {
        ILocalSymbol local => !SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, function),
        Place { Owner: Region or ITypeSymbol or Evaluator.This } => true,
        Place { Owner: ISymbol owner } => owner is IParameterSymbol || IsFromOutside(owner, function),
        Place => false,
        _ => true,
    };

    private static IEnumerable<Root> RootsOf(Value value) => value switch
    {
        Number number => number.Linear.Roots,
        Pointer pointer => RootsOf(pointer.Region).Concat(pointer.Offset.Roots),
        Sequence sequence => RootsOf(sequence.Region).Concat(sequence.Offset.Roots).Concat(sequence.Length.Roots),
        Structure structure => structure.Members.Values.SelectMany(RootsOf),
        Flag { WhenTrue.Facts: [{ Terms: [{ Root.Range: { Min.IsZero: true, Max.IsOne: true } } bit] }] } => [bit.Root],
        _ => [],
    };

    private static IEnumerable<Root> RootsOf(Region region) => (region.Capacity?.Roots ?? []).Append(region.Address);

    private Value Project(Value value, Facts facts) => value switch
    {
        Flag flag => new Flag(Project(flag.WhenTrue, facts), Project(flag.WhenFalse, facts)),
        Structure structure => structure with { Members = structure.Members.SetItems(structure.Members.Select(m => new KeyValuePair<string, Value>(m.Key, Project(m.Value, facts)))) },
        Forgotten => Opaque.Instance,
        _ => value,
    };

    private Outcome? Project(Outcome? outcome, Facts facts) => outcome is null ? null
        : new(Project(facts.With(outcome.Facts).All), outcome.Vetted.Where(kept.Contains).ToImmutableHashSet());

    /// <summary>What the facts say about the roots that are kept, by Fourier-Motzkin elimination of the others.</summary>
    private ImmutableArray<Linear> Project(IEnumerable<Linear> facts)
    {
        var all = facts.Distinct().ToList();
        foreach (var root in all.SelectMany(fact => fact.Roots).Distinct().Where(root => !IsKept(root)).OrderByDescending(root => root.Id).ToList())
        {
            var above = all.Where(fact => fact.Coefficient(root).Sign > 0).ToList();
            var below = all.Where(fact => fact.Coefficient(root).Sign < 0).ToList();
            all.RemoveAll(fact => !fact.Coefficient(root).IsZero);
            if (above.Count * below.Count <= MostPairs)
                all.AddRange(above.SelectMany(a => below.Select(b => Linear.Combine(a, -b.Coefficient(root), b, a.Coefficient(root)).Tightened())));
            all.AddRange(above.Select(fact => fact.Substitute(root, root.Range.Min).Tightened()));
            all.AddRange(below.Select(fact => fact.Substitute(root, root.Range.Max).Tightened()));
            all.RemoveAll(fact => fact.Max.Sign <= 0);
            if (all.Count > MostFacts * 4)
                break;
        }
        return [.. Facts.Of(all.Where(fact => fact.Roots.All(IsKept)), isLossy: false).All.OrderBy(fact => fact.Terms.Length).Take(MostFacts)];
    }

    private bool IsKept(Root root) => kept.Contains(root) || root.IsVague || root.Exact is { } exact && exact.Roots.All(IsKept) || root.Factors.Count > 0 && root.Factors.All(factor => factor.Roots.All(IsKept)) || root.Measured is not null;
}
