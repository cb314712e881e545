using System.Collections.Immutable;

namespace Polp.Analyzers;

/// <summary>What holds on a path: inequalities <c>linear &lt;= 0</c>, and the prover over them. "Not proved" means unknown, never false.</summary>
internal sealed class Facts
{
    private const int Most = 256;
    private const int Depth = 4;
    private const int DepthSoon = 2;
    private const int StepsPerQuestion = 200;

    private HashSet<Linear>? set;
    private Dictionary<(Root, bool IsPositive), List<Use>>? byRoot;

    private Facts(ImmutableArray<Linear> all, bool isLossy) => (All, IsLossy) = (all, isLossy);

    /// <summary>A fact in which a root stands, and how often.</summary>
    private readonly record struct Use(Linear Fact, Whole Coefficient);

    public static Facts None { get; } = new([], false);

    public ImmutableArray<Linear> All { get; }

    /// <summary>True when facts had to be forgotten because there were too many.</summary>
    public bool IsLossy { get; }

    public bool Contains(Linear fact) => (set ??= [.. All]).Contains(fact);

    public Facts With(Linear fact) => With([fact]);

    public Facts With(IEnumerable<Linear> facts)
    {
        List<Linear>? all = null;
        var isLossy = IsLossy;
        foreach (var fact in facts.Select(fact => fact.Tightened()).Where(fact => fact.Max.Sign > 0))
        {
            all ??= [.. All];
            var at = all.FindIndex(fact.SameTerms);
            if (at >= 0)
            {
                if (all[at].Constant < fact.Constant)
                    all[at] = fact;
                continue;
            }
            if (all.Count == Most)
            {
                all.RemoveAt(0);
                isLossy = true;
            }
            all.Add(fact);
        }
        return all is null ? this : new([.. all], isLossy);
    }

    public static Facts Of(IEnumerable<Linear> facts, bool isLossy) => new(None.With(facts).All, isLossy);

    /// <summary>The same facts, had none of the arithmetic that they speak about overflowed.</summary>
    public Facts Unwrapped(Func<Root, bool> assumed) => Of(All.Select(fact => fact.Unwrapped(assumed)), IsLossy);

    /// <summary>True when the facts can be shown not to hold together with <c>fact &lt;= 0</c>; looks only one step far.</summary>
    public bool Contradict(Linear fact, Budget budget)
    {
        var steps = StepsPerQuestion;
        return Search((Linear)1 - fact, 1, null, ref steps, budget);
    }

    /// <summary>True when <c>goal &lt;= 0</c> follows.</summary>
    public bool Prove(Linear goal, Budget budget) => Prove(goal, budget, Depth);

    /// <summary>True when <c>goal &lt;= 0</c> follows from two facts at most; for questions that are asked by the hundred.</summary>
    public bool ProveSoon(Linear goal, Budget budget) => Prove(goal, budget, DepthSoon);

    private bool Prove(Linear goal, Budget budget, int deepest) =>
        Attempt(goal, budget, deepest) || Resolved(goal, budget) is var known && known != this && known.Attempt(goal, budget, deepest);

    public bool ProveEqual(Linear a, Linear b, Budget budget) => a.Equals(b) || Prove(a - b, budget) && Prove(b - a, budget);

    /// <summary>These facts, and those that follow once a result that might have wrapped is known not to have.</summary>
    public Facts Resolved(Linear goal, Budget budget)
    {
        var known = this;
        var open = new List<Root>();
        var seen = new HashSet<Root>();
        void Collect(IEnumerable<Root> roots)
        {
            foreach (var root in roots)
            {
                if ((root.Exact is not null || root.OrOperands.Count > 0) && seen.Add(root))
                {
                    open.Add(root);
                    Collect(root.OrOperands.SelectMany(operand => operand.Roots).Concat(root.Exact?.Roots ?? []));
                }
            }
        }

        budget.Take(1 + All.Length / 16);
        Collect(goal.Roots);
        foreach (var fact in All)
            Collect(fact.Roots);

        for (var changed = true; changed && open.Count > 0 && !budget.IsSpent;)
        {
            changed = false;
            foreach (var root in open.ToArray())
            {
                if (root.OrOperands.Count > 0 && known.Attempt(-(Linear)root, budget))
                    known = known.With(root.OrOperands.Select(operand => -operand));
                else if (root.Exact is { } exact && known.IsExact(root, exact, budget))
                    known = known.With(root - exact).With(exact - root);
                else
                    continue;
                open.Remove(root);
                changed = true;
            }
        }
        return known;
    }

    private bool IsExact(Root root, Linear exact, Budget budget) =>
        root.ExactUpTo is { } most && Attempt(root - (Linear)most, budget)
        || root.ExactFrom is { } least && Attempt((Linear)least - root, budget)
        || Attempt((Linear)root.Range.Min - exact, budget) && (Attempt(exact - (Linear)root.Range.Max, budget)
            // What wraps once lands below zero.
            || root.Range.Min.Sign < 0 && Attempt(-(Linear)root, budget) && Attempt(exact - (Linear)(root.Range.Max - root.Range.Min), budget));

    private bool Attempt(Linear goal, Budget budget, int deepest = Depth)
    {
        if (goal.Max.Sign <= 0)
            return true;
        if (All.IsEmpty || goal.IsConstant)
            return false;
        var steps = StepsPerQuestion;
        if (Search(goal, 1, null, ref steps, budget))
            return true;
        for (var depth = 2; depth <= deepest && steps > 0 && !budget.IsSpent; depth++)
        {
            if (Search(goal, depth, [], ref steps, budget))
                return true;
        }
        return false;
    }

    /// <summary>The facts in which each root stands with either sign, newest first.</summary>
    private Dictionary<(Root, bool IsPositive), List<Use>> ByRoot()
    {
        if (byRoot is not null)
            return byRoot;
        var index = new Dictionary<(Root, bool), List<Use>>();
        for (var i = All.Length - 1; i >= 0; i--)
        {
            foreach (var (root, k) in All[i].Terms)
            {
                if (!index.TryGetValue((root, k.Sign > 0), out var uses))
                    index.Add((root, k.Sign > 0), uses = []);
                uses.Add(new(All[i], k));
            }
        }
        return byRoot = index;
    }

    /// <summary>Takes roots out of the goal one at a time, by adding facts in which they have the same sign.</summary>
    private bool Search(Linear goal, int depth, HashSet<Linear>? seen, ref int steps, Budget budget)
    {
        if (goal.Max.Sign <= 0)
            return true;
        if (seen?.Add(goal) == false || --steps <= 0)
            return false;
        var index = ByRoot();
        foreach (var (root, k) in goal.Terms)
        {
            if (!index.TryGetValue((root, k.Sign > 0), out var uses))
                continue;
            if (!budget.Take(uses.Count))
                return false;
            foreach (var (fact, of) in uses)
            {
                var (times, by) = (Whole.Abs(of), -Whole.Abs(k));
                if (depth == 1 ? Linear.IsAtMostZero(goal, times, fact, by) : Search(Linear.Combine(goal, times, fact, by), depth - 1, seen, ref steps, budget))
                    return true;
            }
        }
        return false;
    }
}
