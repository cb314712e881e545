using System.Text.Json;

namespace Polp.EndToEnd;

/// <summary>What the package does to kinds of projects other than a program for the newest framework.</summary>
[Collection(nameof(PackageFeed))]
public sealed class PackageProjectsTests(PackageFeed feed)
{
    private const string Library = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <InternalsVisibleTo Include="App" />
          </ItemGroup>
        </Project>
        """;

    private const string LibrarySource = """
        [Polp.Service] public interface IHandler { }
        [Polp.Service] public class Store { public static string Load(string path) { return System.IO.File.ReadAllText(path); } }
        """;

    private const string App = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <WarningsNotAsErrors>POLP3001</WarningsNotAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../Lib/Lib.csproj" />
          </ItemGroup>
        </Project>
        """;

    private const string AppSource = """
        System.Console.WriteLine(Shop.Open(args[0]));

        [Polp.Service] class Desk;
        class Shop : IHandler { public static object Open(string path) => System.IO.File.OpenRead(path).Name + Store.Load(path) + new Desk(); }
        """;

    private const string Manifest = """
        {
          "version": 1,
          "system": "published",
          "principals": { "app": { "uid": 1000, "gid": 1000 } },
          "processes": { "app": { "assembly": "out/App.dll", "principal": "app" } }
        }
        """;

    private static readonly string LibraryWithFindings = Library.Replace("</TreatWarningsAsErrors>", "</TreatWarningsAsErrors><WarningsNotAsErrors>POLP3001</WarningsNotAsErrors>");

    [Fact]
    public async Task NetStandardProject_AtItsDefaultLanguageVersion_BuildsWithoutAWarning_AndEachFrameworkHasItsLog()
    {
        using var folder = feed.NewFolder();
        folder.Write("Lib.csproj", Library);
        folder.Write("Lib.cs", "[Polp.Service] public class Handler { }");

        var build = (await Repository.Dotnet(folder.Path, "build", "-v:q", "--tl:off")).Succeeds();

        Assert.Contains("0 Warning(s)", build.Output);
        Assert.True(File.Exists(folder["bin/Debug/net10.0/Lib.sarif"]));
        Assert.True(File.Exists(folder["bin/Debug/netstandard2.0/Lib.sarif"]));
        Assert.Equal("bin/Debug/Lib.sarif,version=2.1", await ErrorLog(folder, "TargetFrameworks=net10.0"));
        Assert.Equal("", await ErrorLog(folder, "TargetFrameworks=net10.0%3Bnetstandard2.0"));
    }

    [Fact]
    public async Task Friends_KeepTheirOwnMarks_AndTheMarkOfOneCountsInTheOther()
    {
        using var folder = Friends(Library.Replace(";netstandard2.0", ""), LibrarySource.Split('\n')[0] + "\npublic class Store { public static string Load(string path) { return path; } }");

        var build = (await Repository.Dotnet(folder.Path, "build", "App", "-v:q", "--tl:off")).Succeeds();

        Assert.Matches(@"App\.cs\(4,\d+\): warning POLP3001", build.Output);
        Assert.Contains("1 Warning(s)", build.Output);
    }

