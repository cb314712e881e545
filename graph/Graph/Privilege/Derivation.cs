namespace Polp.Graph;

/// <summary>One step of a derivation with the facts it rests on.</summary>
internal sealed record DerivedFact(Fact Fact, IReadOnlyList<Fact> Because, Step Step);

/// <summary>
/// How a fact follows. Derivations are ordered by the processes that must be newly broken, then by length (privilege-model section 5),
/// then by their text, so that the choice does not depend on the order of the manifest.
/// </summary>
/// <remarks>It holds its steps and does not share them, so that a premise that later gets a better derivation cannot close a circle.</remarks>
internal sealed class Derivation : IComparable<Derivation>
{
    public static readonly Derivation Given = new([]);

    private readonly int broken;

    private Derivation(IReadOnlyList<DerivedFact> steps) => (Steps, broken) = (steps, steps.Count(s => s.Fact.Kind == FactKind.Owns));

    /// <summary>Premises before what rests on them.</summary>
    public IReadOnlyList<DerivedFact> Steps { get; }

    /// <summary>Puts the steps of the premises together and adds the last. One in which the fact rests on itself is longer than the one it has.</summary>
    public static Derivation From(IReadOnlyList<Derivation> premises, DerivedFact last)
    {
        var steps = new List<DerivedFact>();
        var seen = new HashSet<Fact>();
        foreach (var step in premises.SelectMany(p => p.Steps))
        {
            if (seen.Add(step.Fact))
                steps.Add(step);
        }
        return new([.. steps, last]);
    }

    /// <summary>True when nothing that rests on this can come before the other.</summary>
    public bool CannotBeat(Derivation other) => broken > other.broken || broken == other.broken && Steps.Count >= other.Steps.Count;

    public int CompareTo(Derivation? other)
    {
        if (other is null)
            return 1;
        if (broken != other.broken)
            return broken.CompareTo(other.broken);
        if (Steps.Count != other.Steps.Count)
            return Steps.Count.CompareTo(other.Steps.Count);
        return Steps.Zip(other.Steps, (a, b) => string.CompareOrdinal(a.Step.Rule + a.Step.Text, b.Step.Rule + b.Step.Text)).FirstOrDefault(order => order != 0);
    }
}
