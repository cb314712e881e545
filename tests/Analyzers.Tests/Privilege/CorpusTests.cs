using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Privilege;

/// <summary>The rules report exactly the bad lines of <c>tests/Corpus/Privilege</c>, under exactly the ids that they name. A file is a project, and says in its first lines what that asks for.</summary>
public class CorpusTests
{
    private static readonly MarkedCorpus Corpus = MarkedCorpus.Privilege;
    private static readonly IReadOnlyList<MarkedSource> Files = Corpus.Files;
    private static readonly string[] Ids = ["POLP3001", "POLP3002", "POLP3003", "POLP3004", "POLP3005", "POLP3006", "POLP3007", "POLP3008", "POLP5001"];

    public static TheoryData<string> Names() => [.. Files.Select(file => file.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task File_IsReportedExactlyAtItsBadLines(string name)
    {
        var file = Files.Single(f => f.Name == name);

        var wrong = file.Differences(await Found(file), named: true);

        if (Environment.GetEnvironmentVariable("POLP_ACCEPT") == "1")
            Corpus.Accept(name, wrong);
        else
            Assert.Equal(Corpus.Open[name], wrong);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task BadLine_IsReportedUnderEachIdItNames(string name)
    {
        var file = Files.Single(f => f.Name == name);
        var lines = file.Source.Split('\n');
        var found = await Found(file);
        var reported = found.Where(report => file.Marks.GetValueOrDefault(report.First)).Select(report => (report.First, report.Id)).Distinct();
        var named = found.Select(report => report.First).Distinct().Where(line => file.Marks.GetValueOrDefault(line)).SelectMany(line => file.Ids[line].Select(id => (line, id)));

        Assert.Equal(named.Order().Select(Show), reported.Order().Select(Show));

        string Show((int Line, string Id) report) => $"{report.Id} {lines[report.Line - 1].Trim()}";
    }

    [Fact]
    public void EveryLineOfTheLedger_IsALineOfItsFile() => Assert.All(Corpus.Open, open => Assert.All(open,
        line => Assert.Contains(line.Split(": ", 3)[2], Files.Single(file => file.Name == open.Key).Source)));

    [Fact]
    public void EveryFile_HasBadAndGoodMarks() => Assert.All(Files, file => Assert.Equal(2, file.Marks.Values.Distinct().Count()));

    [Fact]
    public void EveryFile_StandsInANamespaceOfItsName() => Assert.All(Files, file => Assert.Contains($"namespace Corpus.Privilege.{file.Name};", file.Source));

    [Fact]
    public void EveryMark_EndsItsLine_AndABadOneNamesItsIds() => Assert.All(Files, file => Assert.All(file.Marks.Keys,
        line => Assert.Matches(@"[^ ] // (GOOD|BAD( POLP(300[1-8]|5001))+)$", file.Source.Split('\n')[line - 1])));

    [Fact]
    public void MoreThanHalf_MustStaySilent()
    {
        var marks = Files.SelectMany(file => file.Marks.Values).ToArray();

        Assert.True(marks.Length >= 300, $"{marks.Length} sites");
        Assert.True(marks.Count(bad => !bad) > marks.Length / 2, $"{marks.Count(bad => !bad)} of {marks.Length} are good");
    }

    [Fact]
    public void EveryId_IsNamed() => Assert.Empty(Ids.Except(Files.SelectMany(file => file.Ids.Values).SelectMany(ids => ids)));

    /// <summary>What is said; a word about a grant stands at the line that asks for it.</summary>
    private static async Task<IReadOnlyList<MarkedReport>> Found(MarkedSource file)
    {
        var lines = file.Source.Split('\n');
        // The mark of a line that asks for a grant is no part of what it asks for.
        string? Setting(string name) => string.Join(';', lines.Where(line => line.StartsWith($"// {name}: ", StringComparison.Ordinal)).Select(line => line[(name.Length + 5)..].Split(" // ")[0])) is { Length: > 0 } value ? value : null;

        var found = await AnalyzerHost.Run(file.Source, role: Setting("PolpRole"), grants: Setting("PolpGrants"), additionalFiles: new PageBlock("", 1, file.Source).AdditionalFiles);
        return [.. found.Where(d => Ids.Contains(d.Id) && (d.Severity == DiagnosticSeverity.Warning || d.Id == "POLP5001")).Select(d => Report(d, lines))];
    }

    private static MarkedReport Report(Diagnostic found, string[] lines)
    {
        if (found.Location == Location.None)
        {
            var grant = found.GetMessage().Split('\'')[1];
            var asked = Array.FindIndex(lines, line => line.StartsWith($"// PolpGrants: {grant} // ", StringComparison.Ordinal)) + 1;
            return new(asked, asked, found.Id);
        }
        var place = found.Location.GetLineSpan();
        return new(place.StartLinePosition.Line + 1, place.EndLinePosition.Line + 1, found.Id);
    }
}
