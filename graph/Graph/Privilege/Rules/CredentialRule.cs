namespace Polp.Graph;

/// <summary>R1: owning a process gives its credentials and the secrets in its memory; full root is said once, by name.</summary>
internal sealed class CredentialRule : IGainRule
{
    public void Apply(AttackerState state)
    {
        foreach (var process in state.Owned)
        {
            var principal = state.Manifest.Principals[process.Principal];
            foreach (var secret in process.Secrets)
                state.Gain(Fact.Secret(secret), "R1", $"{process.Name} has the secret {secret} in its memory", process.Source, Fact.Owns(process.Name));
            if (Credentials.Of(state.Manifest, process).IsFullRoot)
                state.Gain(Fact.Can(Right.RootEquivalent, "host"), "R1", $"{process.Name} runs as {principal.Name} with every capability", principal.Source, Fact.Owns(process.Name));
        }
        foreach (var secret in state.Of(FactKind.Secret))
            state.Gain(Fact.Can(Right.Read, "secret:" + secret.Subject), "R1", $"the value of {secret.Subject} is known", state.Manifest.Secrets[secret.Subject].Source, secret);
    }
}
