using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>The lines about capabilities that a project brings along, in the format of the catalogue's own tables.</summary>
internal static class CapabilityTables
{
    private const string Ending = "polp-capabilities.tsv";

    private static readonly ConditionalWeakTable<SourceText, Catalogue> PerText = new();

    public static bool IsTable(AdditionalText file) => IsTable(file.Path);

    public static bool IsTable(string path) => Path.GetFileName(path).EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>The tables that ship, under those of the project, which add up: of two rows about the same, that of the first file by name counts.</summary>
    public static Catalogue Of(AnalyzerOptions options, CancellationToken cancel)
    {
        var files = options.AdditionalFiles.Where(IsTable).OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => (file.Path, Text: file.GetText(cancel)!)).Where(file => file.Text is not null).ToArray();
        return files.Length switch
        {
            0 => Catalogue.Default,
            1 => PerText.GetValue(files[0].Text, text => Read(files[0].Path, text, Catalogue.Default)),
            _ => Catalogue.Parse(files.Select(file => new KeyValuePair<string, string>(file.Path, file.Text.ToString())), Catalogue.Default),
        };
    }

    /// <summary>One file alone.</summary>
    public static Catalogue Read(string path, SourceText text, Catalogue? under = null) => Catalogue.Parse([new(path, text.ToString())], under);
}
