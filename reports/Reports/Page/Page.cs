using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Polp.Graph;

namespace Polp.Reports;

/// <summary>What the page shows, in the words it shows it in.</summary>
internal sealed record Page(
    string System,
    string Manifest,
    string Version,
    bool Passes,
    string Verdict,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<IReadOnlyList<Part>> Sentences,
    IReadOnlyList<Reason> Reasons,
    Matrix Matrix,
    IReadOnlyList<ProcessCard> Processes,
    IReadOnlyList<ResourceRow> Resources,
    IReadOnlyList<string> Unknowns,
    string RootWeight,
    string Policy,
    RawHtml Style,
    RawHtml Data)
{
    public static Page Of(Assessment assessment)
    {
        var style = PageTemplates.Text("report.css");
        var verdict = assessment.Verdict;
        var resources = assessment.Resources.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        return new(
            VisibleText.Shortened(assessment.System, 80),
            assessment.ManifestPath,
            ToolVersion,
            verdict is { Passes: true, IsKnown: true },
            !verdict.IsKnown ? "not known, since no code was read" : verdict.Passes ? "pass" : "do not pass",
            [
                new(verdict.Missing.Count, verdict.Missing.Count == 1 ? "capability not granted" : "capabilities not granted", "reasons", verdict.Missing.Count > 0),
                new(verdict.Violations.Count, verdict.Violations.Count == 1 ? "rule violation in service code" : "rule violations in service code", "reasons", verdict.Violations.Count > 0),
                .. verdict.Undeclared == 0 ? (Figure[])[] : [new(verdict.Undeclared, "asked for, not declared", "table", true)],
                .. verdict.Unused.Count + verdict.TooWide.Count is var idle and > 0 ? [new(idle, idle == 1 ? "grant unused or too wide" : "grants unused or too wide", "processes", true)] : (Figure[])[],
                new(verdict.ExposedAndPowerful.Count, "exposed and powerful", "matrix", verdict.ExposedAndPowerful.Count > 0),
                new(verdict.Unknowns, "unknown", "unknowns", verdict.Unknowns > 0),
            ],
            Summary.Of(assessment),
            Reason.Of(verdict),
            Matrix.Of(assessment.Processes),
            [.. assessment.Processes.Select((process, index) => ProcessCard.Of(process, Matrix.Letter(index), resources))],
            [.. assessment.Resources.Select(ResourceRow.Of)],
            assessment.Unknowns,
            Wording.Weight(assessment.RootWeight),
            // Nothing is loaded and nothing runs: not even this page's own text could smuggle a script in.
            $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'",
            new(style),
            new(JsonReport.WriteForPage(assessment)));
    }

    internal static string ToolVersion { get; } =
        typeof(Page).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

}

/// <summary>A count in the verdict strip and the part of the page that lists what it counts.</summary>
internal sealed record Figure(int Count, string What, string Target, bool Matters);

/// <summary>A piece of a sentence; with a target it is a link.</summary>
internal sealed record Part(string Text, string? Target = null);

/// <summary>Why the verdict is what it is.</summary>
internal sealed record Reason(string Process, string Target, string Kind, string Text, string Place, IReadOnlyList<string> Path)
{
    public static IReadOnlyList<Reason> Of(Verdict verdict) =>
    [
        .. from v in verdict.Violations
           select new Reason(
               VisibleText.Shortened(v.Process, 60), Anchor.Process(v.Process), v.Finding.RuleId, v.Finding.Message, v.Finding.Source.ToString(),
               [.. v.Finding.Path.Select(step => step.Message is null ? $"{step.Source}" : $"{step.Source} {step.Message}")]),
        .. from m in verdict.Missing
           select new Reason(
               VisibleText.Shortened(m.Process, 60), Anchor.Process(m.Process), m.Reach.Capability, "reached by the code, in no grant", "", m.Reach.Path),
    ];
}

/// <summary>A resource and who gets at it.</summary>
internal sealed record ResourceRow(string Id, string Name, string Kind, string Weight, IReadOnlyList<Reacher> ReachedBy)
{
    public static ResourceRow Of(ResourceAssessment resource) => new(
        Anchor.Resource(resource.Name), resource.Name, resource.Kind, Wording.Weight(resource.Weight),
        [
            .. from reach in resource.ReachedBy
               group Wording.Of(reach) by reach.Process into process
               select new Reacher(VisibleText.Shortened(process.Key, 60), Anchor.Process(process.Key), [.. process]),
        ]);
}

internal sealed record Reacher(string Process, string Target, IReadOnlyList<string> Rights);
