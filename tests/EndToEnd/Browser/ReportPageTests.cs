using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Polp.EndToEnd;

/// <summary>The report in a real browser, opened as its reader opens it: from a file.</summary>
public sealed class ReportPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string Address = new Uri(Chromium.Page).AbsoluteUri;

    [ChromiumFact]
    public async Task Page_LoadsNothingAndComplainsOfNothing()
    {
        var page = await chromium.Open();
        var (complaints, requests) = (new List<string>(), new List<string>());
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync(Address);
        Assert.Equal([Address], requests);
        Assert.Empty(complaints);
        Assert.Equal("okws", await page.Locator("h1").InnerTextAsync());
    }

    [ChromiumFact]
    public Task Light_HasNoAccessibilityViolation() => IsAccessible(ColorScheme.Light, 1200);

    [ChromiumFact]
    public Task Dark_HasNoAccessibilityViolation() => IsAccessible(ColorScheme.Dark, 1200);

    [ChromiumFact]
    public Task Narrow_HasNoAccessibilityViolation() => IsAccessible(ColorScheme.Light, 320);

    [ChromiumFact]
    public async Task Dots_OpenTheirCards()
    {
        var page = await chromium.Open();
        await page.GotoAsync(Address);
        foreach (var name in new[] { "okld", "viewer" })
        {
            var card = page.Locator($"#p-{name}");
            Assert.False(await card.IsVisibleAsync());
            await page.Locator($"svg a[href='#p-{name}'] .letter").ClickAsync();
            await Assertions.Expect(card).ToBeVisibleAsync();
            await Assertions.Expect(card).ToBeInViewportAsync();
            Assert.EndsWith($"#p-{name}", page.Url);
        }
    }

    [ChromiumFact]
    public async Task Dots_AreReachedByKeyboardAndLargeEnoughToTouch()
    {
        var page = await chromium.Open();
        await page.GotoAsync(Address);
        await page.Locator("svg a.dot").First.FocusAsync();
        var visited = new List<string?>();
        for (var i = 0; i < 8; i++)
        {
            visited.Add(await page.EvaluateAsync<string?>("document.activeElement.getAttribute('href')"));
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Equal(8, visited.Distinct().Count());
        foreach (var target in await page.Locator("svg a.dot > circle:first-child").AllAsync())
        {
            var box = await target.BoundingBoxAsync();
            Assert.True(box is { Width: >= 24, Height: >= 24 }, $"{box?.Width} by {box?.Height}");
        }
    }

    [ChromiumFact]
    public async Task Labels_DoNotOverlap()
    {
        var page = await chromium.Open();
        await page.GotoAsync(Address);
        var boxes = new List<LocatorBoundingBoxResult>();
        foreach (var drawn in await page.Locator("svg a.dot .symbol, svg a.dot text:not(.letter), svg .captions tspan").AllAsync())
            boxes.Add((await drawn.BoundingBoxAsync())!);
        for (var i = 0; i < boxes.Count; i++)
            for (var j = 0; j < i; j++)
                Assert.False(Overlap(boxes[i], boxes[j]), $"element {i} at {boxes[i].X},{boxes[i].Y} overlaps element {j}");
    }

    [ChromiumFact]
    public async Task WithoutScriptAndStyle_EverythingIsThere()
    {
        var page = await chromium.Open(script: false);
        // As build servers serve reports, and worse: no style, no script, no image.
        await page.RouteAsync("http://report.test/", route => route.FulfillAsync(new()
        {
            Path = Chromium.Page,
            ContentType = "text/html",
            Headers = new Dictionary<string, string>
            {
                ["Content-Type"] = "text/html; charset=utf-8",
                ["Content-Security-Policy"] = "sandbox allow-same-origin; default-src 'none'; style-src 'none'; script-src 'none'",
            },
        }));
        await page.GotoAsync("http://report.test/");

        await Assertions.Expect(page.Locator("svg.matrix")).ToBeVisibleAsync();
        Assert.Equal(8, await page.Locator("svg a.dot .symbol").CountAsync());
        foreach (var symbol in await page.Locator("svg a.dot .symbol").AllAsync())
            Assert.True(await symbol.IsVisibleAsync());
        foreach (var name in new[] { "basket", "dbproxy", "editor", "okd", "okld", "oklogd", "pubd", "viewer" })
        {
            await Assertions.Expect(page.Locator("svg text", new() { HasTextString = name }).First).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("tbody th a", new() { HasTextString = name }).First).ToBeVisibleAsync();
            await page.Locator($"svg a[href='#p-{name}'] .letter").ClickAsync();
            await Assertions.Expect(page.Locator($"#p-{name}")).ToBeVisibleAsync();
        }

        await Assertions.Expect(page.Locator("#method")).ToBeVisibleAsync();
    }

    [ChromiumFact]
    public async Task Narrow_ScrollsOnlyInsideItsTables()
    {
        var page = await chromium.Open(width: 320);
        await page.GotoAsync(Address);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [ChromiumFact]
    public async Task Print_ShowsClosedCards()
    {
        var page = await chromium.Open();
        await page.GotoAsync(Address);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var box = await page.Locator("#p-okld").BoundingBoxAsync();
        Assert.True(box is { Height: > 200 }, "the card is closed on paper");
    }

    private async Task IsAccessible(ColorScheme scheme, int width)
    {
        var page = await chromium.Open(scheme, width);
        await page.GotoAsync(Address);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join(", ", v.Nodes.Select(n => n.Html))})"));
    }

    private static bool Overlap(LocatorBoundingBoxResult a, LocatorBoundingBoxResult b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;
}
