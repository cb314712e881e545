using System.Text.Json;
using Polp.Testing;

namespace Polp.EndToEnd;

/// <summary>One deliberate mistake in a service of the sample, followed down both roads to the report.</summary>
public sealed class OneCatalogueLineTests
{
    private const string Leak = """
        using System.IO;
        using System.Runtime.CompilerServices;

        internal static class Leak
        {
            public static string? Found;

            [ModuleInitializer]
            internal static void Look() => Found = {|POLP3001:File.ReadAllText|}("/etc/passwd");
        }

        """;

    private static readonly string Source = Leak.Replace("{|POLP3001:", "").Replace("|}", "");

    [Fact]
    public Task ReadAllTextInAService_IsASquiggleOnItsName() => Verify.Reports(Leak, role: "Service");

    [Fact]
    public async Task ReadAllTextInAService_IsAWarning_ALogEntry_AndACellOfTheReport()
    {
        using var copy = new TemporaryFolder();
        CopySources(Repository.Root, copy.Path);
        copy.Write("samples/okws/Basket/Leak.cs", Source);

        var build = (await Repository.Dotnet(copy.Path, "build", "samples/okws/Basket", "--tl:off", "-v:q")).Succeeds();
        Assert.Matches(@"Leak\.cs\(9,\d+\): warning POLP3001", build.Output);

        var log = Directory.GetFiles(copy["artifacts/bin/Basket"], "Basket.sarif", SearchOption.AllDirectories).Single();
        using (var sarif = JsonDocument.Parse(File.ReadAllBytes(log)))
        {
            var result = Assert.Single(sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray(), r => r.GetProperty("ruleId").GetString() == "POLP3001");
            Assert.Contains("FILES/READ", result.GetProperty("message").GetProperty("text").GetString());
        }

        // Where findings fail the build, the verdict is still a verdict and not an input that cannot be read.
        copy.Write("samples/okws/Basket/.editorconfig", "[*.cs]\ndotnet_diagnostic.POLP3001.severity = error\n");
        var check = await Repository.Polp(copy.Path, "check", "samples/okws");
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("POLP3001", check.Output);
        Assert.Contains("Leak.cs", check.Output);

        (await Repository.Polp(copy.Path, "report", "samples/okws", "--no-build", "-o", copy["out"])).Succeeds();
        using var report = JsonDocument.Parse(File.ReadAllBytes(copy["out/report.json"]));
        var basket = Assert.Single(report.RootElement.GetProperty("processes").EnumerateArray(), p => p.GetProperty("name").GetString() == "basket");
        Assert.Contains(basket.GetProperty("findings").EnumerateArray(), f => f.GetProperty("ruleId").GetString() == "POLP3001");
        var reach = Assert.Single(basket.GetProperty("reach").GetProperty("capabilities").EnumerateArray(), c => c.GetProperty("capability").GetString() == "FILES/READ");
        Assert.Equal("missing", reach.GetProperty("status").GetString());
        Assert.EndsWith("File.ReadAllText", reach.GetProperty("path").EnumerateArray().Last().GetString());
        var page = File.ReadAllText(copy["out/report.html"]);
        Assert.Contains("File.ReadAllText", page);
        Assert.Contains("Leak.cs", page);
    }

    private static void CopySources(string from, string to)
    {
        foreach (var folder in new[] { "graph", "analyzers", "codefixes", "samples" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(from, folder), "*", SearchOption.AllDirectories))
                Copy(file);
        }
        foreach (var file in Directory.EnumerateFiles(from))
            Copy(file);

        void Copy(string file)
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
