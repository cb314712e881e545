using CsCheck;

namespace Polp.Graph.Tests;

/// <summary>What holds of every closure and score, tried on systems drawn at random.</summary>
public sealed class ClosureProperties
{
    private const long Times = 200;

    private static readonly FactKind[] Kinds = Enum.GetValues<FactKind>();

    [Fact]
    public void EveryDerivation_IsWellFounded() => Sketch.Any.Sample(
        sketch =>
        {
            var manifest = sketch.Manifest();
            foreach (var process in manifest.Processes.Keys)
            {
                var state = Closure.Of(manifest, process);
                foreach (var fact in Facts(state))
                {
                    var had = new HashSet<Fact> { Fact.Owns(process) };
                    foreach (var step in state.Steps(fact))
                    {
                        Assert.True(step.Because.All(had.Contains), $"{step.Step.Text} comes before what it rests on");
                        Assert.True(had.Add(step.Fact), $"{step.Step.Text} is said twice");
                        Assert.True(step.Step.Source is { Line: > 0 } && step.Step is { Rule: not "", Text: not "" });
                    }
                    Assert.Contains(fact, had);
                }
            }
        }, iter: Times);

    [Fact]
    public void Grant_NeverTakesAFactAway() => Gen.Select(Sketch.Any, Gen.Int[0, 3], Gen.Int[0, 6], Gen.Int[0, 8]).Sample(
        (sketch, process, file, what) =>
        {
            var granted = what switch
            {
                0 => sketch.With(process, p => p with { Holds = [.. p.Holds, new("/j/e/f", "rw")] }),
                1 => sketch.With(process, p => p with { Holds = [.. p.Holds, new("/d/", "r")] }),
                2 => sketch.With(process, p => p with { Dumpable = true, Network = true }),
                3 => sketch.With(process, p => p with { NoNewPrivileges = false, Bounded = false }),
                4 => sketch.With(process, p => p with { Denies = [] }),
                5 => sketch with { Calls = [.. sketch.Calls, new(process, (process + 1) % 4, 2, "none")] },
                6 => sketch with { Listeners = [.. sketch.Listeners, new(process, 0, "none", 0)] },
                7 => sketch.With(file, f => f with { Mode = f.Mode | 0b110_110_110 }),
                _ => sketch.With(file, f => f with { Flag = "", Mode = f.Mode & 0b111_111_111 }),
            };
            Contains(sketch.Manifest(), granted.Manifest(), _ => true);
        }, iter: Times);

    // A capability protects its holder from peers that lack it, so only the holder's own closure must grow.
    [Fact]
    public void Capability_NeverTakesAFactFromItsHolder() => Gen.Select(Sketch.Any, Gen.Int[0, 3], Gen.Int[0, LinuxCapability.Names.Count - 1]).Sample(
        (sketch, process, capability) => Contains(
            sketch.Manifest(), sketch.With(process, p => p with { Capabilities = [.. p.Capabilities, LinuxCapability.Names.Order(StringComparer.Ordinal).ElementAt(capability)] }).Manifest(), name => name == $"p{process}"), iter: Times);

