namespace Polp.Graph;

/// <summary>
/// What an attacker has after breaking one process: the union over all owned processes (privilege-model "Combination"). Rules add
/// facts in rounds until nothing is new; a fact keeps the derivation with the fewest steps of the round that first gave it.
/// </summary>
internal sealed class AttackerState
{
    private readonly Dictionary<Fact, Derivation> known = [];
    private readonly SortedDictionary<Fact, Derivation> round = [];

    public AttackerState(Manifest manifest, string process)
    {
        (Manifest, Start) = (manifest, process);
        known[Fact.Owns(process)] = new(null, [], 0);
    }

    public Manifest Manifest { get; }

    /// <summary>The process that was broken first.</summary>
    public string Start { get; }

    /// <summary>The processes in which code runs, in ordinal order.</summary>
    public IEnumerable<ProcessFact> Owned => Of(FactKind.Owns).Select(f => Manifest.Processes[f.Subject]);

    public IEnumerable<Fact> Of(FactKind kind) => known.Keys.Where(f => f.Kind == kind).Order();

    public bool Has(Fact fact) => known.ContainsKey(fact);

    /// <summary>Notes a fact for the next round.</summary>
    /// <param name="because">Facts already had, on which it rests.</param>
    public void Gain(Fact fact, string rule, string text, Source? source, params ReadOnlySpan<Fact> because)
    {
        if (known.ContainsKey(fact))
            return;
        var derivation = new Derivation(new(rule, text, source), because.ToArray(), 1 + Steps(because).Count);
        if (!round.TryGetValue(fact, out var other) || derivation.IsBefore(other))
            round[fact] = derivation;
    }

    /// <summary>Takes over the facts of the round; false when there were none.</summary>
    public bool Advance()
    {
        if (round.Count == 0)
            return false;
        foreach (var (fact, derivation) in round)
            known[fact] = derivation;
        round.Clear();
        return true;
    }

    /// <summary>The steps that lead to a fact, premises first, each once.</summary>
    public IReadOnlyList<Step> Derive(Fact fact) => Steps([fact]);

    private List<Step> Steps(ReadOnlySpan<Fact> facts)
    {
        var steps = new List<Step>();
        var seen = new HashSet<Fact>();
        foreach (var fact in facts)
            Walk(fact);
        return steps;

        void Walk(Fact fact)
        {
            if (!seen.Add(fact))
                return;
            var derivation = known[fact];
            foreach (var premise in derivation.Because)
                Walk(premise);
            if (derivation.Step is { } step)
                steps.Add(step);
        }
    }

    private sealed record Derivation(Step? Step, Fact[] Because, int Length)
    {
        public bool IsBefore(Derivation other) => Length != other.Length
            ? Length < other.Length
            : string.CompareOrdinal(Step!.Rule + Step.Text, other.Step!.Rule + other.Step.Text) < 0;
    }
}
