namespace Polp.Graph;

/// <summary>
/// How easily a process is broken into, 0 to 100: E = 100 · (1 − ∏ (1 − f)) over its factors (privilege-model section 6). Adding anything
/// bad never lowers it, and a process that does not talk to this one never changes it.
/// </summary>
internal sealed class Exposure
{
    private const double MemoryFinding = 0.02;
    private const double MemoryFindingsAtMost = 0.4;
    private const double SqlFinding = 0.3;
    private const double KlocScale = 200;

    /// <summary>The factor of parsing one format.</summary>
    public static IReadOnlyDictionary<string, double> Formats { get; } = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["line"] = 0.05, ["fixed"] = 0.05,
        ["http"] = 0.15, ["json"] = 0.15, ["xml"] = 0.15, ["form"] = 0.15,
        ["tls"] = 0.25, ["image"] = 0.25, ["asn1"] = 0.25, ["binary"] = 0.25,
        ["binaryformatter"] = 0.5,
    };

    private readonly Manifest manifest;
    private readonly IReadOnlyDictionary<string, NetworkPath> reached;

    public Exposure(Manifest manifest)
    {
        this.manifest = manifest;
        reached = NetworkPaths.To(manifest);
    }

    /// <summary>The score of one process and its rows; an unknown size adds no row, and the caller counts it.</summary>
    public Score Of(ProcessFact process, IReadOnlyList<Finding> findings, double? kloc, double estimatedKloc = 0)
    {
        var rows = new List<ScoreRow>();
        if (reached.TryGetValue(process.Name, out var path))
        {
            rows.Add(new(path.How, path.Factor, path.Source));
            foreach (var (format, source) in Parsed(process))
                rows.Add(new($"parses {format}", Formats[format], source));
        }
        var memory = findings.Where(f => f.RuleId.StartsWith("POLP2", StringComparison.Ordinal)).ToArray();
        if (memory.Length > 0)
            rows.Add(new($"{Count(memory.Length, "finding")} in unsafe code", Math.Min(MemoryFindingsAtMost, memory.Length * MemoryFinding), memory[0].Source));
        foreach (var sql in findings.Where(f => f.RuleId == "POLP1001"))
            rows.Add(new("SQL built from strings", SqlFinding, sql.Source));
        if (kloc is > 0)
            rows.Add(new(Size(kloc.Value, estimatedKloc), 1 - Math.Exp(-kloc.Value / KlocScale), null));
        return new(100 * (1 - rows.Aggregate(1.0, (rest, row) => rest * (1 - row.Value))), rows);
    }

    private IEnumerable<(string Format, Source Source)> Parsed(ProcessFact process) =>
        process.Parses.Select(f => (f, process.Source))
            .Concat(manifest.Listeners.Values.Where(l => l.Process == process.Name).SelectMany(l => l.Parses.Select(f => (f, l.Source))))
            .OrderBy(p => p.Item1, StringComparer.Ordinal)
            .DistinctBy(p => p.Item1);

    private static string Size(double kloc, double estimated) =>
        $"{Thousands(kloc)} thousand lines of managed code in the program and its packages"
        + (estimated > 0 ? $", {Thousands(estimated)} of them estimated because symbols are missing" : "");

    private static string Thousands(double kloc) => kloc < 0.05 ? "under 0.1" : kloc.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);

    private static string Count(int n, string noun) => n == 1 ? $"1 {noun}" : $"{n} {noun}s";
}