    [Theory]
    [InlineData("--no-self-contained")]
    [InlineData("--self-contained")]
    public async Task PublishedProgram_BringsTheLogs_AndCanBeReported(string kind)
    {
        using var folder = Friends(LibraryWithFindings, LibrarySource);
        folder.Write("privileges.json", Manifest);

        (await Repository.Dotnet(folder.Path, "publish", "App", "-o", folder["out"], "--use-current-runtime", kind, "-v:q", "--tl:off")).Succeeds();
        (await Repository.Polp(folder.Path, "report", ".", "-o", folder["report"])).Succeeds();

        using var report = JsonDocument.Parse(File.ReadAllBytes(folder["report/report.json"]));
        var findings = report.RootElement.GetProperty("processes")[0].GetProperty("findings").EnumerateArray()
            .Select(f => f.GetProperty("source").GetString()!.Split(':')[0]);
        Assert.Equal(["App/App.cs", "Lib/Lib.cs"], findings.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ProgramThatGoesOutAsOneFileOrPackage_LeavesTheLogsAtHome()
    {
        using var folder = Friends(LibraryWithFindings, LibrarySource);
        (await Repository.Dotnet(folder.Path, "build", "App", "-v:q", "--tl:off")).Succeeds();

        var usual = await Published();
        Assert.Contains("App.sarif", usual);
        Assert.Contains("Lib.sarif", usual);
        foreach (var property in new[] { "PublishSingleFile=true", "PublishAot=true", "PackAsTool=true", "PolpSarif=false" })
        {
            var published = await Published($"-p:{property}");
            Assert.Contains("Lib.dll", published);
            Assert.DoesNotContain(".sarif", published);
        }

        async Task<string> Published(params string[] properties) => (await Repository.Dotnet(
            folder["App"], ["msbuild", "-t:BuildOnlySettings;ResolveReferences;ComputeResolvedFilesToPublishList", "-getItem:ResolvedFileToPublish", "-p:BuildProjectReferences=false", .. properties])).Succeeds().Output;
    }

    [Theory]
    [InlineData("<PolpSqlSummary>true</PolpSqlSummary>", true)]
    [InlineData("", false)]
    public async Task Library_TellsItsCallersWhichTextsBecomeSql(string property, bool isTold)
    {
        using var folder = Friends(
            Library.Replace(";netstandard2.0", "").Replace("</TreatWarningsAsErrors>", "</TreatWarningsAsErrors>" + property),
            "public static class Db { public static void Run(System.Data.IDbCommand command, string sql) { command.CommandText = sql; } internal static void Tell(System.Data.IDbCommand command, string sql) { Run(command, sql); } }");
        folder.Write("App/App.csproj", App.Replace("POLP3001", "POLP1001"));
        folder.Write("App/App.cs", """
            foreach (var name in args)
            {
                Db.Run(null!, "DELETE FROM t WHERE n = '" + name + "'");
                Db.Tell(null!, "DELETE FROM t WHERE n = '" + name + "'");
            }
            """);

        var build = (await Repository.Dotnet(folder.Path, "build", "App", "-v:q", "--tl:off")).Succeeds();

        Assert.Equal(isTold, build.Output.Contains("App.cs(3,19): warning POLP1001", StringComparison.Ordinal));
        Assert.Contains(isTold ? "2 Warning(s)" : "0 Warning(s)", build.Output);
    }

    [Fact]
    public async Task ProjectInAnotherLanguage_BuildsAsBefore()
    {
        using var folder = feed.NewFolder();
        folder.Write("Lib.vbproj", Library);
        folder.Write("Lib.vb", "Public Class Store\nEnd Class\n");

        var build = (await Repository.Dotnet(folder.Path, "build", "-v:q", "--tl:off")).Succeeds();

        Assert.Contains("0 Warning(s)", build.Output);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.sarif", SearchOption.AllDirectories));
    }

    private TemporaryFolder Friends(string library, string source)
    {
        var folder = feed.NewFolder();
        folder.Write("Lib/Lib.csproj", library);
        folder.Write("Lib/Lib.cs", source);
        folder.Write("App/App.csproj", App);
        folder.Write("App/App.cs", AppSource);
        return folder;
    }

    // Where the log of one framework goes when all frameworks share a folder.
    private static async Task<string> ErrorLog(TemporaryFolder folder, string frameworks) => (await Repository.Dotnet(
        folder.Path, "msbuild", "-getProperty:ErrorLog", "-p:TargetFramework=net10.0", "-p:AppendTargetFrameworkToOutputPath=false", $"-p:{frameworks}")).Succeeds().Output.Trim();
}
