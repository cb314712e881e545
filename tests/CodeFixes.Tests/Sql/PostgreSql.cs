using System.Diagnostics;

namespace Polp.CodeFixes.Tests;

/// <summary>A PostgreSQL server of its own, reached by a socket in a directory of its own, and gone afterwards.</summary>
public sealed class PostgreSql : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("pg");

    public PostgreSql()
    {
        // Every test is skipped then, or fails in CI.
        if (Programs is null)
            return;
        // The server refuses to run as root.
        if (IsRoot)
            Run("chown", "postgres", directory.FullName);
        RunAsServer("initdb", "-D", Data, "-U", "polp", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        RunAsServer("pg_ctl", "-D", Data, "-l", Path.Combine(directory.FullName, "log"), "-w", "-o", $"-k {directory.FullName} -c listen_addresses='' -c fsync=off", "start");
    }

    /// <summary>The directory of the server's programs, the newest where there are several; null where there is none.</summary>
    public static string? Programs { get; } = !Directory.Exists("/usr/lib/postgresql") ? null : Directory.GetDirectories("/usr/lib/postgresql")
        .Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb")))
        .OrderByDescending(bin => int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), out var version) ? version : 0).FirstOrDefault();

    public string ConnectionString => $"Host={directory.FullName};Username=polp;Database=postgres;Pooling=false";

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(directory.FullName, "data");

    public void Dispose()
    {
        if (Programs is not null)
            RunAsServer("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        directory.Delete(recursive: true);
    }

    private static void RunAsServer(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        if (IsRoot)
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]);
        else
            Run(path, arguments);
    }

    // The server keeps what it inherits, so its output is not read from a pipe.
    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments]) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed with {process.ExitCode}.");
    }
}
