using Polp.Testing;

namespace Polp.Analyzers.Tests;

/// <summary>The page of a rule is its acceptance test: every C# block reports exactly what its comments say, with all rules running.</summary>
public class PageTests
{
    public static TheoryData<string, int> Blocks()
    {
        var data = new TheoryData<string, int>();
        foreach (var page in Repository.Pages.Select(Page.Read))
        {
            foreach (var block in page.Blocks)
                data.Add(page.Id, block.Line);
        }
        return data;
    }

    [Theory, MemberData(nameof(Blocks))]
    public async Task Block_ReportsWhatItsCommentsSay(string id, int line)
    {
        var block = Page.Read(Path.Combine(Repository.Root, "analyzers", "docs", id + ".md")).Blocks.Single(b => b.Line == line);

        var found = await AnalyzerHost.Run(block.Source, block.Role, block.Grants, block.EditorConfig, additionalFiles: block.AdditionalFiles, enabled: block.Enabled);

        Assert.Equal(block.Expected.Order(StringComparer.Ordinal), found.Select(d => $"line {d.Location.GetLineSpan().StartLinePosition.Line + 1}: {d.Id}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryPage_ShowsWhatIsFlaggedAndWhatIsNot()
    {
        Assert.All(Repository.Pages.Select(Page.Read), page =>
        {
            Assert.Contains(page.Blocks, block => block.Section == "Flagged" && block.Expected.Any(e => e.EndsWith(page.Id, StringComparison.Ordinal)));
            Assert.Contains(page.Blocks, block => block.Expected.Count == 0);
        });
    }

    [Fact]
    public void EveryPage_SaysWhatToDoWhenToSuppressAndWhatItCannotSee()
    {
        Assert.All(Repository.Pages.Select(Page.Read), page =>
        {
            Assert.Equal("Flagged", page.Sections[0]);
            Assert.Contains(page.Sections[1], new[] { "Fixed", "Instead" });
            Assert.Contains("When to suppress", page.Sections);
            Assert.Contains("Cannot see", page.Sections);
        });
    }
}
