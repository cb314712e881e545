namespace Polp.Graph;

/// <summary>R13: reach a listener by network, by a path it may write, or by an abstract name; show what it asks for; then call what it grants.</summary>
internal sealed class ListenerRule : IGainRule
{
    public void Apply(AttackerState state)
    {
        foreach (var process in state.Owned.Where(CanMakeSockets))
        {
            var owns = Fact.Owns(process.Name);
            if (process.Network)
                state.Gain(Fact.Can(Right.Connect, "network"), "R13", $"{process.Name} can connect anywhere: nothing takes the network from it", process.Source, owns);
            foreach (var listener in state.Manifest.Listeners.Values.Where(l => l.Process != process.Name))
            {
                if (Reach(state, process, listener, owns) is not { } reached || !Admission.To(state, listener.Authentication, out var shown))
                    continue;
                Fact[] because = [.. reached.Because, .. shown];
                state.Gain(Fact.Can(Right.Connect, "listener:" + listener.Name), "R13", reached.Text, listener.Source, because);
                foreach (var method in listener.Calls)
                    state.Gain(Fact.Can(Right.Call, "method:" + method), "R13", $"{listener.Name} lets {process.Name} call {method}", listener.Source, because);
            }
        }
    }

    private static bool CanMakeSockets(ProcessFact process) => !process.DeniedSystemCalls.Contains("socket") && !process.DeniedSystemCalls.Contains("connect");

    private static (string Text, Fact[] Because)? Reach(AttackerState state, ProcessFact process, ListenerFact listener, Fact owns)
    {
        if (listener.Tcp is { } port)
            return process.Network ? ($"{process.Name} connects to port {port} of {listener.Process}", [owns]) : null;
        if (listener.AbstractName is { } name)
            return ($"{process.Name} connects to the abstract socket {name} of {listener.Process}, which no jail hides", [owns]);
        var writes = Fact.Can(Right.Write, "file:" + listener.UnixPath);
        return state.Has(writes) ? ($"{process.Name} connects to {listener.UnixPath} of {listener.Process}", [owns, writes]) : null;
    }
}
