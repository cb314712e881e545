using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Where paths meet: what all of them say, and a new root for each variable on which they differ.</summary>
internal sealed class Join(Roots roots, Budget budget)
{
    private const int MostCandidates = 96;

    public State Merge(IReadOnlyList<State> states, int block)
    {
        if (states.Count == 1)
            return states[0];

        var variables = states[0].Variables;
        var joined = new List<(Root Root, Linear[] Values)>();
        foreach (var variable in variables.Keys.Where(v => states.Any(s => !s.Variables.TryGetValue(v, out var other) || !other.Equals(states[0].Variables[v]))).OrderBy(v => variables[v] is Flag).ThenBy(Name, StringComparer.Ordinal).ToList())
        {
            variables = states.All(s => s.Variables.ContainsKey(variable))
                ? variables.SetItem(variable, Merge(variable, [.. states.Select(s => s.Variables[variable])], states, block, joined))
                : variables.Remove(variable);
        }
        return new(
            variables,
            Facts.Common(Common(states, joined), [.. states.Select(s => s.Facts)]),
            states.All(s => s.Memory == states[0].Memory) ? states[0].Memory
                : states[0].Memory.RemoveRange(states[0].Memory.Where(m => states.Any(s => !s.Memory.TryGetValue(m.Key, out var other) || !other.Equals(m.Value))).Select(m => m.Key)),
            states.Skip(1).Aggregate(states[0].Vetted, (all, state) => all.Intersect(state.Vetted))) { Unequal = Unequal(states), HasStored = states.Any(s => s.HasStored) };
    }

