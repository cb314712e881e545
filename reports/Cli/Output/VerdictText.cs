using Polp.Graph;

namespace Polp.Cli;

/// <summary>The verdict in words, and its reasons with their places.</summary>
internal static class VerdictText
{
    public static string Sentence(Assessment assessment)
    {
        var verdict = assessment.Verdict;
        var corner = verdict.ExposedAndPowerful.Count == 0 ? "no process is both exposed and powerful" : $"exposed and powerful: {string.Join(", ", verdict.ExposedAndPowerful)}";
        var rest = $"{corner}; {Count(verdict.Unknowns, "fact")} unknown.";
        return verdict.Passes
            ? $"{assessment.System} passes: every capability that code reaches is granted and no rule fired in service code; {rest}"
            : $"{assessment.System} does not pass: {Count(verdict.Missing.Count, "missing grant")}, {Count(verdict.Violations.Count, "rule violation")} in service code; {rest}";
    }

    public static IEnumerable<(Source Source, string Text)> Reasons(Assessment assessment)
    {
        var declared = assessment.Processes.ToDictionary(p => p.Name, p => p.Identity.Source, StringComparer.Ordinal);
        foreach (var (process, finding) in assessment.Verdict.Violations)
            yield return (finding.Source, $"{finding.Level.ToString().ToLowerInvariant()} {finding.RuleId}: {finding.Message} [{process}]");
        foreach (var (process, reach) in assessment.Verdict.Missing)
            yield return (declared[process], $"{process} reaches {reach.Capability}, which it is not granted: {string.Join(" -> ", reach.Path)}");
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
