namespace Polp.Graph.Tests;

/// <summary>Every right says how it follows: the rule, what it gives, where it stands; by the fewest processes broken, then the fewest steps.</summary>
public sealed class DerivationTests
{
    [Fact]
    public void Derivation_NamesRuleTextAndLine()
    {
        var model = new Model().Process("p").Process("q", more: """ "secrets": ["s"] """).Add("secrets", """ "s": {} """);
        Assert.Equal(
            [
                "R6: p runs with the uid and gid of q, 1000 and 1000, and it is dumpable: it enters q @ 8",
                "R1: q has the secret s in its memory @ 8",
                "R1: the value of s is known @ 11",
            ],
            model.Steps("p", "read secret:s"));
    }

    [Fact]
    public void FileByPath_RestsOnItsView() => Assert.Equal(
        ["R3: p is in no jail @ 6", "R2: /f is read by p, mode 0644 @ 9"], new Model().Process("p").File("/f", "0644").Steps("p", "read file:/f"));

    [Theory]
    [InlineData("0600", 1000, 0, "", "/f is read by p, which owns it")]
    [InlineData("0640", 0, 1000, "", "/f is read by p through its group, mode 0640")]
    [InlineData("0004", 0, 0, "", "/f is read by p, mode 0004")]
    [InlineData("0000", 0, 0, "CAP_DAC_OVERRIDE", "/f is read by p, whose CAP_DAC_OVERRIDE passes over modes")]
    [InlineData("0000", 0, 0, "CAP_FOWNER", "/f is read by p, whose CAP_FOWNER stands for being the owner")]
    public void FileStep_SaysWhichClassDecided(string mode, int owner, int group, string caps, string text) =>
        Assert.Equal(text, new Model().Process("p", caps: caps).File("/f", mode, owner, group).Of("p").Gains.Single(g => g is { Resource: "file:/f", Right: Right.Read }).Derivation[^1].Text);

    [Fact]
    public void ShortestDerivation_IsKept()
    {
        var model = new Model().Process("p", more: """ "secrets": ["s"] """).Process("q", more: """ "secrets": ["s"] """).Add("secrets", """ "s": {} """);
        Assert.Equal(["R1: p has the secret s in its memory", "R1: the value of s is known"], Texts(model, "p", "read secret:s"));
    }

    [Fact]
    public void FewestBrokenProcesses_ComeBeforeFewestSteps()
    {
        // The short way to m breaks q. The long way breaks nobody: a method returns the secret that another listener asks for.
        var model = new Model().Process("p").Process("q").Process("r", 7)
            .Add("secrets", """ "s": {}, "t": {} """)
            .Add("rpc", """ "i": { "server": "r", "methods": { "m": {}, "s": { "reads": ["secret:s"] }, "t": { "reads": ["secret:t"] } } } """)
            .Add("channels", """ "c": { "ends": ["p", "r"], "calls": { "p": ["i.s"] } }, "d": { "ends": ["q", "r"], "calls": { "q": ["i.m"] } } """)
            .Add("listeners", """ "l": { "process": "r", "tcp": 1, "auth": "secret:s", "calls": ["i.t"] }, "k": { "process": "r", "tcp": 2, "auth": "secret:t", "calls": ["i.m"] } """);
        Assert.Equal(["R12", "R12", "R13", "R12", "R13"], model.Of("p").Gains.Single(g => g.Resource == "method:i.m").Derivation.Select(s => s.Rule));
        Assert.Contains("enter process:q", model.Rights("p", "process:"));
    }

    [Fact]
    public void PremiseThatSeveralStepsShare_IsSaidOnce()
    {
        var model = new Model().Process("p").Process("q", more: """ "secrets": ["s"], "network": false """).Process("r", 7).Add("secrets", """ "s": {} """)
            .Add("listeners", """ "l": { "process": "r", "abstract": "x", "auth": "secret:s" } """);
        var texts = Texts(model, "p", "connect listener:l");
        Assert.Equal(texts.Distinct(), texts);
        Assert.Single(texts, t => t.StartsWith("R6", StringComparison.Ordinal));
    }

    [Fact]
    public void SearchByOneProcessAndReadingByAnother_Combine()
    {
        var model = new Model().Process("p", 1, groups: "9").Process("q", 1, groups: "8").Process("r", 2, groups: "8").File("/d/", "0710", 0, 9).File("/d/f", "0640", 0, 8);
        Assert.Contains("read file:/d/f", model.Rights("p", "file:"));
        Assert.Contains("read file:/d/f", model.Rights("q", "file:"));
        Assert.DoesNotContain("read file:/d/f", model.Rights("r", "file:"));
        Assert.Contains("R6: q runs with the uid and gid of p, 1 and 1, and it is dumpable: it enters p", Texts(model, "q", "read file:/d/f"));
    }

    [Fact]
    public void FlagRemovedByOneProcessAndFileWrittenByAnother_Combine()
    {
        var model = new Model().Process("p", 1).Process("q", 1, more: "\"dumpable\": false", caps: "CAP_LINUX_IMMUTABLE").Process("k", 3, caps: "CAP_SYS_PTRACE CAP_LINUX_IMMUTABLE")
            .File("/f", "0600", 1, 1, "\"flags\": [\"append-only\"]");
        Assert.Equal(["append file:/f", "read file:/f"], model.Rights("p", "file:"));
        Assert.Equal(["read file:/f", "write file:/f"], model.Rights("k", "file:"));
    }

    [Fact]
    public void Filters_StayWithTheProcessThatActs()
    {
        var model = new Model().Process("p", more: "\"denies\": [\"socket\"]").Process("q").Process("r", 7).Add("listeners", """ "l": { "process": "r", "tcp": 1 } """);
        Assert.Equal("R13: q connects to port 1 of r", Texts(model, "p", "connect listener:l")[^1]);
    }

    [Fact]
    public void Process_IsNeverListedInItsOwnResult()
    {
        var model = new Model().Process("p").Process("q").Process("r", 0, caps: "ALL").Add("channels", """ "c": { "ends": ["p", "q"] }, "d": { "ends": ["r", "q"] } """);
        Assert.All(model.Assessment.Processes, p => Assert.DoesNotContain(p.Gains, g => g.Resource == "process:" + p.Name));
        Assert.Contains("delegate process:r", model.Rights("p", "process:"));
    }

    [Fact]
    public void Gains_AreSortedByWeightThenNameThenRight()
    {
        var model = new Model().Process("p").File("/b", "0666").File("/B", "0644").File("/a_", "0644").File("/aa", "0644").File("/log", "0666", more: "\"class\": \"log\"");
        Assert.Equal(
            ["write file:/log", "connect network", "read file:/B", "read file:/a_", "read file:/aa", "read file:/b", "write file:/b", "read file:/log"],
            model.Of("p").Gains.Select(g => $"{Model.Name(g.Right)} {g.Resource}"));
    }

    private static string[] Texts(Model model, string process, string right) =>
        [.. model.Steps(process, right).Select(s => s[..s.LastIndexOf(" @", StringComparison.Ordinal)])];
}
