using System.Runtime.InteropServices;

namespace Polp.Cli;

/// <summary>Which assets of a package fit a platform.</summary>
internal static class RuntimeIdentifiers
{
    /// <summary>Those that fit this machine, from the nearest to the most general.</summary>
    public static string[] Here { get; } = Chain(RuntimeInformation.RuntimeIdentifier);

    public static string[] Chain(string rid)
    {
        var (system, architecture) = rid.LastIndexOf('-') is var dash and > 0 ? (rid[..dash], rid[dash..]) : (rid, "");
        return system.StartsWith("win", StringComparison.Ordinal)
            ? [rid, "win", "any"]
            : [rid, system, "unix" + architecture, "unix", "any"];
    }
}
