namespace Polp.Graph;

/// <summary>R6: a process enters another of exactly its uid and gid that is dumpable and holds no capability it lacks, or any with CAP_SYS_PTRACE.</summary>
internal sealed class EnterRule : IGainRule
{
    public void Apply(AttackerState state)
    {
        foreach (var actor in state.Owned.Where(p => !p.DeniedSystemCalls.Contains("ptrace")))
        {
            var who = Credentials.Of(state.Manifest, actor);
            foreach (var target in state.Manifest.Processes.Values.Where(t => t.Name != actor.Name && t.Name != state.Start))
            {
                var whom = Credentials.Of(state.Manifest, target);
                var how = who.Has("CAP_SYS_PTRACE") ? $"{actor.Name} has CAP_SYS_PTRACE"
                    : who.Uid == whom.Uid && who.Gid == whom.Gid && target.Dumpable && whom.Capabilities.IsSubsetOf(who.Capabilities)
                        ? $"{actor.Name} runs with the uid and gid of {target.Name}, {who.Uid} and {who.Gid}, and it is dumpable"
                        : null;
                if (how is null)
                    continue;
                state.Gain(Fact.Owns(target.Name), "R6", $"{how}: it enters {target.Name}", target.Source, Fact.Owns(actor.Name));
                state.Gain(Fact.Can(Right.Enter, "process:" + target.Name), "R6", $"{how}: it enters {target.Name}", target.Source, Fact.Owns(actor.Name));
            }
        }
    }
}
