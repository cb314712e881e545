using System.Globalization;
using System.Runtime.CompilerServices;

namespace Polp.Benchmarks;

/// <summary>The whole tool over the reference runtime, against its budgets.</summary>
internal static class ReportBudget
{
    private const double CpuSeconds = 3, PeakMebibytes = 400, PageKilobytes = 120;

    public static int Measure(int runs, string? path = null)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "polp.dll");
        var sample = path ?? Path.GetFullPath("../../samples/okws", Here());
        var output = Directory.CreateTempSubdirectory("polp-benchmark-");
        try
        {
            string[] report = [tool, "report", sample, "--no-build", "-o", output.FullName];
            ChildUsage.Of("dotnet", report);
            // A busy machine stretches both alike, so the ratio is what compares between machines.
            var pairs = Enumerable.Range(0, runs)
                .Select(_ => (Baseline: ChildUsage.Of("dotnet", tool, "--version"), Report: ChildUsage.Of("dotnet", report))).ToArray();
            var cpu = pairs.Select(p => p.Report.Cpu).Median();
            var peak = pairs.Max(p => p.Report.Peak);
            var page = new FileInfo(Path.Combine(output.FullName, "report.html")).Length / 1000.0;

            Write($"polp report {path ?? "samples/okws"} --no-build, {runs} runs");
            var kept = Line("CPU, median", cpu, CpuSeconds, "s")
                & Line("peak memory", peak, PeakMebibytes, "MiB")
                & Line("report.html", page, PageKilobytes, "kB");
            Write($"  CPU, ratio to polp --version in the same pair: {pairs.Select(p => p.Report.Cpu / p.Baseline.Cpu).Median():0.0} (median), from {pairs.Min(p => p.Report.Cpu / p.Baseline.Cpu):0.0} to {pairs.Max(p => p.Report.Cpu / p.Baseline.Cpu):0.0}; --version {pairs.Select(p => p.Baseline.Cpu).Median():0.00} s");
            return kept ? 0 : 1;
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    private static bool Line(string what, double value, double budget, string unit)
    {
        Write($"  {what,-12} {value,8:0.00} {unit,-4} budget {budget:0} {unit}: {(value <= budget ? "kept" : "EXCEEDED")}");
        return value <= budget;
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
