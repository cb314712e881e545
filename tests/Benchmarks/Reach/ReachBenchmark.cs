using System.Diagnostics;
using System.Globalization;

namespace Polp.Benchmarks;

/// <summary>What reading IL costs, against its budgets, with Mono.Cecil reading the same bodies for comparison.</summary>
internal static class ReachBenchmark
{
    // The budget is for the two frameworks and forty packages of 460,000 methods; another set is scaled to that.
    private const double CpuSeconds = 6, PeakMebibytes = 600, BudgetMethods = 460_000, ServiceSeconds = 2, WarmSeconds = 0.3;

    public static int Measure(int runs)
    {
        var pairs = Enumerable.Range(0, runs).Select(_ => (Edges: Once("edges")[0], Cecil: Once("cecil")[0], Service: Once("service"))).ToArray();
        var (edges, cecil) = (pairs.Select(p => p.Edges.Cpu).Median(), pairs.Select(p => p.Cecil.Cpu).Median());
        var scale = int.Parse(pairs[0].Edges.Done.Split(", ")[1].Split(' ')[0], CultureInfo.InvariantCulture) / BudgetMethods;
        Write($"{runs} runs");
        Write($"  edges      {pairs[0].Edges.Done}");
        Write($"  Mono.Cecil {pairs[0].Cecil.Done}: {cecil:0.00} s of CPU, {pairs.Max(p => p.Cecil.Peak):0} MiB; edges cost {edges / cecil:0.0} times as much");
        Write($"  service    {pairs[0].Service[0].Done}");
        return Line("load and edges, CPU", edges, CpuSeconds * scale, "s")
            & Line("load and edges, peak", pairs.Max(p => p.Edges.Peak), PeakMebibytes * scale, "MiB")
            & Line("service, CPU", pairs.Select(p => p.Service[0].Cpu).Median(), ServiceSeconds, "s")
            & Line("service again, CPU", pairs.Select(p => p.Service[1].Cpu).Median(), WarmSeconds, "s") ? 0 : 1;
    }

    private readonly record struct Cost(double Cpu, double Peak, string Done);

    private static Cost[] Once(string what)
    {
        using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(ReachBenchmark).Assembly.Location, "reach-once", what]) { RedirectStandardOutput = true })!;
        var said = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        if (child.ExitCode != 0)
            throw new InvalidOperationException($"{what} exited with {child.ExitCode}\n{said}");
        return
        [
            .. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 3)).Select(
                parts => new Cost(double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture), parts[2])),
        ];
    }

    private static bool Line(string what, double value, double budget, string unit)
    {
        Write($"  {what,-22} {value,8:0.00} {unit,-4} budget {budget:0.0} {unit}: {(value <= budget ? "kept" : "EXCEEDED")}");
        return value <= budget;
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
