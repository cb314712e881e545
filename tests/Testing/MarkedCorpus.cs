namespace Polp.Testing;

/// <summary>A folder of <c>tests/Corpus</c>: marked sources, and <c>open.txt</c> with what the rules still get wrong in them.</summary>
public sealed class MarkedCorpus
{
    private readonly string ledger;

    private MarkedCorpus(string area)
    {
        Folder = Path.Combine(Repository.Root, "tests", "Corpus", area);
        ledger = Path.Combine(Folder, "open.txt");
        Files = [.. Directory.GetFiles(Folder, "*.cs").Order(StringComparer.Ordinal).Select(path => new MarkedSource(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)))];
        Open = Entries().ToLookup(entry => entry.File, entry => entry.Difference);
    }

    public static MarkedCorpus Sql { get; } = new("Sql");
    public static MarkedCorpus Memory { get; } = new("Memory");
    public static MarkedCorpus Privilege { get; } = new("Privilege");

    public string Folder { get; }

    /// <summary>In order of name.</summary>
    public IReadOnlyList<MarkedSource> Files { get; }

    /// <summary>By file, what <see cref="MarkedSource.Differences"/> says of it. A ratchet: the marks stay the truth, nothing may be added, and what is mended must be taken out.</summary>
    public ILookup<string, string> Open { get; }

    /// <summary>Puts what is wrong in one file in the place of what the ledger says about it.</summary>
    public void Accept(string file, IReadOnlyList<string> differences)
    {
        lock (ledger)
        {
            var comments = File.ReadLines(ledger).Where(IsComment);
            var entries = Entries().Where(entry => entry.File != file && Files.Any(f => f.Name == entry.File)).Concat(differences.Select(difference => (File: file, Difference: difference)))
                .OrderBy(entry => entry.File, StringComparer.Ordinal).Select(entry => $"{entry.File}\t{Cut(entry.Difference)}");
            File.WriteAllLines(ledger, [.. comments, .. entries]);
        }
    }

    private IEnumerable<(string File, string Difference)> Entries() => File.ReadAllLines(ledger)
        .Where(line => line.Length > 0 && !IsComment(line)).Select(line => line.Split('\t')).Select(f => (f[0], $"{f[1]}: {f[2]}"));

    private static string Cut(string difference) => string.Join('\t', difference.Split(": ", 2));

    private static bool IsComment(string line) => line.StartsWith('#');
}
