using Polp.Testing;

namespace Polp.Analyzers.Tests;

/// <summary>Verification of a project that is service code as a whole.</summary>
internal static class Service
{
    /// <summary>What is granted in these tests is seldom used in full, and that is not what they are about.</summary>
    private const string Unused = "POLP5001";

    public static Task Reports(string markup, string? grants = null) => Verify.Reports(markup, role: "Service", grants: grants, except: Unused);

    public static Task IsSilent(string source, string? grants = null) => Verify.IsSilent(source, role: "Service", grants: grants, except: Unused);

    /// <summary>The one message in a method body of service code.</summary>
    public static async Task<string> Message(string body, string? grants = null) => Assert.Single((await AnalyzerHost.Run($$"""
        class C { void M(System.Net.Sockets.Socket socket, System.IO.FileSystemWatcher watcher, System.Net.EndPoint peer, string path) { {{body}} } }
        """, role: "Service", grants: grants)).Where(d => !d.Id.StartsWith("POLP5", StringComparison.Ordinal))).GetMessage();
}
