using Polp.Graph;
using Polp.Reports;

namespace Polp.Cli;

/// <summary>The verdict in words, and its reasons with their places.</summary>
internal static class VerdictText
{
    public static string Sentence(Assessment assessment)
    {
        var verdict = assessment.Verdict;
        var corner = verdict.ExposedAndPowerful.Count == 0 ? "no process is both exposed and powerful" : $"exposed and powerful: {string.Join(", ", verdict.ExposedAndPowerful)}";
        var granted = verdict.Undeclared == 0 ? "granted" : $"granted or asked for ({Wording.Count(verdict.Undeclared, "capability", "capabilities")} asked for and not declared in the manifest)";
        var idle = Wording.Count(verdict.Unused.Count, "grant") + " unused, " + Wording.Count(verdict.TooWide.Count, "grant") + " too wide";
        var rest = $"{corner}; {(verdict.Unused.Count + verdict.TooWide.Count == 0 ? "" : idle + "; ")}{Wording.Count(verdict.Unknowns, "fact")} unknown.";
        return !verdict.IsKnown ? $"{assessment.System}: no code was read, so nothing is known of what it reaches; {rest}"
            : verdict.Passes ? $"{assessment.System} passes: every capability that code reaches is {granted} and no rule fired in service code; {rest}"
            : $"{assessment.System} does not pass: {Wording.Count(verdict.Missing.Count, "missing grant")}, {Wording.Count(verdict.Violations.Count, "rule violation")} in service code; {rest}";
    }

    public static IEnumerable<(Source Source, string Text)> Reasons(Assessment assessment)
    {
        var declared = assessment.Processes.ToDictionary(p => p.Name, p => p.Identity.Source, StringComparer.Ordinal);
        foreach (var (process, finding) in assessment.Verdict.Violations)
            yield return (finding.Source, $"{finding.Level.ToString().ToLowerInvariant()} {finding.RuleId}: {finding.Message} [{process}]");
        foreach (var (process, reach) in assessment.Verdict.Missing)
            yield return (declared[process], $"{process} reaches {reach.Capability}, which it is not granted: {string.Join(" -> ", reach.Path)}");
        foreach (var (process, review) in assessment.Verdict.Unused.Concat(assessment.Verdict.TooWide))
            yield return (declared[process], $"note: the grant {review.Grant} of {process} is {Wording.Of(review)} ({Wording.Standing(review)})");
    }
}
