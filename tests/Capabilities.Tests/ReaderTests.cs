namespace Polp.Capabilities.Tests;

/// <summary>A table that cannot be read is refused by line, with what to do.</summary>
public class ReaderTests
{
    [Fact]
    public void GoodLine_BecomesARow()
    {
        var row = Assert.Single(Read("# note\npattern\tkind\tcapability\tos\tnote\n\nM:A.B*\tAMBIENT\tFILES/READ,NETWORK\twindows\tby path\r\n").Rows);

        Assert.Equal(("M:A.B*", ApiKind.Ambient, "windows", "by path", "own.tsv", 4), (row.Pattern, row.Kind, row.Os, row.Note, row.Source, row.Line));
        Assert.Equal(["FILES/READ", "NETWORK"], row.Capabilities);
    }

    [Theory]
    [InlineData("T:A.B", "expected pattern, kind, capability, os and note, separated by tabs, but found 1 fields")]
    [InlineData("A.B\tPURE\t", "'A.B' is no documentation-comment id; it starts with N:, T:, M:, P:, F: or E:")]
    [InlineData("N:A.B*\tPURE\t", "'N:A.B*' names no namespace; use N:Name, or N:Name.* for a namespace and all below it")]
    [InlineData("T:A.B\tAMBIANT\tFILES", "'AMBIANT' is no kind; use AMBIENT, FORGE, AMPLIFY, USE, PURE or BROAD")]
    [InlineData("T:A.B\t2\tFILES", "'2' is no kind; use AMBIENT, FORGE, AMPLIFY, USE, PURE or BROAD")]
    [InlineData("T:A.B\tUSE\tFILES/RAED", "'FILES/RAED' is no capability; did you mean 'FILES/READ'?")]
    [InlineData("T:A.B\tUSE\tTELEPATHY", "'TELEPATHY' is no capability")]
    [InlineData("T:A.B\tPURE\tFILES", "a PURE row names no capability")]
    [InlineData("T:A.B\tUSE\t", "a USE row names the capability it needs")]
    [InlineData("M:A.B\tBROAD\tFILES", "BROAD marks one type; the pattern starts with T: and holds no star")]
    public void BadLine_IsRefusedWithItsPlace(string line, string message) =>
        Assert.Equal("own.tsv(2): " + message, Assert.Single(Read("# note\n" + line).Errors).ToString());

    [Fact]
    public void BadLine_DoesNotHideTheOthers() => Assert.Equal("T:A.C", Assert.Single(Read("T:A.B\tNO\tFILES\nT:A.C\tPURE\t").Rows).Pattern);

    [Fact]
    public void PatternThatStandsTwice_IsRefusedWithBothPlaces()
    {
        var catalogue = Catalogue.Parse([new("one.tsv", "T:A.B\tPURE\t"), new("two.tsv", "# note\nT:A.B\tUSE\tFILES")]);

        Assert.Equal("two.tsv(2): 'T:A.B' stands already at one.tsv(1); delete one of the two", Assert.Single(catalogue.Errors).ToString());
        Assert.Equal(ApiKind.Pure, Assert.Single(catalogue.Rows).Kind);
    }

    private static Catalogue Read(string text) => Catalogue.Parse([new("own.tsv", text)]);
}
