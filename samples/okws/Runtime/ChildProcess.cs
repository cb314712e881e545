using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Okws.Runtime;

/// <summary>How a process ended: by exit code, or by signal.</summary>
public readonly record struct ExitStatus(int Code, int Signal)
{
    public bool Clean => this is { Code: 0, Signal: 0 };

    public override string ToString() => Signal != 0 ? $"killed by signal {Signal}" : $"exit code {Code}";
}

/// <summary>
/// A program started with standard input from /dev/null, the launcher's standard output and error, its control channel as descriptor 3,
/// and nothing else: no other descriptor, no signal setting, no environment but the one given.
/// </summary>
public sealed class ChildProcess
{
    private const int ControlDescriptor = 3;

    private ChildProcess(int id) => Id = id;

    public int Id { get; }

    /// <summary>Throws <see cref="Win32Exception"/> when the program cannot be started.</summary>
    public static ChildProcess Start(string program, string workingDirectory, IEnumerable<string> environment, SafeHandle control)
    {
        Native.Opaque actions = default, attributes = default, signals = default;
        Check(Native.InitActions(ref actions));
        Check(Native.InitAttributes(ref attributes));
        var held = false;
        try
        {
            control.DangerousAddRef(ref held);
            Check(Native.AddChangeDirectory(ref actions, workingDirectory));
            Check(Native.AddOpen(ref actions, 0, "/dev/null", flags: 0, mode: 0));
            Check(Native.AddDuplicate(ref actions, control.DangerousGetHandle(), ControlDescriptor));
            Check(Native.AddCloseFrom(ref actions, ControlDescriptor + 1));

            // Its own process group: what a terminal sends to the launcher's group is for the launcher to decide upon.
            Native.FillSignals(ref signals);
            Check(Native.SetDefaults(ref attributes, signals));
            Check(Native.SetFlags(ref attributes, Native.SetGroup | Native.SetSignalDefaults | Native.SetSignalMask));

            Check(Native.Spawn(out var id, program, actions, attributes, [program, null], [.. environment, null]));
            return new(id);
        }
        finally
        {
            if (held)
                control.DangerousRelease();
            Native.DestroyActions(ref actions);
            Native.DestroyAttributes(ref attributes);
        }
    }

    /// <summary>Waits for the end; after the grace period the process is killed.</summary>
    public async Task<ExitStatus> Ended(TimeSpan grace)
    {
        var deadline = Environment.TickCount64 + (long)grace.TotalMilliseconds;
        for (var killed = false; ; await Task.Delay(10))
        {
            var result = Native.Wait(Id, out var status, Native.NoHang);
            if (result == Id)
                return new(Code: (status >> 8) & 0xff, Signal: status & 0x7f);
            if (result < 0 && Marshal.GetLastPInvokeError() != Native.Interrupted)
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            if (!killed && Environment.TickCount64 >= deadline)
                killed = Native.Kill(Id, Native.KillSignal) == 0;
        }
    }

    public void Kill() => Native.Kill(Id, Native.KillSignal);

    private static void Check(int error)
    {
        if (error != 0)
            throw new Win32Exception(error);
    }
}
