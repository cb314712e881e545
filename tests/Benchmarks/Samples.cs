namespace Polp.Benchmarks;

/// <summary>What several measurements of one thing say together.</summary>
internal static class Samples
{
    /// <summary>The value in the middle; of an even number, the mean of the two there.</summary>
    public static double Median(this IEnumerable<double> values) =>
        values.Order().ToArray() is { Length: > 0 } sorted ? (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2 : 0;
}
