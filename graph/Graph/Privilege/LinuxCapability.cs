namespace Polp.Graph;

/// <summary>The capability names of capabilities(7). <see cref="All"/> in a manifest stands for every one of them.</summary>
internal static class LinuxCapability
{
    public const string All = "ALL";

    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(
        [
            "AUDIT_CONTROL", "AUDIT_READ", "AUDIT_WRITE", "BLOCK_SUSPEND", "BPF", "CHECKPOINT_RESTORE", "CHOWN", "DAC_OVERRIDE",
            "DAC_READ_SEARCH", "FOWNER", "FSETID", "IPC_LOCK", "IPC_OWNER", "KILL", "LEASE", "LINUX_IMMUTABLE", "MAC_ADMIN",
            "MAC_OVERRIDE", "MKNOD", "NET_ADMIN", "NET_BIND_SERVICE", "NET_BROADCAST", "NET_RAW", "PERFMON", "SETFCAP", "SETGID",
            "SETPCAP", "SETUID", "SYSLOG", "SYS_ADMIN", "SYS_BOOT", "SYS_CHROOT", "SYS_MODULE", "SYS_NICE", "SYS_PACCT",
            "SYS_PTRACE", "SYS_RAWIO", "SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "WAKE_ALARM",
        ],
        StringComparer.Ordinal).Select(name => "CAP_" + name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Those of which one is as good as root, though it is not followed file by file (R9).</summary>
    public static IReadOnlyList<string> RootEquivalent { get; } =
        ["CAP_MKNOD", "CAP_SETFCAP", "CAP_SETUID", "CAP_SYS_ADMIN", "CAP_SYS_BOOT", "CAP_SYS_MODULE", "CAP_SYS_RAWIO"];
}
