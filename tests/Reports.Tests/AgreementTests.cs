using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Polp.Graph;

namespace Polp.Reports.Tests;

/// <summary>The page and the data say the same; each count is the number of rows it counts.</summary>
public sealed class AgreementTests
{
    private static readonly IDocument Page = new HtmlParser().ParseDocument(HtmlReport.Write(Okws.Assessment));
    private static readonly JsonElement Data = JsonDocument.Parse(JsonReport.Write(Okws.Assessment)).RootElement;

    [Fact]
    public void EmbeddedData_IsTheJsonReportWithoutWhatThePageSaysInWords()
    {
        var (whole, embedded) = (JsonNode.Parse(Data.GetRawText())!, JsonNode.Parse(Page.QuerySelector("#report-data")!.TextContent)!);
        whole.AsObject().Remove("steps");
        foreach (var process in whole["processes"]!.AsArray())
        {
            process!.AsObject().Remove("holds");
            process["exposure"]!.AsObject().Remove("rows");
            process["privilege"]!.AsObject().Remove("rows");
            foreach (var gain in process["gains"]!.AsArray())
                gain!.AsObject().Remove("derivation");
            foreach (var capability in process["reach"]!["capabilities"]!.AsArray())
            {
                capability!.AsObject().Remove("path");
                capability.AsObject().Remove("otherPaths");
                if (capability["phase"]!.GetValue<string>() == "serving")
                    capability.AsObject().Remove("phase");
            }
            foreach (var grant in process["reach"]!["grants"]!.AsArray().ToArray())
            {
                grant!.AsObject().Remove("doubts");
                if (grant["use"]!.GetValue<string>() == "needed")
                    process["reach"]!["grants"]!.AsArray().Remove(grant);
            }
            process["reach"]!.AsObject().Remove("broad");
        }

        Assert.Equal(WithoutEmpty(whole).ToJsonString(), embedded.ToJsonString());
    }

    [Fact]
    public void Data_NamesEachStepOnce()
    {
        var steps = Data.GetProperty("steps").EnumerateArray().Select(s => s.GetRawText()).ToArray();
        Assert.Equal(steps.Length, steps.Distinct().Count());
        var gain = Data.GetProperty("processes")[0].GetProperty("gains")[0];
        Assert.Equal(
            ["R4", "R13", "R12"],
            gain.GetProperty("derivation").EnumerateArray().Select(n => Data.GetProperty("steps")[n.GetInt32()].GetProperty("rule").GetString()));
    }

