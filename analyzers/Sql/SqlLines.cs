using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Polp.Analyzers;

/// <summary>Everything that tables say about SQL: ours, then the project's additional files, then its options. Of equals, the last wins.</summary>
internal static class SqlLines
{
    /// <summary>How the name of an additional file ends that holds such a table.</summary>
    public const string FilePattern = "polp-sql.tsv";

    private static readonly Lazy<ImmutableArray<SqlLine>> Ours = new(() =>
        [.. new[] { "sql-sinks.tsv", "sql-quoters.tsv", "sql-sources.tsv" }.SelectMany(Embedded)]);

    // The text of a file is the same object until the file changes.
    private static readonly ConditionalWeakTable<SourceText, ImmutableLines> Parsed = new();

    public static ImmutableArray<SqlLine> Of(Compilation compilation, AnalyzerOptions? options) => options is null ? Ours.Value :
    [
        .. Ours.Value,
        .. options.AdditionalFiles.Where(IsTable).SelectMany(file => Read(file)).Select(read => read.Line).OfType<SqlLine>(),
        .. SqlOptions.Read(compilation, options).Select(read => read.Line).OfType<SqlLine>(),
    ];

    public static bool IsTable(AdditionalText file) =>
        Path.GetFileName(file.Path) is var name && (name.Equals(FilePattern, StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + FilePattern, StringComparison.OrdinalIgnoreCase));

    /// <summary>The lines of an additional file, or what is wrong with them.</summary>
    public static ImmutableArray<(SqlLine? Line, string Written, string? Error, Location Where)> Read(AdditionalText file) =>
        file.GetText() is { } text ? Parsed.GetValue(text, t => new([.. SqlLineReader.Read(t, file.Path)])).Lines : [];

    private static IEnumerable<SqlLine> Embedded(string name)
    {
        using var stream = typeof(SqlLines).Assembly.GetManifestResourceStream(name)!;
        return SqlLineReader.Read(SourceText.From(stream), path: null)
            .Select(read => read.Line ?? throw new InvalidOperationException($"{name}: '{read.Written}' {read.Error}")).ToArray();
    }

    private sealed record ImmutableLines(ImmutableArray<(SqlLine? Line, string Written, string? Error, Location Where)> Lines);
}
