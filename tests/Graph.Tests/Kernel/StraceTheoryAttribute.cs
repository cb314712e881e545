namespace Polp.Graph.Tests;

/// <summary>A test that needs strace: skipped with the reason where there is none, but never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StraceTheoryAttribute : TheoryAttribute
{
    public StraceTheoryAttribute()
    {
        if (!File.Exists(Traced.Strace) && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = $"No {Traced.Strace}: apt-get install --no-install-recommends strace";
    }
}
