using System.Runtime.CompilerServices;
using Polp.Graph;

namespace Polp.Reports.Tests;

/// <summary>What is written, byte for byte. <c>POLP_ACCEPT=1</c> accepts a change; the browser tests open the same files.</summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("okws.html")]
    [InlineData("okws.json")]
    [InlineData("okws.sarif")]
    public void Report_IsTheAcceptedOne(string file)
    {
        var written = file.EndsWith(".html") ? HtmlReport.Write(Okws.Assessment) : file.EndsWith(".sarif") ? SarifReport.Write(Okws.Assessment) : JsonReport.Write(Okws.Assessment);
        var path = Path.Combine(Folder(), file);
        if (Environment.GetEnvironmentVariable("POLP_ACCEPT") == "1")
            File.WriteAllText(path, written);

        Assert.Equal(File.ReadAllText(path), written);
    }

    [Fact]
    public void SameAssessment_GivesTheSameBytes() =>
        Assert.Equal(HtmlReport.Write(Okws.Assessment), HtmlReport.Write(Okws.Assessment with { Unknowns = [.. Okws.Assessment.Unknowns] }));

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
