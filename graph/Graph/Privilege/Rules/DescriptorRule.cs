namespace Polp.Graph;

/// <summary>R4: a held descriptor grants exactly its mode, whatever the path, the file's mode or the jail; a unix socket lets its holder pass on what it holds.</summary>
internal sealed class DescriptorRule : IGainRule
{
    public void Apply(AttackerState state)
    {
        foreach (var process in state.Owned)
        {
            var owns = Fact.Owns(process.Name);
            foreach (var held in process.Holds)
                Use(state, process, held, owns);
            foreach (var channel in state.Manifest.Channels.Values.Where(c => c.First == process.Name || c.Second == process.Name || Holds(process, c)))
            {
                foreach (var peer in ((string[])[channel.First, channel.Second]).Where(p => p != process.Name && p != state.Start))
                    state.Gain(Fact.Can(Right.Delegate, "process:" + peer), "R4", $"{process.Name} can pass any descriptor it holds to {peer} over {channel.Name}", channel.Source, owns);
            }
        }
    }

    private static bool Holds(ProcessFact process, ChannelFact channel) => process.Holds.Any(h => h.Object == "channel:" + channel.Name);

    private static void Use(AttackerState state, ProcessFact process, HeldDescriptor held, Fact owns)
    {
        void Gain(Right right, string verb) =>
            state.Gain(Fact.Can(right, held.Object), "R4", $"{process.Name} holds a descriptor that {verb} {held.Object}", held.Source, owns);

        if (held.Object.StartsWith("listener:", StringComparison.Ordinal))
        {
            Gain(Right.Connect, "accepts the connections of");
            return;
        }
        if (!held.Object.StartsWith("file:", StringComparison.Ordinal) || held.Object.EndsWith('/'))
            return;
        var appendOnly = held.Mode == "a" || state.Manifest.Files[held.Object["file:".Length..]].AppendOnly;
        if (held.Mode.Contains('r'))
            Gain(Right.Read, "reads");
        if (appendOnly && held.Mode != "r")
            Gain(Right.Append, "appends to");
        else if (held.Mode.Contains('w'))
            Gain(Right.Write, "writes");
    }
}
