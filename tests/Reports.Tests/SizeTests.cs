using System.Text;
using Polp.Graph;

namespace Polp.Reports.Tests;

/// <summary>A report that the browser cannot open answers nothing.</summary>
public sealed class SizeTests
{
    [Fact]
    public void ReferenceRuntime_IsUnder120Kilobytes() => Assert.InRange(Encoding.UTF8.GetByteCount(HtmlReport.Write(Okws.Assessment)), 1, 120_000);

    [Fact]
    public void Matrix_AndTable_CostUnder600BytesAProcess()
    {
        int Parts(int count)
        {
            var page = HtmlReport.Write(Many(count));
            var (start, end) = (page.IndexOf("<svg", StringComparison.Ordinal), page.IndexOf("id=\"processes\"", StringComparison.Ordinal));
            return Encoding.UTF8.GetByteCount(page.AsSpan(start, end - start));
        }

        // Beyond the size at which names are drawn only the letters remain.
        Assert.InRange((Parts(140) - Parts(60)) / 80, 1, 900);
        Assert.InRange((Parts(1000) - Parts(300)) / 700, 1, 600);
    }

    [Fact]
    public void ThousandProcesses_AreWritten() => Assert.Contains("p-p999", HtmlReport.Write(Many(1000)));

    private static Assessment Many(int count) => Okws.Assessment with
    {
        Processes = [.. Enumerable.Range(0, count).Select(i => Okws.Assessment.Processes[3] with { Name = $"p{i}", Exposure = new(i * 37 % 100, []), Privilege = new(i * 11 % 50, []) })],
    };
}
