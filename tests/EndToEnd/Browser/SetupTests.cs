namespace Polp.EndToEnd;

public sealed class SetupTests
{
    [Fact]
    public void Setup_TakesEveryBrowserThatTheTestsTake()
    {
        var line = Assert.Single(File.ReadAllLines(Path.Combine(Repository.Root, ".ci", "setup")), line => line.StartsWith("need chromium ", StringComparison.Ordinal));

        Assert.Equal(Chromium.Places, line.Split(' ')[2..]);
    }
}
