using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Polp.Cli;

/// <summary>What a run of <c>dotnet</c> said, standard output and error together.</summary>
internal sealed record DotnetRun(int ExitCode, IReadOnlyList<string> Lines);

/// <summary>Runs <c>dotnet</c>; on cancellation it and everything it started are killed.</summary>
internal static class DotnetProcess
{
    public static async Task<DotnetRun> Run(IReadOnlyList<string> arguments, string folder, Action<string> line, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Muxer, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // Messages are recognised by their words.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment.Remove("MSBUILDSDKSPATH");
        start.Environment.Remove("MSBuildExtensionsPath");

        using var process = Start(start);
        var lines = new ConcurrentQueue<string>();
        var reading = Task.WhenAll(Drain(process.StandardOutput, lines, line), Drain(process.StandardError, lines, line));
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }

        // A compiler server that outlives the build keeps the pipes open; the build's own words are there by now.
        await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(2), cancellation));
        return new(process.ExitCode, [.. lines]);
    }

    /// <summary>The <c>dotnet</c> that runs this tool, else the one on the path.</summary>
    private static string Muxer { get; } =
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host && File.Exists(host) ? host
        : Path.Combine(SharedFrameworks.Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet") is var beside && File.Exists(beside) ? beside
        : "dotnet";

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw InputFile.Error(start.FileName, $"cannot be started ({e.Message}); install the .NET SDK, or build elsewhere and pass --no-build");
        }
    }

    private static async Task Drain(StreamReader reader, ConcurrentQueue<string> lines, Action<string> seen)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lines.Enqueue(line);
            seen(line);
        }
    }
}
