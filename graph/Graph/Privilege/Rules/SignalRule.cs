namespace Polp.Graph;

/// <summary>R7: a process kills another whose real or saved uid is its own, or any with CAP_KILL; jails do not hinder it.</summary>
internal sealed class SignalRule : IGainRule
{
    public void Apply(AttackerState state)
    {
        foreach (var actor in state.Owned)
        {
            var who = Credentials.Of(state.Manifest, actor);
            foreach (var target in state.Manifest.Processes.Values.Where(t => t.Name != actor.Name && t.Name != state.Start))
            {
                var how = who.Has("CAP_KILL") ? $"{actor.Name} has CAP_KILL"
                    : who.Uid == state.Manifest.Principals[target.Principal].Uid ? $"{actor.Name} runs with the uid of {target.Name}, {who.Uid}"
                    : null;
                if (how is not null)
                    state.Gain(Fact.Can(Right.Kill, "process:" + target.Name), "R7", $"{how}: it kills {target.Name}", target.Source, Fact.Owns(actor.Name));
            }
        }
    }
}
