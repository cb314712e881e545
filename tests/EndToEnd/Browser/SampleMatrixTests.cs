using Microsoft.Playwright;

namespace Polp.EndToEnd;

/// <summary>The lecture's table, as a reader sees it: where each process of the samples is drawn, from their real code and manifests.</summary>
public sealed class SampleMatrixTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Sheltered = "q-sheltered-powerful", Harmless = "q-sheltered-weak", Exposed = "q-exposed-weak", Violation = "q-exposed-powerful";

    [ChromiumFact]
    public async Task Okws_HasEightProcessesInTheirPlaces()
    {
        var page = await Report("okws");

        Assert.Equal(
            new SortedDictionary<string, string>
            {
                ["basket"] = Exposed,
                ["dbproxy"] = Sheltered,
                ["editor"] = Exposed,
                ["okd"] = Exposed,
                ["okld"] = Sheltered,
                ["oklogd"] = Sheltered,
                ["pubd"] = Harmless,
                ["viewer"] = Exposed,
            },
            await Places(page));
        Assert.Equal("#p-okld", await page.Locator("svg a.dot:has(rect.symbol)").GetAttributeAsync("href"));
        // The picture in the README is this one.
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "report.png"), Clip = new() { X = 108, Y = 20, Width = 984, Height = 1205 }, FullPage = true });
    }

    [ChromiumFact]
    public async Task Monolith_StandsAloneInTheExposedAndPowerfulCorner() =>
        Assert.Equal(new SortedDictionary<string, string> { ["site"] = Violation }, await Places(await Report("monolith")));

    private async Task<IPage> Report(string sample)
    {
        using var folder = new TemporaryFolder();
        (await Repository.Polp(Repository.Root, "report", Path.Combine("samples", sample), "--no-build", "-c", Repository.Configuration, "-o", folder.Path)).Succeeds();
        var page = await chromium.Open();
        await page.GotoAsync(new Uri(folder["report.html"]).AbsoluteUri);
        return page;
    }

    /// <summary>Process and class of the quadrant that its symbol's centre lies in.</summary>
    private static async Task<SortedDictionary<string, string>> Places(IPage page)
    {
        var quadrants = new List<(string Name, LocatorBoundingBoxResult Box)>();
        foreach (var name in new[] { Sheltered, Harmless, Exposed, Violation })
            quadrants.Add((name, (await page.Locator($"svg rect.{name}").BoundingBoxAsync())!));
        var places = new SortedDictionary<string, string>();
        foreach (var dot in await page.Locator("svg a.dot").AllAsync())
        {
            var symbol = (await dot.Locator(".symbol").BoundingBoxAsync())!;
            var (x, y) = (symbol.X + symbol.Width / 2, symbol.Y + symbol.Height / 2);
            places[(await dot.GetAttributeAsync("href"))!["#p-".Length..]] =
                quadrants.Single(q => x > q.Box.X && x < q.Box.X + q.Box.Width && y > q.Box.Y && y < q.Box.Y + q.Box.Height).Name;
        }
        return places;
    }
}
