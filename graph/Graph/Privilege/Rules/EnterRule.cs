namespace Polp.Graph;

/// <summary>
/// R6: a process enters another of exactly its uid and gid that is dumpable and holds no capability it lacks, or any with CAP_SYS_PTRACE.
/// A filter that denies the calls hinders it, unless the target's memory can be opened in <c>/proc</c>, which no jail holds.
/// </summary>
internal sealed class EnterRule : IGainRule
{
    private static readonly string[] Calls = ["ptrace", "process_vm_writev"];

    public void Apply(AttackerState state)
    {
        foreach (var actor in state.Owned)
        {
            var who = Credentials.Of(state.Manifest, actor);
            foreach (var target in state.Others.Where(t => t.Name != actor.Name))
            {
                if (How(state.Manifest, actor, who, target) is not { } how)
                    continue;
                var owns = Fact.Owns(actor.Name);
                if (!Calls.All(actor.DeniedSystemCalls.Contains))
                    Enter(state, target, $"{how}: it enters {target.Name}", owns);
                else if (state.Has(Fact.View("/")))
                    Enter(state, target, $"{how}: it enters {target.Name} through /proc", owns, Fact.View("/"));
            }
        }
    }

    private static void Enter(AttackerState state, ProcessFact target, string text, params Fact[] because)
    {
        state.Gain(Fact.Owns(target.Name), "R6", text, target.Source, because);
        state.Gain(Fact.Can(Right.Enter, "process:" + target.Name), "R6", text, target.Source, because);
    }

    private static string? How(Manifest manifest, ProcessFact actor, Credentials who, ProcessFact target)
    {
        if (who.Has("CAP_SYS_PTRACE"))
            return $"{actor.Name} has CAP_SYS_PTRACE";
        var whom = manifest.Principals[target.Principal];
        if (!who.CanBe(whom.Uid) || !who.CanHaveGid(whom.Gid) || !target.Dumpable || !who.Capabilities.IsSupersetOf(Credentials.Held(whom)))
            return null;
        var runs = who.Uid == whom.Uid && who.Gid == whom.Gid ? "runs with" : "can take";
        return $"{actor.Name} {runs} the uid and gid of {target.Name}, {whom.Uid} and {whom.Gid}, and it is dumpable";
    }
}
