using Polp.Graph;

namespace Polp.Reports.Tests;

/// <summary>A report that was kept may come from a stranger, and what nobody read may have gained anything.</summary>
public sealed class ReachDiffTests
{
    private static readonly Reach Read = Reach.NotAnalysed with { Analysed = true };

    [Theory]
    [InlineData("\"FILES/READ\"", true)]
    [InlineData("\"FILES/\\u001B[31m\"", false)]
    [InlineData("\"FILES`\\n# Approved\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("null", false)]
    public void Snapshot_TakesOnlyKnownCapabilities(string capability, bool taken)
    {
        var json = $$"""
            { "schemaVersion": {{JsonReport.SchemaVersion}}, "system": "s", "processes": [ { "name": "p", "reach": { "analysed": true,
              "capabilities": [ { "capability": {{capability}}, "status": "missing", "path": [ "A.M" ] } ] } } ] }
            """;
        if (taken)
            Assert.Equal("FILES/READ", ReachSnapshot.Read("report.json", json).Processes["p"].Capabilities.Single().Capability);
        else
            Assert.Contains("is no report that polp wrote", Assert.Throws<InputException>(() => ReachSnapshot.Read("report.json", json)).Errors.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NewProcessThatIsNotRead_IsNotKnownToHaveGainedNothing()
    {
        var diff = ReachDiff.Between(Of(), Of(("p", Reach.NotAnalysed)));
        Assert.True(diff.HasGains);
        Assert.Equal("p (its code was not read, so what it gained is not known)\ns: nothing gained, nothing lost; the code of 1 process was not read, so what it gained is not known.\n", DiffReport.Text(diff));
    }

    [Fact]
    public void ProcessThatIsReadOnNeitherSide_IsSaid_AndGainsNothing()
    {
        var diff = ReachDiff.Between(Of(("p", Reach.NotAnalysed)), Of(("p", Reach.NotAnalysed)));
        Assert.False(diff.HasGains);
        Assert.Equal("p (its code was read on neither side)\ns: nothing gained, nothing lost; the code of 1 process was read on neither side.\n", DiffReport.Text(diff));
    }

    [Fact]
    public void NewProcessThatIsRead_GainsWhatItReaches()
    {
        Assert.Equal(ProcessChange.Added, ReachDiff.Between(Of(), Of(("p", Read))).Processes.Single().Change);
        Assert.False(ReachDiff.Between(Of(), Of(("p", Read))).HasGains);
    }

    private static ReachSnapshot Of(params (string Name, Reach Reach)[] processes) => new("s", processes.ToDictionary(p => p.Name, p => p.Reach, StringComparer.Ordinal));
}
