using System.Runtime.CompilerServices;

namespace Polp.Analyzers;

/// <summary>A fact in which a root stands.</summary>
internal readonly struct FactUse(Linear fact, Root root, Whole times)
{
    public Linear Fact => fact;

    /// <summary>How often the root stands in it, without the sign.</summary>
    public Whole Times => times;

    /// <summary>No less than that a goal falls by for each time the root stands in it, when the fact takes out no other root.</summary>
    public double Gain => fact.MostGain(root, times);
}

/// <summary>The facts in which one root stands with one sign.</summary>
internal sealed class FactUses
{
    // Shared with those that have fewer; each looks at its own number of them.
    private readonly FactUse[] items;

    private FactUses(FactUse[] items, int count, double gain) => (this.items, Count, Gain) = (items, count, gain);

    public int Count { get; }

    /// <summary>The gain of the fact that keeps the root lowest.</summary>
    public double Gain { get; }

    /// <summary>In the order in which they were learnt.</summary>
    public FactUse this[int at] => items[at];

    public static FactUses Of(FactUse use) => new([use, default], 1, use.Gain);

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
        return new(all, Count + 1, Math.Max(Gain, use.Gain));
    }
}
