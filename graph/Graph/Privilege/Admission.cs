namespace Polp.Graph;

/// <summary>R13: whether the attacker can show what a channel or listener asks for.</summary>
internal static class Admission
{
    /// <param name="shown">The facts that were needed.</param>
    public static bool To(AttackerState state, Authentication authentication, out Fact[] shown)
    {
        shown = [];
        if (authentication.Secret is { } secret)
        {
            shown = [Fact.Secret(secret)];
            return state.Has(shown[0]);
        }
        if (authentication.PeerUids.Count == 0)
            return true;
        if (state.Cheapest(state.Owned.Where(p => authentication.PeerUids.Any(Credentials.Of(state.Manifest, p).CanBe))) is not { } process)
            return false;
        shown = [Fact.Owns(process.Name)];
        return true;
    }
}
