using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>The rule reports exactly the bad lines of <c>tests/Corpus/Sql</c>, whose marks say what is injectable and not what any tool sees.</summary>
public class CorpusTests
{
    private static readonly MarkedCorpus Corpus = MarkedCorpus.Sql;
    private static readonly IReadOnlyList<MarkedSource> Files = Corpus.Files;

    public static TheoryData<string> Names() => [.. Files.Select(file => file.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task File_IsReportedExactlyAtItsBadLines(string name)
    {
        var file = Files.Single(f => f.Name == name);

        var found = await AnalyzerHost.Run(file.Source);
        var wrong = file.Differences(found.Where(d => d.Id == "POLP1001" && d.Severity == DiagnosticSeverity.Warning)
            .Select(d => d.Location.GetLineSpan()).Select(span => new MarkedReport(span.StartLinePosition.Line + 1, span.EndLinePosition.Line + 1)));

        Assert.Equal(Corpus.Open[name], wrong);
    }

    [Fact]
    public void EveryLineOfTheLedger_IsAMarkedLineOfItsFile() => Assert.All(Corpus.Open, open => Assert.All(open,
        line => Assert.Contains(line.Substring(line.IndexOf(": ", StringComparison.Ordinal) + 2), Files.Single(file => file.Name == open.Key).Source)));

    [Fact]
    public void EveryFile_HasMarks() => Assert.All(Files, file => Assert.NotEmpty(file.Marks));

    [Fact]
    public void EveryFile_StandsInANamespaceOfItsName() => Assert.All(Files, file => Assert.Contains($"namespace Corpus.{file.Name}", file.Source));

    [Fact]
    public void EveryMark_EndsItsLine() => Assert.All(Files, file => Assert.All(file.Marks.Keys,
        line => Assert.Matches("[^ ] // (BAD|GOOD)$", file.Source.Split('\n')[line - 1])));

    [Fact]
    public void MoreThanHalf_MustStaySilent()
    {
        var marks = Files.SelectMany(file => file.Marks.Values).ToArray();

        Assert.True(marks.Length >= 400, $"{marks.Length} sites");
        Assert.True(marks.Count(bad => !bad) > marks.Length / 2, $"{marks.Count(bad => !bad)} of {marks.Length} are good");
    }

    [Fact]
    public void Report_BelongsToTheBadMarkItCovers()
    {
        var file = new MarkedSource("Sample", "a // GOOD\nb // BAD\nc // GOOD\nd // BAD\ne\n");

        var result = file.Judge([new(1, 2), new(3, 3), new(5, 5)]);

        Assert.Equal([2], result.Hits);
        Assert.Equal([3], result.FalseAlarms);
        Assert.Equal([4], result.Misses);
        Assert.Equal([5], result.Unmarked);
    }
}
