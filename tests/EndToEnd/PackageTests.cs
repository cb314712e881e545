using System.IO.Compression;
using System.Text.Json;

namespace Polp.EndToEnd;

/// <summary>The package as its users meet it: restored from a folder into a project that knows nothing of this repository.</summary>
[Collection(nameof(PackageFeed))]
public sealed class PackageTests(PackageFeed feed)
{
    private const string Source = """
        using System;
        using System.IO;
        using Microsoft.Data.Sqlite;

        Console.WriteLine(typeof(Orders).Name);

        [Polp.Service]
        static class Orders
        {
            public static string Template(string name) => File.ReadAllText(name);

            public static long Count(SqliteConnection connection, string customer)
            {
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT COUNT(*) FROM orders WHERE customer = '" + customer + "'";
                return (long)command.ExecuteScalar()!;
            }

            public static unsafe void Session(byte[] message)
            {
                byte* id = stackalloc byte[32];
                int n = message[0];
                fixed (byte* p = message)
                    Buffer.MemoryCopy(p + 1, id, n, n);
            }
        }

        """;

    [Fact]
    public async Task Package_WarnsInBuild_LeavesALog_AndItsFixesApplyOutsideTheEditor()
    {
        using var project = feed.NewProject(Source);

        var build = (await Repository.Dotnet(project.Path, "build", "-v:q", "--tl:off")).Succeeds();
        Assert.Contains("Program.cs(10,51): warning POLP3001", build.Output);
        Assert.Contains("Program.cs(15,31): warning POLP1001", build.Output);
        Assert.Contains("warning POLP2001", build.Output);
        Assert.Equal(["POLP1001", "POLP2001", "POLP3001"], LoggedRules(project));

        (await Repository.Dotnet(project.Path, "format", "analyzers", "--no-restore", "--severity", "warn", "--diagnostics", "POLP1001", "POLP2001")).Succeeds();

        var again = (await Repository.Dotnet(project.Path, "build", "-v:q", "--tl:off")).Succeeds();
        Assert.DoesNotContain("POLP1001", again.Output);
        Assert.DoesNotContain("POLP2001", again.Output);
        Assert.Contains("warning POLP3001", again.Output);
        var fixedSource = File.ReadAllText(project["Program.cs"]);
        Assert.Contains("@customer", fixedSource);
        Assert.DoesNotContain("+ customer +", fixedSource);
    }

    [Fact]
    public async Task EditorConfig_RaisesARule_AndTheBuildFails()
    {
        using var project = feed.NewProject(Source);
        project.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.POLP3001.severity = error\n");

        var build = await Repository.Dotnet(project.Path, "build", "-v:q", "--tl:off");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error POLP3001", build.Output);
    }

    [Theory]
    [InlineData("<PolpRole>Service</PolpRole><PolpGrants>NETWORK;FILES/READ</PolpGrants>")]
    [InlineData("<PolpRole>\n  Service\n</PolpRole><PolpGrants>\n  NETWORK;\r\n\tFILES/READ;\n</PolpGrants>")]
    [InlineData("<PolpRole> Service </PolpRole><PolpGrants>\nNETWORK\n\nFILES/READ\n</PolpGrants>")]
    public async Task RoleAndGrants_ComeFromTheProject_AndTravelInTheAssembly(string properties)
    {
        using var project = feed.NewProject(Source.Replace("[Polp.Service]\n", ""), properties);

        var build = (await Repository.Dotnet(project.Path, "build", "-v:q", "--tl:off")).Succeeds();

        Assert.DoesNotContain("POLP3001", build.Output);
        var metadata = File.ReadAllText(Directory.GetFiles(project["obj"], "*.AssemblyInfo.cs", SearchOption.AllDirectories).Single());
        Assert.Contains("AssemblyMetadata(\"PolpRole\", \"Service\")", metadata);
        Assert.Contains("AssemblyMetadata(\"PolpGrants\", \"NETWORK,FILES/READ\")", metadata);
    }

    [Fact]
    public void Package_HandsTheCompilerOurAssembliesOnly_AndCarriesTheTool()
    {
        using var package = ZipFile.OpenRead(Directory.GetFiles(feed.Folder, "Polp.*.nupkg").Single());

        Assert.Equal(
            ["Polp.Analyzers.dll", "Polp.Capabilities.dll", "Polp.CodeFixes.dll"],
            package.Entries.Where(e => e.Name.EndsWith(".dll", StringComparison.Ordinal) && !e.FullName.StartsWith("tools/", StringComparison.Ordinal)).Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(package.Entries, e => e.FullName.StartsWith("lib/", StringComparison.Ordinal));
        Assert.Contains(package.Entries, e => e.FullName == "tools/net10.0/any/polp.dll");
        Assert.DoesNotContain(package.Entries, e => e.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

        using var notices = new StreamReader(package.GetEntry("NOTICES.txt")!.Open());
        var said = notices.ReadToEnd();
        Assert.All(
            package.Entries.Where(e => e.Name.EndsWith(".dll", StringComparison.Ordinal) && !e.Name.StartsWith("polp", StringComparison.OrdinalIgnoreCase)),
            e => Assert.Contains(Path.GetFileNameWithoutExtension(e.Name), said, StringComparison.Ordinal));
    }

    private static string[] LoggedRules(TemporaryFolder project)
    {
        var log = Directory.GetFiles(project["bin"], "*.sarif", SearchOption.AllDirectories).Single();
        using var sarif = JsonDocument.Parse(File.ReadAllBytes(log));
        return [.. sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(r => r.GetProperty("ruleId").GetString()!)
            .Where(id => id.StartsWith("POLP", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];
    }
}
