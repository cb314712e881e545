using Polp.Testing;

namespace Polp.Analyzers.Tests;

/// <summary>How a page is read, since every rule's acceptance rests on it.</summary>
public class PageParsingTests
{
    private static readonly Page Sample = Page.Parse("POLP0001", """
        # POLP0001: Title
        ## Flagged
        ```csharp
        // PolpRole: Service
        // PolpGrants: FILES;EXEC
        class A; // POLP0001 POLP0002
        // a remark
        class B; // why: POLP0003
        ```
        ```xml
        <a>// POLP0009</a>
        ```
        ## Fixed
        ```csharp
        class C;
        ```
        """);

    [Fact]
    public void Blocks_AreTheCSharpOnesWithTheirSectionAndPlace() =>
        Assert.Equal([("Flagged", 4), ("Fixed", 15)], Sample.Blocks.Select(b => (b.Section, b.Line)));

    [Fact]
    public void Expected_CountsSeveralIdsOnALine() =>
        Assert.Equal(["line 3: POLP0001", "line 3: POLP0002", "line 5: POLP0003"], Sample.Blocks[0].Expected);

    [Fact]
    public void Settings_AreReadFromComments() =>
        Assert.Equal(("Service", "FILES;EXEC", null), (Sample.Blocks[0].Role, Sample.Blocks[0].Grants, Sample.Blocks[1].Role));

    [Fact]
    public void Announcements_AreDroppedAndRemarksKept() => Assert.Equal(
        "// PolpRole: Service\n// PolpGrants: FILES;EXEC\nclass A;\n// a remark\nclass B; // why: POLP0003\n", Sample.Blocks[0].Unannounced);

    [Fact]
    public void BlockThatNeverCloses_IsAnError() =>
        Assert.Equal("P.md(2): the block is never closed", Assert.Throws<FormatException>(() => Page.Parse("P", "# P: T\n```csharp\nclass A;")).Message);
}
