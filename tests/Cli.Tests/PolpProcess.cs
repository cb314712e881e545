using System.Diagnostics;

namespace Polp.Cli.Tests;

/// <summary>What a run of the real tool said and how it ended.</summary>
public sealed record PolpRun(int Exit, string Output, string Error);

/// <summary>Runs the built <c>polp.dll</c> as a process of its own, its output redirected.</summary>
public static class PolpProcess
{
    public static async Task<PolpRun> Run(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return await Finish(process);
    }

    /// <summary>Runs as a user who is not root, to whom modes apply; root steps down for it.</summary>
    public static async Task<PolpRun> RunUnprivileged(TempFolder folder, params string[] arguments)
    {
        if (OperatingSystem.IsWindows() || Environment.UserName != "root")
            return await Run(folder.Path, arguments);

        File.SetUnixFileMode(folder.Path, (UnixFileMode)Convert.ToInt32("755", 8));
        // The test's own output may lie in a folder that only root enters.
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(f => Path.GetExtension(f) is ".dll" or ".json"))
            File.Copy(file, folder[Path.GetFileName(file)]);
        using var process = Process.Start(new ProcessStartInfo("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", folder["polp.dll"], .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return await Finish(process);
    }

    private static async Task<PolpRun> Finish(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(limit.Token);
        return new(process.ExitCode, await output, await error);
    }

    public static Process Start(string folder, params string[] arguments)
    {
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "polp.dll"), .. arguments];
        // Below a shell that runs the tests in the background Ctrl+C is ignored; GNU's env puts that right.
        if (OperatingSystem.IsLinux())
            command = ["env", "--default-signal=INT", .. command];
        return Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
