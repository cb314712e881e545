using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests;

/// <summary>The tool that bans symbols says nothing of a line it cannot resolve or a file it was not given.</summary>
public class BannedSymbolsTests
{
    private static readonly Compilation Known = AnalyzerHost.Compile("", references: MetadataReference.CreateFromFile(typeof(DiagnosticDescriptor).Assembly.Location));

    [Theory]
    [InlineData("analyzers/BannedSymbols.txt")]
    [InlineData("graph/Graph/BannedSymbols.txt")]
    public void Line_NamesASymbolAndAReason(string list) => Assert.All(File.ReadAllLines(Path.Combine(Repository.Root, list)), line =>
    {
        var fields = line.Split(';');

        Assert.Equal(2, fields.Length);
        Assert.NotNull(DocumentationCommentId.GetFirstSymbolForDeclarationId(fields[0], Known));
        Assert.NotEmpty(fields[1]);
    });

    [Theory]
    [InlineData("analyzers/Analyzers.csproj", "analyzers/BannedSymbols.txt")]
    [InlineData("codefixes/CodeFixes.csproj", "analyzers/BannedSymbols.txt")]
    [InlineData("graph/Graph/Graph.csproj", "graph/Graph/BannedSymbols.txt")]
    [InlineData("reports/Reports/Reports.csproj", "graph/Graph/BannedSymbols.txt")]
    public void Product_IsHeldToItsList(string project, string list)
    {
        var path = Path.Combine(Repository.Root, project);

        Assert.Contains(Path.GetFullPath(list, Repository.Root), XDocument.Load(path).Descendants("AdditionalFiles")
            .SelectMany(item => ((string)item.Attribute("Include")!).Split(';')).Select(file => Path.GetFullPath(file, Path.GetDirectoryName(path)!)));
    }
}
