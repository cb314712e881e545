using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Checks that hold unless the arithmetic in them overflows.</summary>
internal static class OverflowingCheck
{
    /// <summary>
    /// True when the excess is at most zero unless arithmetic on the way overflows, and the data alone cannot make it. If it can, the first such operation comes out.
    /// </summary>
    public static bool Holds(Linear excess, State state, Budget budget, out SyntaxNode? overflow)
    {
        overflow = null;
        var known = state.Facts.Resolved(excess, budget);
        var sums = known.All.SelectMany(fact => fact.Roots).Where(root => root.Overflow is not null).ToImmutableHashSet();
        if (sums.IsEmpty)
            return false;
        var safe = sums.Where(sum => !MayOverflowByData(sum, state, budget)).ToImmutableHashSet();
        if (known.Unwrapped(safe.Contains).Prove(excess.Unwrapped(safe.Contains), budget))
            return true;
        if (known.Unwrapped(_ => true).Prove(excess.Unwrapped(_ => true), budget))
            overflow = sums.Except(safe).OrderBy(sum => sum.Id).First().Overflow;
        return false;
    }

    /// <summary>True when what comes from the data is large enough; the rest of the operands is taken to stay within half the type.</summary>
    private static bool MayOverflowByData(Root sum, State state, Budget budget)
    {
        var exact = sum.Exact!.Unwrapped(_ => true);
        var others = exact.Terms.Where(term => !term.Root.IsTainted).Aggregate(Linear.Zero, (all, term) => all + (Linear)term.Root * term.Coefficient);
        var given = exact - others;
        return !(IsHeldByOthers(given, state) || state.Facts.Prove(given - (Linear)(sum.Range.Max / 2), budget))
            || !state.Facts.Prove((Linear)(sum.Range.Min / 2) - given, budget);
    }

    /// <summary>True when each part is held from above by something that is not from the data, such as the length of a buffer.</summary>
    private static bool IsHeldByOthers(Linear given, State state) => given.Terms.All(term => term.Coefficient.IsOne && state.Facts.All.Any(fact =>
        fact.Coefficient(term.Root).Sign > 0 && fact.Terms.Any(other => other.Coefficient.Sign < 0) && fact.Roots.All(root => root == term.Root || !root.IsTainted)));
}
