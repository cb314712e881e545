using System.Xml.Linq;
using Polp.Testing;

namespace Polp.Analyzers.Tests;

/// <summary>The tree and the import directions are those of the design.</summary>
public class RepositoryHouseTests
{
    private static readonly string[] Top =
    [
        ".ci", ".editorconfig", ".github", ".gitignore", "Analyzers.sln", "Directory.Build.props", "Directory.Packages.props", "LICENSE", "README.md",
        "analyzers", "codefixes", "global.json", "graph", "reports", "samples", "tests",
    ];

    // Cli -> Reports -> Graph -> Capabilities <- Analyzers <- CodeFixes
    private static readonly Dictionary<string, string[]> Imports = new()
    {
        ["Capabilities"] = [],
        ["Graph"] = ["Capabilities"],
        ["Reports"] = ["Graph"],
        ["Cli"] = ["Reports"],
        ["Analyzers"] = ["Capabilities"],
        ["CodeFixes"] = ["Analyzers"],
    };

    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["Capabilities"] = ["Microsoft.CodeAnalysis.Analyzers", "PolySharp"],
        ["Graph"] = ["Microsoft.CodeAnalysis.BannedApiAnalyzers", "QuikGraph"],
        ["Reports"] = ["Microsoft.CodeAnalysis.BannedApiAnalyzers", "Scriban.Signed"],
        ["Cli"] = ["Spectre.Console", "System.CommandLine"],
        ["Analyzers"] =
        [
            "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Analyzers", "Microsoft.CodeAnalysis.BannedApiAnalyzers",
            "Microsoft.CodeAnalysis.PublicApiAnalyzers", "PolySharp",
        ],
        ["CodeFixes"] =
        [
            "Microsoft.CodeAnalysis.CSharp.Workspaces", "Microsoft.CodeAnalysis.Analyzers", "Microsoft.CodeAnalysis.BannedApiAnalyzers",
            "Microsoft.CodeAnalysis.PublicApiAnalyzers", "PolySharp",
        ],
    };

    private static readonly string[] ProductFolders = ["analyzers", "codefixes", "graph", "reports"];

    [Fact]
    public void TopLevel_HoldsWhatTheDesignNames()
    {
        var ignored = File.ReadAllLines(Path.Combine(Repository.Root, ".gitignore")).Select(line => line.TrimEnd('/')).Append(".git").ToHashSet();

        var found = Directory.GetFileSystemEntries(Repository.Root).Select(path => Path.GetFileName(path)!)
            .Where(name => !ignored.Contains(name) && !ignored.Contains("*" + Path.GetExtension(name)));

        Assert.Empty(found.Except(Top));
    }

    [Fact]
    public void Products_AreTheSixOfTheDesign() => Assert.Equal(Imports.Keys.Order(), Products().Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public void Products_ImportInTheDirectionsOfTheDesign() => Assert.All(Products(), path => Assert.Equal(
        Imports[Path.GetFileNameWithoutExtension(path)],
        XDocument.Load(path).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')))));

    [Fact]
    public void Products_ReferenceThePackagesOfTheDesign() => Assert.All(Products(), path => Assert.Equal(
        Packages[Path.GetFileNameWithoutExtension(path)],
        XDocument.Load(path).Descendants("PackageReference").Select(reference => (string?)reference.Attribute("Include"))));

    [Fact]
    public void ProjectFiles_AreTheOnlyPlaceThatReferencesAProductsPackages() => Assert.All(
        new[] { "*.props", "*.targets" }.SelectMany(pattern => Directory.GetFiles(Repository.Root, pattern)
            .Concat(ProductFolders.SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)))),
        path => Assert.DoesNotContain("PackageReference", XDocument.Load(path).Descendants().Select(element => element.Name.LocalName.Replace("Global", ""))));

    [Fact]
    public void WhatTheCompilerLoads_PacksNoLibrary() => Assert.All(
        Products().Where(path => Path.GetFileNameWithoutExtension(path) is "Capabilities" or "Analyzers" or "CodeFixes"),
        path => Assert.All(XDocument.Load(path).Descendants("PackageReference"), reference => Assert.Equal("all", (string?)reference.Attribute("PrivateAssets"))));

    // The test command builds what test projects reference and nothing else, whereas a build of the solution would hide what is missing.
    [Fact]
    public void Samples_AreAllBuiltByTheTestsThatReadThem()
    {
        var built = new HashSet<string>();
        var pending = new Queue<string>([Path.Combine(Repository.Root, "tests", "EndToEnd", "EndToEnd.csproj")]);
        while (pending.TryDequeue(out var project))
        {
            foreach (var reference in XDocument.Load(project).Descendants("ProjectReference").SelectMany(r => ((string)r.Attribute("Include")!).Split(';')))
            {
                var path = Path.GetFullPath(reference.Replace('\\', '/'), Path.GetDirectoryName(project)!);
                if (built.Add(path))
                    pending.Enqueue(path);
            }
        }

        Assert.Empty(Directory.GetFiles(Path.Combine(Repository.Root, "samples"), "*.csproj", SearchOption.AllDirectories).Except(built));
    }

    private static IEnumerable<string> Products() => ProductFolders
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories));
}
