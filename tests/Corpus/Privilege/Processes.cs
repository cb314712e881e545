using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;

namespace Corpus.Privilege.Processes;

// POLP3003: starting, finding, stopping and watching processes; what a child was handed may be used.

[Polp.Service]
public class Children
{
    public Process? Start(string program) => Process.Start(program); // BAD POLP3003
    public ProcessStartInfo Describe(string program) => new(program, "-v"); // GOOD
    public Process? StartDescribed(ProcessStartInfo described) => Process.Start(described); // BAD POLP3003
    public void Describe(ProcessStartInfo described, string argument) => described.ArgumentList.Add(argument); // GOOD
    public bool StartHeld(Process held) => held.Start(); // BAD POLP3003
    public string? Output(Process held) => held.StandardOutput.ReadLine(); // GOOD
    public void Stop(Process held) => held.Kill(entireProcessTree: true); // BAD POLP3003
    public Task Wait(Process held) => held.WaitForExitAsync(); // GOOD
    public Process Find(int number) => Process.GetProcessById(number); // BAD POLP3003
    public int Code(Process held) => held.ExitCode; // GOOD
    public Process[] All() => Process.GetProcesses(); // BAD POLP3003
    public bool Over(Process held) => held.HasExited; // GOOD
    public void Hurry(Process held) => held.PriorityClass = ProcessPriorityClass.High; // BAD POLP3003
    public ProcessStartInfo Info(Process held) => held.StartInfo; // GOOD
}

[Polp.Service]
public class Watching
{
    public void Break() => Debugger.Break(); // BAD POLP3003
    public bool IsWatched() => Debugger.IsAttached; // GOOD
    public bool Launch() => Debugger.Launch(); // BAD POLP3003
    public void Check(bool fine) => Debug.Assert(fine); // GOOD
    public MeterListener Listen() => new(); // BAD POLP3003
    public Meter Measure() => new("orders"); // GOOD
    public void Everywhere(ActivityListener listener) => ActivitySource.AddActivityListener(listener); // BAD POLP3003
    public Activity? Trace(ActivitySource source) => source.StartActivity("order"); // GOOD
    public IObservable<DiagnosticListener> Sources() => DiagnosticListener.AllListeners; // BAD POLP3003
    public Counter<int> Count(Meter meter) => meter.CreateCounter<int>("orders"); // GOOD
    public long Ticks() => Stopwatch.GetTimestamp(); // GOOD
    public string Stack() => new StackTrace().ToString(); // GOOD
}

[Polp.Service]
public class Spy : EventListener; // BAD POLP3003

[Polp.Service]
public class Source : EventSource; // GOOD
