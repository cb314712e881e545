using System.Runtime.InteropServices;

namespace Polp.Cli;

/// <summary>Which assets of a package fit a platform.</summary>
internal static class RuntimeIdentifiers
{
    /// <summary>Those that fit this machine, from the nearest to the most general.</summary>
    public static string[] Here { get; } = Chain(RuntimeInformation.RuntimeIdentifier);

    /// <summary>The same for any platform, also for a version or a distribution of one: <c>win10-x64</c>, <c>linux-musl-x64</c>, <c>ubuntu.24.04-x64</c>.</summary>
    public static string[] Chain(string rid)
    {
        var (system, architecture) = rid.LastIndexOf('-') is var dash and > 0 ? (rid[..dash], rid[dash..]) : (rid, "");
        var family = string.Concat(system.TakeWhile(char.IsAsciiLetter));
        string[] chain = family switch
        {
            "win" => [rid, system, family + architecture, family],
            "any" or "browser" or "wasi" => [rid, system],
            "unix" or "osx" or "maccatalyst" or "ios" or "iossimulator" or "tvos" or "tvossimulator" or "freebsd" or "illumos" or "solaris" or "haiku" =>
                [rid, system, family + architecture, family, "unix" + architecture, "unix"],
            // Android and every distribution.
            _ => [rid, system, family + architecture, family, "linux" + architecture, "linux", "unix" + architecture, "unix"],
        };
        return [.. chain.Append("any").Distinct(StringComparer.Ordinal)];
    }
}
