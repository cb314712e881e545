using System.Reflection;
using Polp.Capabilities;

namespace Polp.Analyzers.Tests;

/// <summary>What the compiler loads exports nothing and needs nothing but Roslyn.</summary>
public class AssemblyHouseTests
{
    [Theory]
    [InlineData("Polp.Analyzers")]
    [InlineData("Polp.CodeFixes")]
    public void PlugIn_ExportsNoType(string name) => Assert.Empty(Assembly.Load(name).GetExportedTypes());

    [Fact]
    public void Analyzers_ReferenceOnlyRoslynAndTheCatalogue() => Assert.Subset(
        // The reader of metadata is a part of Roslyn: its compilers cannot be without it.
        new HashSet<string> { "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Reflection.Metadata", "System.Collections.Immutable", "Polp.Capabilities", "netstandard" },
        References(typeof(Rule).Assembly));

    [Fact]
    public void CodeFixes_ReferenceOnlyRoslynAndTheAnalyzers() => Assert.Subset(
        new HashSet<string>
        {
            "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces",
            "System.Collections.Immutable", "Polp.Capabilities", "Polp.Analyzers", "netstandard",
        },
        References(Assembly.Load("Polp.CodeFixes")));

    [Fact]
    public void Capabilities_ReferenceNothing() => Assert.Equal(["netstandard"], References(typeof(Catalogue).Assembly));

    private static HashSet<string> References(Assembly assembly) => [.. assembly.GetReferencedAssemblies().Select(name => name.Name!)];
}
