namespace Polp.Graph;

/// <summary>
/// How much a process may do, 0 to 100: V = 100 · log(1 + W) / log(1 + Wroot), where W is the sum of the weights of what its closure
/// reaches and Wroot the same for full root (privilege-model section 6). The logarithm keeps root from flattening the rest. The
/// program of a process weighs what that process does.
/// </summary>
internal sealed class Privilege
{
    public const double RootEquivalent = 1000;

    private const double Secret = 100;
    private const double SensitiveTable = 100;
    private const double SensitiveTableByRow = 10;
    private const double OtherTable = 20;
    private const double OtherTableByRow = 2;
    private const double Egress = 10;
    private const double KillPeer = 15;
    private const double EraseLog = 40;
    private const double AppendLog = 1;

    private readonly Manifest manifest;

    // A secret that only opens what this manifest declares weighs what it opens, and that is counted itself.
    private readonly HashSet<string> openers;

    // By program file, whose program it is and what owning that process is worth, without the programs it may replace: those of two processes
    // may be each other's.
    private readonly ILookup<string, (string Process, double Worth)> programs;

    /// <param name="rights">The closure of a process.</param>
    public Privilege(Manifest manifest, Func<string, IEnumerable<Fact>> rights)
    {
        this.manifest = manifest;
        openers = [.. manifest.Channels.Values.Select(c => c.Authentication).Concat(manifest.Listeners.Values.Select(l => l.Authentication)).Select(a => a.Secret).OfType<string>()];
        RootWeight = RootEquivalent + Egress
            + manifest.Secrets.Keys.Sum(s => Weight(Right.Read, "secret:" + s))
            + manifest.Files.Values.Sum(f => Math.Max(File(Right.Write, f), File(Right.Read, f)))
            + manifest.Databases.Values.Sum(d => d.Tables.Values.Sum(t => Weight(Right.Write, $"table:{d.Name}.{t.Name}")));
        programs = manifest.Processes.Values.Where(p => p.Program is not null).ToLookup(
            p => "file:" + p.Program, p => (p.Name, rights(p.Name).GroupBy(f => Base(f.Subject)).Sum(all => all.Max(f => Weight(f.Right, f.Subject)))), StringComparer.Ordinal);
    }

    /// <summary>Wroot: everything full root reads, writes and reaches. Peers are left out, so that another process does not move the scale.</summary>
    public double RootWeight { get; }

    /// <summary>The weight of a right that a process has on a resource, 0 when it is not worth protecting.</summary>
    public double Weight(string process, Right right, string resource) =>
        Weight(right, resource) + (right == Right.Write ? programs[resource].Where(p => p.Process != process).Sum(p => p.Worth) : 0);

    private double Weight(Right right, string resource)
    {
        var (kind, name) = resource.IndexOf(':') is var colon and > 0 ? (resource[..colon], resource[(colon + 1)..]) : (resource, "");
        return (kind, right) switch
        {
            ("host", Right.RootEquivalent) => RootEquivalent,
            ("network", Right.Connect) => Egress,
            ("process", Right.Kill) => KillPeer,
            ("secret", Right.Read) => openers.Contains(name) ? 0 : Secret,
            ("table", _) => Table(right, name),
            ("file", _) => File(right, manifest.Files[name]),
            _ => 0,
        };
    }

    /// <summary>The score of a closure. A resource counts once, by its heaviest right.</summary>
    public Score Of(IReadOnlyList<Gain> gains)
    {
        var rows = Heaviest(gains);
        return new(Math.Min(100, 100 * Math.Log(1 + rows.Sum(r => r.Value)) / Math.Log(1 + RootWeight)), rows);
    }

    private static List<ScoreRow> Heaviest(IReadOnlyList<Gain> gains) =>
    [
        .. gains.Where(g => g.Weight > 0)
            .GroupBy(g => Base(g.Resource), StringComparer.Ordinal)
            .Select(g => g.OrderByDescending(x => x.Weight).ThenBy(x => x.Right).First())
            .OrderByDescending(g => g.Weight).ThenBy(g => g.Resource, StringComparer.Ordinal)
            .Select(g => new ScoreRow($"{RightName.Of(g.Right)} {g.Resource}", g.Weight, g.Derivation.LastOrDefault()?.Source)),
    ];

    private static string Base(string resource) => resource.Replace(RpcRule.SingleRows, "", StringComparison.Ordinal);

    private double Table(Right right, string name)
    {
        var plain = Base(name);
        var dot = plain.IndexOf('.');
        var sensitive = manifest.Databases[plain[..dot]].Tables[plain[(dot + 1)..]].Sensitive;
        var narrow = right == Right.Append || plain.Length < name.Length;
        return (sensitive, narrow) switch
        {
            (true, false) => SensitiveTable,
            (true, true) => SensitiveTableByRow,
            (false, false) => OtherTable,
            (false, true) => OtherTableByRow,
        };
    }

    private static double File(Right right, FileFact file) => file.Weight ?? (file.Class, right) switch
    {
        (FileClass.Secret, Right.Read or Right.Write) => Secret,
        (FileClass.Log, Right.Write) => EraseLog,
        (FileClass.Log, Right.Append) => AppendLog,
        _ => 0,
    };
}
