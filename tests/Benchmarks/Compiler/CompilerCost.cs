using System.Diagnostics;
using System.Globalization;

namespace Polp.Benchmarks;

/// <summary>
/// What analyzers add to the CPU of a compiler, as a table in Markdown. All compilations run one at a time on one processor:
/// threads that take turns on two that share a core cost up to a quarter more or less from run to run, which hides an analyzer of a few hundredths.
/// </summary>
internal static class CompilerCost
{
    /// <param name="run">What is compiled.</param>
    /// <param name="over">What that is, in words.</param>
    /// <param name="runs">Pairs of compilations, without and with the analyzer.</param>
    public static void Measure(CompilerRun run, string over, int runs, IEnumerable<AnalyzerTool> tools)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("The compiler is bound to one processor as Linux does it.");
        using (var self = Process.GetCurrentProcess())
            self.ProcessorAffinity = 1 << Environment.ProcessorCount - 1;

        // The first compilation fills the caches of the disk.
        run.Plain();
        Line($"");
        Line($"Compiler CPU with the analyzer, as a ratio to the compiler alone, on one processor; {runs} pairs, each in the other order than the last, over {over}:");
        Line($"");
        Line($"| rules on | median | middle half | all | least to least | seconds |");
        Line($"|---|--:|--:|--:|--:|--:|");
        foreach (var tool in tools)
        {
            var pairs = Enumerable.Range(0, runs).Select(number => Pair(run, tool, toolFirst: number % 2 == 1)).ToArray();
            var ratios = pairs.Select(pair => pair.With / pair.Plain).Order().ToArray();
            var least = pairs.Min(pair => pair.With) / pairs.Min(pair => pair.Plain);
            var seconds = pairs.Select(pair => pair.With).Order().ElementAt(runs / 2);
            Line($"| {tool.Name} | {ratios[runs / 2]:0.00} | {ratios[runs / 4]:0.00} to {ratios[(runs * 3 - 1) / 4]:0.00} | {ratios[0]:0.00} to {ratios[^1]:0.00} | {least:0.00} | {seconds:0.0} |");
        }
    }

    private static (double Plain, double With) Pair(CompilerRun run, AnalyzerTool tool, bool toolFirst)
    {
        var first = toolFirst ? run.With(tool) : run.Plain();
        var second = toolFirst ? run.Plain() : run.With(tool);
        return toolFirst ? (second.Cpu, first.Cpu) : (first.Cpu, second.Cpu);
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
