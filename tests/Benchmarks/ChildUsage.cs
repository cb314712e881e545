using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Polp.Benchmarks;

/// <summary>What a child process cost.</summary>
/// <param name="Cpu">User and system time of it and everything it waited for, in seconds.</param>
/// <param name="Peak">Largest resident set in MiB, of this child or of an earlier one that was larger.</param>
internal readonly record struct ChildUsage(double Cpu, double Peak)
{
    private const int Children = -1;

    /// <summary>Runs a program to its end; throws when it fails.</summary>
    public static ChildUsage Of(string program, params string[] arguments)
    {
        var before = Total();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} exited with {process.ExitCode}\n{output.Result}{error.Result}");
        var after = Total();
        return new(after.Cpu - before.Cpu, after.Peak);
    }

    private static ChildUsage Total()
    {
        if (!OperatingSystem.IsLinux() || getrusage(Children, out var usage) != 0)
            throw new PlatformNotSupportedException("The cost of a child is asked of getrusage as Linux fills it.");
        return new(
            usage.UserSeconds + usage.SystemSeconds + (usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6,
            usage.MaximumResidentKibibytes / 1024.0);
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int getrusage(int who, out Usage usage);

    /// <summary>struct rusage of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private readonly struct Usage
    {
        public readonly long UserSeconds;
        public readonly long UserMicroseconds;
        public readonly long SystemSeconds;
        public readonly long SystemMicroseconds;
        public readonly long MaximumResidentKibibytes;
    }
}
