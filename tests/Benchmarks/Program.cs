using BenchmarkDotNet.Running;
using Polp.Benchmarks;

return args switch
{
    ["report", .. var rest] => ReportBudget.Measure(rest.Length > 0 ? int.Parse(rest[0]) : 5),
    ["page", .. var rest] => BenchmarkSwitcher.FromTypes([typeof(PageBenchmark)]).Run([.. rest, "--filter", "*"]).Any() ? 0 : 1,
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project tests/Benchmarks -- report [RUNS]   the built tool over samples/okws, against its budgets; exit 1 when one is exceeded
        dotnet run -c Release --project tests/Benchmarks -- page            writing the page and the data alone, for 10, 100 and 1,000 processes
        """);
    return 2;
}
