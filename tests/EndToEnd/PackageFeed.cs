namespace Polp.EndToEnd;

/// <summary>Packs once; every project restores from the folder into a package folder of its own, so nothing stale is served.</summary>
[CollectionDefinition(nameof(PackageFeed))]
public sealed class PackageFeed : IAsyncLifetime, ICollectionFixture<PackageFeed>
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

    /// <summary>An empty folder whose projects all reference the package.</summary>
    internal TemporaryFolder NewFolder()
    {
        var folder = new TemporaryFolder();
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        folder.Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <RestoreAdditionalProjectSources>{Folder}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{temporary["packages"]}</RestorePackagesPath>
                <RestoreFallbackFolders>{cache}</RestoreFallbackFolders>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Polp" Version="0.1.0" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        return folder;
    }

    internal TemporaryFolder NewProject(string source, string properties = "")
    {
        var project = NewFolder();
        project.Write("Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.Data.Sqlite" Version="10.0.15" />
              </ItemGroup>
            </Project>
            """);
        project.Write("Program.cs", source);
        return project;
    }
}
