using System.Text.Json;

namespace Polp.Cli.Tests;

/// <summary>The main road: manifest in, three files and a verdict out.</summary>
[Collection(nameof(BuiltProgram))]
public sealed class ReportTests(BuiltProgram program)
{
    [Fact]
    public void Report_BuildsTheProjectsAndWritesItsFiles()
    {
        Assert.True(program.Built.Exit == 0, program.Built.Error + program.Built.Output);
        Assert.Contains("Building 1 project", program.Built.Error);
        Assert.Contains("Reading hello", program.Built.Error);
        Assert.Contains("hello passes", program.Built.Output);
        Assert.Contains("Report: out/report.html", program.Built.Output);
        Assert.Equal(["report.html", "report.json", "report.sarif"], Directory.GetFiles(Path.Combine(program.Folder, "out")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task NoBuild_FindsTheLastBuildAndSaysTheSame()
    {
        using var copy = program.Copy();
        File.Delete(copy["App/Program.cs"]);
        var run = await PolpProcess.Run(copy.Path, "report", "privileges.json", "--no-build", "-o", "again");
        Assert.True(run.Exit == 0, run.Error);
        Assert.DoesNotContain("Building", run.Error);
        foreach (var file in new[] { "report.json", "report.html", "report.sarif" })
            Assert.Equal(File.ReadAllBytes(copy["out/" + file]), File.ReadAllBytes(copy["again/" + file]));
    }

    [Fact]
    public async Task RulesThatDidNotRun_AreUnknownNotSafe()
    {
        using var copy = program.Copy();
        await PolpProcess.Run(copy.Path, "report", "--no-build");
        using var report = JsonDocument.Parse(File.ReadAllText(copy["polp-report/report.json"]));
        Assert.Contains(report.RootElement.GetProperty("unknowns").EnumerateArray(), u => u.GetString()!.Contains("does not reference the Polp package"));
    }

    [Fact]
    public async Task Report_DoesNotDependOnWhereTheTreeLies()
    {
        using var copy = program.Copy();
        var run = await PolpProcess.Run("/", "report", copy.Path, "--no-build", "-o", copy["there"]);
        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal(File.ReadAllText(copy["out/report.json"]), File.ReadAllText(copy["there/report.json"]));
        Assert.DoesNotContain(copy.Path, File.ReadAllText(copy["there/report.html"]));
    }

    [Fact]
    public async Task LogMissingBesideAnUpToDateAssembly_IsMadeByBuildingAgain()
    {
        using var copy = program.Copy();
        var log = copy[Path.ChangeExtension(BuiltProgram.Assembly, ".sarif")];
        File.Delete(log);
        var run = await PolpProcess.Run(copy.Path, "report");
        Assert.True(run.Exit == 0, run.Error);
        Assert.True(File.Exists(log));
    }

    [Fact]
    public async Task LogOlderThanTheAssembly_IsMadeAgain()
    {
        using var copy = program.Copy();
        var log = copy[Path.ChangeExtension(BuiltProgram.Assembly, ".sarif")];
        var old = File.GetLastWriteTimeUtc(copy[BuiltProgram.Assembly]).AddMinutes(-1);
        File.SetLastWriteTimeUtc(log, old);
        var run = await PolpProcess.Run(copy.Path, "report");
        Assert.True(run.Exit == 0, run.Error);
        Assert.True(File.GetLastWriteTimeUtc(log) > old);
    }

    [Fact]
    public async Task WhatIsUpToDate_IsNotCompiledAgain()
    {
        using var copy = program.Copy();
        // A copy lies elsewhere, which the first build there takes notice of.
        await PolpProcess.Run(copy.Path, "report");
        var built = File.GetLastWriteTimeUtc(copy[BuiltProgram.Assembly]);
        var run = await PolpProcess.Run(copy.Path, "report");
        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal(built, File.GetLastWriteTimeUtc(copy[BuiltProgram.Assembly]));
    }

    [Fact]
    public async Task WarningsThatFailTheBuild_DoNotKeepTheReportAway()
    {
        using var copy = program.Copy();
        copy.Write("App/App.csproj", BuiltProgram.Project.Replace("</PropertyGroup>", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>"));
        copy.Write("App/Program.cs", "#warning look here\n" + BuiltProgram.Source);
        var run = await PolpProcess.Run(copy.Path, "report");
        Assert.True(run.Exit == 0, run.Error);
        Assert.Contains("#warning", File.ReadAllText(copy[Path.ChangeExtension(BuiltProgram.Assembly, ".sarif")]));
    }

    [Fact]
    public async Task ProjectWithALogOfItsOwn_IsRead()
    {
        using var copy = program.Copy();
        copy.Write("App/App.csproj", BuiltProgram.Project.Replace("</PropertyGroup>", "<ErrorLog>own.sarif</ErrorLog></PropertyGroup>"));
        var run = await PolpProcess.Run(copy.Path, "report");
        Assert.True(run.Exit == 0, run.Error);
    }

    [Fact]
    public async Task ProjectForSeveralFrameworks_IsReadForTheNewest()
    {
        using var copy = program.Copy();
        Directory.Delete(copy["App/bin"], recursive: true);
        Directory.Delete(copy["App/obj"], recursive: true);
        copy.Write("App/App.csproj", BuiltProgram.Project.Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;net9.0</TargetFrameworks>"));
        var run = await PolpProcess.Run(copy.Path, "report");
        Assert.True(run.Exit == 0, run.Error);
        Assert.Contains("App builds for net10.0 and net9.0; reading net10.0", run.Error);
        Assert.True(File.Exists(copy["App/bin/Debug/net10.0/Hello.App.sarif"]));
    }

    [Fact]
    public async Task NameWithAnEscapeSequence_DoesNotReachTheTerminal()
    {
        using var copy = program.Copy();
        copy.Write("privileges.json", BuiltProgram.Manifest("\"project\": \"App/App.csproj\"").Replace("\"hello\",", "\"x\\u001b[31mred\","));
        var run = await PolpProcess.Run(copy.Path, "check", "--no-build");
        Assert.True(run.Exit == 0, run.Error);
        Assert.Contains(@"x\u{1B}[31mred passes", run.Output);
        Assert.DoesNotContain('\u001B', run.Output + run.Error);
    }

    [Fact]
    public async Task ReachAskedForAndNotDeclared_IsSaid()
    {
        using var copy = program.Copy();
        copy.Write("App/App.csproj", BuiltProgram.Project.Replace("</Project>", "<ItemGroup><AssemblyMetadata Include=\"PolpGrants\" Value=\"FILES\" /></ItemGroup></Project>"));
        copy.Write("privileges.json", BuiltProgram.Manifest("\"project\": \"App/App.csproj\"", "\"CONSOLE\""));
        var run = await PolpProcess.Run(copy.Path, "check");
        Assert.True(run.Exit == 0, run.Error + run.Output);
        Assert.Contains("granted or asked for (1 capability asked for and not declared in the manifest)", run.Output);
    }

    [Fact]
    public async Task SystemWithoutCode_DoesNotPass()
    {
        using var folder = new TempFolder();
        folder.Write("privileges.json", BuiltProgram.Manifest("\"dumpable\": false"));
        var run = await PolpProcess.Run(folder.Path, "check", "--no-build");
        Assert.Contains("hello: no code was read, so nothing is known of what it reaches", run.Output);
        Assert.DoesNotContain("passes", run.Output);
    }

    [Fact]
    public async Task Check_PassesWhenEverythingReachedIsGranted()
    {
        using var copy = program.Copy();
        var run = await PolpProcess.Run(copy.Path, "check", "--no-build");
        Assert.True(run.Exit == 0, run.Error + run.Output);
        Assert.True(File.Exists(copy["polp-report/report.html"]));
    }

    [Fact]
    public async Task Check_FailsWithPathAndPlaceWhenAGrantIsMissing()
    {
        using var copy = program.Copy();
        copy.Write("privileges.json", BuiltProgram.Manifest("\"project\": \"App/App.csproj\"", "\"CONSOLE\""));
        var check = await PolpProcess.Run(copy.Path, "check", "--no-build");
        Assert.True(check.Exit == 1, check.Error + check.Output);
        Assert.Matches(@"privileges\.json\(6,\d+\): hello reaches FILES/READ, which it is not granted: .*Reader\.Show.* -> .*File\.ReadAllText", check.Output);
        Assert.Contains("does not pass", check.Output);

        var report = await PolpProcess.Run(copy.Path, "report", "--no-build");
        Assert.Equal(0, report.Exit);
    }

    [Fact]
    public async Task RedirectedOutput_HasNoControlSequences()
    {
        using var copy = program.Copy();
        var run = await PolpProcess.Run(copy.Path, "check", "--no-build");
        Assert.DoesNotContain('\u001B', run.Output + run.Error);
    }

    [Fact]
    public async Task Help_NamesCommandsExamplesAndExitCodes()
    {
        var run = await PolpProcess.Run("/", "--help");
        Assert.Equal(0, run.Exit);
        Assert.All(new[] { "report", "check", "Examples:", "Exit codes:", "130" }, word => Assert.Contains(word, run.Output));
    }
}
