using System.Text.Json;
using System.Text.Json.Nodes;

namespace Polp.Cli.Tests;

/// <summary>What a change gained, between reports that were kept and builds that lie there.</summary>
[Collection(nameof(BuiltProgram))]
public sealed class DiffTests(BuiltProgram program)
{
    [Fact]
    public async Task NothingChanged_IsSaid_AndExitsWithZero()
    {
        using var copy = program.Copy();
        foreach (var (old, current) in new[] { ("out/report.json", "out/report.json"), ("out", "out"), (".", "out/report.json"), ("privileges.json", ".") })
        {
            var run = await PolpProcess.Run(copy.Path, "diff", old, current);
            Assert.True(run.Exit == 0, run.Error + run.Output);
            Assert.Equal("hello: nothing gained, nothing lost.\n", run.Output);
        }
    }

    [Fact]
    public async Task WhatIsGained_IsShownWithItsPath_AndExitsWithOne()
    {
        using var copy = program.Copy();
        Edit(copy, capabilities => capabilities.RemoveAt(Index(capabilities, "FILES/READ")));
        var gained = await PolpProcess.Run(copy.Path, "diff", "old.json", "out/report.json");
        Assert.True(gained.Exit == 1, gained.Error + gained.Output);
        Assert.Equal("hello\n  + FILES/READ\n      Program.Main -> Reader.Show -> File.ReadAllText\nhello: 1 capability gained, nothing lost.\n", gained.Output);

        var lost = await PolpProcess.Run(copy.Path, "diff", "out/report.json", "old.json");
        Assert.True(lost.Exit == 0, lost.Error + lost.Output);
        Assert.Equal("hello\n  - FILES/READ\nhello: nothing gained, 1 capability lost.\n", lost.Output);
    }

    [Theory]
    [InlineData("FILES", 0, "hello\n  - FILES\nhello: nothing gained, 1 capability lost.\n")]
    [InlineData("FILES/WRITE", 1, "hello\n  + FILES/READ\n      Program.Main -> Reader.Show -> File.ReadAllText\n  - FILES/WRITE\nhello: 1 capability gained, 1 capability lost.\n")]
    [InlineData("CLOCK", 1, "hello\n  + FILES/READ\n      Program.Main -> Reader.Show -> File.ReadAllText\nhello: 1 capability gained, nothing lost.\n")]
    public async Task PartOfWhatWasReached_IsNotGained(string before, int exit, string output)
    {
        using var copy = program.Copy();
        Edit(copy, capabilities => capabilities[Index(capabilities, "FILES/READ")]!["capability"] = before);
        var run = await PolpProcess.Run(copy.Path, "diff", "old.json", "out/report.json");
        Assert.Equal((exit, output), (run.Exit, run.Output));
    }

    [Fact]
    public async Task WhatStartUpNeededAndServingNeedsNow_IsGained()
    {
        using var copy = program.Copy();
        Edit(copy, capabilities => capabilities[Index(capabilities, "FILES/READ")]!["phase"] = "startUp");
        var run = await PolpProcess.Run(copy.Path, "diff", "old.json", "out/report.json");
        Assert.Equal(1, run.Exit);
        Assert.Contains("+ FILES/READ while serving; it was needed only at start-up", run.Output);
    }

    [Fact]
    public async Task CodeThatIsNoLongerRead_MayHaveGainedAnything()
    {
        using var copy = program.Copy();
        var report = JsonNode.Parse(File.ReadAllText(copy["out/report.json"]))!;
        report["processes"]![0]!["reach"]!["analysed"] = false;
        copy.Write("unread.json", report.ToJsonString());
        var run = await PolpProcess.Run(copy.Path, "diff", "out/report.json", "unread.json");
        Assert.Equal(1, run.Exit);
        Assert.Contains("was not read, so what it gained is not known", run.Output);
    }

    [Fact]
    public async Task ANewBuild_IsComparedWithAReportThatWasKept()
    {
        using var copy = program.Copy();
        copy.Write("App/Program.cs", BuiltProgram.Source.Replace("ReadAllText(path))", "ReadAllText(path) + System.Diagnostics.Process.Start(\"ls\"))"));
        Assert.Equal(0, (await PolpProcess.Run(copy.Path, "report", "-o", "new")).Exit);
        var run = await PolpProcess.Run(copy.Path, "diff", "out", ".");
        Assert.True(run.Exit == 1, run.Error);
        Assert.Contains("  + EXEC\n      Program.Main -> Reader.Show -> Process.Start\n", run.Output);
    }

    [Fact]
    public async Task ABuildWithoutCompilerLog_IsCompared()
    {
        using var copy = program.Copy();
        File.Delete(copy[Path.ChangeExtension(BuiltProgram.Assembly, ".sarif")]);
        var run = await PolpProcess.Run(copy.Path, "diff", "out", ".", "-c", "Debug");
        Assert.Equal((0, "hello: nothing gained, nothing lost.\n"), (run.Exit, run.Output));
    }

    [Fact]
    public async Task ConfigurationOfTwoReports_IsRefused()
    {
        using var copy = program.Copy();
        var run = await PolpProcess.Run(copy.Path, "diff", "out", "out/report.json", "-c", "Debug");
        Assert.Equal(2, run.Exit);
        Assert.Contains("there is no build of which to read --configuration Debug", run.Error);
    }

    [Fact]
    public async Task MarkdownAndJson_SayTheSame()
    {
        using var copy = program.Copy();
        Edit(copy, capabilities => capabilities.RemoveAt(Index(capabilities, "FILES/READ")));
        var markdown = await PolpProcess.Run(copy.Path, "diff", "old.json", "out", "--format", "markdown");
        Assert.Equal("### hello: 1 capability gained, nothing lost.\n\n**hello**\n\n* gained `FILES/READ`: Program.Main → Reader.Show → File.ReadAllText\n", markdown.Output);
        var json = await PolpProcess.Run(copy.Path, "diff", "old.json", "out", "-f", "json");
        var process = JsonDocument.Parse(json.Output).RootElement.GetProperty("processes")[0];
        Assert.Equal(("hello", "kept", "FILES/READ"), (process.GetProperty("process").GetString(), process.GetProperty("change").GetString()!.ToLowerInvariant(), process.GetProperty("gained")[0].GetProperty("capability").GetString()));
        Assert.Equal((1, 1), (markdown.Exit, json.Exit));
    }

    [Theory]
    [InlineData("{}", "is no report that polp wrote")]
    [InlineData("[", "is no report that polp wrote")]
    [InlineData("{\"schemaVersion\":99}", "is a report of version 99")]
    public async Task WhatIsNoReport_IsNamed(string text, string error)
    {
        using var copy = program.Copy();
        copy.Write("old.json", text);
        var run = await PolpProcess.Run(copy.Path, "diff", "old.json", "out");
        Assert.Equal(2, run.Exit);
        Assert.Contains("old.json: error: " + error, run.Error);
        Assert.Empty(run.Output);
    }

    private static void Edit(TempFolder copy, Action<JsonArray> change)
    {
        var report = JsonNode.Parse(File.ReadAllText(copy["out/report.json"]))!;
        change(report["processes"]![0]!["reach"]!["capabilities"]!.AsArray());
        copy.Write("old.json", report.ToJsonString());
    }

    private static int Index(JsonArray capabilities, string name) =>
        capabilities.Index().Single(c => c.Item!["capability"]!.GetValue<string>() == name).Index;
}
