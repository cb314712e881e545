using System.Text.Json;
using System.Text.RegularExpressions;

namespace Polp.EndToEnd;

/// <summary>What the compiler's logs and the graph say about the samples in this checkout.</summary>
public sealed class SampleTests
{
    [Theory]
    [InlineData("Okld")]
    [InlineData("Okd")]
    [InlineData("Oklogd")]
    [InlineData("Pubd")]
    [InlineData("DbProxy")]
    [InlineData("Basket")]
    [InlineData("Viewer")]
    [InlineData("Editor")]
    public void Okws_BuildsWithoutASingleWarningOfOurs(string program) => Assert.Empty(Logged(program));

    [Fact]
    public void Mistakes_WarnExactlyWhereMarked()
    {
        var marks =
            from file in Directory.GetFiles(Path.Combine(Repository.Root, "samples", "mistakes")).Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".tsv", StringComparison.Ordinal))
            from line in File.ReadAllLines(file).Select((text, index) => (text, number: index + 1))
            from Match mark in Regex.Matches(line.text, @"(?://|#).*?\b(POLP\d{4})\b")
            select $"{Path.GetFileName(file)}:{line.number} {mark.Groups[1].Value}";

        Assert.Equal(marks.Order(StringComparer.Ordinal), Logged("Mistakes"));
    }

    [Theory]
    [InlineData("okws")]
    [InlineData("monolith")]
    public async Task EveryCapabilityTheRulesSee_TheIlPassReachesToo(string sample)
    {
        using var folder = new TemporaryFolder();
        (await Repository.Polp(Repository.Root, "report", Path.Combine("samples", sample), "--no-build", "-c", Repository.Configuration, "-o", folder.Path)).Succeeds();
        using var report = JsonDocument.Parse(File.ReadAllBytes(folder["report.json"]));
        foreach (var process in report.RootElement.GetProperty("processes").EnumerateArray())
        {
            var reached = process.GetProperty("reach").GetProperty("capabilities").EnumerateArray().Select(c => c.GetProperty("capability").GetString()!).ToArray();
            foreach (var finding in process.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("ruleId").GetString()!.StartsWith("POLP3", StringComparison.Ordinal)))
                Assert.Contains(reached, capability => finding.GetProperty("message").GetString()!.Contains($"'{capability}'", StringComparison.Ordinal));
            Assert.NotEmpty(reached);
        }
    }

    private static string[] Logged(string project)
    {
        using var sarif = JsonDocument.Parse(File.ReadAllBytes(Repository.Output(project, project + ".sarif")));
        return [.. sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(r => r.GetProperty("ruleId").GetString()!.StartsWith("POLP", StringComparison.Ordinal))
            .Select(r => (r, place: r.GetProperty("locations")[0].GetProperty("physicalLocation")))
            .Select(x => $"{Path.GetFileName(x.place.GetProperty("artifactLocation").GetProperty("uri").GetString())}:"
                + $"{x.place.GetProperty("region").GetProperty("startLine").GetInt32()} {x.r.GetProperty("ruleId").GetString()}")
            .Order(StringComparer.Ordinal)];
    }
}
