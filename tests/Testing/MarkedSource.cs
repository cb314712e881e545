using System.Text.RegularExpressions;

namespace Polp.Testing;

/// <summary>A source of the corpus, whose sink lines end in <c>// BAD</c> (must be reported) or <c>// GOOD</c> (must stay silent).</summary>
public sealed partial record MarkedSource(string Name, string Source)
{
    /// <summary>Where the SQL files stand.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Corpus", "Sql");

    /// <summary>Whether the sink on a line (from 1) is bad.</summary>
    public IReadOnlyDictionary<int, bool> Marks { get; } = Source.Split('\n')
        .Select((line, index) => (Line: index + 1, Mark: Mark().Match(line)))
        .Where(line => line.Mark.Success)
        .ToDictionary(line => line.Line, line => line.Mark.Groups[1].Value == "BAD");

    /// <summary>The files, in order of name.</summary>
    public static IReadOnlyList<MarkedSource> All() => [.. Directory.GetFiles(Folder, "*.cs").Order(StringComparer.Ordinal)
        .Select(path => new MarkedSource(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)))];

    /// <summary>What reports over lines (from 1, both ends count) are worth: a report belongs to the bad mark it covers, else to a good one.</summary>
    /// <param name="reports">First and last line of each report.</param>
    public MarkedResult Judge(IEnumerable<(int First, int Last)> reports)
    {
        var (hits, wrong, unmarked) = (new SortedSet<int>(), new SortedSet<int>(), new SortedSet<int>());
        foreach (var (first, last) in reports)
        {
            var covered = Marks.Keys.Where(line => line >= first && line <= last).Order().ToArray();
            if (covered.Length == 0)
                unmarked.Add(first);
            else if (Array.Find(covered, line => Marks[line]) is var bad and > 0)
                hits.Add(bad);
            else
                wrong.Add(covered[0]);
        }
        return new([.. hits], [.. wrong], [.. Marks.Where(mark => mark.Value).Select(mark => mark.Key).Except(hits).Order()], [.. unmarked]);
    }

    [GeneratedRegex(@"// (BAD|GOOD)\b")]
    private static partial Regex Mark();
}

/// <summary>Lines of a marked source: bad and reported, good and reported, bad and missed, reported without a mark.</summary>
public sealed record MarkedResult(IReadOnlyList<int> Hits, IReadOnlyList<int> FalseAlarms, IReadOnlyList<int> Misses, IReadOnlyList<int> Unmarked);
