using Polp.Graph;

namespace Polp.Reports;

/// <summary>The top of the data: the verdict and everything it rests on.</summary>
/// <param name="Steps">The steps of all derivations, each once; a gain names its own by position.</param>
internal sealed record ReportDocument(
    int SchemaVersion,
    string System,
    string Manifest,
    VerdictDocument Verdict,
    double Threshold,
    double RootWeight,
    IReadOnlyList<ProcessDocument> Processes,
    IReadOnlyList<ResourceAssessment> Resources,
    IReadOnlyList<string> Unknowns,
    IReadOnlyList<Step> Steps)
{
    public static ReportDocument Of(Assessment assessment)
    {
        var steps = new StepTable();
        return new(
            JsonReport.SchemaVersion, assessment.System, assessment.ManifestPath, VerdictDocument.Of(assessment.Verdict),
            Assessment.Threshold, assessment.RootWeight,
            [.. assessment.Processes.Select(process => ProcessDocument.Of(process, steps))],
            assessment.Resources, assessment.Unknowns, steps.All);
    }

    public static ReportDocument ForPage(Assessment assessment) => Of(assessment with
    {
        Processes =
        [
            .. assessment.Processes.Select(process => process with
            {
                Exposure = process.Exposure with { Rows = [] },
                Privilege = process.Privilege with { Rows = [] },
                Holds = [],
                Gains = [.. process.Gains.Select(gain => gain with { Derivation = [] })],
                Reach = process.Reach with
                {
                    Capabilities = [.. process.Reach.Capabilities.Select(reach => reach with { Path = [], OtherPaths = [] })],
                    Grants = [.. process.Reach.Grants.Where(grant => grant.Use != GrantUse.Needed).Select(grant => grant with { Doubts = [] })],
                    Broad = [],
                },
            }),
        ],
    });
}

internal sealed record VerdictDocument(
    bool Passes, int Missing, int Violations, int UnusedGrants, int TooWideGrants, IReadOnlyList<string> ExposedAndPowerful, int Unknowns)
{
    public static VerdictDocument Of(Verdict verdict) =>
        new(verdict.Passes, verdict.Missing.Count, verdict.Violations.Count, verdict.Unused.Count, verdict.TooWide.Count, verdict.ExposedAndPowerful, verdict.Unknowns);
}

internal sealed record ProcessDocument(
    string Name,
    Quadrant Quadrant,
    Identity Identity,
    Score Exposure,
    Score Privilege,
    IReadOnlyList<Holding> Holds,
    IReadOnlyList<GainDocument> Gains,
    IReadOnlyList<Finding> Findings,
    Reach Reach)
{
    public static ProcessDocument Of(ProcessAssessment process, StepTable steps) => new(
        process.Name, process.Quadrant, process.Identity, process.Exposure, process.Privilege, process.Holds,
        [.. process.Gains.Select(gain => new GainDocument(gain.Right, gain.Resource, gain.Weight, [.. gain.Derivation.Select(steps.Position)]))],
        process.Findings, process.Reach);
}

internal sealed record GainDocument(Right Right, string Resource, double Weight, IReadOnlyList<int> Derivation);

/// <summary>Numbers the steps in the order in which they first occur.</summary>
internal sealed class StepTable
{
    private readonly Dictionary<Step, int> positions = [];
    private readonly List<Step> all = [];

    public IReadOnlyList<Step> All => all;

    public int Position(Step step)
    {
        if (!positions.TryGetValue(step, out var position))
        {
            positions[step] = position = all.Count;
            all.Add(step);
        }

        return position;
    }
}
