namespace Polp.Graph;

/// <summary>
/// How easily a process is broken into, 0 to 100: E = 100 · (1 − ∏ (1 − f)) over its factors (privilege-model section 6). Adding anything
/// bad never lowers it, and a process that does not talk to this one never changes it.
/// </summary>
internal sealed class Exposure
{
    private const double Direct = 0.6;
    private const double PerHop = 0.6;
    private const double Local = 0.05;
    private const double WithSecret = 0.5;
    private const double AdministratorOnly = 0.1;
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
    private readonly Dictionary<string, ReachedBy> reached = new(StringComparer.Ordinal);

    private sealed record ReachedBy(double Factor, string How, Source Source);

    public Exposure(Manifest manifest)
    {
        this.manifest = manifest;
        foreach (var listener in manifest.Listeners.Values)
            Offer(listener.Process, new(Start(listener), $"{listener.Name}: bytes of {Name(listener.From)} arrive directly{Shown(listener.Authentication)}", listener.Source));
        Spread();
    }

    /// <summary>The score of one process and its rows; an unknown size adds no row, and the caller counts it.</summary>
    public Score Of(ProcessFact process, IReadOnlyList<Finding> findings, double? kloc)
    {
        var rows = new List<ScoreRow>();
        if (reached.TryGetValue(process.Name, out var reach) && reach.Factor > 0)
        {
            rows.Add(new(reach.How, reach.Factor, reach.Source));
            foreach (var (format, source) in Parsed(process))
                rows.Add(new($"parses {format}", Formats[format], source));
        }
        var memory = findings.Where(f => f.RuleId.StartsWith("POLP2", StringComparison.Ordinal)).ToArray();
        if (memory.Length > 0)
            rows.Add(new($"{Count(memory.Length, "finding")} in unsafe code", Math.Min(MemoryFindingsAtMost, memory.Length * MemoryFinding), memory[0].Source));
        foreach (var sql in findings.Where(f => f.RuleId == "POLP1001"))
            rows.Add(new("SQL built from strings", SqlFinding, sql.Source));
        if (kloc is > 0)
            rows.Add(new($"{kloc.Value.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)} thousand lines of its own and its packages", 1 - Math.Exp(-kloc.Value / KlocScale), null));
        return new(100 * (1 - rows.Aggregate(1.0, (rest, row) => rest * (1 - row.Value))), rows);
    }

    private IEnumerable<(string Format, Source Source)> Parsed(ProcessFact process) =>
        process.Parses.Select(f => (f, process.Source))
            .Concat(manifest.Listeners.Values.Where(l => l.Process == process.Name).SelectMany(l => l.Parses.Select(f => (f, l.Source))))
            .OrderBy(p => p.Item1, StringComparer.Ordinal)
            .DistinctBy(p => p.Item1);

    // Bytes travel from a caller to the server it calls, parsed once more on the way. A caller that passes on the descriptor itself,
    // even after a look at the first line, parses nothing for the next process and attenuates nothing.
    private void Spread()
    {
        var pending = new Queue<string>(reached.Keys.Order(StringComparer.Ordinal));
        while (pending.TryDequeue(out var caller))
        {
            foreach (var channel in manifest.Channels.Values.Where(c => Talks(c, caller)))
            {
                var peer = channel.First == caller ? channel.Second : channel.First;
                var from = reached[caller];
                var passes = channel.Passes.ContainsKey(caller);
                var hop = passes ? 1 : PerHop;
                var how = passes
                    ? $"{channel.Name}: {caller} passes it connections of the network"
                    : $"{channel.Name}: {caller} sends it what came from the network{Shown(channel.Authentication)}";
                if (Offer(peer, new(from.Factor * hop * Trust(channel.Authentication), how, channel.Source)))
                    pending.Enqueue(peer);
            }
        }
    }

    private static bool Talks(ChannelFact channel, string caller) =>
        channel.Calls.TryGetValue(caller, out var methods) && methods.Count > 0 || channel.Passes.ContainsKey(caller);

    private bool Offer(string process, ReachedBy reach)
    {
        if (reached.TryGetValue(process, out var other) && (other.Factor > reach.Factor || other.Factor == reach.Factor && string.CompareOrdinal(other.How, reach.How) <= 0))
            return false;
        reached[process] = reach;
        return true;
    }

    private static double Start(ListenerFact listener) => Trust(listener.Authentication) * listener.From switch
    {
        NetworkReach.Untrusted => Direct,
        NetworkReach.Lan or NetworkReach.Loopback => Local,
        _ => 0,
    };

    private static double Trust(Authentication authentication) =>
        authentication.Secret is not null ? WithSecret
        : authentication.PeerUids.Count > 0 && authentication.PeerUids.All(uid => uid == 0) ? AdministratorOnly
        : authentication.PeerUids.Count > 0 ? WithSecret
        : 1;

    private static string Shown(Authentication authentication) =>
        authentication.Secret is { } secret ? $" from callers that show {secret}"
        : authentication.PeerUids.Count > 0 ? $" from callers with uid {string.Join(", ", authentication.PeerUids)}"
        : "";

    private static string Name(NetworkReach reach) => reach switch
    {
        NetworkReach.Untrusted => "an untrusted network",
        NetworkReach.Lan => "the local network",
        NetworkReach.Loopback => "this host",
        _ => "nobody",
    };

    private static string Count(int n, string noun) => n == 1 ? $"1 {noun}" : $"{n} {noun}s";
}
