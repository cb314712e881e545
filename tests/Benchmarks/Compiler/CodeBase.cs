using System.Globalization;
using System.Text.RegularExpressions;
using Polp.Testing;

namespace Polp.Benchmarks;

/// <summary>Code of our own to compile, enough to measure a compiler: the product and a corpus, repeated under other namespaces.</summary>
internal sealed partial class CodeBase
{
    private static readonly string[] Products = ["graph/Capabilities", "graph/Graph", "reports/Reports", "analyzers", "codefixes"];

    private readonly string folder;
    private readonly string root;

    /// <param name="folder">Where a folder is made for the copies.</param>
    /// <param name="products">How often the product is taken, which has no unsafe code.</param>
    /// <param name="corpus">The marked sources that are taken too, and how often.</param>
    public CodeBase(string folder, int products, MarkedCorpus corpus, int copies)
    {
        this.folder = folder;
        root = Directory.CreateDirectory(Path.Combine(folder, $"code-{products}-{copies}")).FullName;
        foreach (var product in Products)
            Copy(Path.Combine(Repository.Root, product), products, "using Polp.Capabilities;\n");
        Copy(corpus.Folder, copies, "");
        Description = string.Create(CultureInfo.InvariantCulture, $"{Lines("*"):N0} lines of our own, {Lines(Path.GetFileName(corpus.Folder) + "-*"):N0} of them the corpus");
    }

    /// <summary>How much it is, in words.</summary>
    public string Description { get; }

    public IEnumerable<string> Files => [Usings(folder), .. Directory.GetFiles(root)];

    private void Copy(string from, int copies, string imports)
    {
        var files = Directory.GetFiles(from, "*.cs", SearchOption.AllDirectories).Where(path => !DeclaresPlatform(path)).Order(StringComparer.Ordinal).ToArray();
        foreach (var number in Enumerable.Range(0, copies))
        {
            foreach (var path in files)
            {
                var name = $"{Path.GetFileName(from)}-{number}-{Path.GetRelativePath(from, path).Replace(Path.DirectorySeparatorChar, '-')}";
                File.WriteAllText(Path.Combine(root, name), Renamed().Replace(imports + File.ReadAllText(path), match => $"{match.Value}{number}"));
            }
        }
    }

    // Two copies of a stand-in for a type of the platform would be one type twice.
    private static bool DeclaresPlatform(string path) => File.ReadLines(path).Any(line => line.StartsWith("namespace Microsoft", StringComparison.Ordinal));

    private int Lines(string pattern) => Directory.GetFiles(root, pattern + ".cs").Sum(path => File.ReadLines(path).Count());

    /// <summary>Writes the namespaces that the projects and the corpora import.</summary>
    public static string Usings(string folder)
    {
        var path = Path.Combine(folder, "Usings.cs");
        File.WriteAllText(path, AnalyzerHost.Usings);
        return path;
    }

    // The last are names that a generator makes files of.
    [GeneratedRegex(@"\b(Polp|Corpus)\b(?=\.)|\b(Report|Diff)Json\b")]
    private static partial Regex Renamed();
}
