namespace Polp.Graph;

/// <summary>Who a process is to the kernel, resolved: ids, groups, and capabilities it holds or regains.</summary>
internal sealed record Credentials(int Uid, int Gid, IReadOnlyList<int> Groups, IReadOnlySet<string> Capabilities)
{
    public bool InGroup(int gid) => Gid == gid || Groups.Contains(gid);

    public bool Has(string capability) => Capabilities.Contains(capability);

    public bool IsFullRoot => Uid == 0 && Capabilities.IsSupersetOf(LinuxCapability.Names);

    /// <summary>
    /// Rules R1, R9 and R10: uid 0 without no_new_privs regains its bounding set by executing anything; CAP_SETUID without
    /// no_new_privs takes uid 0 and then does the same.
    /// </summary>
    public static Credentials Of(Manifest manifest, ProcessFact process)
    {
        var principal = manifest.Principals[process.Principal];
        var held = Expand(principal.Capabilities);
        var bounding = Expand(process.BoundingSet);
        var regains = !process.NoNewPrivileges && (principal.Uid == 0 || held.Contains("CAP_SETUID"));
        if (regains)
            held = [.. held, .. bounding];
        return new(regains ? 0 : principal.Uid, principal.Gid, principal.Groups, held);
    }

    private static HashSet<string> Expand(IReadOnlyList<string> names) =>
        names.Contains(LinuxCapability.All) ? [.. LinuxCapability.Names] : [.. names];
}
