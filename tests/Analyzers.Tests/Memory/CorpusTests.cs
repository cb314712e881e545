using Microsoft.CodeAnalysis;
using Polp.Testing;
using Polp.Testing.Oracle;

namespace Polp.Analyzers.Tests.Memory;

/// <summary>The rules report exactly the bad lines of <c>tests/Corpus/Memory</c>, whose marks say what a message can do and not what any tool sees; execution holds the marks themselves.</summary>
public class CorpusTests
{
    private static readonly MarkedCorpus Corpus = MarkedCorpus.Memory;
    private static readonly IReadOnlyList<MarkedSource> Files = Corpus.Files;
    private static readonly string[] Ids = ["POLP2001", "POLP2002", "POLP2003", "POLP2004"];

    public static TheoryData<string> Names() => [.. Files.Select(file => file.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task File_IsReportedExactlyAtItsBadLines(string name)
    {
        var file = Files.Single(f => f.Name == name);

        var found = await AnalyzerHost.Run(file.Source);
        var wrong = file.Differences(found.Where(d => Ids.Contains(d.Id) && d.Severity == DiagnosticSeverity.Warning)
            .Select(d => (d.Id, Lines: d.Location.GetLineSpan())).Select(d => new MarkedReport(d.Lines.StartLinePosition.Line + 1, d.Lines.EndLinePosition.Line + 1, d.Id)), named: true);

        if (Environment.GetEnvironmentVariable("POLP_ACCEPT") == "1")
            Corpus.Accept(name, wrong);
        else
            Assert.Equal(Corpus.Open[name], wrong);
    }

    [Theory, MemberData(nameof(Names))]
    public void File_IsMarkedAsItBehaves(string name)
    {
        var contradictions = ExecutionOracle.Contradictions(Files.Single(file => file.Name == name));

        Assert.True(contradictions.Count == 0, string.Join("\n", contradictions));
    }

    [Fact]
    public void EveryLineOfTheLedger_IsALineOfItsFile() => Assert.All(Corpus.Open, open => Assert.All(open,
        line => Assert.Contains(line.Split(": ", 3)[2], Files.Single(file => file.Name == open.Key).Source)));

    [Fact]
    public void EveryFile_HasMarks() => Assert.All(Files, file => Assert.NotEmpty(file.Marks));

    [Fact]
    public void EveryFile_StandsInANamespaceOfItsName() => Assert.All(Files, file => Assert.Contains($"namespace Corpus.Memory.{file.Name};", file.Source));

    [Fact]
    public void EveryMark_EndsItsLine_AndABadOneNamesItsIds() => Assert.All(Files, file => Assert.All(file.Marks.Keys,
        line => Assert.Matches(@"[^ ] // (GOOD|BAD( POLP200[1-4])+)$", file.Source.Split('\n')[line - 1])));

    [Fact]
    public void MoreThanHalf_MustStaySilent()
    {
        var marks = Files.SelectMany(file => file.Marks.Values).ToArray();

        Assert.True(marks.Length >= 300, $"{marks.Length} sites");
        Assert.True(marks.Count(bad => !bad) > marks.Length / 2, $"{marks.Count(bad => !bad)} of {marks.Length} are good");
    }

    [Fact]
    public void EveryId_IsNamed() => Assert.All(Ids, id => Assert.Contains(Files, file => file.Ids.Values.Any(ids => ids.Contains(id))));

    [Fact]
    public void ReportUnderAnotherId_IsNoHit()
    {
        var file = new MarkedSource("Sample", "a // BAD POLP2001 POLP2003\nb // BAD POLP2002\nc // GOOD\n");

        var result = file.Judge([new(1, 1, "POLP2003"), new(2, 2, "POLP2001"), new(3, 3, "POLP2001")]);

        Assert.Equal([1], result.Hits);
        Assert.Equal([2], result.WrongIds);
        Assert.Equal([3], result.FalseAlarms);
        Assert.Empty(result.Misses);
    }
}
