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
            .Select(d => (d.Id, Lines: d.Location.GetLineSpan())).Select(d => new MarkedReport(d.Lines.StartLinePosition.Line + 1, d.Lines.EndLinePosition.Line + 1, d.Id)));

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
        line => Assert.Contains(line.Substring(line.IndexOf(": ", StringComparison.Ordinal) + 2), Files.Single(file => file.Name == open.Key).Source)));

    [Fact]
    public void EveryFile_HasMarks() => Assert.All(Files, file => Assert.NotEmpty(file.Marks));

    [Fact]
    public void EveryFile_StandsInANamespaceOfItsName() => Assert.All(Files, file => Assert.Contains($"namespace Corpus.Memory.{file.Name};", file.Source));

    [Fact]
    public void EveryMark_EndsItsLine_AndABadOneNamesItsIds() => Assert.All(Files, file => Assert.All(file.Marks.Keys,
        line => Assert.Matches(@"[^ ] // (GOOD|BAD( POLP200[1-4])+)$", file.Source.Split('\n')[line - 1])));
}
