using Polp.Capabilities;
using Polp.Graph;

namespace Polp.Reports;

/// <summary>
/// What one state of a system reaches that another did not. Compared is what the rules report, and UNKNOWN, behind which anything may stand;
/// clocks, logs and the like come and go and are left out. Wider counts: FILES after FILES/READ is gained, FILES/READ after FILES is not.
/// </summary>
/// <param name="Processes">Those in which something differs, by name.</param>
public sealed record ReachDiff(string Old, string New, IReadOnlyList<ProcessDiff> Processes)
{
    public bool HasGains => Processes.Any(p => p.Change == ProcessChange.NotRead || p.Gained.Count + p.NowServing.Count > 0);

    public static ReachDiff Between(ReachSnapshot old, ReachSnapshot current)
    {
        var (before, after) = (old.Processes, current.Processes);
        return new(
            old.System, current.System,
            [
                .. from name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
                   let difference = Between(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name))
                   where difference.Change != ProcessChange.Kept || difference.Gained.Count + difference.NowServing.Count + difference.Lost.Count > 0
                   select difference,
            ]);
    }

    private static ProcessDiff Between(string name, Reach? old, Reach? current)
    {
        if (current is { Analysed: false })
            return new(name, old is { Analysed: false } ? ProcessChange.NeverRead : ProcessChange.NotRead, [], [], []);
        var (before, after) = (Compared(old), Compared(current));
        return new(
            name,
            old is null ? ProcessChange.Added : current is null ? ProcessChange.Removed : !old.Analysed && current.Analysed ? ProcessChange.FirstRead : ProcessChange.Kept,
            [.. after.Where(c => !before.Any(b => Capability.Covers(b.Capability, c.Capability)))],
            [.. after.Where(c => c.Phase == Phase.Serving && Covering(before, c) is { Length: > 0 } known && known.All(b => b.Phase == Phase.StartUp))],
            [.. before.Where(c => !after.Any(a => Capability.Covers(a.Capability, c.Capability)))]);
    }

    private static CapabilityReach[] Covering(CapabilityReach[] all, CapabilityReach reach) => [.. all.Where(c => Capability.Covers(c.Capability, reach.Capability))];

    private static CapabilityReach[] Compared(Reach? reach) =>
        [.. (reach?.Capabilities ?? []).Where(c => c.Capability == "UNKNOWN" || Capability.RuleFor(c.Capability) is not null).OrderBy(c => c.Capability, StringComparer.Ordinal)];
}

/// <summary>What differs in one process.</summary>
/// <param name="NowServing">What was needed only at start-up and is now needed while it serves.</param>
public sealed record ProcessDiff(
    string Process, ProcessChange Change, IReadOnlyList<CapabilityReach> Gained, IReadOnlyList<CapabilityReach> NowServing, IReadOnlyList<CapabilityReach> Lost);

public enum ProcessChange
{
    Kept,
    Added,
    Removed,

    /// <summary>Its code had not been read before; all it reaches is gained as far as is known.</summary>
    FirstRead,

    /// <summary>It is new or was read before, and its code was not read this time, so what it gained is not known.</summary>
    NotRead,

    /// <summary>Its code was read on neither side, so it cannot be compared.</summary>
    NeverRead,
}
