namespace Polp.Graph;

/// <summary>
/// Compares what a process is granted, asked for or declared, with what it reaches. What is missing is judged by the narrow walk, which reaches
/// no more than it has reason to; what is unused or too wide by the widest, and only where nothing can hide a use: each errs on its safe side.
/// </summary>
internal sealed class GrantReviews(IReadOnlyList<CapabilityReach> reached, ReachWalk walk, Func<ReachWalk> widest)
{
    // Behind these any use may hide.
    private static readonly string[] Opaque = ["EMIT", "LOAD_CODE", "NATIVE", "REFLECT", "UNKNOWN"];

    private (IReadOnlyList<CapabilityPath> Paths, IEnumerable<string> Scans)? most;

    public GrantReview[] Of(Grants asked, Grants declared) =>
    [
        .. from grant in declared.Names.Concat(asked.Names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
           where Capability.IsKnown(grant)
           select Of(grant, asked.Names.Contains(grant), declared.Names.Contains(grant)),
    ];

    private GrantReview Of(string grant, bool isAsked, bool isDeclared)
    {
        string[] under = [.. reached.Select(c => c.Capability).Where(c => Capability.Covers(grant, c))];
        if (under.Contains(grant))
            return new(grant, isAsked, isDeclared, GrantUse.Needed, under, []);
        // What is reached without saying which part of it may be the part that is granted.
        if (reached.Select(c => c.Capability).Where(c => Capability.Covers(c, grant)).ToArray() is { Length: > 0 } wider)
            return new(grant, isAsked, isDeclared, GrantUse.Needed, [.. under.Concat(wider).Order(StringComparer.Ordinal)], []);
        string[] doubts = [.. Doubts(grant, under)];
        return new(grant, isAsked, isDeclared, doubts.Length > 0 ? GrantUse.Unclear : under.Length > 0 ? GrantUse.TooWide : GrantUse.Unused, under, doubts);
    }

    private IEnumerable<string> Doubts(string grant, string[] under)
    {
        var doubted = false;
        foreach (var opaque in reached.Where(c => Opaque.Contains(c.Capability)))
        {
            doubted = true;
            yield return $"{opaque.Capability} is reached, and a use may hide behind it: {string.Join(" -> ", opaque.Path)}";
        }
        foreach (var scan in walk.BlindSpots.Scans)
        {
            doubted = true;
            yield return scan;
        }
        foreach (var (capability, member) in walk.Uses.Where(u => Related(grant, u.Key) && !under.Any(c => Related(c, u.Key))))
        {
            doubted = true;
            yield return $"{member} does {capability} through an object that was handed in, which the process must be let do";
        }
        if (doubted)
            yield break;
        most ??= Most();
        foreach (var more in most.Value.Paths.Where(p => Opaque.Contains(p.Capability) || (Related(grant, p.Capability) && !under.Contains(p.Capability))))
            yield return $"{more.Capability} is reached if every override runs of what is created{(Related(grant, more.Capability) ? "" : ", and a use may hide behind it")}: {string.Join(" -> ", more.Hops)}";
        foreach (var scan in most.Value.Scans)
            yield return $"{scan}, if every override runs of what is created";
    }

    private (IReadOnlyList<CapabilityPath> Paths, IEnumerable<string> Scans) Most()
    {
        var walk = widest();
        return (new ShortestPaths(walk).ToEach(), [.. walk.BlindSpots.Scans]);
    }

    private static bool Related(string one, string other) => Capability.Covers(one, other) || Capability.Covers(other, one);
}
