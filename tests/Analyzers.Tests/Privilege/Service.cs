using Polp.Testing;

namespace Polp.Analyzers.Tests;

/// <summary>Verification of a project that is service code as a whole.</summary>
internal static class Service
{
    public static Task Reports(string markup, string? grants = null) => Verify.Reports(markup, role: "Service", grants: grants);

    public static Task IsSilent(string source, string? grants = null) => Verify.IsSilent(source, role: "Service", grants: grants);

    /// <summary>The one message in a method body of service code.</summary>
    public static async Task<string> Message(string body, string? grants = null) => Assert.Single(await AnalyzerHost.Run($$"""
        class C { void M(System.Net.Sockets.Socket socket, System.IO.FileSystemWatcher watcher, System.Net.EndPoint peer, string path) { {{body}} } }
        """, role: "Service", grants: grants)).GetMessage();
}
