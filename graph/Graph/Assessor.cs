namespace Polp.Graph;

/// <summary>Puts the manifest, the closures, the findings and the code reach together.</summary>
public static class Assessor
{
    /// <param name="manifest">What is declared.</param>
    /// <param name="code">What was found of each process; a process without is shown as unknown.</param>
    /// <param name="reach">What each process's code reaches, by process name.</param>
    public static Assessment Assess(Manifest manifest, IReadOnlyList<ProcessCode> code, IReadOnlyDictionary<string, Reach> reach)
    {
        var exposure = new Exposure(manifest);
        var closures = manifest.Processes.Keys.ToDictionary(name => name, name => Closure.Of(manifest, name), StringComparer.Ordinal);
        var privilege = new Privilege(manifest, name => Rights(closures[name]));
        var findings = code.ToDictionary(c => c.Process, c => c.Findings, StringComparer.Ordinal);
        var processes = manifest.Processes.Values.OrderBy(p => p.Name, StringComparer.Ordinal).Select(process =>
        {
            var reached = reach.GetValueOrDefault(process.Name, Reach.NotAnalysed);
            var found = findings.GetValueOrDefault(process.Name, []);
            var gains = Gains(closures[process.Name], privilege);
            return new ProcessAssessment(
                process.Name, Identity(manifest, process), exposure.Of(process, found, reached.Kloc, reached.EstimatedKloc), privilege.Of(gains),
                Holdings(manifest, process), gains, found, reached);
        }).ToArray();
        return new(manifest.System, manifest.Path, processes, Resources(processes), [.. processes.SelectMany(Unknowns)], privilege.RootWeight);
    }

    private static Gain[] Gains(AttackerState state, Privilege privilege) =>
    [
        .. Rights(state)
            .Select(f => new Gain(f.Right, f.Subject, privilege.Weight(state.Start, f.Right, f.Subject), [.. state.Steps(f).Select(s => s.Step)]))
            .OrderByDescending(g => g.Weight).ThenBy(g => g.Resource, StringComparer.Ordinal).ThenBy(g => g.Right),
    ];

    // Whoever writes a file or table appends to it, and that is not worth a second line.
    private static IEnumerable<Fact> Rights(AttackerState state) =>
        state.Of(FactKind.Can).Where(f => f.Right != Right.Append || !state.Has(Fact.Can(Right.Write, f.Subject)));

    private static Identity Identity(Manifest manifest, ProcessFact process)
    {
        var principal = manifest.Principals[process.Principal];
        return new(
            principal.Name, principal.Uid, principal.Gid, principal.Groups, principal.Capabilities,
            process.Jail is null ? null : manifest.Jails[process.Jail].Root, process.WorkingDirectory,
            process.NoNewPrivileges, process.Dumpable, process.Network, process.DeniedSystemCalls, process.Replicas, process.Source);
    }

    private static Holding[] Holdings(Manifest manifest, ProcessFact process) =>
    [
        .. process.Holds.Select(h => new Holding(h.Object, h.Mode, h.Source)).OrderBy(h => h.What, StringComparer.Ordinal),
        .. process.Secrets.Order(StringComparer.Ordinal).Select(s => new Holding("secret:" + s, "in memory", process.Source)),
        .. from channel in manifest.Channels.Values.OrderBy(c => c.Name, StringComparer.Ordinal)
           where channel.First == process.Name || channel.Second == process.Name
           let peer = channel.First == process.Name ? channel.Second : channel.First
           let methods = channel.Calls.GetValueOrDefault(process.Name, [])
           select new Holding("channel to " + peer, methods.Count == 0 ? "calls nothing" : "calls " + string.Join(", ", methods), channel.Source),
    ];

    private static ResourceAssessment[] Resources(IReadOnlyList<ProcessAssessment> processes) =>
    [
        .. processes.SelectMany(p => p.Gains.Where(g => g.Weight > 0 && g.Resource.Contains(':')), (process, gain) => (process.Name, Gain: gain))
            .GroupBy(x => x.Gain.Resource.Replace(RpcRule.SingleRows, "", StringComparison.Ordinal))
            .Select(all => new ResourceAssessment(
                all.Key, all.Key[..all.Key.IndexOf(':')], all.Max(x => x.Gain.Weight), Reaches(all.Select(x => new ResourceReach(x.Name, x.Gain.Right, x.Gain.Resource != all.Key)))))
            .OrderByDescending(r => r.Weight).ThenBy(r => r.Name, StringComparer.Ordinal),
    ];

    // Who reads the whole table reads its rows.
    private static ResourceReach[] Reaches(IEnumerable<ResourceReach> all) =>
        [.. all.GroupBy(reach => (reach.Process, reach.Right)).Select(same => same.MinBy(reach => reach.SingleRows)!)];

    private static IEnumerable<string> Unknowns(ProcessAssessment process)
    {
        if (!process.Reach.Analysed)
        {
            yield return $"{process.Name}: its code was not given, so what it reaches and how large it is are not known";
            yield break;
        }
        foreach (var spot in process.Reach.BlindSpots)
            yield return $"{process.Name}: {spot}";
    }
}
