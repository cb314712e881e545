using System.Collections.Immutable;
using System.Numerics;

namespace Polp.Analyzers;

/// <summary>What holds on a path: inequalities <c>linear &lt;= 0</c>, and the prover over them. "Not proved" means unknown, never false.</summary>
internal sealed class Facts
{
    private const int Most = 256;
    private const int Depth = 4;
    private const int StepsPerQuestion = 200;

    private Facts(ImmutableArray<Linear> all, bool isLossy) => (All, IsLossy) = (all, isLossy);

    public static Facts None { get; } = new([], false);

    public ImmutableArray<Linear> All { get; }

    /// <summary>True when facts had to be forgotten because there were too many.</summary>
    public bool IsLossy { get; }

    public Facts With(Linear fact)
    {
        fact = fact.Tightened();
        if (fact.Range.Max.Sign <= 0)
            return this;
        for (var i = 0; i < All.Length; i++)
        {
            if (All[i].SameTerms(fact))
                return All[i].Constant >= fact.Constant ? this : new(All.SetItem(i, fact), IsLossy);
        }
        return All.Length < Most ? new(All.Add(fact), IsLossy) : new(All.RemoveAt(0).Add(fact), true);
    }

    public Facts With(IEnumerable<Linear> facts) => facts.Aggregate(this, (all, fact) => all.With(fact));

    public static Facts Of(IEnumerable<Linear> facts, bool isLossy) => new(None.With(facts).All, isLossy);

    /// <summary>The same facts, had none of the arithmetic that they speak about overflowed.</summary>
    public Facts Unwrapped(Func<Root, bool> assumed) => Of(All.Select(fact => fact.Unwrapped(assumed)), IsLossy);

    /// <summary>True when the facts can be shown not to hold together with <c>fact &lt;= 0</c>; looks only one step far.</summary>
    public bool Contradict(Linear fact, Budget budget)
    {
        var steps = StepsPerQuestion;
        return Search((Linear)1 - fact, 1, [], All, ref steps, budget);
    }

    /// <summary>True when <c>goal &lt;= 0</c> follows.</summary>
    public bool Prove(Linear goal, Budget budget)
    {
        if (Attempt(goal, budget))
            return true;
        return Resolved(goal, budget) is var known && known != this && known.Attempt(goal, budget);
    }

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
        || Attempt(exact - (Linear)root.Range.Max, budget) && Attempt((Linear)root.Range.Min - exact, budget);

    private bool Attempt(Linear goal, Budget budget)
    {
        if (goal.Range.Max.Sign <= 0)
            return true;
        if (All.IsEmpty || goal.IsConstant)
            return false;
        var steps = StepsPerQuestion;
        var near = Near(goal, budget);
        for (var depth = 1; depth <= Depth && near.Count > 0; depth++)
        {
            if (Search(goal, depth, [], near, ref steps, budget))
                return true;
        }
        return false;
    }

    /// <summary>The facts that a proof can reach, newest first.</summary>
    private List<Linear> Near(Linear goal, Budget budget)
    {
        var roots = new HashSet<Root>(goal.Roots);
        var near = new List<Linear>();
        var rest = All.Reverse().ToList();
        for (var round = 0; round < Depth && rest.Count > 0 && budget.Take(1 + rest.Count / 16); round++)
        {
            var found = rest.FindAll(fact => fact.Terms.Any(term => roots.Contains(term.Root)));
            if (found.Count == 0)
                break;
            near.AddRange(found);
            rest.RemoveAll(found.Contains);
            roots.UnionWith(found.SelectMany(fact => fact.Roots));
        }
        return near;
    }

    /// <summary>Takes roots out of the goal one at a time, by adding facts in which they have the same sign.</summary>
    private bool Search(Linear goal, int depth, HashSet<Linear> seen, IReadOnlyList<Linear> facts, ref int steps, Budget budget)
    {
        if (goal.Range.Max.Sign <= 0)
            return true;
        if (depth == 0 || !seen.Add(goal) || --steps <= 0 || !budget.Take(facts.Count))
            return false;
        foreach (var (root, k) in goal.Terms)
        {
            foreach (var fact in facts)
            {
                var of = fact.Coefficient(root);
                if (of.Sign == k.Sign && Search(Linear.Combine(goal, BigInteger.Abs(of), fact, -BigInteger.Abs(k)), depth - 1, seen, facts, ref steps, budget))
                    return true;
            }
        }
        return false;
    }
}
