using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>Fix All on every file of the corpus, most of which was written before the fix: what it makes compiles, every text it changes is silent, and a second run changes nothing.</summary>
public class CorpusFixTests
{
    public static TheoryData<string> Names() => [.. MarkedCorpus.Sql.Files.Select(file => file.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task File_CompilesAfterwards_AndIsSilentWhereItChanged(string name)
    {
        var source = MarkedCorpus.Sql.Files.Single(file => file.Name == name).Source;

        var repaired = await Fixing.ApplyAll(nameof(SqlFromStringsFix), "POLP1001", source);

        // Throws when it does not compile.
        var reports = (await AnalyzerHost.Run(repaired)).Where(d => d.Id == "POLP1001").Select(d => d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)).ToArray();
        var before = (await AnalyzerHost.Run(source)).Where(d => d.Id == "POLP1001").Select(d => d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)).ToList();
        Assert.All(reports, report => Assert.True(before.Remove(report), $"new: {report}"));
        Assert.Equal(repaired != source, before.Count > 0);
        Assert.Equal(repaired, await Fixing.ApplyAll(nameof(SqlFromStringsFix), "POLP1001", repaired));
    }
}
