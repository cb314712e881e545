using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>A call that gives a number out of the data.</summary>
/// <param name="IsOut">True when it is the out argument, not the result.</param>
/// <param name="Range">When narrower than the type.</param>
internal sealed record LengthSource(bool IsOut, Interval? Range);

/// <summary>The calls of <c>sources.tsv</c>, as far as the compilation knows them.</summary>
internal sealed class LengthSources
{
    private readonly Dictionary<ISymbol, List<(string Name, bool IsPrefix, LengthSource Source)>> byType = new(SymbolEqualityComparer.Default);

    public static LengthSources Of(Compilation compilation)
    {
        var sources = new LengthSources();
        foreach (var row in Table.Rows("sources.tsv"))
        {
            var dot = row[0].LastIndexOf('.');
            if (compilation.GetTypeByMetadataName(row[0].Substring(2, dot - 2)) is not { } type)
                continue;
            if (!sources.byType.TryGetValue(type, out var list))
                sources.byType.Add(type, list = []);
            list.Add((row[0].Substring(dot + 1).TrimEnd('*'), row[0].EndsWith("*", StringComparison.Ordinal), new(row[1] == "out", Range(row[2]))));
        }
        return sources;
    }

    /// <summary>The simple names of the types that give numbers of any size.</summary>
    public IEnumerable<string> Types => byType.Where(pair => pair.Value.Exists(row => row.Source.Range is null)).Select(pair => pair.Key.Name);

    public LengthSource? Reads(IMethodSymbol method)
    {
        for (var root = method; root is not null; root = root.OverriddenMethod)
        {
            if (byType.TryGetValue(root.ContainingType.OriginalDefinition, out var list)
                && list.FirstOrDefault(row => row.IsPrefix ? method.Name.StartsWith(row.Name, StringComparison.Ordinal) : method.Name == row.Name) is { Source: { } source })
                return source;
        }
        return null;
    }

    private static Interval? Range(string text) =>
        text.Split([".."], StringSplitOptions.None) is [var from, var to] ? new(int.Parse(from, System.Globalization.CultureInfo.InvariantCulture), int.Parse(to, System.Globalization.CultureInfo.InvariantCulture)) : null;
}