    [Fact]
    public void EveryProcess_HasADotARowAndACard()
    {
        var names = Data.GetProperty("processes").EnumerateArray().Select(p => p.GetProperty("name").GetString()!).ToArray();
        Assert.Equal(8, names.Length);
        Assert.Equal(names, Texts("section[aria-labelledby=table] tbody th"));
        Assert.Equal(names, Texts(".card h3"));
        Assert.Equal(names.Select(n => "#p-" + n), Page.QuerySelectorAll("svg a.dot").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void Cards_ListWhatTheDataLists()
    {
        foreach (var process in Data.GetProperty("processes").EnumerateArray())
        {
            var card = Page.QuerySelector("#p-" + process.GetProperty("name").GetString())!;
            int Length(params string[] path) => path.Aggregate(process, (e, name) => e.GetProperty(name)).GetArrayLength();
            Assert.Equal(Length("gains"), card.QuerySelectorAll(".right").Length);
            Assert.Equal(Length("findings"), card.QuerySelectorAll(".findings > li").Length);
            Assert.Equal(Length("reach", "capabilities"), card.QuerySelectorAll(".capability").Length);
            var reached = process.GetProperty("reach").GetProperty("capabilities").EnumerateArray().Where(c => c.GetProperty("status").GetString() != "counted").ToArray();
            Assert.Equal(reached.Sum(c => 1 + c.GetProperty("otherPaths").GetArrayLength()), card.QuerySelectorAll(".reach .path").Length);
            Assert.Equal(reached.Count(c => c.GetProperty("phase").GetString() == "startUp"), card.QuerySelectorAll(".reach .status").Count(s => s.TextContent.EndsWith("only at start-up")));
            var idle = process.GetProperty("reach").GetProperty("grants").EnumerateArray().Where(g => g.GetProperty("use").GetString() != "needed").ToArray();
            Assert.Equal(idle.Select(g => g.GetProperty("grant").GetString()!), card.QuerySelectorAll(".grants > li b").Select(b => b.TextContent));
            Assert.Equal(idle.Sum(g => g.GetProperty("doubts").GetArrayLength()), card.QuerySelectorAll(".grants .plain li").Length);
            Assert.All(process.GetProperty("reach").GetProperty("broad").EnumerateArray(), b => Assert.Contains(b.GetProperty("type").GetString()!, card.TextContent));
            Assert.Equal(Length("holds") + Length("exposure", "rows") + Length("privilege", "rows"), card.QuerySelectorAll(".rows > li").Length);
        }
    }

    [Fact]
    public void Table_CountsWhatTheCardsList()
    {
        foreach (var row in Page.QuerySelectorAll("section[aria-labelledby=table] tbody tr"))
        {
            var card = Page.QuerySelector(row.QuerySelector("a")!.GetAttribute("href")!)!;
            var counts = row.QuerySelectorAll("td.n").Select(td => td.TextContent).ToArray()[^3..];
            Assert.Equal(counts[0], $"{card.QuerySelectorAll(".right").Length}");
            Assert.Equal(counts[1], $"{card.QuerySelectorAll(".findings > li").Length}");
            Assert.Contains(counts[2], new[] { $"{card.QuerySelectorAll(".reach .missing").Length}", "unknown" });
        }
    }

    [Fact]
    public void Verdict_CountsTheReasonsBelow()
    {
        var figures = Texts(".figures b").Select(int.Parse).ToArray();
        Assert.Equal(Page.QuerySelectorAll(".reasons > li").Length, figures[0] + figures[1]);
        Assert.Equal(Data.GetProperty("verdict").GetProperty("missing").GetInt32(), figures[0]);
        Assert.Equal(Data.GetProperty("verdict").GetProperty("violations").GetInt32(), figures[1]);
        Assert.Equal(Page.QuerySelectorAll("section[aria-labelledby=unknowns] li").Length, figures[^1]);
        Assert.Equal(Data.GetProperty("verdict").GetProperty("unusedGrants").GetInt32() + Data.GetProperty("verdict").GetProperty("tooWideGrants").GetInt32(), figures[^3]);
    }

    [Fact]
    public void Resources_AreAllIndexed() => Assert.Equal(
        Data.GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("name").GetString()!),
        Texts("section[aria-labelledby=resources] tbody th"));

    [Fact]
    public void Derivations_AreShownStepByStepWithRuleAndPlace()
    {
        var steps = Page.QuerySelector("#p-basket .gains > li")!.QuerySelectorAll(".steps > li").Select(e => e.TextContent).ToArray();
        Assert.Equal(3, steps.Length);
        Assert.Contains("so it may call data.insert_order", steps[2]);
        Assert.Contains("privileges.json:70", steps[2]);
        Assert.EndsWith("R12", steps[2]);
    }

    [Fact]
    public void Rules_ThatDerivationsName_AreExplainedOnThePage()
    {
        var explained = Texts("section[aria-labelledby=method] tbody th");
        Assert.Equal(["R1", "R2", "R3", "R4", "R6", "R7", "R12", "R13"], explained);
        Assert.All(Texts(".steps .rule"), rule => Assert.Contains(rule, explained));
    }

    [Fact]
    public void PassingSystem_SaysSoAndGivesNoReasons()
    {
        var clean = Okws.Assessment with { Processes = [.. Okws.Assessment.Processes.Where(p => p.Name != "basket")], Resources = [] };
        var page = new HtmlParser().ParseDocument(HtmlReport.Write(clean));
        Assert.Equal("Grants and rules: pass", page.QuerySelector("#verdict")!.TextContent);
        Assert.Null(page.QuerySelector("#reasons"));
    }

    [Fact]
    public void SystemWithoutCode_DoesNotPass()
    {
        var unread = Okws.Assessment with { Processes = [.. Okws.Assessment.Processes.Where(p => p.Name == "pubd")], Resources = [] };
        var page = new HtmlParser().ParseDocument(HtmlReport.Write(unread));
        Assert.Equal("Grants and rules: not known, since no code was read", page.QuerySelector("#verdict")!.TextContent);
        Assert.Null(page.QuerySelector(".verdict.passes"));
    }

    [Fact]
    public void CapabilityAskedForAndNotDeclared_IsCounted()
    {
        var asking = Okws.Assessment.Processes.Single(p => p.Name == "viewer");
        asking = asking with { Reach = asking.Reach with { Capabilities = [.. asking.Reach.Capabilities.Select(c => c with { Status = GrantStatus.AskedNotDeclared })] } };
        var page = new HtmlParser().ParseDocument(HtmlReport.Write(Okws.Assessment with { Processes = [asking], Resources = [] }));
        Assert.Contains("1 asked for, not declared", page.QuerySelectorAll(".figures li").Select(e => e.TextContent));
    }

    [Fact]
    public void EmptySystem_IsAWholePage()
    {
        var page = new HtmlParser().ParseDocument(HtmlReport.Write(new Assessment("empty", "privileges.json", [], [], [], 0)));
        Assert.Contains("declares no process", page.Body!.TextContent);
    }

    private static JsonNode WithoutEmpty(JsonNode node)
    {
        foreach (var (name, value) in node is JsonObject o ? o.ToArray() : [])
        {
            if (value is null or JsonArray { Count: 0 })
                node.AsObject().Remove(name);
            else
                WithoutEmpty(value);
        }

        foreach (var item in node as JsonArray ?? [])
            WithoutEmpty(item!);
        return node;
    }

    private static string[] Texts(string selector) => [.. Page.QuerySelectorAll(selector).Select(e => e.TextContent)];
}
