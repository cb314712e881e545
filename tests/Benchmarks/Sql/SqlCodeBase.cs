using System.Text.RegularExpressions;
using Polp.Testing;

namespace Polp.Benchmarks;

/// <summary>Code of our own to compile, enough to measure a compiler: the product and the corpus, repeated under other namespaces.</summary>
internal static partial class SqlCodeBase
{
    private const int ProductCopies = 5, CorpusCopies = 2;

    private static readonly string[] Products = ["graph/Capabilities", "graph/Graph", "reports/Reports", "analyzers", "codefixes"];

    /// <summary>Writes the copies and returns their paths.</summary>
    public static IEnumerable<string> Write(string folder)
    {
        var root = Directory.CreateDirectory(Path.Combine(folder, "code")).FullName;
        foreach (var product in Products)
            Copy(Path.Combine(Repository.Root, product), ProductCopies, "using Polp.Capabilities;\n");
        Copy(MarkedCorpus.Sql.Folder, CorpusCopies, "");
        return [Usings(folder), .. Directory.GetFiles(root)];

        void Copy(string from, int copies, string imports)
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
    }

    // Two copies of a stand-in for a type of the platform would be one type twice.
    private static bool DeclaresPlatform(string path) => File.ReadLines(path).Any(line => line.StartsWith("namespace Microsoft", StringComparison.Ordinal));

    public static string Description(string folder) =>
        FormattableString.Invariant($"{Lines(folder, "*"):N0} lines of our own, {Lines(folder, "Sql-*"):N0} of them the corpus");

    private static int Lines(string folder, string pattern) => Directory.GetFiles(Path.Combine(folder, "code"), pattern + ".cs").Sum(path => File.ReadLines(path).Count());

    /// <summary>The namespaces that the projects and the corpus import.</summary>
    public static string Usings(string folder)
    {
        var path = Path.Combine(folder, "Usings.cs");
        File.WriteAllText(path, AnalyzerHost.Usings);
        return path;
    }

    // The last is a name that a generator makes a file of.
    [GeneratedRegex(@"\b(Polp|Corpus)\b(?=\.)|\bReportJson\b")]
    private static partial Regex Renamed();
}
