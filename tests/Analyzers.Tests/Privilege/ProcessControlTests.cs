namespace Polp.Analyzers.Tests;

public class ProcessControlTests
{
    [Theory]
    [InlineData("{|POLP3003:Process.Start|}(name)")]
    [InlineData("{|POLP3003:Process.Start|}(new ProcessStartInfo(name) { RedirectStandardOutput = true })")]
    [InlineData("new Process { StartInfo = new(name) }.{|POLP3003:Start|}()")]
    [InlineData("{|POLP3003:Process.GetProcesses|}()")]
    [InlineData("{|POLP3003:Process.GetProcessById|}(1)")]
    [InlineData("(Action)child.{|POLP3003:Kill|}")]
    [InlineData("child.{|POLP3003:PriorityClass|}")]
    [InlineData("{|POLP3003:Debugger.Launch|}()")]
    [InlineData("{|POLP3003:DiagnosticListener.AllListeners|}")]
    [InlineData("(Action<ActivityListener>){|POLP3003:ActivitySource.AddActivityListener|}")]
    [InlineData("new {|POLP3003:System.Diagnostics.Metrics.MeterListener|}()")]
    public Task StartingSignallingInspectingOrDebugging_IsReported(string expression) => Service.Reports(In(expression));

    [Theory]
    [InlineData("new ProcessStartInfo(name)")]
    [InlineData("new Process()")]
    [InlineData("child.StandardOutput.ReadLine()")]
    [InlineData("child.WaitForExit(1)")]
    [InlineData("child.ExitCode")]
    [InlineData("Debugger.IsAttached")]
    [InlineData("new ActivitySource(name).StartActivity(name)")]
    [InlineData("new StackTrace().FrameCount")]
    [InlineData("Stopwatch.GetTimestamp()")]
    public Task DescribingWaitingOrTracing_IsSilent(string expression) => Service.IsSilent(In(expression));

    [Fact]
    public Task Ping_MayStartAProgramAndUsesTheNetwork() => Service.Reports(In("new System.Net.NetworkInformation.Ping().{|POLP3002:{|POLP3003:Send|}|}(name)"));

    [Fact]
    public Task ListenerThatCallsItsBaseConstructorSilently_IsReportedAtTheBaseType() => Service.Reports("""
        using System.Diagnostics.Tracing;
        class Implicit : {|POLP3003:EventListener|};
        class Written : {|POLP3003:EventListener|} { public Written() { } }
        class Called : EventListener { public Called() : {|POLP3003:base|}() { } }
        class Primary(int a) : {|POLP3003:EventListener|} { public int A => a; }
        class PrimaryCalled(int a) : {|POLP3003:EventListener|}() { public int A => a; }
        class Grandchild : Implicit;
        """);

    [Fact]
    public Task BaseClassThatOnlyUses_IsSilent() => Service.IsSilent("""
        class Copy(Stream inner) : MemoryStream { public Stream Inner => inner; }
        class Pinned(HttpMessageHandler inner) : DelegatingHandler(inner);
        abstract class Shape { }
        sealed class Round : Shape, IDisposable { public void Dispose() { } }
        """);

    private static string In(string expression) => $$"""
        using System.Diagnostics;
        class C { object? M(string name, Process child) => {{expression}}; }
        """;
}
