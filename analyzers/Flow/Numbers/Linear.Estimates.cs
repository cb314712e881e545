using System.Runtime.CompilerServices;

namespace Polp.Analyzers;

internal sealed partial class Linear
{
    private const int MostSmall = 16;
    private const long MostTimes = 1L << 16;
    private const double Rounding = 1e-12;
    private const long MostConstant = 1L << 62;

    // True when the coefficients fit where the sum of products fits a machine word.
    private readonly bool isSmall;

    // Max, rounded, and more than the error of that.
    private readonly double aboutMax;
    private readonly double error;

    // One bit, not always its own, for each root with its sign.
    private readonly ulong marks;

    /// <summary>True when the ranges of the roots alone keep it at or below zero.</summary>
    public bool IsNeverPositive => aboutMax <= error && (aboutMax < -error || Max.Sign <= 0);

    /// <summary>No more than <see cref="Max"/>.</summary>
    public double LeastMax => aboutMax - error;

    /// <summary>No less than how far a root stays below its own largest value where this is at most zero; other roots are anywhere in their ranges.</summary>
    public double MostGain(Root root, Whole times)
    {
        var least = (double)Constant;
        foreach (var (other, k) in Terms)
            least += (double)k * (k.Sign > 0 ? other.AboutLeast : other.AboutMost);
        var gain = least / (double)times + (root.AboutMost - root.AboutLeast);
        return gain + (error + Math.Abs(least) * Rounding) / (double)times + (Math.Abs(root.AboutMost) + Math.Abs(root.AboutLeast)) * Rounding + Math.Abs(gain) * Rounding;
    }

    /// <summary>False when at most one root stands in both with the same sign.</summary>
    public bool MayShareTwo(Linear other) => (marks & other.marks) is var shared && (shared & shared - 1) != 0;

    /// <summary>True when the ranges of the roots alone keep the combination at or below zero; cheaper than to make it and look.</summary>
    [MethodImpl(Optimized.FromTheStart)]
    public static bool IsAtMostZero(Linear a, Whole factorA, Linear b, Whole factorB)
    {
        // Where a is largest, b is at most its own largest value.
        var (timesA, timesB) = ((double)factorA, (double)factorB);
        if (timesB < 0 && a.aboutMax * timesA + b.aboutMax * timesB > a.error * timesA - b.error * timesB)
            return false;
        if (a.isSmall && b.isSmall && IsFew(factorA) && IsFew(factorB) && AboutMost(a, factorA.Small, b, factorB.Small) is var (about, error) && Math.Abs(about) > error)
            return about < 0;
        var max = a.Constant * factorA + b.Constant * factorB;
        for (var pair = new Merge(a, factorA, b, factorB); pair.Next();)
            max += Most(pair.Root, pair.Coefficient);
        return max.Sign <= 0;
    }

    /// <summary>The most that a combination can be, rounded, and more than the error of that.</summary>
    [MethodImpl(Optimized.FromTheStart)]
    private static (double About, double Error) AboutMost(Linear a, long factorA, Linear b, long factorB)
    {
        var (fromA, fromB) = ((double)a.Constant * factorA, (double)b.Constant * factorB);
        var most = fromA + fromB;
        var size = Math.Abs(fromA) + Math.Abs(fromB);
        for (int i = 0, j = 0; i < a.Terms.Length || j < b.Terms.Length;)
        {
            var rootA = i < a.Terms.Length ? a.Terms.ItemRef(i).Root : null;
            var rootB = j < b.Terms.Length ? b.Terms.ItemRef(j).Root : null;
            var root = rootB is null || rootA is not null && rootA.Id <= rootB.Id ? rootA! : rootB;
            long k = 0;
            if (root == rootA)
                k += a.Terms.ItemRef(i++).Coefficient.Small * factorA;
            if (rootB is not null && rootB.Id == root.Id)
                k += b.Terms.ItemRef(j++).Coefficient.Small * factorB;
            var part = k == 0 ? 0 : k * (k > 0 ? root.AboutMost : root.AboutLeast);
            most += part;
            size += Math.Abs(part);
        }
        return (most, size * Rounding);
    }

    /// <summary>True when <see cref="At"/> may be asked.</summary>
    public bool IsNear { get; }

    /// <summary>The value with the numbers given; if it is very large, only on the right side of zero.</summary>
    [MethodImpl(Optimized.FromTheStart)]
    public long At(Numbers values)
    {
        if (!isSmall)
            return Word(Terms.Aggregate(Constant, (sum, term) => sum + term.Coefficient * term.Root.At(values)));
        var sum = Word(Constant);
        for (var i = 0; i < Terms.Length; i++)
        {
            ref readonly var term = ref Terms.ItemRef(i);
            sum += term.Coefficient.Small * term.Root.At(values);
        }
        return sum;
    }

    private static long Word(Whole value) => value.IsSmall ? Math.Max(-MostConstant, Math.Min(MostConstant, value.Small)) : value.Sign * MostConstant;

    private static bool IsFew(Whole times) => times is { IsSmall: true, Small: >= -MostTimes and <= MostTimes };
}
