using System.Text.RegularExpressions;
using Polp.Testing;

namespace Polp.Benchmarks;

/// <summary>Code of our own to compile, enough to measure a compiler: the product and the corpus, repeated under other namespaces.</summary>
internal static partial class SqlCodeBase
{
    private const int Copies = 4;

    private static readonly string[] Products = ["graph/Graph", "graph/Capabilities", "reports/Reports", "analyzers", "codefixes", "tests/Graph.Tests"];

    /// <summary>Writes the copies and returns their paths.</summary>
    public static IEnumerable<string> Write(string folder)
    {
        var root = Directory.CreateDirectory(Path.Combine(folder, "code")).FullName;
        foreach (var copy in Enumerable.Range(0, Copies))
        {
            var files = Products.SelectMany(product => Directory.GetFiles(Path.Combine(Repository.Root, product), "*.cs", SearchOption.AllDirectories)).Append(Path.Combine(MarkedSource.Folder, "*.cs"));
            foreach (var (path, index) in files.Select((path, index) => (path, index)))
                File.WriteAllText(Path.Combine(root, $"{copy}-{index}.cs"), Renamed().Replace(File.ReadAllText(path), $"$1{copy}"));
        }
        return [Usings(folder), .. Directory.GetFiles(root)];
    }

    public static string Description(string folder) =>
        $"{Directory.GetFiles(Path.Combine(folder, "code")).Sum(path => File.ReadLines(path).Count()):N0} lines of our own";

    /// <summary>The namespaces that the projects and the corpus import.</summary>
    public static string Usings(string folder)
    {
        var path = Path.Combine(folder, "Usings.cs");
        File.WriteAllText(path, """
            global using System;
            global using System.Collections.Generic;
            global using System.IO;
            global using System.Linq;
            global using System.Net.Http;
            global using System.Threading;
            global using System.Threading.Tasks;
            """);
        return path;
    }

    [GeneratedRegex(@"\b(Polp|Corpus)\b(?=\.)")]
    private static partial Regex Renamed();
}
