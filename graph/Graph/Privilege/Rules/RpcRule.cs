namespace Polp.Graph;

/// <summary>
/// R12: a method gives exactly its declared effects: what it reads only if every hop on the way returns its result, what it writes and
/// appends through all hops.
/// </summary>
internal sealed class RpcRule : IGainRule
{
    /// <summary>What is added to the name of a table of which only rows that the caller names are reached.</summary>
    public const string SingleRows = " (single rows)";

    public void Apply(AttackerState state)
    {
        foreach (var process in state.Owned)
        {
            foreach (var channel in state.Manifest.Channels.Values)
            {
                if (!Admission.To(state, channel.Authentication, out var shown))
                    continue;
                foreach (var method in Callable(process, channel))
                {
                    state.Gain(
                        Fact.Can(Right.Call, "method:" + method), "R12",
                        $"{process.Name} calls {method} over {channel.Name}", channel.Source, [Fact.Owns(process.Name), .. shown]);
                }
            }
        }
        foreach (var call in state.Of(FactKind.Can).Where(f => f.Right == Right.Call))
            Effects(state, call);
    }

    // Whoever was handed the descriptor of an end that is not its own may hold either end.
    private static IEnumerable<string> Callable(ProcessFact process, ChannelFact channel) =>
        channel.First == process.Name || channel.Second == process.Name ? channel.Calls.GetValueOrDefault(process.Name, [])
        : process.Holds.Any(h => h.Object == "channel:" + channel.Name) ? channel.Calls.Values.SelectMany(methods => methods).Distinct()
        : [];

    private static void Effects(AttackerState state, Fact call)
    {
        var first = call.Subject["method:".Length..];
        var pending = new Queue<(string Method, bool Returned, string Way)>([(first, true, first)]);
        var seen = new HashSet<(string, bool)>();
        while (pending.TryDequeue(out var hop))
        {
            if (!seen.Add((hop.Method, hop.Returned)))
                continue;
            var method = state.Manifest.Methods[hop.Method];
            if (hop.Returned)
                Gain(Right.Read, method.Reads, "returns");
            Gain(Right.Write, method.Writes, "writes");
            Gain(Right.Append, method.Appends, "appends to");
            foreach (var next in method.Calls.OrderBy(c => c.Method, StringComparer.Ordinal))
                pending.Enqueue((next.Method, hop.Returned && next.ReturnsResult, $"{hop.Way}, which calls {next.Method},"));

            void Gain(Right right, IReadOnlyList<string> objects, string verb)
            {
                foreach (var named in objects)
                {
                    if (named.StartsWith("secret:", StringComparison.Ordinal))
                    {
                        state.Gain(Fact.Secret(named["secret:".Length..]), "R12", $"{hop.Way} {verb} {named}", method.Source, call);
                        continue;
                    }
                    var resource = method.SingleRows && named.StartsWith("table:", StringComparison.Ordinal) ? named + SingleRows : named;
                    state.Gain(Fact.Can(right, resource), "R12", $"{hop.Way} {verb} {named}", method.Source, call);
                }
            }
        }
    }
}
