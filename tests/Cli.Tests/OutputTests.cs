using System.Diagnostics;

namespace Polp.Cli.Tests;

/// <summary>Outputs appear whole and together, or not at all.</summary>
[Collection(nameof(BuiltProgram))]
public sealed class OutputTests(BuiltProgram program) : IDisposable
{
    private readonly TempFolder folder = program.Copy();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task FileInPlaceOfTheFolder_IsNamedAndKept()
    {
        folder.Write("taken", "mine");
        await Fails("taken", "taken: error: the report cannot be written here");
        Assert.Equal("mine", File.ReadAllText(folder["taken"]));
    }

    [Fact]
    public async Task FolderThatNobodyCanWriteTo_IsNamed()
    {
        if (OperatingSystem.IsLinux())
            await Fails("/proc/polp-report", "/proc/polp-report: error: the report cannot be written here", "with -o");
    }

    [Fact]
    public async Task FolderInPlaceOfThePage_LeavesTheOldReportAlone()
    {
        Directory.CreateDirectory(folder["old/report.html"]);
        folder.Write("old/report.json", "old");
        await Fails("old", "report.html is a folder there");
        Assert.Equal("old", File.ReadAllText(folder["old/report.json"]));
        Assert.Equal(["report.html", "report.json"], Directory.GetFileSystemEntries(folder["old"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task OldReport_IsReplaced()
    {
        folder.Write("old/report.html", "old");
        var run = await PolpProcess.Run(folder.Path, "report", "--no-build", "-o", "old");
        Assert.True(run.Exit == 0, run.Error);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(folder["old/report.html"]));
        Assert.Equal(3, Directory.GetFileSystemEntries(folder["old"]).Length);
    }

    [Fact]
    public async Task CtrlC_StopsTheBuildAndWritesNothing()
    {
        if (OperatingSystem.IsWindows())
            return;
        folder.Write("App/App.csproj", BuiltProgram.Project.Replace("</Project>", """<Target Name="Wait" BeforeTargets="CoreCompile"><Exec Command="touch started; sleep 611" /></Target></Project>"""));
        folder.Write("App/Program.cs", BuiltProgram.Source + "\n");
        using var polp = PolpProcess.Start(folder.Path, "report", ".", "-o", "fresh");
        var error = polp.StandardError.ReadToEndAsync();
        for (var waited = 0; waited < 600 && !File.Exists(folder["App/started"]) && !polp.HasExited; waited++)
            await Task.Delay(100);
        Assert.True(File.Exists(folder["App/started"]), "the build did not start");

        using var kill = Process.Start("kill", ["-INT", $"{polp.Id}"]);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await polp.WaitForExitAsync(limit.Token);

        Assert.Equal(130, polp.ExitCode);
        Assert.Contains("stopped; nothing was written", await error);
        Assert.False(Path.Exists(folder["fresh"]));
        using var left = Process.Start(new ProcessStartInfo("ps", ["-eo", "args"]) { RedirectStandardOutput = true })!;
        Assert.DoesNotContain("sleep 611", await left.StandardOutput.ReadToEndAsync());
    }

    private async Task Fails(string output, params string[] words)
    {
        var run = await PolpProcess.Run(folder.Path, "report", "--no-build", "-o", output);
        Assert.True(run.Exit == 2, $"exit {run.Exit}: {run.Error}");
        Assert.All(words, word => Assert.Contains(word, run.Error));
        Assert.DoesNotContain("Report:", run.Output);
    }
}
