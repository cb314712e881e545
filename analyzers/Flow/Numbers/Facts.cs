using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Polp.Analyzers;

/// <summary>What holds on a path: inequalities <c>linear &lt;= 0</c>, and the prover over them. "Not proved" means unknown, never false.</summary>
internal sealed class Facts
{
    private const int Most = 256;
    private const int Depth = 4;
    private const int DepthSoon = 2;
    private const int StepsPerQuestion = 200;
    private const int FactsPerStep = 16;

    // What was found out about the facts is kept beside them; one method is walked by one thread.
    private HashSet<Linear>? set;
    private FactIndex? index;
    private ResolvedFacts? resolved;
    private Witnesses? witnesses;

    // Facts with an index that these begin with; and facts with witnesses that these come from, so many of which these begin with.
    private Facts? first;
    private Facts? before;
    private int shared;

    private Facts(ImmutableArray<Linear> all, bool isLossy) => (All, IsLossy) = (all, isLossy);

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
        var isLonger = true;
        foreach (var fact in facts.Select(fact => fact.Tightened()).Where(fact => !fact.IsNeverPositive))
        {
            all ??= [.. All];
            var at = all.FindIndex(fact.SameTerms);
            if (at >= 0)
            {
                if (all[at].Constant < fact.Constant)
                    (all[at], isLonger) = (fact, false);
                continue;
            }
            if (all.Count == Most)
            {
                all.RemoveAt(0);
                (isLossy, isLonger) = (true, false);
            }
            all.Add(fact);
        }
        return all is null || isLonger && all.Count == All.Length ? this : new([.. all], isLossy)
        {
            first = !isLonger ? null : index is null ? first : this,
            before = witnesses is null ? before : this,
            shared = !isLonger ? 0 : witnesses is null ? shared : All.Length,
        };
    }

    public static Facts Of(IEnumerable<Linear> facts, bool isLossy) => new(None.With(facts).All, isLossy);

    /// <summary>What paths have in common where they meet.</summary>
    public static Facts Common(IEnumerable<Linear> facts, IReadOnlyList<Facts> paths)
    {
        var like = paths.FirstOrDefault(path => path.witnesses is not null);
        return new(None.With(facts).All, paths.Any(path => path.IsLossy)) { before = like };
    }

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
        // Nothing is kept beside no facts, which all methods share.
        var known = All.IsEmpty ? new ResolvedFacts(new([], IsLossy), budget) : resolved ??= new(this, budget);
        foreach (var (root, _) in goal.Terms)
            known.Include(root, budget);
        return known.Facts;
    }

    /// <summary>True when <c>goal &lt;= 0</c> follows from these facts as they stand.</summary>
    public bool Attempt(Linear goal, Budget budget, int deepest = Depth)
    {
        if (goal.IsNeverPositive)
            return true;
        if (All.IsEmpty || goal.IsConstant)
            return false;
        if (Witnesses(budget).Refute(goal, mayLook: false, budget))
            return false;
        var steps = StepsPerQuestion;
        if (Search(goal, 1, null, ref steps, budget))
            return true;
        // To look for numbers takes longer than to look for one fact, and less than to look for two.
        if (Witnesses(budget).Refute(goal, mayLook: true, budget))
            return false;
        for (var depth = 2; depth <= deepest && steps > 0 && !budget.IsSpent; depth++)
        {
            if (Search(goal, depth, [], ref steps, budget))
                return true;
        }
        return false;
    }

    /// <summary>The facts that may no longer hold when a root grows, or when it falls.</summary>
    public FactUses? UsesOf(Root root, bool isUp) => Index.Find(root, isUp);

    private Witnesses Witnesses(Budget budget)
    {
        if (witnesses is null)
            (witnesses, before) = (new(this, before?.witnesses, shared, budget), null);
        return witnesses;
    }

    private FactIndex Index => index ??= first is { index: { } shorter, All.Length: var length } ? shorter.With(All, length) : FactIndex.Of(All);

    /// <summary>Takes roots out of the goal one at a time, by adding facts in which they have the same sign.</summary>
    [MethodImpl(Optimized.FromTheStart)]
    private bool Search(Linear goal, int depth, HashSet<Linear>? seen, ref int steps, Budget budget)
    {
        if (goal.IsNeverPositive)
            return true;
        if (seen?.Add(goal) == false || --steps <= 0)
            return false;
        if (depth == 1)
            return FollowsFromOne(goal, budget);
        foreach (var (root, k) in goal.Terms)
        {
            if (Index.Find(root, k.Sign > 0) is not { } uses)
                continue;
            for (var i = uses.Count - 1; i >= 0; i--)
            {
                if (!budget.Take(1))
                    return false;
                if (Search(Linear.Combine(goal, uses[i].Times, uses[i].Fact, -Whole.Abs(k)), depth - 1, seen, ref steps, budget))
                    return true;
            }
        }
        return false;
    }

    /// <summary>True when <c>goal &lt;= 0</c> follows from a single fact.</summary>
    [MethodImpl(Optimized.FromTheStart)]
    private bool FollowsFromOne(Linear goal, Budget budget)
    {
        foreach (var (root, k) in goal.Terms)
        {
            if (Index.Find(root, k.Sign > 0) is not { } uses)
                continue;
            if (!budget.Take(1 + uses.Count / FactsPerStep))
                return false;
            var by = Whole.Abs(k);
            // A fact that takes out two roots or more does better than its gain.
            var isInReach = goal.LeastMax <= (double)by * uses.Gain;
            for (var i = uses.Count - 1; i >= 0; i--)
            {
                if ((isInReach || goal.MayShareTwo(uses[i].Fact)) && Linear.IsAtMostZero(goal, uses[i].Times, uses[i].Fact, -by))
                    return true;
            }
        }
        return false;
    }
}
