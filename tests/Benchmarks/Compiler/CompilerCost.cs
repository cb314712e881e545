using System.Globalization;

namespace Polp.Benchmarks;

/// <summary>What analyzers add to the CPU of a compiler, as a table in Markdown.</summary>
internal static class CompilerCost
{
    /// <param name="run">What is compiled.</param>
    /// <param name="over">What that is, in words.</param>
    /// <param name="runs">Pairs of compilations, without and with the analyzer.</param>
    public static void Measure(CompilerRun run, string over, int runs, IEnumerable<AnalyzerTool> tools)
    {
        // The first compilation fills the caches of the disk.
        run.Plain();
        Line($"");
        Line($"Compiler CPU with the analyzer, as a ratio to the compiler alone; median of {runs} alternating pairs over {over}:");
        Line($"");
        Line($"| rules on | ratio | from | to | seconds |");
        Line($"|---|--:|--:|--:|--:|");
        foreach (var tool in tools)
        {
            var pairs = Enumerable.Range(0, runs).Select(_ => (Plain: run.Plain().Cpu, With: run.With(tool).Cpu)).ToArray();
            var ratios = pairs.Select(pair => pair.With / pair.Plain).Order().ToArray();
            Line($"| {tool.Name} | {ratios[runs / 2]:0.00} | {ratios[0]:0.00} | {ratios[^1]:0.00} | {pairs.Select(pair => pair.With).Order().ElementAt(runs / 2):0.0} |");
        }
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
