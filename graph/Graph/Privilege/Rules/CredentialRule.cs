namespace Polp.Graph;

/// <summary>
/// R1: owning a process gives its credentials and the secrets in its memory. What amounts to root is said once, by name (R9, R10).
/// </summary>
internal sealed class CredentialRule : IGainRule
{
    public void Apply(AttackerState state)
    {
        foreach (var process in state.Owned)
        {
            var owns = Fact.Owns(process.Name);
            var principal = state.Manifest.Principals[process.Principal];
            var who = Credentials.Of(state.Manifest, process);
            foreach (var secret in process.Secrets)
                state.Gain(Fact.Secret(secret), "R1", $"{process.Name} has the secret {secret} in its memory", process.Source, owns);
            if (Root(process, principal, who) is { } root)
                state.Gain(Fact.Can(Right.RootEquivalent, "host"), "R1", root, principal.Source, owns);
            foreach (var other in state.Others.Where(t => t.Name != process.Name && who.CanBe(state.Manifest.Principals[t.Principal].Uid)))
                state.Gain(Fact.Can(Right.Impersonate, "process:" + other.Name), "R1", $"{process.Name} {(who.Uid == state.Manifest.Principals[other.Principal].Uid ? "has" : "can take")} the uid of {other.Name}", process.Source, owns);
        }
        foreach (var secret in state.Manifest.Secrets.Values.Where(s => s.File is not null && state.Has(Fact.Can(Right.Read, "file:" + s.File))))
            state.Gain(Fact.Secret(secret.Name), "R2", $"the secret {secret.Name} is in {secret.File}", secret.Source, Fact.Can(Right.Read, "file:" + secret.File));
        foreach (var secret in state.Of(FactKind.Secret))
            state.Gain(Fact.Can(Right.Read, "secret:" + secret.Subject), "R1", $"the value of {secret.Subject} is known", state.Manifest.Secrets[secret.Subject].Source, secret);
    }

    private static string? Root(ProcessFact process, PrincipalFact principal, Credentials who)
    {
        if (who.IsFullRoot)
            return $"{process.Name} runs as {principal.Name} with every capability";
        if (LinuxCapability.RootEquivalent.FirstOrDefault(who.Has) is { } capability)
            return $"{process.Name} has {capability}, which is as good as root";
        return who.Has("CAP_BPF") && who.Has("CAP_PERFMON") ? $"{process.Name} has CAP_BPF and CAP_PERFMON, which read the kernel" : null;
    }
}
