using System.Collections.Immutable;

namespace Polp.Analyzers;

/// <summary>
/// A loop, by guess and verify: new roots for what a round assigns, and relations that hold on entry and might hold in every round.
/// Those that a round does not keep are dropped, and the loop is walked again with the rest.
/// </summary>
internal sealed class Loop(int head, int end, Roots roots, Budget budget)
{
    private const int MostVariables = 16;
    private const int MostInPairs = 6;

    private readonly Dictionary<object, Root> heads = [];
    private readonly HashSet<object> lost = [];
    private List<Linear>? guesses;
    private bool hasLearnt;
    private bool hasGivenUp;
    private ImmutableHashSet<Rounds> later = ImmutableHashSet<Rounds>.Empty;

    /// <summary>The state before the first round.</summary>
    public State Before { get; private set; } = State.Start;

    /// <summary>The value that each changing variable has before the first round, by its root at the head.</summary>
    public Dictionary<Root, Linear> Start { get; private set; } = [];

    /// <summary>By how much a variable moves in each round, where that is always the same.</summary>
    public Dictionary<Root, Whole> Steps { get; private set; } = [];

    public int HeadBlock => head;

    public bool Contains(int block) => head <= block && block <= end;

    /// <summary>What is known about the number of rounds where the state holds.</summary>
    public IEnumerable<Rounds> Rounds(State state) => Counted(state, isAtEnd: false).Concat(later).OrderBy(r => r.Counter.Id).ThenBy(r => r.IsAtEnd).ThenBy(r => r.IsExact).ThenBy(r => r.Span.ToString(), StringComparer.Ordinal);

    /// <summary>The counting that conditions end, read off what holds inside a round or at its end.</summary>
    private IEnumerable<Rounds> Counted(State state, bool isAtEnd)
    {
        var conditions = state.Facts.All.Select(fact => (Linear: fact.Unwrapped(_ => true), IsExact: false)).Concat(state.Unequal.Select(unequal => (Linear: unequal, IsExact: true))).ToList();
        foreach (var (counter, step) in Steps.Select(s => (s.Key, s.Value)))
        {
            foreach (var (linear, isExact) in conditions)
            {
                var of = linear.Coefficient(counter);
                if (!Whole.Abs(of).IsOne || !isExact && of.Sign != step.Sign || linear.Roots.Any(root => root != counter && (root.Birth >= head || Start.ContainsKey(root))))
                    continue;
                var limit = (linear - (Linear)counter * of) * -of + (Linear)(isAtEnd ? step : 0);
                yield return new(counter, (limit - Start[counter]) * step.Sign + (isExact ? 0 : 1), Whole.Abs(step), isExact, isAtEnd);
            }
        }
    }

    /// <summary>The state at the head of any round.</summary>
    public State Enter(State entry, IEnumerable<object> assigned, Shape shape)
    {
        var variables = assigned.Where(entry.Variables.ContainsKey).OrderBy(Join.Name, StringComparer.Ordinal).ToList();
        var entries = new List<(object Variable, Root Root, Linear Entry, int Stride)>();
        var state = entry.Forget(variables, ("loop", head));
        foreach (var variable in variables.Take(hasGivenUp ? 0 : MostVariables).Where(v => !lost.Contains(v)))
        {
            switch (entry.Variables[variable])
            {
                case Number number when Interval.Of(shape.Type(variable)) is { } range:
                    var root = Head(variable, range);
                    root.ComesFrom(number.Linear.Roots);
                    state = state.Set(variable, new Number(root));
                    entries.Add((variable, root, number.Linear, 1));
                    break;
                case Pointer pointer:
                    var offset = Head(variable, Interval.Offset);
                    state = state.Set(variable, pointer with { Offset = offset });
                    entries.Add((variable, offset, pointer.Offset, Interval.SizeOf((shape.Type(variable) as Microsoft.CodeAnalysis.IPointerTypeSymbol)?.PointedAtType) ?? 1));
                    break;
            }
        }
        guesses ??= [.. Guess(entries, entry.Facts).Distinct()];
        (Before, Start) = (entry, entries.ToDictionary(e => e.Root, e => e.Entry));
        guesses.RemoveAll(guess => !entry.Facts.Prove(guess.Substitute(Start), budget));
        return state.With(guesses);
    }

