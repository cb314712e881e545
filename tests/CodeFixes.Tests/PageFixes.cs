using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>The Fixed blocks of a page are what the fix makes of its Flagged blocks, one by one.</summary>
public class PageFixes
{
    public static TheoryData<string> Ids() => [.. Repository.Pages.Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory, MemberData(nameof(Ids))]
    public void Page_ShowsAFixExactlyWhenThereIsOne(string id) =>
        Assert.Equal(Fixing.Exists(id) ? "Fixed" : "Instead", Read(id).Sections.Single(section => section is "Fixed" or "Instead"));

    [Theory, MemberData(nameof(Ids))]
    public async Task FixedBlock_IsWhatTheFixMakesOfTheFlaggedBlock(string id)
    {
        var blocks = Read(id).Blocks;
        var flagged = blocks.Where(block => block.Section == "Flagged").ToArray();
        var promised = blocks.Where(block => block.Section == "Fixed").ToArray();

        Assert.InRange(promised.Length, Fixing.Exists(id) ? 1 : 0, flagged.Length);
        foreach (var (before, after) in flagged.Zip(promised))
            Assert.Equal(after.Source, await Fixing.Apply(id, before.Unannounced, before.Role, before.Grants));
    }

    private static Page Read(string id) => Page.Read(Path.Combine(Repository.Root, "analyzers", "docs", id + ".md"));
}