    /// <summary>The order in which variables are taken, so that the same source always gives the same answer.</summary>
    public static string Name(object variable) => variable switch
    {
        ISymbol symbol => $"{symbol.Name}@{symbol.Locations.FirstOrDefault()?.SourceSpan.Start}",
        Place place => $"{Name(place.Owner)}{place.Path}@{place.Offset}",
        Region region => $"#{region.Address.Id}",
        string name => name,
        Microsoft.CodeAnalysis.FlowAnalysis.CaptureId capture => "$" + capture.GetHashCode().ToString("D8", System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new ArgumentException("Nothing else holds a value: " + variable.GetType(), nameof(variable)),
    };

    private Value Merge(object variable, Value[] values, IReadOnlyList<State> states, int block, List<(Root, Linear[])> joined)
    {
        Linear Number(string part, IEnumerable<Linear> numbers)
        {
            var all = numbers.ToArray();
            if (all.All(all[0].Equals))
                return all[0];
            var range = new Interval(all.Min(n => n.Range.Min), all.Max(n => n.Range.Max));
            var root = roots.Get(("join", block, variable, part, range), range);
            root.ComesFrom(all.SelectMany(n => n.Roots));
            root.Alternatives = all;
            joined.Add((root, all));
            return root;
        }

        if (values.All(v => v is Number))
            return new Number(Number("value", values.Cast<Number>().Select(n => n.Linear)));
        if (values.All(v => v is Flag))
            return new Flag(Merge([.. values.Cast<Flag>().Select(f => f.WhenTrue)], states, joined), Merge([.. values.Cast<Flag>().Select(f => f.WhenFalse)], states, joined));
        if (values.All(v => v is Pointer) && values.Cast<Pointer>().ToArray() is var pointers)
        {
            if (pointers.All(p => p.Region == pointers[0].Region))
                return pointers[0] with { Offset = Number("offset", pointers.Select(p => p.Offset)) };
            var capacity = pointers.All(p => p.Region.Capacity is not null) ? Number("capacity", pointers.Select(p => p.Region.Capacity! - p.Offset)) : null;
            return new Pointer(Region(variable, block, capacity, [.. pointers.Select(p => p.Region)]), Linear.Zero);
        }
        if (values.All(v => v is Sequence) && values.Cast<Sequence>().ToArray() is var sequences)
        {
            var length = Number("length", sequences.Select(s => s.Length));
            return sequences.All(s => s.Region == sequences[0].Region && s.Offset.Equals(sequences[0].Offset))
                ? sequences[0] with { Length = length }
                : new Sequence(Region(variable, block, null, [.. sequences.Select(s => s.Region)]), Linear.Zero, length);
        }
        if (values.Any(v => v is Structure) && values.All(v => v is Structure or Opaque) && values.Select(v => v as Structure ?? Structure.Unknown).ToArray() is var structures)
        {
            var members = structures[0].Members;
            foreach (var path in structures.SelectMany(s => s.Members.Keys).Distinct().ToList())
            {
                var parts = structures.Select(s => s.Members.TryGetValue(path, out var part) ? part : s.IsZero ? new Number(0) : null).OfType<Value>().ToArray();
                members = parts.Length < structures.Length ? members.Remove(path)
                    : parts.All(parts[0].Equals) ? members.SetItem(path, parts[0])
                    : Merge((variable, path), parts, states, block, joined) is var merged and not Forgotten ? members.SetItem(path, merged) : members.Remove(path);
            }
            return new Structure(members, structures.Any(s => s.IsData)) { IsGiven = structures.All(s => s.IsGiven), IsZero = structures.All(s => s.IsZero) };
        }
        return values.All(v => v is Opaque or Function) ? Opaque.Instance : new Forgotten(("join", block));
    }

    private Region Region(object variable, int block, Linear? capacity, Region[] regions) =>
        roots.Region(("join", block, variable, capacity, string.Join(",", regions.Select(r => r.Address.Id))), address => new(address)
        {
            Capacity = capacity,
            IsCertain = regions.All(r => r.IsCertain),
            IsSizedElsewhere = regions.Any(r => r.IsSizedElsewhere),
            AssumedFrom = regions.All(r => r.IsSized) ? regions.Select(r => r.AssumedFrom).FirstOrDefault(name => name is not null) : null,
            IsData = regions.Any(r => r.IsData),
            IsShared = regions.Any(r => r.IsShared),
            Origin = regions[0].Origin,
        });

    /// <summary>An answer of a joined bool came from one of the paths that can give it, with all that holds there.</summary>
    private Outcome? Merge(Outcome?[] outcomes, IReadOnlyList<State> states, List<(Root Root, Linear[] Values)> joined)
    {
        var after = outcomes.Zip(states, (outcome, state) => outcome is null ? null : state.After(outcome, budget)).ToList();
        var possible = after.OfType<State>().ToList();
        if (possible.Count == 0)
            return null;
        var vetted = possible.Skip(1).Aggregate(possible[0].Vetted, (all, state) => all.Intersect(state.Vetted));
        var numbers = joined.Select(j => (j.Root, j.Values.Where((_, i) => after[i] is not null).ToArray())).ToList();
        return new([.. Common(possible, numbers)], vetted) { Unequal = Unequal(possible) };
    }

    private static ImmutableHashSet<Linear> Unequal(IEnumerable<State> states) => states.Select(state => state.Unequal).Aggregate((all, other) => all.Intersect(other));

    /// <summary>Facts of one path that hold on the others too, read with the value each variable has there.</summary>
    private List<Linear> Common(IReadOnlyList<State> states, List<(Root Root, Linear[] Values)> joined)
    {
        var common = new List<Linear>();
        var candidates = new HashSet<Linear>();
        for (var i = 0; i < states.Count; i++)
        {
            foreach (var fact in states[i].Facts.All)
            {
                if (states.All(s => s == states[i] || s.Facts.Contains(fact)))
                    common.Add(fact);
                else if (candidates.Count < MostCandidates)
                    candidates.Add(fact);
                foreach (var (root, values) in joined)
                {
                    if (values[i].Terms is [{ Coefficient: { IsOne: true }, Root: var old }] && !fact.Coefficient(old).IsZero && candidates.Count < MostCandidates)
                        candidates.Add(fact.Substitute(old, root - (Linear)values[i].Constant));
                }
            }
        }
        foreach (var (root, values) in joined)
        {
            foreach (var value in values.Distinct())
            {
                candidates.Add(root - value);
                candidates.Add(value - root);
            }
        }

        var maps = states.Select((_, i) => joined.ToDictionary(j => j.Root, j => j.Values[i])).ToList();
        common.AddRange(candidates.Where(candidate =>
            Enumerable.Range(0, states.Count).All(i => states[i].Facts.ProveSoon(candidate.Substitute(maps[i]), budget))));
        return [.. common.Distinct()];
    }
}
