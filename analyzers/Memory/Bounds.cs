using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Whether a number comes from the data, and what it was held against on the way.</summary>
internal static class Bounds
{
    /// <summary>The read that a length depends on, or null when it is none from the data or was handed to a check we cannot see.</summary>
    public static SyntaxNode? DataBehind(Linear size, State state)
    {
        var roots = Root.Ancestry(size.Roots);
        return roots.Overlaps(state.Vetted) || roots.Any(root => root.IsUnseen) ? null : roots.Where(root => root.Read is not null).OrderBy(root => root.Id).FirstOrDefault()?.Read;
    }

    /// <summary>Facts that hold one of the roots from above, also by way of a result that might have overflowed.</summary>
    public static IEnumerable<Linear> On(IEnumerable<Root> roots, State state)
    {
        var all = roots.ToImmutableHashSet();
        return state.Facts.All.Concat(state.Facts.Unwrapped(_ => true).All).Distinct()
            .Where(fact => fact.Terms.Any(term => term.Coefficient.Sign > 0 && all.Contains(term.Root)));
    }

    /// <summary>True when anything but its own relatives bounds the length from above.</summary>
    public static bool HasUpper(Linear size, State state)
    {
        var family = Family(size);
        // A check of (uint)n is one of n.
        family.UnionWith(state.Facts.All.SelectMany(fact => fact.Roots).Where(root => root.Exact is { } exact && exact.Roots.All(family.Contains)
            && root.Range.Max - root.Range.Min >= exact.Range.Max - exact.Range.Min).ToList());
        return family.Any(root => root.IsLimited) || On(family, state).Any(fact => fact.Terms.Length == 1 || fact.Terms.Any(term => !family.Contains(term.Root) && !IsFree(term.Root, state)));
    }

    /// <summary>True for another number out of the data that nothing bounds either, so that it is no bound itself.</summary>
    private static bool IsFree(Root root, State state) =>
        root is { Read: not null, IsLimited: false } && root.Range.Max > (int)ushort.MaxValue && !On([root], state).Any(fact => fact.Terms.Length == 1 || fact.Roots.Any(other => !other.IsTainted));

    /// <summary>True when the length was held against a plain number.</summary>
    public static bool HasPlain(Linear size, State state) => On(Family(size), state).Any(fact => fact.Terms.Length == 1);

    /// <summary>True when plain numbers are all that the length was held against.</summary>
    public static bool HasOnlyPlain(Linear size, State state)
    {
        var family = Family(size);
        return On(family, state).Where(fact => fact.Terms.Length == 1 || !fact.Roots.All(family.Contains)).ToList() is { Count: > 0 } bounds && bounds.TrueForAll(fact => fact.Terms.Length == 1);
    }

    /// <summary>True when the length was held against something this version knows nothing about; such a check is believed.</summary>
    public static bool HasVague(Linear size, State state) => On(Family(size), state).Any(fact => fact.Roots.Any(IsVague)) || HasCheckedOwner(size, state);

    /// <summary>True when a property of the structure that the length is a part of was held against something.</summary>
    private static bool HasCheckedOwner(Linear size, State state)
    {
        var owners = Family(size).Select(Owner).OfType<ISymbol>().ToImmutableHashSet(SymbolEqualityComparer.Default);
        return !owners.IsEmpty && state.Facts.All.Any(fact => fact.Terms.Any(term => term.Coefficient.Sign > 0 && IsVague(term.Root) && Owner(term.Root) is ISymbol owner && owners.Contains(owner)));
    }

    private static object? Owner(Root root) => (root.Place as Place)?.Owner;

    /// <summary>True when the length was held from below against something this version knows nothing about.</summary>
    public static bool HasVagueLower(Linear size, State state) => state.Facts.All.Any(fact => fact.Roots.Any(IsVague) && fact.Terms.Any(term => term.Coefficient.Sign < 0 && size.Roots.Contains(term.Root)));

    /// <summary>The last fact that holds the length, or what it was computed from, against something; null where there is none.</summary>
    public static Linear? Nearest(Linear size, State state)
    {
        var family = Family(size);
        return state.Facts.All.LastOrDefault(fact => fact.Terms.Any(term => term.Coefficient.Sign > 0 && family.Contains(term.Root)) && (fact.Terms.Length == 1 || !fact.Roots.All(family.Contains)));
    }

    /// <summary>The length and what it was computed from, without what does not come from the data.</summary>
    private static HashSet<Root> Family(Linear size) => [.. Root.Ancestry(size.Roots).Where(root => root.IsTainted)];

    public static bool IsVague(Root root) => root.IsVague && !root.IsTainted;
}
