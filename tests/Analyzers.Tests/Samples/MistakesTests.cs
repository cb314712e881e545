using System.Text.RegularExpressions;
using Polp.Testing;

namespace Polp.Analyzers.Tests;

/// <summary>Every file of <c>samples/mistakes</c> warns on the lines that a comment marks, and nowhere else.</summary>
public partial class MistakesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "samples", "mistakes");

    private static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.cs").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static TheoryData<string> Files() => [.. Names];

    [Theory, MemberData(nameof(Files))]
    public async Task Sample_WarnsExactlyAtItsMarks(string file)
    {
        var source = await File.ReadAllTextAsync(Path.Combine(Folder, file));
        (string Path, string Text)[] tables = [.. new[] { ".polp-sql.tsv", ".polp-capabilities.tsv" }
            .Select(ending => Path.Combine(Folder, Path.ChangeExtension(file, ending))).Where(File.Exists).Select(table => (table, File.ReadAllText(table)))];
        var marks = tables.Select(t => t.Text).Prepend(source).SelectMany(text => text.Split('\n').SelectMany((line, index) => Mark().Match(line) is { Success: true } mark ? Id().Matches(mark.Value).Select(id => $"line {index + 1}: {id.Value}") : [])).ToArray();

        var found = await AnalyzerHost.Run(source, additionalFiles: tables, enabled: AnalyzerHost.Rules.SelectMany(rule => rule.SupportedDiagnostics).FirstOrDefault(rule => !rule.IsEnabledByDefault && source.Contains(rule.Id, StringComparison.Ordinal))?.Id);

        Assert.NotEmpty(marks);
        Assert.Equal(marks.Order(StringComparer.Ordinal), found.Select(d => $"line {d.Location.GetLineSpan().StartLinePosition.Line + 1}: {d.Id}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryRule_HasASampleOfItsName() =>
        // PolpGrants stands in the project file, which all samples share.
        Assert.Subset(Names.ToHashSet(), AnalyzerHost.Rules.Select(rule => rule.GetType().Name + ".cs").Except(["UnusedGrant.cs", "UnknownGrant.cs"]).ToHashSet());

    [GeneratedRegex("(//|#) POLP.*")]
    private static partial Regex Mark();

    [GeneratedRegex(@"POLP\d{4}")]
    private static partial Regex Id();
}
