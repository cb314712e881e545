namespace Polp.Testing;

/// <summary>What a tool said about some lines (from 1, both ends count).</summary>
/// <param name="Id">Of the rule; empty where only one is asked about.</param>
public sealed record MarkedReport(int First, int Last, string Id = "");

/// <summary>Lines of a marked source: bad and reported, good and reported, bad and missed, bad and only reported under another id, reported without a mark.</summary>
public sealed record MarkedResult(
    IReadOnlyList<int> Hits, IReadOnlyList<int> FalseAlarms, IReadOnlyList<int> Misses, IReadOnlyList<int> WrongIds, IReadOnlyList<int> Unmarked);
