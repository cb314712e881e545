using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Polp.Analyzers;

/// <summary>
/// What the members of referenced libraries reach, computed by the build from the assemblies that will run and handed over as a file; see <c>CodeSummary</c> for its lines.
/// </summary>
internal sealed class LibrarySummary
{
    private const string FileName = "polp-reach.tsv";
    private const string Header = "polp-reach\t1";

    private static readonly ConditionalWeakTable<SourceText, LibrarySummary> PerText = new();

    private readonly string text;
    private readonly Dictionary<string, Dictionary<string, (int Start, int Length)>> sections = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ImmutableArray<string>> widest = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<(string, string), LibraryMember?> members = new();
    private readonly ConcurrentDictionary<(string, string), LibraryType?> types = new();

    private LibrarySummary(string text)
    {
        this.text = text;
        if (!text.StartsWith(Header + "\n", StringComparison.Ordinal) && !text.StartsWith(Header + "\r\n", StringComparison.Ordinal))
            return;
        Dictionary<string, (int, int)>? section = null;
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var tab = text.IndexOf('\t', start, end - start);
            var first = tab < 0 ? end : tab;
            if (first - start > 1 && section is not null)
                section[text.Substring(start, first - start)] = (start, end - start);
            else if (first - start > 1)
                continue;
            else if (first > start && text[start] == 'A')
                section = Open(text.Substring(start, end - start).Split('\t'));
            else
                section = null;
        }
    }

    /// <summary>The summary that the build has left for the project, or null.</summary>
    public static LibrarySummary? Of(AnalyzerOptions options, CancellationToken cancel) =>
        options.AdditionalFiles.Where(file => IsSummary(file) && IsTheBuilds(file, options)).Select(file => file.GetText(cancel)).OfType<SourceText>().FirstOrDefault() is { } text
            ? PerText.GetValue(text, t => new(t.ToString())) : null;

    // Whatever else brings a file of that name is not heard; a place with a semicolon arrives cut off.
    private static bool IsTheBuilds(AdditionalText file, AnalyzerOptions options) =>
        !options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.PolpReach", out var place) || file.Path.StartsWith(place, StringComparison.OrdinalIgnoreCase);

    public static bool IsSummary(AdditionalText file) => string.Equals(Path.GetFileName(file.Path), FileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when what the library reaches was computed, be it nothing.</summary>
    public bool Knows(IAssemblySymbol? assembly) => assembly is not null && sections.ContainsKey(assembly.Name);

    /// <summary>What any code of the library reaches in the widest mode.</summary>
    public ImmutableArray<string> Widest(IAssemblySymbol assembly) => widest.TryGetValue(assembly.Name, out var found) ? found : [];

    /// <summary>What a method or static field leads to, or null where it leads to nothing.</summary>
    public LibraryMember? Member(ISymbol symbol) => Knows(symbol.ContainingAssembly) && Id(symbol) is { } id ? Member(symbol.ContainingAssembly.Name, id) : null;

    public LibraryMember? Member(string assembly, string id) =>
        members.GetOrAdd((assembly, id), key => Line(key.Item1, key.Item2) is { } fields ? LibraryMember.Parse(key.Item1, fields) : null);

    public LibraryType? Type(INamedTypeSymbol type) => Knows(type.ContainingAssembly) && Id(type) is { } id ? Type(type.ContainingAssembly.Name, id.Substring(2)) : null;

    public LibraryType? Type(string assembly, string name) =>
        types.GetOrAdd((assembly, name), key => Line(key.Item1, "T:" + key.Item2) is { } fields ? LibraryType.Parse(key.Item1, fields) : null);

    /// <summary>The id under which a slot is known: that of the member which introduced it.</summary>
    public static string? Slot(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
            method = overridden;
        return Id(method);
    }

    public static string? Id(ISymbol symbol) => (symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol).OriginalDefinition.GetDocumentationCommentId();

    private string[]? Line(string assembly, string id) =>
        sections.TryGetValue(assembly, out var section) && section.TryGetValue(id, out var place) ? text.Substring(place.Start, place.Length).TrimEnd('\r').Split('\t') : null;

    private Dictionary<string, (int, int)>? Open(string[] fields)
    {
        if (fields.Length < 3 || sections.ContainsKey(fields[1]))
            return null;
        var section = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        sections.Add(fields[1], section);
        widest.Add(fields[1], fields.Length > 3 ? [.. fields[3].TrimEnd('\r').Split(',')] : []);
        return section;
    }
}
