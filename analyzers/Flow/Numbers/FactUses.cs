using System.Runtime.CompilerServices;

namespace Polp.Analyzers;

/// <summary>A fact in which a root stands.</summary>
internal readonly struct FactUse(Linear fact, Root root, Whole times)
{
    public Linear Fact => fact;

    /// <summary>How often the root stands in it, without the sign.</summary>
    public Whole Times => times;

    /// <summary>
    /// How far below its own largest value the fact alone keeps the root, times <see cref="Times"/>: that much a goal falls by, for each time
    /// the root stands in it, when no other root cancels out.
    /// </summary>
    public Whole Gain => fact.Range.Min + times * (root.Range.Max - root.Range.Min);
}

/// <summary>The facts in which one root stands with one sign.</summary>
internal sealed class FactUses
{
    // Shared with those that have fewer; each looks at its own number of them.
    private readonly FactUse[] items;

    private FactUses(FactUse[] items, int count, Whole gain, Whole times) => (this.items, Count, Gain, Times) = (items, count, gain, times);

    public int Count { get; }

    /// <summary>The gain of the fact that keeps the root lowest, for as many times of the root as <see cref="Times"/>.</summary>
    public Whole Gain { get; }

    public Whole Times { get; }

    /// <summary>In the order in which they were learnt.</summary>
    public FactUse this[int at] => items[at];

    public static FactUses Of(FactUse use) => new([use, default], 1, use.Gain, use.Times);

    [MethodImpl(Optimized.FromTheStart)]
    public FactUses With(FactUse use)
    {
        var all = items;
        if (Count == all.Length || all[Count].Fact is not null)
        {
            all = new FactUse[Count * 2];
            Array.Copy(items, all, Count);
        }
        all[Count] = use;
        var gain = use.Gain;
        return gain * Times > Gain * use.Times ? new(all, Count + 1, gain, use.Times) : new(all, Count + 1, Gain, Times);
    }
}
