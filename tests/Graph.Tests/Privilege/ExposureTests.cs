namespace Polp.Graph.Tests;

/// <summary>Exposure, section 6 of the model, with figures computed by hand.</summary>
public sealed class ExposureTests
{
    private static readonly Finding[] None = [];

    [Theory]
    [InlineData("untrusted", "none", 0.6)]
    [InlineData("lan", "none", 0.05)]
    [InlineData("loopback", "none", 0.05)]
    [InlineData("none", "none", 0)]
    [InlineData("untrusted", "secret:s", 0.3)]
    [InlineData("untrusted", "principal:root", 0.06)]
    [InlineData("untrusted", "principal:p", 0.3)]
    [InlineData("untrusted", "principal:p,root", 0.3)]
    [InlineData("lan", "secret:s", 0.025)]
    public void Reach_IsTheNetworkTimesTheAuthentication(string from, string auth, double reach)
    {
        var score = Of(new Model().Process("p").Add("principals", """ "root": { "uid": 0, "gid": 0 } """).Add("secrets", """ "s": {} """)
            .Add("listeners", $$""" "l": { "process": "p", "tcp": 1, "from": "{{from}}", "auth": "{{auth}}" } """), "p");
        Assert.Equal(reach * 100, score.Value, 9);
        Assert.Equal(reach > 0 ? [reach] : Array.Empty<double>(), score.Rows.Select(r => Math.Round(r.Value, 9)));
    }

    [Fact]
    public void LecturesExample_HasFourRows()
    {
        // 0.60 direct, HTTP 0.15, three findings 0.06, 14 KLOC 0.0676: 1 - 0.4 * 0.85 * 0.94 * 0.9324 = 0.702.
        var score = Of(Listening("http"), "p", [Memory, Memory, Memory], 14);
        Assert.Equal([0.6, 0.15, 0.06, 0.0676], score.Rows.Select(r => Math.Round(r.Value, 4)));
        Assert.Equal(70.2, score.Value, 1);
    }

    [Theory]
    [InlineData(14, 0, "14.0 thousand lines of managed code in the program and its packages")]
    [InlineData(14, 4.25, "14.0 thousand lines of managed code in the program and its packages, 4.3 of them estimated because symbols are missing")]
    [InlineData(0.01, 0.01, "under 0.1 thousand lines of managed code in the program and its packages, under 0.1 of them estimated because symbols are missing")]
    public void Size_SaysWhatPartOfItIsEstimated(double kloc, double estimated, string row)
    {
        var manifest = new Model().Process("p").Manifest;
        Assert.Equal([row], new Exposure(manifest).Of(manifest.Processes["p"], [], kloc, estimated).Rows.Select(r => r.Reason));
    }

    [Theory]
    [InlineData("line", 0.05)]
    [InlineData("fixed", 0.05)]
    [InlineData("http", 0.15)]
    [InlineData("json", 0.15)]
    [InlineData("tls", 0.25)]
    [InlineData("image", 0.25)]
    [InlineData("asn1", 0.25)]
    [InlineData("binaryformatter", 0.5)]
    public void Format_IsOneFactor(string format, double factor) => Assert.Equal(100 * (1 - 0.4 * (1 - factor)), Of(Listening(format), "p").Value, 9);

    [Fact]
    public void FormatGivenTwice_CountsOnce() =>
        Assert.Equal(2, Of(new Model().Process("p", more: "\"parses\": [\"http\", \"http\"]").Add("listeners", """ "l": { "process": "p", "tcp": 1, "from": "untrusted", "parses": ["http"] } """), "p").Rows.Count);

    [Fact]
    public void FormatsOfAProcessThatNothingReaches_DoNotCount() => Assert.Equal(0, Of(new Model().Process("p", more: "\"parses\": [\"tls\"]"), "p").Value);

    [Fact]
    public void Hops_AttenuateUnlessTheyOnlyPassDescriptors()
    {
        var model = Listening("line").Process("a", 1).Process("b", 2).Process("c", 3).Process("d", 4).Process("e", 5)
            .Add("rpc", """ "i": { "server": "b", "methods": { "m": {} } }, "j": { "server": "c", "methods": { "m": {} } }, "k": { "server": "e", "methods": { "m": {} } } """)
            .Add("secrets", """ "s": {} """)
            .Add("channels",
                """ "pa": { "ends": ["p", "a"], "passes": { "p": ["listener:l"] } } """,
                """ "ab": { "ends": ["a", "b"], "calls": { "a": ["i.m"] } } """,
                """ "bc": { "ends": ["b", "c"], "calls": { "b": ["j.m"] } } """,
                """ "ad": { "ends": ["a", "d"] } """,
                """ "ae": { "ends": ["a", "e"], "calls": { "a": ["k.m"] }, "auth": "secret:s" } """);
        Assert.Equal([0.6, 0.36, 0.216, 0, 0.18], new[] { "a", "b", "c", "d", "e" }.Select(p => Math.Round(Of(model, p).Value / 100, 9)));
    }

