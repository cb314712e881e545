using System.CommandLine;

namespace Polp.Cli;

/// <summary>What both commands are told.</summary>
/// <param name="Path">A manifest or a folder that holds one.</param>
/// <param name="Output">The folder for report.html, report.json and report.sarif.</param>
/// <param name="Build">False to read what the last build left behind.</param>
/// <param name="Configuration">Debug, Release or another; null for the project's default, or the newest output without a build.</param>
internal sealed record AnalysisRequest(string Path, string Output, bool Build, string? Configuration);

/// <summary>Both commands do the same work; <c>check</c> turns the verdict into its exit code.</summary>
internal static class AnalysisCommand
{
    public static Command Report() => New(
        "report", "Write the report: which process is exposed, which is powerful, what falls if it is broken, and why.", check: false);

    public static Command Check() => New(
        "check", "Write the report and fail when code reaches past its grants or a rule fired in service code.", check: true);

    private static Command New(string name, string description, bool check)
    {
        var path = new Argument<string>("PATH")
        {
            Description = "The manifest, or the folder that holds it (privileges.json).",
            DefaultValueFactory = _ => ".",
            Arity = ArgumentArity.ZeroOrOne,
        };
        path.Validators.Add(given => Work.RefuseNoPath(given, name));
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder for report.html, report.json and report.sarif; made if absent.",
            DefaultValueFactory = _ => "polp-report",
            HelpName = "DIR",
        };
        output.Validators.Add(Work.RefuseEmpty);
        var noBuild = new Option<bool>("--no-build") { Description = "Do not build; read the newest output of the last build." };
        var configuration = new Option<string?>("--configuration", "-c")
        {
            Description = "The configuration to build or read, such as Release.",
            HelpName = "NAME",
        };

        var command = new Command(name, description) { path, output, noBuild, configuration };
        command.SetAction((parsed, cancellation) => Run(
            new(parsed.GetRequiredValue(path), parsed.GetRequiredValue(output), !parsed.GetValue(noBuild), parsed.GetValue(configuration)),
            check, cancellation));
        return command;
    }

    private static Task<int> Run(AnalysisRequest request, bool check, CancellationToken cancellation) => Work.Run(
        async terminal =>
        {
            var report = new ReportFolder(request.Output);
            var assessment = await terminal.Working(say => Analysis.Run(request, terminal, say, cancellation));
            cancellation.ThrowIfCancellationRequested();
            var page = report.Write(assessment);
            terminal.Show(assessment, page, reasons: check);
            return check && !assessment.Verdict.Passes ? ExitCode.Violation : ExitCode.Success;
        },
        cancellation);
}
