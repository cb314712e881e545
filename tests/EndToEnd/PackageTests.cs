using System.IO.Compression;
using System.Text.Json;

namespace Polp.EndToEnd;

/// <summary>The package as its users meet it: restored from a folder into a project that knows nothing of this repository.</summary>
public sealed class PackageTests(PackageTests.Feed feed) : IClassFixture<PackageTests.Feed>
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

    [Fact]
    public async Task RoleAndGrants_ComeFromTheProject_AndTravelInTheAssembly()
    {
        using var project = feed.NewProject(
            Source.Replace("[Polp.Service]\n", ""),
            "<PolpRole>Service</PolpRole><PolpGrants>NETWORK;FILES/READ</PolpGrants>");

        var build = (await Repository.Dotnet(project.Path, "build", "-v:q", "--tl:off")).Succeeds();

        Assert.DoesNotContain("POLP3001", build.Output);
        var metadata = File.ReadAllText(Directory.GetFiles(project["obj"], "*.AssemblyInfo.cs", SearchOption.AllDirectories).Single());
        Assert.Contains("AssemblyMetadata(\"PolpRole\", \"Service\")", metadata);
        Assert.Contains("AssemblyMetadata(\"PolpGrants\", \"NETWORK,FILES/READ\")", metadata);
    }

    [Fact]
    public void Package_HoldsOurAssembliesOnly()
    {
        using var package = ZipFile.OpenRead(Directory.GetFiles(feed.Folder, "Polp.*.nupkg").Single());

        Assert.Equal(
            ["Polp.Analyzers.dll", "Polp.Capabilities.dll", "Polp.CodeFixes.dll"],
            package.Entries.Where(e => e.Name.EndsWith(".dll", StringComparison.Ordinal)).Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(package.Entries, e => e.FullName.StartsWith("lib/", StringComparison.Ordinal));
    }

    private static string[] LoggedRules(TemporaryFolder project)
    {
        var log = Directory.GetFiles(project["bin"], "*.sarif", SearchOption.AllDirectories).Single();
        using var sarif = JsonDocument.Parse(File.ReadAllBytes(log));
        return [.. sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(r => r.GetProperty("ruleId").GetString()!)
            .Where(id => id.StartsWith("POLP", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Packs once; every project restores from the folder into a package folder of its own, so nothing stale is served.</summary>
    public sealed class Feed : IAsyncLifetime
    {
        private readonly TemporaryFolder temporary = new();

        public string Folder => temporary["feed"];

        public async Task InitializeAsync() => (await Repository.Dotnet(
            Repository.Root, "pack", "codefixes/CodeFixes.csproj", "--no-build", "-c", Repository.Configuration, "-o", Folder, "--tl:off")).Succeeds();

        public Task DisposeAsync()
        {
            temporary.Dispose();
            return Task.CompletedTask;
        }

        internal TemporaryFolder NewProject(string source, string properties = "")
        {
            var project = new TemporaryFolder();
            var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
            project.Write("Shop.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <Nullable>enable</Nullable>
                    <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
                    <RestoreAdditionalProjectSources>{Folder}</RestoreAdditionalProjectSources>
                    <RestorePackagesPath>{temporary["packages"]}</RestorePackagesPath>
                    <RestoreFallbackFolders>{cache}</RestoreFallbackFolders>
                    <NuGetAudit>false</NuGetAudit>
                    {properties}
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Microsoft.Data.Sqlite" Version="10.0.15" />
                    <PackageReference Include="Polp" Version="0.1.0" PrivateAssets="all" />
                  </ItemGroup>
                </Project>
                """);
            project.Write("Program.cs", source);
            return project;
        }
    }
}
