using System.Runtime.CompilerServices;

namespace Polp.Analyzers;

/// <summary>Moves numbers until all facts hold with them. A root moves in one direction only, so that the search ends.</summary>
/// <param name="facts">What must hold.</param>
/// <param name="start">The numbers to begin with.</param>
/// <param name="upwards">The direction that is tried first.</param>
internal sealed class WitnessSearch(Facts facts, Numbers start, bool upwards)
{
    private const int LooksPerUse = 4;

    private readonly Stack<Linear> open = new();
    private readonly Dictionary<int, bool> moved = [];

    public Numbers Values { get; } = start.Copy();

    /// <summary>How many facts were looked at.</summary>
    public int Looks { get; private set; }

    /// <summary>True when all holds in the end.</summary>
    /// <param name="doubtful">What may not hold with the numbers to begin with.</param>
    [MethodImpl(Optimized.FromTheStart)]
    public bool Mend(IEnumerable<Linear> doubtful, int mostLooks)
    {
        moved.Clear();
        open.Clear();
        foreach (var fact in doubtful)
            open.Push(fact);
        while (open.Count > 0)
        {
            if (++Looks > mostLooks)
                return false;
            var fact = open.Pop();
            var excess = fact.At(Values);
            if (excess > 0 && !Lower(fact, excess, upwards) && !Lower(fact, fact.At(Values), !upwards))
                return false;
        }
        return true;
    }

    /// <summary>Brings a fact down to zero by roots that move in one direction; false when that is not enough.</summary>
    [MethodImpl(Optimized.FromTheStart)]
    private bool Lower(Linear fact, long excess, bool isUp)
    {
        // Newer roots stand in fewer facts.
        for (var i = fact.Terms.Length - 1; i >= 0; i--)
        {
            ref readonly var term = ref fact.Terms.ItemRef(i);
            var (root, k) = (term.Root, term.Coefficient.Small);
            if (!term.Coefficient.IsSmall || k is < -int.MaxValue or > int.MaxValue)
                continue;
            if (k > 0 == isUp || moved.TryGetValue(root.Id, out var direction) && direction != isUp)
                continue;
            var value = root.At(Values);
            var most = isUp ? root.High - value : value - root.Low;
            var by = Math.Abs(k);
            var move = Math.Min(most, (excess + by - 1) / by);
            if (move <= 0)
                continue;
            Move(root, isUp ? value + move : value - move, isUp);
            excess = fact.At(Values);
            if (excess <= 0)
                return true;
        }
        return false;
    }

    [MethodImpl(Optimized.FromTheStart)]
    private void Move(Root root, long value, bool isUp)
    {
        Values.Set(root.Id, value);
        moved[root.Id] = isUp;
        if (facts.UsesOf(root, isUp) is not { } uses)
            return;
        Looks += uses.Count / LooksPerUse;
        for (var i = 0; i < uses.Count; i++)
        {
            if (uses[i].Fact.At(Values) > 0)
                open.Push(uses[i].Fact);
        }
    }
}