    [Fact]
    public void Restriction_NeverRaisesAScore() => Gen.Select(Sketch.Any, Gen.Int[0, 3], Gen.Int[0, 6], Gen.Int[0, 7]).Sample(
        (sketch, process, file, what) =>
        {
            var restricted = what switch
            {
                0 => sketch.With(process, p => p with { Jailed = true, InJail = true }),
                1 => sketch.With(process, p => p with { NoNewPrivileges = true }),
                2 => sketch.With(process, p => p with { Network = false }),
                3 => sketch.With(process, p => p with { Dumpable = false }),
                4 => sketch.With(process, p => p with { Bounded = true }),
                5 => sketch.With(process, p => p with { Denies = ["ptrace", "process_vm_writev", "socket", "connect"] }),
                6 => sketch with { Calls = [.. sketch.Calls.Select(c => c with { Auth = "secret:s0" })], Listeners = [.. sketch.Listeners.Select(l => l with { Auth = l.Auth == "none" ? "secret:s0" : l.Auth })] },
                _ => sketch.With(file, f => f with { Mode = f.Mode & 0b1_111_100_000 }),
            };
            // Asking every call for s0 is a restriction only where nothing else was asked, and a secret that nothing asked for weighs more.
            if (what == 6 && (sketch.Calls.Any(c => c.Auth is not ("none" or "secret:s0")) || !sketch.Calls.Select(c => c.Auth).Concat(sketch.Listeners.Select(l => l.Auth)).Contains("secret:s0")))
                return;
            foreach (var (before, after) in Assess(sketch.Manifest()).Processes.Zip(Assess(restricted.Manifest()).Processes))
            {
                Assert.True(after.Exposure.Value <= before.Exposure.Value + 1e-9, $"the exposure of {before.Name} rises");
                Assert.True(after.Privilege.Value <= before.Privilege.Value + 1e-9, $"the privilege of {before.Name} rises");
            }
        }, iter: Times);

    [Fact]
    public void OrderOfTheManifest_ChangesNothing() => Gen.Select(Sketch.Any, Gen.Int).Sample(
        (sketch, seed) =>
        {
            var random = new Random(seed);
            Assert.Equal(Shown(Assess(sketch.Manifest())), Shown(Assess(sketch.Manifest(entries => entries.OrderBy(_ => random.Next()).ToArray()))));
        }, iter: Times);

    [Fact]
    public void Scores_AreWithinBoundsAndMadeOfTheirRows() => Sketch.Any.Sample(
        sketch =>
        {
            var assessment = Assess(sketch.Manifest());
            foreach (var process in assessment.Processes)
            {
                Assert.InRange(process.Exposure.Value, 0, 100);
                Assert.Equal(100 * (1 - process.Exposure.Rows.Aggregate(1.0, (rest, row) => rest * (1 - row.Value))), process.Exposure.Value, 9);
                Assert.Equal(Math.Min(100, 100 * Math.Log(1 + process.Privilege.Rows.Sum(r => r.Value)) / Math.Log(1 + assessment.RootWeight)), process.Privilege.Value, 9);
                Assert.DoesNotContain(process.Gains, g => g.Resource == "process:" + process.Name);
            }
        }, iter: Times);

    private static void Contains(Manifest before, Manifest after, Func<string, bool> which)
    {
        foreach (var process in before.Processes.Keys.Where(which))
        {
            var state = Closure.Of(after, process);
            foreach (var fact in Facts(Closure.Of(before, process)))
            {
                // Without its flag, what was appended to is written, and a directory's names are changed.
                Right[] stronger = fact.Right == Right.Append ? [Right.Append, Right.Write, Right.Entries] : [fact.Right];
                Assert.True(stronger.Any(right => state.Has(fact with { Right = right })), $"{process} loses {fact}");
            }
        }
    }

    private static IEnumerable<Fact> Facts(AttackerState state) => Kinds.SelectMany(state.Of);

    private static Assessment Assess(Manifest manifest) => Assessor.Assess(manifest, [], new Dictionary<string, Reach>());

    private static string Shown(Assessment assessment) => string.Join("\n", assessment.Processes.Select(p => string.Join("\n",
        [
            $"{p.Name} {p.Exposure.Value:0.000000} {p.Privilege.Value:0.000000}", .. p.Exposure.Rows.Concat(p.Privilege.Rows).Select(r => $"{r.Reason} {r.Value:0.000000}"),
            .. p.Gains.Select(g => $"{g.Right} {g.Resource} {g.Weight}: {string.Join("; ", g.Derivation.Select(s => s.Rule + " " + s.Text))}"),
            .. p.Holds.Select(h => $"{h.What} {h.Mode}"),
        ])))
        + string.Join("\n", assessment.Resources.Select(r => $"{r.Name} {r.Weight} {string.Join(", ", r.ReachedBy)}"));
}
