namespace Polp.Graph;

/// <summary>
/// R7: a process kills another whose real or saved uid is its own, or any with CAP_KILL; jails do not hinder it. A killed process that is
/// dumpable and works in a core directory leaves its memory there.
/// </summary>
internal sealed class SignalRule : IGainRule
{
    public void Apply(AttackerState state)
    {
        foreach (var actor in state.Owned)
        {
            var who = Credentials.Of(state.Manifest, actor);
            foreach (var target in state.Others.Where(t => t.Name != actor.Name))
            {
                var uid = state.Manifest.Principals[target.Principal].Uid;
                var how = who.Has("CAP_KILL") ? $"{actor.Name} has CAP_KILL"
                    : who.CanBe(uid) ? $"{actor.Name} {(who.Uid == uid ? "runs with" : "can take")} the uid of {target.Name}, {uid}"
                    : null;
                if (how is not null)
                    state.Gain(Fact.Can(Right.Kill, "process:" + target.Name), "R7", $"{how}: it kills {target.Name}", target.Source, Fact.Owns(actor.Name));
            }
        }
        foreach (var target in state.Others.Where(t => t.Dumpable))
            Cores(state, target);
    }

    private static void Cores(AttackerState state, ProcessFact target)
    {
        var killed = Fact.Can(Right.Kill, "process:" + target.Name);
        var cores = Fact.Cores(target.WorkingDirectory.TrimEnd('/') + "/");
        if (!state.Has(killed) || !state.Has(cores))
            return;
        foreach (var secret in target.Secrets)
            state.Gain(Fact.Secret(secret), "R7", $"{target.Name} is killed and leaves the secret {secret} in a core file", target.Source, killed, cores);
    }
}
