using System.Globalization;
using System.Text.RegularExpressions;

namespace Polp.Reports.Tests;

/// <summary>Contrast by the formula of WCAG 2.2: text 4.5 to 1, graphics and focus rings 3 to 1, in both palettes.</summary>
public sealed partial class PaletteTests
{
    private static readonly string Css = PageTemplates.Text("report.css");

    public static TheoryData<string, string, string, double> Pairs()
    {
        var pairs = new TheoryData<string, string, string, double>();
        foreach (var palette in new[] { "light", "dark" })
        {
            foreach (var text in new[] { "ink", "soft", "link", "danger", "good", "warn" })
                foreach (var ground in new[] { "paper", "raised" })
                    pairs.Add(palette, text, ground, 4.5);
            foreach (var wash in new[] { "danger-wash", "warn-wash", "cool-wash", "fine-wash" })
            {
                pairs.Add(palette, "ink", wash, 4.5);
                pairs.Add(palette, "symbol", wash, 3);
                pairs.Add(palette, "danger", wash, 3);
                pairs.Add(palette, "link", wash, 3);
                pairs.Add(palette, "graphic", wash, 3);
            }

            pairs.Add(palette, "danger", "danger-wash", 4.5);
            pairs.Add(palette, "warn", "warn-wash", 4.5);
            pairs.Add(palette, "link", "warn-wash", 4.5);
            pairs.Add(palette, "on-symbol", "symbol", 4.5);
            pairs.Add(palette, "on-symbol", "danger", 4.5);
            pairs.Add(palette, "graphic", "raised", 3);
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Contrast_IsEnough(string palette, string front, string ground, double least)
    {
        var colours = Palette(palette == "dark");
        var ratio = Contrast(colours[front], colours[ground]);
        Assert.True(ratio >= least, $"{front} on {ground} in the {palette} palette: {ratio:0.00} to 1, needs {least} to 1");
    }

    [Fact]
    public void WithoutStyle_TheDrawingStillHasContrast()
    {
        var drawing = PageTemplates.Text("matrix.html");
        foreach (Match wash in Fills().Matches(drawing))
        {
            Assert.True(Contrast(wash.Groups[1].Value, "#34435a") >= 3);
            Assert.True(Contrast(wash.Groups[1].Value, "#1c1f24") >= 4.5);
        }

        Assert.True(Contrast("#565c66", "#ffffff") >= 4.5);
        Assert.True(Contrast("#ffffff", "#a3201a") >= 4.5);
    }

    [Fact]
    public void EveryColour_IsAVariableThatBothPalettesDefine()
    {
        var (light, dark) = (Palette(false), Palette(true));
        Assert.Equal(light.Keys.Order(), dark.Keys.Order());
        Assert.All(Uses().Matches(Css), use => Assert.Contains(use.Groups[1].Value, light.Keys));
    }

    private static Dictionary<string, string> Palette(bool dark)
    {
        var start = Css.IndexOf(":root", dark ? Css.IndexOf("prefers-color-scheme: dark") : 0, StringComparison.Ordinal);
        return Definitions().Matches(Css[start..Css.IndexOf('}', start)]).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
    }

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var c = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }

    [GeneratedRegex("--([a-z-]+): (#[0-9a-f]{6})")]
    private static partial Regex Definitions();

    [GeneratedRegex(@"var\(--([a-z-]+)\)")]
    private static partial Regex Uses();

    [GeneratedRegex("<rect class=\"q-[^>]* fill=\"(#[0-9a-f]{6})\"")]
    private static partial Regex Fills();
}
