using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Polp.Graph;

namespace Polp.Reports.Tests;

/// <summary>Names are written by strangers; the page must show them and obey none.</summary>
public sealed class HostileNameTests
{
    private static readonly string Html = HtmlReport.Write(Hostile.Assessment);
    private static readonly IHtmlDocument Document = new HtmlParser(new HtmlParserOptions { IsStrictMode = false }).ParseDocument(Html);

    [Fact]
    public void Page_HasNoScriptButItsData()
    {
        var script = Assert.Single(Document.QuerySelectorAll("script"));
        Assert.Equal("application/json", script.GetAttribute("type"));
        Assert.Equal(Hostile.Names.Count, JsonDocument.Parse(script.TextContent).RootElement.GetProperty("processes").GetArrayLength());
    }

    [Fact]
    public void Page_HasOnlyTheElementsOfItsTemplates()
    {
        var ours = new HtmlParser().ParseDocument(HtmlReport.Write(Okws.Assessment)).All.Select(e => e.LocalName).ToHashSet();
        Assert.DoesNotContain(Document.All, e => !ours.Contains(e.LocalName));
        Assert.Single(Document.QuerySelectorAll("style"));
    }

    [Fact]
    public void Page_HasNoEventHandlerAndNoInlineStyle() =>
        Assert.DoesNotContain(Document.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name is "style" or "autofocus"));

    [Fact]
    public void Page_LinksOnlyWithinItself()
    {
        Assert.DoesNotContain(Document.All, e => e.HasAttribute("src") || e.HasAttribute("srcset") || e.HasAttribute("action") || e.HasAttribute("xlink:href"));
        Assert.All(Document.QuerySelectorAll("[href]"), e => Assert.StartsWith("#", e.GetAttribute("href")));
    }

    [Fact]
    public void Ids_AreUniqueAndEveryReferenceResolves()
    {
        var ids = Document.QuerySelectorAll("[id]").Select(e => e.Id!).ToArray();
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Document.QuerySelectorAll("[href]"), e => Assert.Contains(e.GetAttribute("href")![1..], ids));
        Assert.All(Document.QuerySelectorAll("[aria-labelledby]").SelectMany(e => e.GetAttribute("aria-labelledby")!.Split(' ')), id => Assert.Contains(id, ids));
    }

    [Fact]
    public void Policy_AllowsThisStyleAndNothingElse()
    {
        var style = Document.QuerySelector("style")!.TextContent;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'",
            Document.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content"));
    }

    [Fact]
    public void Names_AreShownInFull()
    {
        var text = Document.Body!.TextContent;
        Assert.All(Hostile.Names.Where(n => n.Length < 100), name => Assert.Contains(VisibleText.Of(name), text));
        Assert.Contains(Hostile.Names.Single(n => n.Length > 10_000), text);
    }

    [Fact]
    public void ControlAndBidirectionalCharacters_AreShownByTheirNumber()
    {
        Assert.DoesNotContain(Html, c => c is '\u202E' or '\u2066' or '\0' or '\a' or '\u001B' || char.IsSurrogate(c));
        Assert.Contains(@"admin\u{202E}txt.exe\u{2066}", Document.Body!.TextContent);
        Assert.Contains(@"nul\u{0}bell\u{7}\u{1B}[31mred", Document.Body.TextContent);
        Assert.Contains(@"lone \u{D800} half", Document.Body.TextContent);
    }

    [Fact]
    public void TemplateSyntaxInAName_IsText() => Assert.Contains("{{ it.policy }}{{ for x in 1..9 }}", Document.Body!.TextContent);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("zero\u200Bwidth", @"zero\u{200B}width")]
    [InlineData("line\nbreak", @"line\u{A}break")]
    [InlineData("pair 😀 stays", "pair 😀 stays")]
    [InlineData("tag \U000E0041 hides", @"tag \u{E0041} hides")]
    [InlineData("naïve", "naïve")]
    public void VisibleText_ShowsWhatHides(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));
}
