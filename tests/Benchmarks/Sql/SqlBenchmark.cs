using System.Globalization;
using Polp.Testing;

namespace Polp.Benchmarks;

/// <summary>Our SQL rule beside those of its peers: what each finds in the corpus, and what each costs. Writes Markdown.</summary>
internal static class SqlBenchmark
{
    /// <param name="runs">Pairs of compilations, without and with the analyzer.</param>
    /// <param name="path">A folder of C# or a response file of csc to measure the cost on, instead of our own sources.</param>
    /// <param name="only">A part of the name of the tools whose cost is asked; null for all of them and for what they find.</param>
    public static int Measure(int runs, string? path = null, string? only = null)
    {
        var folder = Directory.CreateTempSubdirectory("polp-benchmark-").FullName;
        try
        {
            if (only is null)
                Quality(folder);
            if (runs > 0)
            {
                var code = path is null ? new CodeBase(folder, 2, MarkedCorpus.Sql, 1) : null;
                CompilerCost.Measure(code is null ? CompilerRun.At(folder, path!) : CompilerRun.Over(folder, code.Files), code?.Description ?? path!, runs,
                    SqlTool.All.Prepend(SqlTool.WithSummary).Where(tool => tool.Name.Contains(only ?? "", StringComparison.Ordinal)));
            }
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Quality(string folder)
    {
        var sources = MarkedCorpus.Sql.Files;
        var libraries = sources.ToDictionary(source => source.Name, SqlLibraries.Of);
        var run = CompilerRun.Over(folder, [CodeBase.Usings(folder), .. sources.Select(source => Path.Combine(MarkedCorpus.Sql.Folder, source.Name + ".cs"))]);
        var rows = new List<(SqlTool Tool, Func<Func<SqlLibrary, bool>, SqlScore> Score)>();
        foreach (var tool in SqlTool.All)
        {
            run.With(tool);
            var reports = run.Reports(tool).ToLookup(report => report.File);
            var results = sources.Select(source => (source.Name, Result: source.Judge(reports[source.Name].Select(report => new MarkedReport(report.First, report.Last))))).ToArray();
            SqlScore Score(Func<SqlLibrary, bool> counts)
            {
                int Count(Func<MarkedResult, IEnumerable<int>> lines) => results.Sum(r => lines(r.Result).Count(line => counts(libraries[r.Name][line])));
                return new(Count(r => r.Hits), Count(r => r.FalseAlarms), Count(r => r.Misses));
            }
            rows.Add((tool, Score));
            foreach (var (name, result) in results.Where(r => r.Result.Unmarked.Count > 0))
                Console.Error.WriteLine($"{tool.Name} reports lines without a mark: {name}.cs({string.Join(", ", result.Unmarked)})");
        }
        var marks = sources.SelectMany(source => source.Marks.Values).ToArray();
        Table($"All {marks.Length} sites of the corpus, {marks.Count(bad => bad)} of them injectable", "", [.. rows.Select(row => (row.Tool.Name, row.Score(_ => true), ""))]);
        Table("Each only on the sinks of the libraries it claims, methods that hand text on left out; last, our F1 on the same sinks", " ours |",
            [.. rows.Skip(1).Select(row => (row.Tool.Name, row.Score(row.Tool.Claims.Contains), FormattableString.Invariant($" {rows[0].Score(row.Tool.Claims.Contains).F1:0.00} |")))]);
    }

    private static void Table(string title, string more, IEnumerable<(string Name, SqlScore Score, string More)> rows)
    {
        Line($"");
        Line($"{title}:");
        Line($"");
        Line($"| rules on | found | false alarms | missed | precision | recall | F1 |{more}");
        Line($"|---|--:|--:|--:|--:|--:|--:|{(more.Length > 0 ? "--:|" : "")}");
        foreach (var (name, score, last) in rows)
            Line($"| {name} | {score.Hits} | {score.FalseAlarms} | {score.Misses} | {score.Precision:0.00} | {score.Recall:0.00} | {score.F1:0.00} |{last}");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Counts of sites, and the usual rates of them.</summary>
internal readonly record struct SqlScore(int Hits, int FalseAlarms, int Misses)
{
    public double Precision => Share(Hits, Hits + FalseAlarms);
    public double Recall => Share(Hits, Hits + Misses);

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1 => Share(2 * Hits, 2 * Hits + FalseAlarms + Misses);

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
