namespace Polp.Graph;

/// <summary>Who a process is to the kernel and can become: ids, groups, and the capabilities it holds or regains.</summary>
internal sealed record Credentials(int Uid, int Gid, IReadOnlyList<int> Groups, IReadOnlySet<string> Capabilities)
{
    public bool IsFullRoot => CanBe(0) && Capabilities.IsSupersetOf(LinuxCapability.Names);

    public bool Has(string capability) => Capabilities.Contains(capability);

    /// <summary>Whether it runs as the user or can: CAP_SETUID takes any uid (R10).</summary>
    public bool CanBe(int uid) => Uid == uid || Has("CAP_SETUID");

    /// <summary>Whether its gid is this or can be: CAP_SETGID takes any gid (R10).</summary>
    public bool CanHaveGid(int gid) => Gid == gid || Has("CAP_SETGID");

    public bool InGroup(int gid) => Gid == gid || Groups.Contains(gid);

    /// <summary>
    /// Rules R1, R9 and R10: uid 0 without no_new_privs regains its bounding set by executing anything; CAP_SETUID without
    /// no_new_privs takes uid 0 and then does the same.
    /// </summary>
    public static Credentials Of(Manifest manifest, ProcessFact process)
    {
        var principal = manifest.Principals[process.Principal];
        var held = Held(principal);
        var regains = !process.NoNewPrivileges && (principal.Uid == 0 || held.Contains("CAP_SETUID"));
        return new(principal.Uid, principal.Gid, principal.Groups, regains ? [.. held, .. Expand(process.BoundingSet)] : held);
    }

    /// <summary>The capabilities a principal has now, without those it could regain.</summary>
    public static HashSet<string> Held(PrincipalFact principal) => Expand(principal.Capabilities);

    private static HashSet<string> Expand(IReadOnlyList<string> names) =>
        names.Contains(LinuxCapability.All) ? [.. LinuxCapability.Names] : [.. names];
}
