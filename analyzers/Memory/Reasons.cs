using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Why a check that is there does not prove what it seems to: each reason is a change to what is known under which the proof would go through.</summary>
/// <param name="asserted">What calls say that are not there in every build.</param>
/// <param name="checks">The facts that conditions leave, on whatever way.</param>
internal sealed class Reasons(IReadOnlyDictionary<Linear, SyntaxNode> asserted, IReadOnlyDictionary<Linear, SyntaxNode> checks, Budget budget)
{
    /// <summary>The reason in words, or null when none of these is it.</summary>
    /// <param name="excess">What must be at most zero.</param>
    /// <param name="count">The length.</param>
    public string? Of(Linear excess, Linear count, State state) =>
        Narrowed(excess, state) ?? ReadAgain(excess, count, state) ?? ReadAgainOnOneWay(excess, count, state) ?? OnlyAsserted(excess, state) ?? OtherVariable(excess, count, state);

    /// <summary>The check looks at a number that a cast has changed.</summary>
    private string? Narrowed(Linear excess, State state)
    {
        var known = state.Facts.Resolved(excess, budget);
        var casts = known.All.SelectMany(fact => fact.Roots).Concat(excess.Roots).Where(root => root.Cast is not null).OrderBy(root => root.Id).ToList();
        return casts.FirstOrDefault(cast => Exactly(known, cast).Prove(Exactly(excess, cast), budget)) is { } guilty
            ? $"the cast '{guilty.Cast}' may change the value that is checked" : null;
    }

    private static Facts Exactly(Facts facts, Root cast) => Facts.Of(facts.All.Select(fact => Exactly(fact, cast)), facts.IsLossy);

    private static Linear Exactly(Linear linear, Root cast) => linear.Substitute(cast, cast.Exact!);

    /// <summary>The check looks at an earlier read of the same memory.</summary>
    private string? ReadAgain(Linear excess, Linear count, State state)
    {
        var used = Root.Ancestry(count.Roots).Where(root => root is { Read: not null, Place: not null }).OrderBy(root => root.Id).ToList();
        foreach (var root in used)
        {
            foreach (var earlier in Checked(state).Where(other => other != root && Equals(other.Place, root.Place)))
            {
                // A cast of the second read is as good as the number itself, where the first was cast too.
                var same = excess.Roots.Where(cast => cast.Exact is { } exact && !exact.Coefficient(root).IsZero).ToList().Aggregate(excess, (linear, cast) => linear.Substitute(cast, cast.Exact!));
                if (state.Facts.Prove(same.Substitute(root, earlier), budget))
                    return $"'{root.Read}' is read again after the check";
            }
        }
        return null;
    }

    /// <summary>The same where paths meet: <c>n = p[0] &lt; 32 ? p[0] : 32</c>.</summary>
    private string? ReadAgainOnOneWay(Linear excess, Linear count, State state)
    {
        if (Root.Ancestry(count.Roots).FirstOrDefault(root => root.Alternatives.Count > 0) is not { } joined)
            return null;
        // A cast of what was joined is as good as that, on each way.
        var plain = excess.Roots.Where(cast => cast.Exact is { } exact && !exact.Coefficient(joined).IsZero).ToList().Aggregate(excess, (linear, cast) => linear.Substitute(cast, cast.Exact!));
        SyntaxNode? again = null;
        foreach (var way in joined.Alternatives.Select(value => plain.Substitute(joined, value)))
        {
            if (state.Facts.Prove(way, budget))
                continue;
            if (way.Roots.FirstOrDefault(root => root is { Read: not null, Place: not null } && checks.Keys.Any(check => Root.Ancestry(check.Roots).Any(other => other != root && Equals(other.Place, root.Place)
                && state.Facts.With(check).Prove(way.Substitute(root, other), budget)))) is not { } read)
                return null;
            again = read.Read;
        }
        return again is null ? null : $"'{again}' is read again after the check";
    }

    /// <summary>The check is made by a call that other builds leave out.</summary>
    private string? OnlyAsserted(Linear excess, State state)
    {
        if (asserted.Count == 0 || !state.Facts.With(asserted.Keys).Prove(excess, budget))
            return null;
        return asserted.FirstOrDefault(pair => state.Facts.With(pair.Key).Prove(excess, budget)).Value is { } call
            ? $"'{call}' is not there in every build" : null;
    }

    /// <summary>The check looks at another number out of the data.</summary>
    private string? OtherVariable(Linear excess, Linear count, State state)
    {
        if (count.Terms is not [{ Root: { } root }] || excess.Coefficient(root).IsZero)
            return null;
        var other = Checked(state).FirstOrDefault(other => other != root && other.IsTainted && !Root.Ancestry([root]).Contains(other) && !Root.Ancestry([other]).Contains(root)
            && excess.Substitute(root, other) is var same && !Facts.None.Prove(same, budget) && state.Facts.Prove(same, budget));
        return other is null || (Wording.Name(other, state) ?? other.Read?.ToString()) is not { } name ? null : $"the check looks at '{name}'";
    }

    private static IEnumerable<Root> Checked(State state) => Root.Ancestry(state.Facts.All.SelectMany(fact => fact.Roots)).Where(root => root.Read is not null).OrderBy(root => root.Id);
}
