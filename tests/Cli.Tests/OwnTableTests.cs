namespace Polp.Cli.Tests;

/// <summary>The graph reads the capability tables that the rules read.</summary>
[Collection(nameof(BuiltProgram))]
public sealed class OwnTableTests(BuiltProgram program)
{
    private const string Table = "pattern\tkind\tcapability\tos\tnote\nM:Reader.Show(System.String)\tAMBIENT\tDATABASE\tany\t\n";

    [Theory]
    [InlineData("App/polp-capabilities.tsv", true)]
    [InlineData("App/own.polp-capabilities.tsv", true)]
    [InlineData("App/bin/Debug/net10.0/Hello.App.polp-capabilities.tsv", true)]
    [InlineData("App/bin/Debug/net10.0/Other.polp-capabilities.tsv", false)]
    [InlineData("polp-capabilities.tsv", false)]
    public async Task TableOfTheProject_Charges(string file, bool isRead)
    {
        using var copy = program.Copy();
        copy.Write(file, Table);
        var run = await PolpProcess.Run(copy.Path, "check", "--no-build");
        Assert.True(run.Exit == (isRead ? 1 : 0), run.Error + run.Output);
        Assert.Equal(isRead, run.Output.Contains("hello reaches DATABASE, which it is not granted: Program.Main -> Reader.Show"));
    }

    [Fact]
    public async Task CopyThatTheBuildLeft_IsTheSameTable()
    {
        using var copy = program.Copy();
        copy.Write("App/polp-capabilities.tsv", Table);
        copy.Write("App/bin/Debug/net10.0/Hello.App.polp-capabilities.tsv", Table);
        await PolpProcess.Run(copy.Path, "report", "--no-build");
        Assert.DoesNotContain("stands already", File.ReadAllText(copy["polp-report/report.json"]));
    }

    [Fact]
    public async Task LineThatMakesNoSense_IsUnknown()
    {
        using var copy = program.Copy();
        copy.Write("App/polp-capabilities.tsv", Table.Replace("DATABASE", "DATABSE"));
        var run = await PolpProcess.Run(copy.Path, "check", "--no-build");
        Assert.True(run.Exit == 0, run.Error + run.Output);
        Assert.Contains(@"App/polp-capabilities.tsv(2): 'DATABSE' is no capability; did you mean 'DATABASE'?", System.Text.RegularExpressions.Regex.Unescape(File.ReadAllText(copy["polp-report/report.json"])));
    }
}
