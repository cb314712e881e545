using Polp.Testing;

namespace Polp.Benchmarks;

/// <summary>What the memory rules cost a compilation: of code without pointers, and of code that has little else. Writes Markdown.</summary>
internal static class MemoryBenchmark
{
    /// <param name="runs">Pairs of compilations, without and with the rules.</param>
    /// <param name="path">A folder of C# or a response file of csc to measure on, instead of our own sources.</param>
    public static int Measure(int runs, string? path = null)
    {
        var folder = Directory.CreateTempSubdirectory("polp-benchmark-").FullName;
        AnalyzerTool[] tools = [AnalyzerTool.Ours("POLP2001", "POLP2002", "POLP2003", "POLP2004")];
        try
        {
            if (path is not null)
                CompilerCost.Measure(CompilerRun.At(folder, path), path, runs, tools);
            else
            {
                // A few hundredths take many pairs to tell, a multiple takes few.
                Measure(new(folder, 2, MarkedCorpus.Memory, 0), runs);
                Measure(new(folder, 0, MarkedCorpus.Memory, 5), (runs + 4) / 5);
            }
            return 0;

            void Measure(CodeBase code, int pairs) => CompilerCost.Measure(CompilerRun.Over(folder, code.Files), code.Description, pairs, tools);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
