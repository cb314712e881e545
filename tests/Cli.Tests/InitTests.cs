using System.Text.Json;

namespace Polp.Cli.Tests;

/// <summary>The first manifest: what it grants is what the code reaches, and nothing that is there is lost.</summary>
[Collection(nameof(BuiltProgram))]
public sealed class InitTests(BuiltProgram program)
{
    [Fact]
    public async Task Init_WritesAManifestWithWhichCheckPasses()
    {
        using var copy = program.Copy();
        File.Delete(copy["privileges.json"]);
        Directory.Delete(copy["out"], recursive: true);
        var run = await PolpProcess.Run(copy.Path, "init", copy.Path + "/", "--no-build");
        Assert.True(run.Exit == 0, run.Error);
        using var manifest = JsonDocument.Parse(File.ReadAllText(copy["privileges.json"]));
        Assert.Equal(Path.GetFileName(copy.Path), manifest.RootElement.GetProperty("system").GetString());
        var process = manifest.RootElement.GetProperty("processes").EnumerateObject().Single();
        Assert.Equal("app", process.Name);
        Assert.Equal("App/App.csproj", process.Value.GetProperty("project").GetString());
        Assert.Equal(["FILES/READ"], process.Value.GetProperty("grants").EnumerateArray().Select(g => g.GetString()));

        Assert.Contains("Wrote privileges.json: 1 process, 1 grant.", run.Output);
        Assert.Contains("  app: FILES/READ", run.Output);
        Assert.Contains("Check by hand", run.Output);
        Assert.Contains("placeholders", run.Output);

        var check = await PolpProcess.Run(copy.Path, "check", "--no-build");
        Assert.True(check.Exit == 0, check.Error + check.Output);
    }

    [Fact]
    public async Task Init_BuildsWhatIsNotBuilt_AndLeavesTestsAndLibrariesOut()
    {
        using var folder = new TempFolder();
        folder.Write("src/App/App.csproj", BuiltProgram.Project);
        folder.Write("src/App/Program.cs", BuiltProgram.Source.Replace("private static void Main(string[] args)", "[System.Runtime.Versioning.UnsupportedOSPlatform(\"browser\")] private static void Main(string[] args)"));
        folder.Write("src/Lib/Lib.csproj", BuiltProgram.Project.Replace("<OutputType>Exe</OutputType>", ""));
        folder.Write("tests/App.Tests/App.Tests.csproj", BuiltProgram.Project.Replace("</PropertyGroup>", "<IsTestProject>true</IsTestProject></PropertyGroup>"));
        var run = await PolpProcess.Run(folder.Path, "init");
        Assert.True(run.Exit == 0, run.Error);
        Assert.Contains("Building 1 project", run.Error);
        using var manifest = JsonDocument.Parse(File.ReadAllText(folder["privileges.json"]));
        Assert.Equal(["app"], manifest.RootElement.GetProperty("processes").EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task AManifestThatIsThere_IsLeftAlone()
    {
        using var copy = program.Copy();
        var before = File.ReadAllText(copy["privileges.json"]);
        var run = await PolpProcess.Run(copy.Path, "init", "--no-build");
        Assert.Equal(2, run.Exit);
        Assert.Contains("privileges.json: error: is there already and is left as it is", run.Error);
        Assert.Equal(before, File.ReadAllText(copy["privileges.json"]));
    }

    [Fact]
    public async Task WithoutPrograms_NothingIsWritten()
    {
        using var folder = new TempFolder();
        var run = await PolpProcess.Run(folder.Path, "init");
        Assert.Equal(2, run.Exit);
        Assert.Contains("holds no C# project that builds a program", run.Error);
        Assert.False(File.Exists(folder["privileges.json"]));

        var nowhere = await PolpProcess.Run(folder.Path, "init", "nowhere");
        Assert.Equal(2, nowhere.Exit);
        Assert.Contains("is no folder", nowhere.Error);
    }
}
