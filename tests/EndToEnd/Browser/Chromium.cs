using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Polp.EndToEnd;

/// <summary>The system's Chromium, started once for all browser tests, without network.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public static IReadOnlyList<string> Places { get; } = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static string? Path { get; } = Places.FirstOrDefault(File.Exists);

    /// <summary>The page that the golden test of the reports pins, byte for byte.</summary>
    public static string Page { get; } = System.IO.Path.GetFullPath("../../Reports.Tests/Golden/okws.html", Here());

    public async Task InitializeAsync()
    {
        if (Path is null)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Headless = true,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A fresh window. Nothing can be loaded from the network.</summary>
    public async Task<IPage> Open(ColorScheme scheme = ColorScheme.Light, int width = 1200, bool script = true)
    {
        Assert.True(browser is not null, $"No Chromium in {string.Join(", ", Places)}");
        var context = await browser!.NewContextAsync(new()
        {
            Offline = true,
            ColorScheme = scheme,
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private static string Here([CallerFilePath] string here = "") => System.IO.Path.GetDirectoryName(here)!;
}