    [Fact]
    public void PassedFile_IsNoConnectionOfTheNetwork() => Assert.Equal(0, Of(
        Listening("line").Process("q", 1).File("/f").Add("channels", """ "c": { "ends": ["p", "q"], "passes": { "p": ["file:/f"] } } """), "q").Value);

    [Fact(Timeout = 20_000)]
    public async Task ProcessesThatPassToEachOther_End()
    {
        var model = Listening("line").Process("q", 1).Add("channels", """ "c": { "ends": ["p", "q"], "passes": { "p": ["listener:l"], "q": ["listener:l"] } } """);
        Assert.Equal(60, await Task.Run(() => Of(model, "q").Value), 9);
    }

    [Theory]
    [InlineData(1, 0.02)]
    [InlineData(20, 0.4)]
    [InlineData(100, 0.4)]
    public void MemoryFindings_CountTwoHundredthsEachUpToATotal(int count, double factor)
    {
        var row = Assert.Single(Of(new Model().Process("p"), "p", [.. Enumerable.Repeat(Memory, count)]).Rows);
        Assert.Equal(factor, row.Value, 9);
        Assert.Equal(Memory.Source, row.Source);
    }

    [Fact]
    public void EachSqlFinding_IsAFactorOfItsOwn_AndOtherRulesAreNone()
    {
        Assert.Equal([0.3, 0.3], Of(new Model().Process("p"), "p", [Finding("POLP1001"), Finding("POLP1001")]).Rows.Select(r => r.Value));
        Assert.Empty(Of(new Model().Process("p"), "p", [Finding("POLP1002"), Finding("POLP3001"), Finding("POLP5001")]).Rows);
    }

    [Theory]
    [InlineData(10.0, 0.0488)]
    [InlineData(100.0, 0.3935)]
    [InlineData(0.0, 0)]
    [InlineData(null, 0)]
    public void Size_IsAFactor(double? kloc, double factor) => Assert.Equal(factor * 100, Of(new Model().Process("p"), "p", None, kloc).Value, 2);

    [Fact]
    public void Rows_CombineToTheScore()
    {
        var score = Of(Listening("http"), "p", [Memory, Finding("POLP1001")], 30);
        Assert.Equal(100 * (1 - score.Rows.Aggregate(1.0, (rest, row) => rest * (1 - row.Value))), score.Value, 9);
        Assert.All(score.Rows, row => Assert.InRange(row.Value, double.Epsilon, 1));
        Assert.All(score.Rows, row => Assert.NotEmpty(row.Reason));
    }

    [Fact]
    public void UnrelatedProcess_ChangesNothing()
    {
        var alone = Of(Listening("http"), "p");
        var among = Of(Listening("http").Process("x", 9).Process("y", 8).Add("listeners", """ "m": { "process": "x", "tcp": 2, "from": "untrusted", "parses": ["tls"] } """)
            .Add("channels", """ "xy": { "ends": ["x", "y"], "passes": { "x": ["listener:m"] } } """), "p");
        Assert.Equal(alone.Value, among.Value);
        Assert.Equal(alone.Rows.Select(r => (r.Reason, r.Value)), among.Rows.Select(r => (r.Reason, r.Value)));
    }

    private static readonly Finding Memory = Finding("POLP2001");

    private static Finding Finding(string rule) => new(rule, FindingLevel.Warning, "m", new("a.cs", 3, 4), true, []);

    private static Model Listening(string format) =>
        new Model().Process("p").Add("listeners", $$""" "l": { "process": "p", "tcp": 1, "from": "untrusted", "parses": ["{{format}}"] } """);

    private static Score Of(Model model, string process, IReadOnlyList<Finding>? findings = null, double? kloc = null) =>
        new Exposure(model.Manifest).Of(model.Manifest.Processes[process], findings ?? None, kloc);
}
