using System.Diagnostics;
using System.Text.Json;

namespace Polp.Cli.Tests;

/// <summary>Real publishes: a single file is read like the assemblies in it, a trimmed program like any other.</summary>
[Collection(nameof(BuiltProgram))]
public sealed class PublishedTests(BuiltProgram program)
{
    private const string Assembly = "\"assembly\": \"published/Hello.App\"";

    [Fact]
    public async Task SingleFile_ReachesWhatItsAssembliesReach_AndWhatTheRulesSayIsUnknown()
    {
        using var copy = await Published("-p:PublishSingleFile=true", "--self-contained", "false", "-p:UseAppHost=true");
        Assert.False(File.Exists(copy["published/Hello.App.dll"]));
        copy.Write("privileges.json", BuiltProgram.Manifest(Assembly, "\"CONSOLE\""));
        var check = await PolpProcess.Run(copy.Path, "check", "--no-build");
        Assert.True(check.Exit == 1, check.Error + check.Output);
        Assert.Contains("hello reaches FILES/READ, which it is not granted: Program.Main -> Reader.Show -> File.ReadAllText", check.Output);

        var report = File.ReadAllText(copy["polp-report/report.json"]);
        Assert.Contains("published/Hello.App is a single file, beside which no compiler log lies", report);
        Assert.DoesNotContain("/polp-", report);
    }

    [Fact]
    public async Task SingleFileThatIsCutOff_IsNamed()
    {
        using var copy = await Published("-p:PublishSingleFile=true", "--self-contained", "false", "-p:UseAppHost=true");
        var bytes = File.ReadAllBytes(copy["published/Hello.App"]);
        File.WriteAllBytes(copy["published/Hello.App"], bytes[..^300]);
        copy.Write("privileges.json", BuiltProgram.Manifest(Assembly));
        var run = await PolpProcess.Run(copy.Path, "report", "--no-build");
        Assert.Equal(2, run.Exit);
        Assert.Contains("published/Hello.App: error: is a single-file program that cannot be taken apart", run.Error);
    }

    [Fact]
    public async Task TrimmedProgram_IsReadAgainstTheFrameworkItWasTrimmedWith()
    {
        using var copy = await Published("-p:PublishTrimmed=true", "--self-contained", "true", "-p:UseAppHost=true");
        File.Copy(copy[Path.ChangeExtension(BuiltProgram.Assembly, ".sarif")], copy["published/Hello.App.sarif"], overwrite: true);
        File.SetLastWriteTimeUtc(copy["published/Hello.App.sarif"], DateTime.UtcNow);
        copy.Write("privileges.json", BuiltProgram.Manifest("\"assembly\": \"published/Hello.App.dll\"", "\"CONSOLE\""));
        var run = await PolpProcess.Run(copy.Path, "check", "--no-build");
        Assert.True(run.Exit == 1, run.Error + run.Output);
        using var report = JsonDocument.Parse(File.ReadAllText(copy["polp-report/report.json"]));
        var reach = report.RootElement.GetProperty("processes")[0].GetProperty("reach");
        Assert.Equal(["CONSOLE", "FILES/READ"], reach.GetProperty("capabilities").EnumerateArray().Select(c => c.GetProperty("capability").GetString()));
        Assert.Empty(reach.GetProperty("blindSpots").EnumerateArray());
    }

    private async Task<TempFolder> Published(params string[] options)
    {
        var copy = program.Copy();
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", "App/App.csproj", "--use-current-runtime", "-o", "published", "-nodeReuse:false", "--tl:off", .. options])
        {
            WorkingDirectory = copy.Path,
            RedirectStandardOutput = true,
        })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, said);
        return copy;
    }
}
