using System.Diagnostics;
using System.Globalization;
using System.Numerics;

namespace Polp.Benchmarks;

/// <summary>
/// What analyzers add to the CPU of a compiler, as a table in Markdown. All compilations run one at a time on one processor, so that threads of one compilation do not
/// slow each other down. On a shared machine single pairs scatter all the same: it takes many to tell a few hundredths.
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
        // A child inherits it. Of the processors that this process may use, the last.
        using (var self = Process.GetCurrentProcess())
            self.ProcessorAffinity = (nint)1 << BitOperations.Log2((nuint)self.ProcessorAffinity);

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
            var seconds = pairs.Select(pair => pair.With).Median();
            Line($"| {tool.Name} | {ratios.Median():0.00} | {ratios[runs / 4]:0.00} to {ratios[(runs * 3 - 1) / 4]:0.00} | {ratios[0]:0.00} to {ratios[^1]:0.00} | {least:0.00} | {seconds:0.0} |");
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
