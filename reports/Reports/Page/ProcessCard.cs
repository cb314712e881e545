using Polp.Graph;

namespace Polp.Reports;

/// <summary>Everything the page says about one process.</summary>
internal sealed record ProcessCard(
    string Id,
    string Letter,
    string Label,
    string Name,
    bool IsRoot,
    string Uid,
    bool IsOpen,
    bool IsExposed,
    bool IsPowerful,
    string Exposure,
    string Privilege,
    string Quadrant,
    string Heaviest,
    string Consequence,
    int GainCount,
    IReadOnlyList<GainRow> Gains,
    IReadOnlyList<LighterGains> Lighter,
    int LighterCount,
    IReadOnlyList<Fact> Identity,
    IReadOnlyList<HoldingRow> Holds,
    IReadOnlyList<ReasonRow> ExposureRows,
    IReadOnlyList<ReasonRow> PrivilegeRows,
    IReadOnlyList<FindingRow> Findings,
    CodeCard Code)
{
    /// <summary>How many gains are shown with their derivation; the rest, and what weighs nothing, is listed, and the data has all.</summary>
    private const int Explained = 20;

    public static ProcessCard Of(ProcessAssessment process, string letter, IReadOnlySet<string> resources)
    {
        var gains = GainRow.Of(process.Gains, resources);
        var explained = Math.Min(Explained, gains.Count(g => g.Weight != "0"));
        var exposed = process.Exposure.Value >= Assessment.Threshold;
        var powerful = process.Privilege.Value >= Assessment.Threshold;
        return new(
            Anchor.Process(process.Name), letter, VisibleText.Shortened(process.Name, 60), process.Name,
            process.Identity.IsRoot, process.Identity.IsRoot ? "0, root" : $"{process.Identity.Uid}",
            (exposed && powerful) || process.Reach.Missing.Any() || process.Findings.Any(f => f.Level >= FindingLevel.Warning),
            exposed, powerful,
            Wording.Score(process.Exposure.Value), Wording.Score(process.Privilege.Value), Wording.Of(process.Quadrant),
            gains.Count == 0 ? "nothing" : $"{string.Join(", ", gains[0].Rights)} {VisibleText.Shortened(gains[0].Resource, 60)}",
            Consequences(process),
            process.Gains.Count, [.. gains.Take(explained)], LighterGains.Of(gains.Skip(explained)), gains.Skip(explained).Sum(g => g.Rights.Count),
            Fact.Of(process.Identity),
            [.. process.Holds.Select(h => new HoldingRow(h.What, h.Mode, h.Source.ToString()))],
            [.. process.Exposure.Rows.Select(r => new ReasonRow(r.Reason, Wording.Factor(r.Value), r.Source?.ToString() ?? ""))],
            [.. process.Privilege.Rows.Select(r => new ReasonRow(r.Reason, Wording.Weight(r.Value), r.Source?.ToString() ?? ""))],
            [.. process.Findings.Select(FindingRow.Of)],
            CodeCard.Of(process.Reach));
    }

    private static string Consequences(ProcessAssessment process)
    {
        if (process.Gains.Count == 0)
            return "Whoever breaks this process gains nothing that it does not need.";

        var entered = process.Gains.Where(g => g.Right == Right.Enter).Select(g => g.Resource).Distinct().Count();
        return $"Whoever breaks this process gains {Wording.Count(process.Gains.Count, "right")} on " +
            $"{Wording.Count(process.Gains.Select(g => g.Resource).Distinct().Count(), "resource")} and enters " +
            $"{(entered == 0 ? "no other process" : Wording.Count(entered, "other process", "other processes"))}.";
    }
}

/// <summary>The rights on one resource that rest on the same derivation.</summary>
internal sealed record GainRow(string Resource, string? Target, IReadOnlyList<string> Rights, string Weight, IReadOnlyList<StepRow> Steps)
{
    /// <summary>Heaviest first; equal weights keep the model's order.</summary>
    public static IReadOnlyList<GainRow> Of(IReadOnlyList<Gain> gains, IReadOnlySet<string> resources) =>
    [
        .. from gain in gains
           group gain by (gain.Resource, Derivation: string.Join("\n", gain.Derivation)) into same
           orderby same.Max(g => g.Weight) descending
           let first = same.First()
           select new GainRow(
               first.Resource,
               Indexed(first.Resource, resources) is { } name ? Anchor.Resource(name) : null,
               [.. same.Select(g => Wording.Of(g.Right))],
               Wording.Weight(same.Max(g => g.Weight)),
               [.. first.Derivation.Select(s => new StepRow(s.Rule, s.Text, s.Source?.ToString() ?? ""))]),
    ];

    /// <summary>The name under which the resource index lists it: a right on part of a resource, "table:shop.orders (single rows)", leads to the whole.</summary>
    public static string? Indexed(string resource, IReadOnlySet<string> resources) =>
        resources.Contains(resource) ? resource
        : resource.LastIndexOf(" (", StringComparison.Ordinal) is var part and > 0 && resources.Contains(resource[..part]) ? resource[..part]
        : null;
}

/// <summary>One right on several resources, none of which weighs much.</summary>
internal sealed record LighterGains(string Right, IReadOnlyList<string> Resources)
{
    public static IReadOnlyList<LighterGains> Of(IEnumerable<GainRow> gains) =>
    [
        .. from gain in gains
           from right in gain.Rights
           group gain.Resource by right into same
           select new LighterGains(same.Key, [.. same]),
    ];
}

internal sealed record StepRow(string Rule, string Text, string Place);

internal sealed record HoldingRow(string What, string Mode, string Place);

internal sealed record ReasonRow(string Reason, string Value, string Place);

internal sealed record FindingRow(string Rule, string Level, string Message, string Place, bool InServiceCode, IReadOnlyList<FindingPlace> Path)
{
    public static FindingRow Of(Finding finding) => new(
        finding.RuleId, finding.Level.ToString().ToLowerInvariant(), finding.Message, finding.Source.ToString(), finding.InServiceCode,
        [.. finding.Path.Select(step => new FindingPlace(step.Message ?? "", step.Source.ToString()))]);
}

internal sealed record FindingPlace(string Message, string Place);

/// <summary>One line of the identity list.</summary>
internal sealed record Fact(string Term, string Value)
{
    public static IReadOnlyList<Fact> Of(Identity identity) =>
    [
        new("principal", identity.Principal),
        new("uid, gid", $"{identity.Uid}, {identity.Gid}"),
        new("groups", Wording.List([.. identity.Groups.Select(g => $"{g}")])),
        new("capabilities", Wording.List(identity.Capabilities)),
        new("root directory", identity.Jail ?? "/ (no jail)"),
        new("working directory", identity.WorkingDirectory),
        new("no_new_privs", Wording.YesNo(identity.NoNewPrivileges)),
        new("dumpable", Wording.YesNo(identity.Dumpable)),
        new("network", Wording.YesNo(identity.Network)),
        new("denied system calls", Wording.List(identity.DeniedSystemCalls)),
        new("replicas", $"{identity.Replicas}"),
        new("declared at", identity.Source.ToString()),
    ];
}
