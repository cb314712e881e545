using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Polp.Testing;

/// <summary>Assertions that read as sentences: <c>await Verify.Reports("… {|POLP1001:sql|} …")</c>, <c>await Verify.IsSilent("…")</c>.</summary>
public static class Verify
{
    /// <summary>All rules together report exactly the marked spans, <c>{|ID:span|}</c>, and nothing else but what is excepted.</summary>
    public static async Task Reports(
        string markup, string? role = null, string? grants = null, IReadOnlyDictionary<string, string>? editorConfig = null,
        IEnumerable<MetadataReference>? references = null, IEnumerable<(string Path, string Text)>? additionalFiles = null, string? except = null)
    {
        TestFileMarkupParser.GetPositionsAndSpans(markup, out var source, out _, out var spans);
        var expected = spans.SelectMany(named => named.Value.Select(span => $"{named.Key} {Show(source, span.Start, span.End)}")).Order(StringComparer.Ordinal).ToArray();
        Assert.True(expected.Length > 0, "Nothing is marked: use IsSilent.");
        var found = await Found(source, role, grants, editorConfig, references, additionalFiles, except);
        Assert.Equal(expected, found);
    }

    /// <summary>No rule says anything, but for the one that is excepted.</summary>
    public static async Task IsSilent(
        string source, string? role = null, string? grants = null, IReadOnlyDictionary<string, string>? editorConfig = null,
        IEnumerable<MetadataReference>? references = null, IEnumerable<(string Path, string Text)>? additionalFiles = null, string? except = null)
    {
        var found = await Found(source, role, grants, editorConfig, references, additionalFiles, except);
        Assert.Empty(found);
    }

    /// <summary>No rule warns; information is no matter.</summary>
    public static async Task DoesNotWarn(string source) =>
        Assert.Empty((await AnalyzerHost.Run(source)).Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => $"{d.Id} {Show(source, d.Location.SourceSpan.Start, d.Location.SourceSpan.End)}"));

    private static async Task<string[]> Found(
        string source, string? role, string? grants, IReadOnlyDictionary<string, string>? editorConfig,
        IEnumerable<MetadataReference>? references, IEnumerable<(string Path, string Text)>? additionalFiles, string? except) =>
        [.. (await AnalyzerHost.Run(source, role, grants, editorConfig, references, additionalFiles))
            .Where(d => d.Id != except)
            .Select(d => $"{d.Id} {Show(source, d.Location.SourceSpan.Start, d.Location.SourceSpan.End)}").Order(StringComparer.Ordinal)];

    private static string Show(string source, int start, int end) =>
        $"line {source.AsSpan(0, start).Count('\n') + 1}: {source[start..end]}";
}
