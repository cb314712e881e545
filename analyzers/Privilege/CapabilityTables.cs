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

    /// <summary>The tables that ship, under those of the project.</summary>
    public static Catalogue Of(AnalyzerOptions options, CancellationToken cancel) => options.AdditionalFiles.Where(IsTable)
        .OrderByDescending(file => file.Path, StringComparer.Ordinal)
        .Select(file => (file.Path, Text: file.GetText(cancel)))
        .Where(file => file.Text is not null)
        .Aggregate(Catalogue.Default, (under, file) => under == Catalogue.Default ? PerText.GetValue(file.Text!, text => Read(file.Path, text, under)) : Read(file.Path, file.Text!, under));

    /// <summary>One file alone.</summary>
    public static Catalogue Read(string path, SourceText text, Catalogue? under = null) => Catalogue.Parse([new(path, text.ToString())], under);
}