    /// <summary>Looks at the end of a round; true when something assumed did not hold, so that another walk is needed.</summary>
    public bool Verify(State entry, IReadOnlyList<State> ends)
    {
        var changed = false;
        foreach (var end in ends)
        {
            var values = new Dictionary<Root, Linear>();
            foreach (var (variable, root) in heads.Where(h => !lost.Contains(h.Key)).Select(h => (h.Key, h.Value)).ToList())
            {
                if (Offset(entry, end, variable) is { } value)
                    values[root] = value;
                else if (entry.Variables.ContainsKey(variable))
                    changed |= lost.Add(variable);
                if (end.Variables.TryGetValue(variable, out var last) && last is Number number)
                {
                    var before = root.Parents.Count;
                    root.ComesFrom(number.Linear.Roots);
                    changed |= root.Parents.Count != before;
                }
            }
            // What is learnt may be what another guess needs, so nothing is dropped before all are there.
            if (!hasLearnt && Learn(end, values))
            {
                changed = true;
                continue;
            }
            changed |= guesses!.RemoveAll(guess => guess.Roots.Any(r => lost.Any(l => heads.TryGetValue(l, out var gone) && gone == r))
                || !end.Facts.Prove(guess.Substitute(values), budget)) > 0;
        }
        hasLearnt = true;
        return Count(entry, ends) || changed;
    }

    /// <summary>Finds the variables that move by the same step in each round, and what ends their counting; true when that is news.</summary>
    private bool Count(State entry, IReadOnlyList<State> ends)
    {
        var steps = new Dictionary<Root, Whole>();
        foreach (var (variable, root) in heads.Where(h => Start.ContainsKey(h.Value)).Select(h => (h.Key, h.Value)))
        {
            var moves = ends.Select(end => Offset(entry, end, variable) is { } value ? value.Unwrapped(_ => true) - root : null).Distinct().ToList();
            if (moves is [{ IsConstant: true, Constant: { IsZero: false } step }])
                steps[root] = step;
        }
        var before = (Steps.Count, later);
        Steps = steps;
        later = steps.Count == 0 ? ImmutableHashSet<Rounds>.Empty : ends.Select(end => Counted(end, isAtEnd: true).ToImmutableHashSet()).Aggregate((all, other) => all.Intersect(other));
        return before.Count != Steps.Count || !before.later.SetEquals(later);
    }

    /// <summary>Assumes nothing from here on.</summary>
    public void GiveUp() => (guesses, hasGivenUp) = ([], true);

    private Root Head(object variable, Interval range)
    {
        var root = roots.Get(("loop", head, variable), (id, birth) => new(id, range, birth) { IsInduction = true });
        heads[variable] = root;
        return root;
    }

    private static Linear? Offset(State entry, State end, object variable) =>
        (entry.Variables.TryGetValue(variable, out var first) ? first : null, end.Variables.TryGetValue(variable, out var last) ? last : null) switch
        {
            (Number, Number number) => number.Linear,
            (Pointer from, Pointer to) when from.Region == to.Region => to.Offset,
            _ => null,
        };

    private static IEnumerable<Linear> Guess(List<(object Variable, Root Root, Linear Entry, int Stride)> entries, Facts facts)
    {
        foreach (var (_, root, entry, _) in entries)
        {
            yield return root - entry;
            yield return entry - root;
            if (entry.Terms is not [{ Coefficient: { IsOne: true }, Root: var old }])
                continue;
            foreach (var fact in facts.All.Where(fact => !fact.Coefficient(old).IsZero))
                yield return fact.Substitute(old, root - (Linear)entry.Constant);
        }
        // Two that move together, by one each or by one and an element's size, keep their sum or their difference.
        for (var i = 0; i < entries.Count && i < MostInPairs; i++)
        {
            for (var j = 0; j < i; j++)
            {
                foreach (var (a, b) in new[] { (1, 1), (entries[j].Stride, entries[i].Stride) }.Distinct())
                {
                    foreach (var sign in new[] { 1, -1 })
                    {
                        var moved = ((Linear)entries[i].Root - entries[i].Entry) * a + ((Linear)entries[j].Root - entries[j].Entry) * (b * sign);
                        yield return moved;
                        yield return -moved;
                    }
                }
            }
        }
    }

    /// <summary>What the end of the first round knows may hold in every round, as far as it speaks only about what was there before the loop.</summary>
    private bool Learn(State end, Dictionary<Root, Linear> values)
    {
        var before = guesses!.Count;
        foreach (var (root, value) in values.Select(v => (v.Key, v.Value)))
        {
            if (value.IsConstant || value.Equals((Linear)root))
                continue;
            foreach (var fact in end.Facts.All.Where(fact => !fact.Coefficient(value.Terms[0].Root).IsZero))
            {
                var guess = fact.Coefficient(value.Terms[0].Root).Sign == value.Terms[0].Coefficient.Sign ? fact - value + root : fact + value - root;
                if (guess.Roots.All(r => r == root || r.Birth < head && !values.ContainsKey(r)) && !guesses.Contains(guess))
                    guesses.Add(guess);
            }
        }
        return guesses.Count != before;
    }
}
