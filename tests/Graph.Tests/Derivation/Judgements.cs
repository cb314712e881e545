using Polp.Capabilities;

namespace Polp.Graph.Tests;

/// <summary>Lines of a table that say of methods why a capability is not followed further, each with its reason.</summary>
internal sealed class Judgements
{
    private readonly (Pattern Pattern, Line Line)[] ofTypes;
    private readonly (Pattern Pattern, Line Line)[] ofMethods;
    private readonly Dictionary<string, Line[]> byType = new(StringComparer.Ordinal);
    private readonly Dictionary<MethodMember, Line[]> byMethod = [];

    /// <param name="lines">Pattern of a type, with what is nested in it, or of a method without its parameters; capability, or a star for any; reason.</param>
    public Judgements(IEnumerable<Line> lines)
    {
        Lines = [.. lines];
        ofTypes = [.. Lines.Where(line => line.Pattern[0] == 'T').Select(line => (new Pattern(line.Pattern), line))];
        ofMethods = [.. Lines.Where(line => line.Pattern[0] == 'M').Select(line => (new Pattern(line.Pattern), line))];
    }

    public sealed record Line(string Pattern, string Capability, string Reason);

    public IReadOnlyList<Line> Lines { get; }

    /// <summary>The lines that decided something so far.</summary>
    public HashSet<Line> Used { get; } = [];

    /// <summary>True when some line says so of the method; a capability that is not named is any.</summary>
    public bool Cover(MethodMember method, string capability)
    {
        if (!byMethod.TryGetValue(method, out var lines))
            byMethod.Add(method, lines = [.. OfType(method.Type), .. Matching(ofMethods, $"M:{method.Type}.{method.MetadataName}")]);
        var line = Array.Find(lines, line => line.Capability == "*" || line.Capability == capability);
        if (line is not null)
            Used.Add(line);
        return line is not null;
    }

    private Line[] OfType(string type)
    {
        if (!byType.TryGetValue(type, out var lines))
        {
            byType.Add(type, lines = [.. Matching(ofTypes, "T:" + type)]);
            if (lines.Length == 0 && type.LastIndexOf('.') is var dot and > 0)
                byType[type] = lines = OfType(type[..dot]);
        }
        return lines;
    }

    private static IEnumerable<Line> Matching((Pattern Pattern, Line Line)[] lines, string id) => lines.Where(line => line.Pattern.Matches(id)).Select(line => line.Line);
}
