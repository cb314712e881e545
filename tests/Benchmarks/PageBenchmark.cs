using BenchmarkDotNet.Attributes;
using Polp.Graph;
using Polp.Reports;

namespace Polp.Benchmarks;

/// <summary>Writing alone: template, encoding and data, for small and large systems.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class PageBenchmark
{
    private Assessment assessment = null!;

    [Params(10, 100, 1000)]
    public int Processes { get; set; }

    [GlobalSetup]
    public void Setup() => assessment = new("benchmark", "privileges.json", [.. Enumerable.Range(0, Processes).Select(Process)], [], [], 2000);

    [Benchmark]
    public string Html() => HtmlReport.Write(assessment);

    [Benchmark]
    public string Json() => JsonReport.Write(assessment);

    private static ProcessAssessment Process(int n) => new(
        $"service-{n}", new($"user-{n}", n, n, [], [], "/jail", "/", true, false, false, ["ptrace"], 1, new("privileges.json", n)),
        new(n * 37 % 100, [new("the untrusted network reaches it", 0.6, new("privileges.json", n))]),
        new(n * 11 % 60, [new("other table", 20, new("privileges.json", n))]),
        [new($"channel {n}", "rw", new("privileges.json", n))],
        [.. Enumerable.Range(0, 6).Select(i => new Gain(Right.Read, $"table:t{i}", 20, [new("R4", "it holds the channel", new("privileges.json", n)), new("R12", "it may call the method", new("privileges.json", i + 1))]))],
        [], Reach.NotAnalysed);
}
