using QuikGraph;
using QuikGraph.Algorithms;

namespace Polp.Graph;

/// <summary>How bytes chosen on a network come to a process: the factor of the whole way, and the last hop in words.</summary>
internal sealed record NetworkPath(double Factor, string How, Source Source);

/// <summary>
/// The easiest way from a network to each process (privilege-model section 6, factor "reach"): listeners start it, channels carry it on, and
/// the factors of its hops multiply. The largest product is a shortest path whose edges weigh the negative logarithm of their factors.
/// </summary>
internal static class NetworkPaths
{
    private const double Direct = 0.6;
    private const double PerHop = 0.6;
    private const double Local = 0.05;
    private const double WithSecret = 0.5;
    private const double AdministratorOnly = 0.1;

    // No process bears this name.
    private const string Network = "";

    /// <summary>The processes that a network reaches; the others are left out.</summary>
    public static IReadOnlyDictionary<string, NetworkPath> To(Manifest manifest)
    {
        var graph = new AdjacencyGraph<string, TaggedEdge<string, NetworkPath>>();
        graph.AddVertex(Network);
        // In order of name, so that of two ways that are equally easy the same one is told however the manifest is ordered.
        graph.AddVertexRange(manifest.Processes.Keys.Order(StringComparer.Ordinal));
        graph.AddEdgeRange(manifest.Listeners.Values.OrderBy(l => l.Name, StringComparer.Ordinal).Select(Arrival).Where(e => e.Tag.Factor > 0));
        graph.AddEdgeRange(manifest.Channels.Values.OrderBy(c => c.Name, StringComparer.Ordinal).SelectMany(Hops));

        var ways = graph.ShortestPathsDijkstra(edge => -Math.Log(edge.Tag.Factor), Network);
        var reached = new Dictionary<string, NetworkPath>(StringComparer.Ordinal);
        foreach (var process in manifest.Processes.Keys)
        {
            if (ways(process, out var hops) && hops.ToArray() is [.., var last] way)
                reached[process] = last.Tag with { Factor = way.Aggregate(1.0, (factor, hop) => factor * hop.Tag.Factor) };
        }
        return reached;
    }

    private static TaggedEdge<string, NetworkPath> Arrival(ListenerFact listener) => new(Network, listener.Process, new(
        Start(listener), $"{listener.Name}: bytes of {Name(listener.From)} arrive directly{Shown(listener.Authentication)}", listener.Source));

    // Bytes travel from a caller to the server it calls, parsed once more on the way. A caller that passes on the descriptor itself,
    // even after a look at the first line, parses nothing for the next process and attenuates nothing.
    private static IEnumerable<TaggedEdge<string, NetworkPath>> Hops(ChannelFact channel)
    {
        foreach (var (caller, peer) in new[] { (channel.First, channel.Second), (channel.Second, channel.First) })
        {
            var passes = channel.Passes.GetValueOrDefault(caller, []).Any(named => named.StartsWith("listener:", StringComparison.Ordinal));
            if (!passes && channel.Calls.GetValueOrDefault(caller, []).Count == 0)
                continue;
            yield return new(caller, peer, new(
                (passes ? 1 : PerHop) * Trust(channel.Authentication),
                passes
                    ? $"{channel.Name}: {caller} passes it connections of the network"
                    : $"{channel.Name}: {caller} sends it what came from the network{Shown(channel.Authentication)}",
                channel.Source));
        }
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
}
