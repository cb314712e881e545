using System.Text.Json;
using Polp.Graph;

namespace Polp.Reports.Tests;

/// <summary>The log that code scanning reads; the reader of the graph is one of those it must satisfy.</summary>
public sealed class SarifReportTests
{
    private static readonly JsonElement Run = JsonDocument.Parse(SarifReport.Write(Okws.Assessment)).RootElement.GetProperty("runs")[0];

    [Fact]
    public void EveryMissingGrant_StandsAtItsProcess_WithAllWaysToIt()
    {
        var result = Results("grant-missing").Single();
        Assert.Equal("error", result.GetProperty("level").GetString());
        Assert.Contains("'basket' reaches FILES/READ while serving, which is not granted", Text(result));
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal(("privileges.json", 176), (place.GetProperty("artifactLocation").GetProperty("uri").GetString(), place.GetProperty("region").GetProperty("startLine").GetInt32()));
        Assert.Equal(3, result.GetProperty("codeFlows").GetArrayLength());
        var last = result.GetProperty("codeFlows")[2].GetProperty("threadFlows")[0].GetProperty("locations").EnumerateArray().Last().GetProperty("location");
        Assert.Equal("File.ReadAllBytes(String)", last.GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public void UnusedAndTooWideGrants_AreNotes_AndDoubtfulOnesAreNot()
    {
        Assert.StartsWith("The grant EXEC of 'dbproxy' is unused", Text(Results("grant-unused").Single()));
        Assert.StartsWith("The grant FILES of 'dbproxy' is too wide: of it only FILES/WRITE is reached", Text(Results("grant-too-wide").Single()));
        Assert.Equal("note", Results("grant-unused").Single().GetProperty("level").GetString());
    }

    [Fact]
    public void EveryRuleThatIsUsed_IsDescribed()
    {
        var described = Run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()).ToArray();
        Assert.All(Run.GetProperty("results").EnumerateArray(), r => Assert.Contains(r.GetProperty("ruleId").GetString(), described));
    }

    [Fact]
    public void HostileNames_HideNothing()
    {
        var text = SarifReport.Write(Hostile.Assessment);
        JsonDocument.Parse(text);
        Assert.DoesNotContain(text, c => c is '\u202E' or '\u2066' or '\0' or '\u001B');
    }

    private static IEnumerable<JsonElement> Results(string rule) => Run.GetProperty("results").EnumerateArray().Where(r => r.GetProperty("ruleId").GetString() == rule);

    private static string Text(JsonElement result) => result.GetProperty("message").GetProperty("text").GetString()!;
}
