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
        var privilege = new Privilege(manifest);
        var findings = code.ToDictionary(c => c.Process, c => c.Findings, StringComparer.Ordinal);
        var processes = manifest.Processes.Values.OrderBy(p => p.Name, StringComparer.Ordinal).Select(process =>
        {
            var reached = reach.GetValueOrDefault(process.Name, Reach.NotAnalysed);
            var found = findings.GetValueOrDefault(process.Name, []);
            var gains = Gains(manifest, process, privilege);
            return new ProcessAssessment(
                process.Name, Identity(manifest, process), exposure.Of(process, found, reached.Kloc), privilege.Of(gains),
                Holdings(manifest, process), gains, found, reached);
        }).ToArray();
        return new(manifest.System, manifest.Path, processes, Resources(processes), [.. processes.SelectMany(Unknowns)], privilege.RootWeight);
    }

    private static Gain[] Gains(Manifest manifest, ProcessFact process, Privilege privilege)
    {
        var state = Closure.Of(manifest, process.Name);
        return
        [
            .. from fact in state.Of(FactKind.Can)
               where fact.Right != Right.Append || !state.Has(Fact.Can(Right.Write, fact.Subject))
               let gain = new Gain(fact.Right, fact.Subject, privilege.Weight(fact.Right, fact.Subject), state.Derive(fact))
               orderby gain.Weight descending, gain.Resource, gain.Right
               select gain,
        ];
    }

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
        .. process.Holds.Select(h => new Holding(h.Object, h.Mode, h.Source)),
        .. process.Secrets.Select(s => new Holding("secret:" + s, "in memory", process.Source)),
        .. from channel in manifest.Channels.Values
           where channel.First == process.Name || channel.Second == process.Name
           let peer = channel.First == process.Name ? channel.Second : channel.First
           let methods = channel.Calls.GetValueOrDefault(process.Name, [])
           select new Holding("channel to " + peer, methods.Count == 0 ? "calls nothing" : "calls " + string.Join(", ", methods), channel.Source),
    ];

    private static ResourceAssessment[] Resources(IReadOnlyList<ProcessAssessment> processes) =>
    [
        .. from process in processes
           from gain in process.Gains
           where gain.Weight > 0 && gain.Resource.Contains(':')
           let name = gain.Resource.Replace(RpcRule.SingleRows, "", StringComparison.Ordinal)
           group (process.Name, gain) by name into all
           let weight = all.Max(x => x.gain.Weight)
           orderby weight descending, all.Key
           select new ResourceAssessment(all.Key, all.Key[..all.Key.IndexOf(':')], weight, Reaches(all.Select(x => new ResourceReach(x.Name, x.gain.Right, x.gain.Resource != all.Key)))),
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
        if (process.Reach.Kloc is null)
            yield return $"{process.Name}: the size of its code is not known, since its symbols are missing";
        foreach (var spot in process.Reach.BlindSpots)
            yield return $"{process.Name}: {spot}";
    }
}
