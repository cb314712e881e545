using System.Globalization;
using Polp.Capabilities;
using Polp.Graph;

namespace Polp.Reports;

/// <summary>What the code of a process reaches, against what it asks for and is granted.</summary>
internal sealed record CodeCard(
    bool IsAnalysed,
    bool IsService,
    string Size,
    IReadOnlyList<CapabilityRow> Capabilities,
    IReadOnlyList<CapabilityRow> Counted,
    int Missing,
    IReadOnlyList<string> Unused,
    IReadOnlyList<string> Asked,
    IReadOnlyList<string> Declared,
    IReadOnlyList<string> BlindSpots)
{
    public static CodeCard Of(Reach reach) => new(
        reach.Analysed, reach.IsService,
        $"{Wording.Count(reach.Assemblies, "assembly", "assemblies")}, {Wording.Count(reach.Methods, "reachable method")}" +
            (reach.Kloc is { } kloc ? $", {Thousands(kloc)} KLOC" : "") +
            (reach.EstimatedKloc > 0 ? $" ({Thousands(reach.EstimatedKloc)} of them estimated)" : ""),
        [.. reach.Capabilities.Where(c => c.Status != GrantStatus.Counted).OrderBy(c => c.Status == GrantStatus.Missing ? 0 : 1).Select(CapabilityRow.Of)],
        [.. reach.Capabilities.Where(c => c.Status == GrantStatus.Counted).Select(CapabilityRow.Of)],
        reach.Missing.Count(),
        reach.Analysed ? [.. reach.Declared.Where(declared => !reach.Capabilities.Any(c => Capability.Covers(declared, c.Capability)))] : [],
        reach.Asked, reach.Declared, reach.BlindSpots);

    private static string Thousands(double kloc) => kloc.ToString("0.#", CultureInfo.InvariantCulture);
}

internal sealed record CapabilityRow(string Capability, string Status, bool IsMissing, IReadOnlyList<string> Path)
{
    public static CapabilityRow Of(CapabilityReach reach) =>
        new(reach.Capability, Wording.Of(reach.Status), reach.Status == GrantStatus.Missing, reach.Path);
}
