using System.Collections.Immutable;

namespace Polp.Analyzers;

/// <summary>
/// What is known at a point of a path. Roots never change, so a fact stays true when a variable is assigned again;
/// only the variable points at another value. Variables go by symbol or flow capture; memory holds the reads that no store or
/// call has come after; vetted are the roots that a check of unknown meaning has looked at.
/// </summary>
internal sealed record State(
    ImmutableDictionary<object, Value> Variables, Facts Facts, ImmutableDictionary<object, Value> Memory, ImmutableHashSet<Root> Vetted)
{
    /// <summary>What is not zero, where a loop counts by it.</summary>
    public ImmutableHashSet<Linear> Unequal { get; init; } = ImmutableHashSet<Linear>.Empty;

    /// <summary>True once something was stored in memory, or may have been.</summary>
    public bool HasStored { get; init; }

    public static State Start { get; } = new(
        ImmutableDictionary<object, Value>.Empty, Facts.None, ImmutableDictionary<object, Value>.Empty, ImmutableHashSet<Root>.Empty);

    public State With(params IEnumerable<Linear> facts) => this with { Facts = Facts.With(facts) };

    public State Set(object variable, Value value) => this with { Variables = Variables.SetItem(variable, value) };

    /// <summary>All memory may have been changed.</summary>
    public State ForgetMemory() => this with { Memory = Memory.Clear(), HasStored = true };

    /// <summary>The variables may hold anything from here on.</summary>
    public State Forget(IEnumerable<object> variables, object place) => this with
    {
        Variables = Variables.SetItems(variables.Select(v => new KeyValuePair<object, Value>(v, new Forgotten(place)))),
        Memory = Memory.Clear(),
        HasStored = true,
    };

    /// <summary>The state after an answer, or null when that answer is impossible here.</summary>
    public State? After(Outcome? outcome, Budget budget)
    {
        if (outcome is null || outcome.Facts.Any(fact => Facts.Contradict(fact, budget)))
            return null;
        return this with { Facts = Facts.With(outcome.Facts), Vetted = Vetted.Union(outcome.Vetted), Unequal = Unequal.Union(outcome.Unequal) };
    }
}
