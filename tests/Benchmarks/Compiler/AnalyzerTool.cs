using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Benchmarks;

/// <summary>An analyzer with only some of its rules on.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="Assemblies">What the compiler loads.</param>
/// <param name="Ids">The rules that are on.</param>
/// <param name="Configuration">The content of an additional file by its name.</param>
internal record AnalyzerTool(string Name, string[] Assemblies, string[] Ids, (string Name, string Text)? Configuration = null)
{
    /// <summary>Some of our own rules.</summary>
    public static AnalyzerTool Ours(params string[] ids) => new($"Polp {string.Join(", ", ids)}", OurAssemblies, ids);

    protected static string[] OurAssemblies { get; } = [.. new[] { "Polp.Analyzers.dll", "Polp.Capabilities.dll" }.Select(name => Path.Combine(AppContext.BaseDirectory, name))];

    /// <summary>More lines of the configuration.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>
    /// A global configuration that turns everything off but these rules. Each by its id: what is turned off for all ids at once is not reported,
    /// but the compiler still runs those analyzers that look at symbols.
    /// </summary>
    public string GlobalConfig => string.Join('\n',
        ["is_global = true", "dotnet_analyzer_diagnostic.severity = none", .. Options, .. Others().Select(id => $"dotnet_diagnostic.{id}.severity = none"), .. Ids.Select(id => $"dotnet_diagnostic.{id}.severity = warning"), ""]);

    /// <summary>Loads what analyzers and generators are made of into this process.</summary>
    public static IAnalyzerAssemblyLoader Loader { get; } = new FileLoader();

    private IEnumerable<string> Others() => Assemblies.SelectMany(path => new AnalyzerFileReference(path, Loader).GetAnalyzers(LanguageNames.CSharp))
        .SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct().Except(Ids).Order(StringComparer.Ordinal);

    private sealed class FileLoader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
