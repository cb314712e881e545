using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Polp.Reports.Tests;

/// <summary>A process that reaches a part of a resource does not bring down the whole.</summary>
public sealed class ResourceTests
{
    private static readonly IDocument Page = new HtmlParser().ParseDocument(HtmlReport.Write(Okws.Assessment));

    [Fact]
    public void Row_TellsSingleRowsFromTheTable() => Assert.Equal(
        "dbproxy read, write; editor read (single rows); okld read",
        Page.QuerySelectorAll("section[aria-labelledby=resources] tbody tr").Single(row => row.QuerySelector("th")!.TextContent == "table:site.editors").LastElementChild!.TextContent);

    [Fact]
    public void Sentence_NamesWhoTakesTheWholeOnly()
    {
        var sentence = Page.QuerySelectorAll("p").Select(p => p.TextContent).Single(text => text.StartsWith("The most valuable resource", StringComparison.Ordinal));

        Assert.Equal("The most valuable resource, table:site.editors, falls with dbproxy or okld; none of these is exposed. In part it is reached by what is exposed: editor, read (single rows).", sentence);
    }
}
