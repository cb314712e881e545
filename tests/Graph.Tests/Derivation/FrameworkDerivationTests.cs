using Polp.Capabilities;

namespace Polp.Graph.Tests;

/// <summary>
/// Holds the catalogue against the installed frameworks: which public methods lead, by direct calls in their IL, to native functions that open, connect or execute.
/// A new version of the frameworks that disagrees fails here and names the members; whoever finds the catalogue right adds a line, with the reason, to <c>accepted.tsv</c>.
/// <para>
/// Not asked about: clocks, randomness, the console, logs, system information, reflection and threads, which nearly everything touches in passing. The rows of Windows cannot be
/// derived from the files of Linux.
/// </para>
/// </summary>
[Trait("Category", "Derivation")]
public class FrameworkDerivationTests
{
    private static readonly string[] Asked =
        ["DEBUG", "EMIT", "EXEC", "FILES", "IDENTITY", "IPC", "KEYSTORE", "LOAD_CODE", "MODIFY_ENV", "NETWORK", "PROCESS_CONTROL", "PROCESS_STATE", "READ_ENV"];

    private static readonly string Folder = Path.Combine(Testing.Repository.Root, "tests", "Graph.Tests", "Derivation");
    private static readonly Lazy<Derivation> Shared = new(() => new());

    [Fact]
    public void WhateverLeadsToTheSystem_IsCharged()
    {
        var derivation = Shared.Value;

        None(derivation.Public.SelectMany(method => derivation.Judged.Capabilities(method).Where(Asked.Contains)
            .Except(Charged(method)).Select(capability => $"{method.Id} leads to {capability} and is not charged: {derivation.Judged.Path(method, capability)}")).Distinct());
    }

    [Fact]
    public void WhateverIsCharged_LeadsToTheSystem()
    {
        var derivation = Shared.Value;
        var open = derivation.Public.Select(method => (Method: method, Row: Catalogue.Default.Find(method)!)).Where(pair => pair.Row is { Acquires: true, Kind: not ApiKind.Forge, Os: "any" or "linux" })
            .SelectMany(pair => Top(pair.Row).Where(Asked.Contains).Select(capability => (pair.Method, pair.Row.Pattern, Capability: capability)))
            .GroupBy(charge => (charge.Pattern, charge.Capability)).Where(charges => !charges.Any(charge => derivation.Unjudged.Capabilities(charge.Method).Contains(charge.Capability)))
            .Select(charges => charges.Key).ToHashSet();
        var kept = derivation.Kept.ToHashSet();

        None(open.Except(kept).Select(row => $"{row.Pattern} is charged {row.Capability}, and no member of it leads there")
            .Concat(kept.Except(open).Select(row => $"accepted.tsv keeps {row.Pattern} for {row.Capability}, which is not needed")));
    }

    [Fact]
    public void EveryJudgement_IsNeeded()
    {
        var derivation = Shared.Value;

        None(derivation.Barriers.Lines.Except(derivation.Barriers.Used).Concat(derivation.Accepted.Lines.Except(derivation.Accepted.Used)));
    }

    [Fact]
    public void EveryNativeFunction_IsCalledByTheRuntime() => None(Table("native-sinks.tsv").Select(fields => fields[0]).Except(Shared.Value.Code.NativeFunctions));

    [Fact]
    public void EveryJudgement_HasAReason() => None(Table("barriers.tsv").Where(fields => fields is not [_, _, { Length: > 10 }]).Concat(Table("accepted.tsv").Where(fields => fields is not ["derived" or "catalogue", _, _, { Length: > 10 }])).Select(fields => string.Join(' ', fields)));

    private static IEnumerable<string> Charged(MethodMember method) => Catalogue.Default.Find(method) is { Acquires: true } row ? Top(row) : [];

    private static IEnumerable<string> Top(ApiRow row) => row.Capabilities.Select(capability => capability.Split('/')[0]).Distinct();

    private static IEnumerable<string[]> Table(string name) =>
        File.ReadLines(Path.Combine(Folder, name)).Where(line => line.Length > 0 && line[0] != '#').Skip(1).Select(line => line.Split('\t'));

    private static void None(IEnumerable<object> offenders)
    {
        var list = string.Join('\n', offenders);
        Assert.True(list.Length == 0, list);
    }

    /// <summary>Read once for all tests.</summary>
    private sealed class Derivation
    {
        public Derivation()
        {
            Code = new(SharedFramework.Assemblies, Table("native-sinks.tsv").ToDictionary(fields => fields[0], fields => fields[1]));
            Barriers = new(Table("barriers.tsv").Select(fields => new Judgements.Line(fields[0], fields[1], fields[2])));
            Accepted = new(Table("accepted.tsv").Where(fields => fields[0] == "derived").Select(fields => new Judgements.Line(fields[1], fields[2], fields[3])));
            Kept = [.. Table("accepted.tsv").Where(fields => fields[0] == "catalogue").Select(fields => (fields[1], fields[2]))];
            Judged = Code.Reach(Barriers, Accepted);
            // With lines of its own, so that they count as needed only where they are.
            Unjudged = Code.Reach(new(Barriers.Lines));
            var surface = SharedFramework.PublicMethods();
            Public = [.. Code.Modules.SelectMany(module => module.Metadata.MethodDefinitions.Where(handle => SharedFramework.IsVisible(module, handle)).Select(module.Member)).Where(method => surface.Contains(method.Id))];
        }

        public FrameworkCode Code { get; }
        public Judgements Barriers { get; }
        public Judgements Accepted { get; }
        public (string Pattern, string Capability)[] Kept { get; }
        public FrameworkReach Judged { get; }
        public FrameworkReach Unjudged { get; }
        public MethodMember[] Public { get; }
    }
}
