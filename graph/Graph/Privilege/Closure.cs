namespace Polp.Graph;

/// <summary>Everything that follows from owning one process, by the rules applied to a fixpoint (positive Horn clauses: unique and monotone).</summary>
internal static class Closure
{
    private static readonly IGainRule[] Rules =
        [new CredentialRule(), new FileRule(), new JailRule(), new DescriptorRule(), new EnterRule(), new SignalRule(), new RpcRule(), new ListenerRule()];

    public static AttackerState Of(Manifest manifest, string process)
    {
        var state = new AttackerState(manifest, process);
        do
        {
            foreach (var rule in Rules)
                rule.Apply(state);
        }
        while (state.Advance());
        return state;
    }
}
