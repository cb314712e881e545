using BenchmarkDotNet.Running;
using Polp.Benchmarks;

return args switch
{
    ["report"] => ReportBudget.Measure(5),
    ["report", var runs] => ReportBudget.Measure(int.Parse(runs)),
    ["report", var runs, var path] => ReportBudget.Measure(int.Parse(runs), path),
    ["sql"] => SqlBenchmark.Measure(3),
    ["sql", var runs] => SqlBenchmark.Measure(int.Parse(runs)),
    ["sql", var runs, "--cost-of", var tool] => SqlBenchmark.Measure(int.Parse(runs), only: tool),
    ["sql", var runs, var path] => SqlBenchmark.Measure(int.Parse(runs), path),
    ["memory"] => MemoryBenchmark.Measure(3),
    ["memory", var runs] => MemoryBenchmark.Measure(int.Parse(runs)),
    ["memory", var runs, var path] => MemoryBenchmark.Measure(int.Parse(runs), path),
    ["privilege"] => PrivilegeBenchmark.Measure(60),
    ["privilege", var rounds] => PrivilegeBenchmark.Measure(int.Parse(rounds)),
    ["reach"] => ReachBenchmark.Measure(3),
    ["reach", var runs] => ReachBenchmark.Measure(int.Parse(runs)),
    ["reach-once", var what] => ReachWork.Run(what),
    ["page", .. var rest] => BenchmarkSwitcher.FromTypes([typeof(PageBenchmark)]).Run([.. rest, "--filter", "*"]).Any() ? 0 : 1,
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project tests/Benchmarks -- report [RUNS [PATH]]   the built tool over samples/okws, against its budgets; exit 1 when one is exceeded
        dotnet run -c Release --project tests/Benchmarks -- reach [RUNS]           reading the shared frameworks and this project's packages, beside Mono.Cecil, and a service, against their budgets
        dotnet run -c Release --project tests/Benchmarks -- page                    writing the page and the data alone, for 10, 100 and 1,000 processes
        dotnet run -c Release --project tests/Benchmarks -- sql [RUNS [PATH]]      our SQL rule and its peers over the marked corpus, and their cost over PATH or our own sources; 0 runs: no cost
        dotnet run -c Release --project tests/Benchmarks -- sql RUNS --cost-of NAME  the cost alone, of those whose name holds NAME
        dotnet run -c Release --project tests/Benchmarks -- memory [RUNS [PATH]]   the cost of the memory rules over PATH, or over our own sources: without pointers, and with little else
        dotnet run -c Release --project tests/Benchmarks -- privilege [ROUNDS]     what POLP3001 to POLP3008 add to an editor's work on one edited file of 70,000 lines
        """);
    return 2;
}
