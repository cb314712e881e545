using Polp.Graph;

namespace Polp.Reports;

/// <summary>The three sentences at the top: who is exposed and powerful, what the most exposed process yields, how the most valuable resource falls.</summary>
internal static class Summary
{
    public static IReadOnlyList<IReadOnlyList<Part>> Of(Assessment assessment) =>
        assessment.Processes.Count == 0 ? [[new("The manifest declares no process.")]] : [Corner(assessment), MostExposed(assessment), .. MostValuable(assessment)];

    private static IReadOnlyList<Part> Corner(Assessment assessment)
    {
        var corner = assessment.Verdict.ExposedAndPowerful;
        return corner.Count == 0
            ? [new("No process is both exposed and powerful", "matrix"), new(".")]
            : [new(Wording.Count(corner.Count, "process is", "processes are"), "matrix"), new(" both exposed and powerful: "), .. Listed(corner), new(".")];
    }

    private static IReadOnlyList<Part> MostExposed(Assessment assessment)
    {
        // Of those that show the same score the most powerful is worth the sentence.
        var exposed = assessment.Processes.GroupBy(p => Wording.Score(p.Exposure.Value)).MaxBy(same => same.Max(p => p.Exposure.Value))!;
        var most = exposed.MaxBy(p => p.Privilege.Value)!;
        var entered = most.Gains.Count(g => g.Right == Right.Enter);
        List<Part> sentence = [new("Breaking into "), Process(most.Name), new(exposed.Count() == 1 ? ", the most exposed, gives " : ", one of the most exposed, gives ")];
        if (most.Gains.Count == 0)
            return [.. sentence, new("nothing beyond the process itself.")];

        var heaviest = most.Gains.MaxBy(g => g.Weight)!;
        return
        [
            .. sentence,
            new(Wording.Count(most.Gains.Count, "right"), Anchor.Process(most.Name)),
            new($" and entry to {(entered == 0 ? "no other process" : Wording.Count(entered, "other process", "other processes"))}; the heaviest is to {Wording.Of(heaviest.Right)} "),
            Resource(assessment, heaviest.Resource),
            new("."),
        ];
    }

    private static IEnumerable<IReadOnlyList<Part>> MostValuable(Assessment assessment)
    {
        var exposure = assessment.Processes.ToDictionary(p => p.Name, p => p.Exposure.Value, StringComparer.Ordinal);
        double Exposure(ResourceReach reach) => exposure.GetValueOrDefault(reach.Process);

        // Of equally valuable resources the one nearest to the attacker is worth the sentence.
        if (assessment.Resources.MaxBy(r => (r.Weight, r.ReachedBy.Where(reach => reach.IsWhole).Select(Exposure).DefaultIfEmpty().Max())) is not { } top)
            yield break;

        var holders = top.ReachedBy.Where(r => r.IsWhole).Select(r => r.Process).Distinct().ToArray();
        var exposed = holders.Where(h => exposure.GetValueOrDefault(h) >= Assessment.Threshold).ToArray();
        if (holders.Length == 0)
        {
            yield return [new("The most valuable resource, "), Resource(assessment, top.Name), new(", falls as a whole with no process.")];
            yield break;
        }

        IReadOnlyList<Part> ending = (holders.Length, exposed.Length) switch
        {
            (1, 0) => [new(", which is not exposed.")],
            (1, _) => [new(", which is exposed.")],
            (_, 0) => [new("; none of these is exposed.")],
            _ => [new("; of these, "), .. Listed(exposed), new(exposed.Length == 1 ? " is exposed." : " are exposed.")],
        };
        yield return [new("The most valuable resource, "), Resource(assessment, top.Name), new(", falls with "), .. Listed(holders, "or"), .. ending, .. InPart(top, exposure)];
    }

    private static IEnumerable<Part> InPart(ResourceAssessment resource, Dictionary<string, double> exposure)
    {
        var parts = resource.ReachedBy.Where(r => !r.IsWhole && exposure.GetValueOrDefault(r.Process) >= Assessment.Threshold).ToArray();
        for (var i = 0; i < parts.Length; i++)
        {
            yield return new(i == 0 ? " In part it is reached by what is exposed: " : ", ");
            yield return Process(parts[i].Process);
            yield return new($", {Wording.Of(parts[i])}" + (i == parts.Length - 1 ? "." : ""));
        }
    }

    private static IEnumerable<Part> Listed(IReadOnlyList<string> names, string word = "and")
    {
        const int Most = 6;
        var shown = Math.Min(names.Count, Most);
        for (var i = 0; i < shown; i++)
        {
            if (i > 0)
                yield return new(i == names.Count - 1 ? $" {word} " : ", ");
            yield return Process(names[i]);
        }

        if (names.Count > Most)
            yield return new($" {word} {names.Count - Most} more", "table");
    }

    private static Part Process(string name) => new(VisibleText.Shortened(name, 60), Anchor.Process(name));

    private static Part Resource(Assessment assessment, string name) => new(
        VisibleText.Shortened(name, 60),
        GainRow.Indexed(name, assessment.Resources.Select(r => r.Name).ToHashSet(StringComparer.Ordinal)) is { } listed ? Anchor.Resource(listed) : null);
}
