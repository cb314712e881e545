using System.Runtime.CompilerServices;

namespace Polp.Analyzers;

/// <summary>
/// Numbers for the roots with which all of the facts hold. A goal that is above zero with one of them does not follow, and no proof has to be sought;
/// nearly all questions are refuted so, and most by numbers that an earlier question has found.
/// </summary>
internal sealed class Witnesses
{
    private const int Most = 6;
    private const int MostLooks = 400;
    private const int LooksPerStep = 64;
    private const int Rounds = 3;

    private readonly Facts facts;
    private readonly List<Numbers> found = [];

    /// <param name="before">Of facts that these come from, if there are.</param>
    /// <param name="from">The facts before this one are the same there.</param>
    public Witnesses(Facts facts, Witnesses? before, int from, Budget budget)
    {
        this.facts = facts;
        IsHopeless = before?.IsHopeless == true && from > 0 || facts.All.Any(fact => !fact.IsNear);
        if (IsHopeless)
            return;
        foreach (var values in before?.found ?? [])
        {
            if (Holds(values, from))
                found.Add(values);
        }
        budget.Take(1 + facts.All.Length / LooksPerStep);
        if (found.Count == 0 && (before?.found is [.., var last] ? Start(last, facts.All.Skip(from), budget) : Start(Numbers.None, facts.All, budget)) is { } first)
            found.Add(first);
        IsHopeless = found.Count == 0;
    }

    /// <summary>True when no witness is known, and none is sought.</summary>
    public bool IsHopeless { get; }

    /// <summary>True when there are numbers with which the facts hold and the goal is above zero.</summary>
    /// <param name="mayLook">Whether to look for some.</param>
    [MethodImpl(Optimized.FromTheStart)]
    public bool Refute(Linear goal, bool mayLook, Budget budget)
    {
        if (IsHopeless || !goal.IsNear)
            return false;
        for (var i = found.Count - 1; i >= 0; i--)
        {
            if (goal.At(found[i]) > 0)
                return true;
        }
        if (!mayLook)
            return false;
        var opposite = 1 - goal;
        foreach (var upwards in new[] { true, false })
        {
            var search = new WitnessSearch(facts, found[found.Count - 1], upwards);
            var isFound = search.Mend([opposite], MostLooks) && goal.At(search.Values) > 0;
            budget.Take(1 + search.Looks / LooksPerStep);
            if (!isFound)
                continue;
            if (found.Count == Most)
                found.RemoveAt(0);
            found.Add(search.Values);
            return true;
        }
        return false;
    }

    [MethodImpl(Optimized.FromTheStart)]
    private bool Holds(Numbers values, int from)
    {
        for (var i = from; i < facts.All.Length; i++)
        {
            if (facts.All[i].At(values) > 0)
                return false;
        }
        return true;
    }

    /// <param name="doubtful">The facts that may not hold with the numbers to begin with.</param>
    private Numbers? Start(Numbers values, IEnumerable<Linear> doubtful, Budget budget)
    {
        foreach (var upwards in new[] { true, false })
        {
            var search = new WitnessSearch(facts, values, upwards);
            var isFound = search.Mend(doubtful, MostLooks);
            // What was moved too far can move back in the next round.
            for (var round = 1; round < Rounds && !isFound; round++)
                isFound = search.Mend(facts.All, MostLooks + facts.All.Length * 4);
            budget.Take(1 + search.Looks / LooksPerStep);
            if (isFound)
                return search.Values;
        }
        return null;
    }
}
