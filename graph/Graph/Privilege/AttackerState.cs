namespace Polp.Graph;

/// <summary>
/// What an attacker has after breaking one process: the union over all owned processes (privilege-model "Combination"). Rules add
/// facts in rounds until nothing is new or better; a fact keeps its best derivation.
/// </summary>
internal sealed class AttackerState
{
    private readonly Dictionary<Fact, Derivation> known = [];
    private readonly Dictionary<Fact, Derivation> round = [];

    public AttackerState(Manifest manifest, string process)
    {
        (Manifest, Start) = (manifest, process);
        known[Fact.Owns(process)] = Derivation.Given;
    }

    public Manifest Manifest { get; }

    /// <summary>The process that was broken first.</summary>
    public string Start { get; }

    /// <summary>The processes in which code runs, in ordinal order.</summary>
    public IEnumerable<ProcessFact> Owned => Of(FactKind.Owns).Select(f => Manifest.Processes[f.Subject]);

    /// <summary>The processes that are not the one broken first, in ordinal order.</summary>
    public IEnumerable<ProcessFact> Others => Manifest.Processes.Values.Where(p => p.Name != Start).OrderBy(p => p.Name, StringComparer.Ordinal);

    public IEnumerable<Fact> Of(FactKind kind) => known.Keys.Where(f => f.Kind == kind).Order();

    public bool Has(Fact fact) => known.ContainsKey(fact);

    /// <summary>Of owned processes, the one that is had most cheaply; null when there is none.</summary>
    public ProcessFact? Cheapest(IEnumerable<ProcessFact> owned) => owned.MinBy(p => known[Fact.Owns(p.Name)]);

    /// <summary>Notes a fact, or a better derivation of it, for the next round.</summary>
    /// <param name="because">Facts already had, on which it rests.</param>
    public void Gain(Fact fact, string rule, string text, Source? source, params ReadOnlySpan<Fact> because)
    {
        var best = round.GetValueOrDefault(fact) ?? known.GetValueOrDefault(fact);
        foreach (var premise in because)
        {
            if (best is not null && known[premise].CannotBeat(best))
                return;
        }
        var premises = new List<Derivation>();
        foreach (var premise in because)
            premises.Add(known[premise]);
        var derivation = Derivation.From(premises, new(fact, because.ToArray(), new(rule, text, source)));
        if (best is null || derivation.CompareTo(best) < 0)
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
    public IReadOnlyList<DerivedFact> Steps(Fact fact) => known[fact].Steps;
}
