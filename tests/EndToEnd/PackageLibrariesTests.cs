namespace Polp.EndToEnd;

/// <summary>What a service reaches through the packages and projects that it references, whose bodies its compiler never sees.</summary>
[Collection(nameof(PackageFeed))]
public sealed class PackageLibrariesTests(PackageFeed feed)
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <PolpRole>Service</PolpRole>
          </PropertyGroup>
          <ItemGroup>
            {0}
          </ItemGroup>
        </Project>
        """;

    private const string Library = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
        </Project>
        """;

    private const string Reads = "public static class Templates { public static string Load(string name) => Read(name); static string Read(string name) => File.ReadAllText(name); }";
    private const string Clean = "public static class Templates { public static string Load(string name) => Read(name); static string Read(string name) => name; }";

    [Fact]
    public async Task Packages_AreReportedWhereTheyAcquire_AndHarmlessUseIsSilent()
    {
        using var project = feed.NewFolder();
        project.Write("Shop.csproj", string.Format(null, Project, """
            <PackageReference Include="HtmlAgilityPack" Version="1.13.0" />
            <PackageReference Include="Microsoft.Data.SqlClient" Version="7.1.0" />
            <PackageReference Include="MimeKit" Version="4.18.2" />
            <PackageReference Include="Newtonsoft.Json" Version="13.0.4" />
            <PackageReference Include="Serilog" Version="4.4.0" />
            """));
        project.Write("Shop.cs", """
            using HtmlAgilityPack;
            using MimeKit;
            using Newtonsoft.Json;
            using Serilog;

            public class Shop(ILogger log, Stream mail)
            {
                public string Page(string path)
                {
                    var page = new HtmlDocument();
                    page.Load(path);
                    return page.DocumentNode.InnerText;
                }

                public string Text(string html)
                {
                    var page = new HtmlDocument();
                    page.LoadHtml(html);
                    log.ForContext("length", html.Length).Information("read {Title}", page.DocumentNode.Name);
                    using var logger = new LoggerConfiguration().MinimumLevel.Debug().CreateLogger();
                    logger.Warning("one {More}", 1);
                    var message = MimeMessage.Load(mail);
                    message.WriteTo(mail);
                    return JsonConvert.SerializeObject(JsonConvert.DeserializeObject<Shop>(html)) + message.TextBody;
                }
            }
            """);

        var build = (await Repository.Dotnet(project.Path, "build", "-v:q", "--tl:off")).Succeeds();

        Assert.Equal(
            ["Shop.cs(11,14): warning POLP3001: 'HtmlDocument.Load' reaches 'new StreamReader', which needs 'FILES/READ': Shop.Page -> [HtmlAgilityPack] HtmlDocument.Load -> new StreamReader"],
            Warnings(build));
        // The portable assembly of this package is a stub that throws; what runs is the one for the platform.
        var sections = File.ReadAllText(project["obj/Debug/net10.0/polp/polp-reach.tsv"]).Split("\nA\t");
        Assert.InRange(Assert.Single(sections, section => section.StartsWith("Microsoft.Data.SqlClient\t", StringComparison.Ordinal)).Count(c => c == '\n'), 50, 100_000);
    }

    [Fact]
    public async Task ProjectReference_IsReadAsItWasBuilt_AndOnlyWhenItChanged()
    {
        using var folder = feed.NewFolder();
        folder.Write("Site.Text/Site.Text.csproj", Library);
        folder.Write("Site.Text/Templates.cs", Reads);
        folder.Write("App/App.csproj", string.Format(null, Project, """<ProjectReference Include="../Site.Text/Site.Text.csproj" />"""));
        folder.Write("App/Orders.cs", "public class Orders { public string Show(string name) => Templates.Load(name); }");

        var first = (await Repository.Dotnet(folder["App"], "build", "-v:q", "--tl:off")).Succeeds();
        Assert.Equal(
            ["Orders.cs(1,58): warning POLP3001: 'Templates.Load' reaches 'File.ReadAllText', which needs 'FILES/READ': Orders.Show -> [Site.Text] Templates.Load -> Templates.Read -> File.ReadAllText"],
            Warnings(first));
        Assert.False(Directory.Exists(folder["Site.Text/obj/Debug/net10.0/polp"]));

        var stamp = File.GetLastWriteTimeUtc(folder["App/obj/Debug/net10.0/polp/summarized"]);
        (await Repository.Dotnet(folder["App"], "build", "-v:q", "--tl:off")).Succeeds();
        Assert.Equal(stamp, File.GetLastWriteTimeUtc(folder["App/obj/Debug/net10.0/polp/summarized"]));

        // Another tool, or a summary that is gone, is another question, whatever the dates of the files.
        (await Repository.Dotnet(folder["App"], "build", "-v:q", "--tl:off", "-p:PolpTool=" + Repository.Output("Cli", "polp.dll"))).Succeeds();
        var again = File.GetLastWriteTimeUtc(folder["App/obj/Debug/net10.0/polp/summarized"]);
        Assert.NotEqual(stamp, again);
        File.Delete(folder["App/obj/Debug/net10.0/polp/polp-reach.tsv"]);
        Assert.Single(Warnings((await Repository.Dotnet(folder["App"], "build", "-v:q", "--tl:off")).Succeeds()));
        Assert.True(File.Exists(folder["App/obj/Debug/net10.0/polp/polp-reach.tsv"]));

        // Its surface stays what it was, so that without the summary nothing would be compiled again.
        folder.Write("Site.Text/Templates.cs", Clean);
        Assert.Empty(Warnings((await Repository.Dotnet(folder["App"], "build", "-v:q", "--tl:off")).Succeeds()));
        folder.Write("Site.Text/Templates.cs", Reads);
        Assert.Single(Warnings((await Repository.Dotnet(folder["App"], "build", "-v:q", "--tl:off")).Succeeds()));
    }

    [Theory]
    [InlineData("-p:TreatWarningsAsErrors=true")]
    [InlineData("-warnaserror")]
    public async Task ToolThatDoesNotRun_IsSaid_AndBreaksNoBuild(string strict)
    {
        using var project = feed.NewFolder();
        project.Write("App.csproj", string.Format(null, Project, ""));
        project.Write("Orders.cs", "public class Orders;");

        var build = (await Repository.Dotnet(project.Path, "build", "-v:m", "--tl:off", "-p:PolpTool=none.dll", strict)).Succeeds();

        Assert.Contains("warning PolpSummary: Polp could not compute what the referenced libraries reach", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProjectOfAnotherLanguage_HasNoSummary()
    {
        using var project = feed.NewFolder();
        project.Write("App.vbproj", string.Format(null, Project, "").Replace("<Nullable>", "<PolpSummaries>true</PolpSummaries><Nullable>", StringComparison.Ordinal));
        project.Write("Orders.vb", "Public Class Orders\nEnd Class");

        var build = (await Repository.Dotnet(project.Path, "build", "-v:m", "--tl:off")).Succeeds();

        Assert.DoesNotContain("Polp could not", build.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(project["obj/Debug/net10.0/polp/summarized"]));
    }

    private static string[] Warnings(Run build) => [.. build.Output.Split('\n').Where(line => line.Contains("warning POLP", StringComparison.Ordinal))
        .Select(line => Path.GetFileName(line.Split(": warning")[0].Trim()) + line[line.IndexOf(": warning", StringComparison.Ordinal)..].Split(" (https")[0]).Distinct()];
}
