using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>
/// A copy that the platform does not hold against its destination, by the positions of its arguments. It may throw on a negative
/// size instead of turning it into a huge one, and it may hold the size against one argument, the capacity check.
/// </summary>
internal sealed record CopyApi(int Destination, int Source, int Size, bool CountsElements, bool ThrowsOnNegative, int? CapacityCheck);

/// <summary>The calls of <c>copies.tsv</c>, as far as the compilation knows them.</summary>
internal sealed class CopyTable
{
    private readonly Dictionary<ISymbol, CopyApi> apis = new(SymbolEqualityComparer.Default);

    /// <summary>The simple names, for a first look at syntax.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    public static CopyTable Of(Compilation compilation)
    {
        var table = new CopyTable();
        foreach (var row in Table.Rows("copies.tsv"))
        {
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId(row[0], compilation) is not { } method)
                continue;
            var checks = row[5].Split(',');
            table.apis[method] = new(
                Argument(row[1]), Argument(row[2]), Argument(row[3]), row[4] == "elements", checks.Contains("negative"),
                checks.FirstOrDefault(check => check.StartsWith("capacity=", StringComparison.Ordinal)) is { } capacity ? Argument(capacity.Substring("capacity=".Length)) : null);
            table.Names.Add(method.Name);
        }
        return table;
    }

    public CopyApi? Find(IMethodSymbol method) => apis.TryGetValue(method.OriginalDefinition, out var api) ? api : null;

    private static int Argument(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
