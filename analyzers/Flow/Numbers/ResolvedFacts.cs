namespace Polp.Analyzers;

/// <summary>Facts, and those that follow once a result that might have wrapped is known not to have; each result is looked at once.</summary>
internal sealed class ResolvedFacts
{
    private readonly HashSet<Root> seen = [];
    private readonly List<Root> open = [];

    public ResolvedFacts(Facts facts, Budget budget)
    {
        Facts = facts;
        budget.Take(1 + facts.All.Length / 16);
        foreach (var fact in facts.All)
        {
            foreach (var (root, _) in fact.Terms)
                Collect(root);
        }
        Resolve(0, budget);
    }

    public Facts Facts { get; private set; }

    /// <summary>Looks at a root of the goal too.</summary>
    public void Include(Root root, Budget budget)
    {
        var known = open.Count;
        Collect(root);
        Resolve(known, budget);
    }

    private void Collect(Root root)
    {
        if (root.Exact is null && root.OrOperands.Count == 0 || !seen.Add(root))
            return;
        open.Add(root);
        foreach (var part in root.OrOperands.SelectMany(operand => operand.Roots).Concat(root.Exact?.Roots ?? []))
            Collect(part);
    }

    /// <param name="from">Those before it did not resolve with the same facts.</param>
    private void Resolve(int from, Budget budget)
    {
        for (var changed = true; changed && open.Count > from && !budget.IsSpent; from = 0)
        {
            changed = false;
            foreach (var root in open.Skip(from).ToList())
            {
                if (root.OrOperands.Count > 0 && Facts.Attempt(-(Linear)root, budget))
                    Facts = Facts.With(root.OrOperands.Select(operand => -operand));
                else if (root.Exact is { } exact && IsExact(root, exact, budget))
                    Facts = Facts.With(root - exact).With(exact - root);
                else
                    continue;
                open.Remove(root);
                changed = true;
            }
        }
    }

    private bool IsExact(Root root, Linear exact, Budget budget) =>
        root.ExactUpTo is { } most && Facts.Attempt(root - (Linear)most, budget)
        || root.ExactFrom is { } least && Facts.Attempt((Linear)least - root, budget)
        || Facts.Attempt((Linear)root.Range.Min - exact, budget) && (Facts.Attempt(exact - (Linear)root.Range.Max, budget)
            // What wraps once lands below zero.
            || root.Range.Min.Sign < 0 && Facts.Attempt(-(Linear)root, budget) && Facts.Attempt(exact - (Linear)(root.Range.Max - root.Range.Min), budget));
}
