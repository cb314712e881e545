namespace Polp.EndToEnd;

/// <summary>A test that needs Chromium: skipped with the reason where there is none, but never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Path is null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = $"No Chromium in {string.Join(", ", Chromium.Places)}: apt-get install --no-install-recommends chromium";
    }
}
