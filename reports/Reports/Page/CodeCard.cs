using System.Globalization;
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
    IReadOnlyList<GrantRow> Grants,
    IReadOnlyList<BroadRow> Broad,
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
        [.. reach.Grants.Where(g => g.Use != GrantUse.Needed).Select(GrantRow.Of)],
        [.. reach.Broad.Select(b => new BroadRow(b.Service, b.Through, b.Type, b.Advice))],
        reach.Asked, reach.Declared, reach.BlindSpots);

    private static string Thousands(double kloc) => kloc.ToString("0.#", CultureInfo.InvariantCulture);
}

internal sealed record CapabilityRow(
    string Capability, string Status, string Phase, bool IsMissing, IReadOnlyList<string> Path, string OtherWays, IReadOnlyList<IReadOnlyList<string>> OtherPaths)
{
    public static CapabilityRow Of(CapabilityReach reach) => new(
        reach.Capability, Wording.Of(reach.Status), Wording.Of(reach.Phase), reach.Status == GrantStatus.Missing, reach.Path,
        Wording.Count(reach.OtherPaths.Count, "other way", "other ways"), reach.OtherPaths);
}

/// <summary>A grant that is not needed as it stands, or perhaps not.</summary>
internal sealed record GrantRow(string Grant, string Standing, string Use, string Reasons, IReadOnlyList<string> Doubts)
{
    public static GrantRow Of(GrantReview review) => new(
        review.Grant, Wording.Standing(review), Wording.Of(review), Wording.Count(review.Doubts.Count, "reason", "reasons"), review.Doubts);
}

internal sealed record BroadRow(string Service, string Through, string Type, string Advice);
