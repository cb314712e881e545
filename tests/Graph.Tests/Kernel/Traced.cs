using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Polp.Graph.Tests;

/// <summary>A system call that a program made, and what may have been predicted for it.</summary>
/// <param name="Line">As strace wrote it.</param>
/// <param name="Capabilities">The names, of which one must have been predicted, itself or a wider one.</param>
internal sealed record TracedCall(string Line, string[] Capabilities);

/// <summary>Runs a compiled program under strace and keeps the calls that it makes on its own behalf.</summary>
internal static partial class Traced
{
    public const string Strace = "/usr/bin/strace";

    /// <summary>What a program writes before and after the part that counts.</summary>
    public const string Mark = "here-it-counts";

    private const string Watched = "trace=%file,socket,connect,bind,execve,execveat,kill,pidfd_send_signal,write";

    // The runtime looks at itself and its limits, at its own files and at the folder of the program, whenever it likes.
    private static readonly string[] OfRuntime = ["/proc/self/", "/proc/meminfo", "/proc/stat", "/proc/cpuinfo", "/sys/", "/dev/urandom", "/usr/share/dotnet/", "/usr/lib/", "/lib/", "/etc/ld.so"];

    private static readonly string[] Writing = ["mkdir", "rmdir", "unlink", "rename", "link", "symlink", "chmod", "fchmodat", "utime", "truncate", "mknod", "chown"];

    /// <summary>The calls between the marks, without those of the runtime.</summary>
    /// <param name="program">The program; its folder is the current one and it is given <paramref name="arguments"/>.</param>
    public static async Task<IReadOnlyList<TracedCall>> OfAsync(AssemblyImage program, string folder, params string[] arguments)
    {
        var path = Path.Combine(folder, program.Path);
        await File.WriteAllBytesAsync(path, program.Image.ToArray());
        await File.WriteAllTextAsync(Path.ChangeExtension(path, ".runtimeconfig.json"), """{"runtimeOptions":{"tfm":"net10.0","framework":{"name":"Microsoft.NETCore.App","version":"10.0.0"}}}""");
        var trace = Path.Combine(folder, "trace.txt");
        var start = new ProcessStartInfo(Strace, ["-f", "-qq", "-s", "256", "-e", Watched, "-o", trace, Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : "dotnet", "exec", path, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_EnableDiagnostics"] = "0", ["DOTNET_TieredCompilation"] = "0", ["HOME"] = folder, ["TMPDIR"] = folder },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, $"exited with {process.ExitCode}: {await output}{await error}");

        var lines = await File.ReadAllLinesAsync(trace);
        var marks = lines.Index().Where(line => line.Item.Contains($"\"{Mark}", StringComparison.Ordinal)).Select(line => line.Index).ToArray();
        Assert.True(marks.Length == 2, "the program did not come to its end");
        return [.. lines[(marks[0] + 1)..marks[1]].Select(Read).OfType<TracedCall>()];
    }

    private static TracedCall? Read(string line)
    {
        if (Call().Match(line) is not { Success: true } call)
            return null;
        var (name, rest) = (call.Groups["name"].Value, call.Groups["rest"].Value);
        var path = Text().Match(rest) is { Success: true } text ? text.Groups["text"].Value : "";
        return name switch
        {
            "write" or "getcwd" => null,
            "execve" or "execveat" => new(line, ["EXEC"]),
            "kill" or "pidfd_send_signal" => new(line, ["PROCESS_CONTROL"]),
            // Whether a socket with a path is a meeting by name or the network, the name of the call does not tell.
            "socket" => new(line, ["NETWORK/SOCKET", "NETWORK/CONNECT", "NETWORK/LISTEN", "NETWORK/DNS", "IPC"]),
            "connect" => new(line, ["NETWORK/CONNECT", "NETWORK/DNS", "IPC"]),
            "bind" => new(line, ["NETWORK/LISTEN", "NETWORK/DNS", "IPC"]),
            _ when OfRuntime.Any(own => path.StartsWith(own, StringComparison.Ordinal)) || path.EndsWith(".dll", StringComparison.Ordinal) || path.EndsWith(".so", StringComparison.Ordinal) => null,
            // What is asked of a handle that is held.
            _ when path.Length == 0 => null,
            _ when path == "/proc" || path.StartsWith("/proc/", StringComparison.Ordinal) => new(line, ["PROCESS_CONTROL", "SYSINFO", "FILES/READ"]),
            _ when path.StartsWith("/etc/", StringComparison.Ordinal) || path.StartsWith("/usr/share/zoneinfo", StringComparison.Ordinal) => new(line, ["NETWORK/DNS", "SYSINFO", "FILES/READ"]),
            _ when Array.Exists(Writing, call => name.StartsWith(call, StringComparison.Ordinal)) || WritingFlags().IsMatch(rest) => new(line, ["FILES/WRITE", "IPC"]),
            _ when name.StartsWith("open", StringComparison.Ordinal) => new(line, ["FILES/READ", "FILES/DIR"]),
            // Whoever writes, or starts a program, or meets at a path, looks first what is there.
            _ => new(line, ["FILES/META", "FILES/READ", "FILES/DIR", "FILES/WRITE", "IPC", "EXEC"]),
        };
    }

    [GeneratedRegex(@"^\d+ +(?<name>\w+)\((?<rest>.*)$")]
    private static partial Regex Call();

    [GeneratedRegex("\"(?<text>[^\"]*)\"")]
    private static partial Regex Text();

    [GeneratedRegex("O_WRONLY|O_RDWR|O_CREAT")]
    private static partial Regex WritingFlags();
}
