using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Copies of as much as was handed in, whatever that is: no number out of the data is needed to overrun a buffer of a fixed size.</summary>
internal static class InputSize
{
    /// <summary>Bytes of a buffer that is taken for one of a fixed size.</summary>
    private static readonly Whole MostFixed = 1024 * 1024;

    /// <summary>
    /// Where the amount comes in, when nothing holds it against anything, and the memory is certain and of a size of its own;
    /// for an array of a pool, which is longer than was asked for, any memory that is certain.
    /// </summary>
    public static SyntaxNode? Behind(Demand demand, State state)
    {
        if (Plain(demand.Count) is not { Input: { } input } amount || demand.Memory.Region is not { IsCertain: true, IsSizedElsewhere: false, Capacity: { } capacity } || demand.Path.Length > 0 || state.Vetted.Contains(amount)
            || state.Facts.All.Concat(state.Facts.Unwrapped(_ => true).All).Any(fact => fact.Coefficient(amount).Sign > 0))
            return null;
        var isPooled = amount.IsLeast;
        return isPooled ? capacity.Roots.Any(root => root.IsLeast) ? null : input
            : demand.Side == Side.Destination && capacity.Max <= MostFixed && !demand.Memory.Offset.Roots.Any(root => root.IsInduction) ? input : null;
    }

    /// <summary>True when an amount that was handed in is what counts.</summary>
    public static bool Counts(Linear count) => Plain(count)?.Input is not null;

    /// <summary>The root that a count is, be it cast.</summary>
    private static Root? Plain(Linear count) => count is { Constant.Sign: >= 0, Terms: [{ Coefficient.Sign: > 0, Root: var root }] } ? root.Input is null && root is { Cast: not null, Exact: { } exact } ? Plain(exact) : root : null;
}
