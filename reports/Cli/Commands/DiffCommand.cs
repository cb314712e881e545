using System.CommandLine;
using Polp.Reports;

namespace Polp.Cli;

/// <summary><c>polp diff</c>: what the new side reaches that the old did not, and by which way; a ratchet for a build.</summary>
internal static class DiffCommand
{
    public static Command New()
    {
        var (old, current) = (Side("OLD", "before"), Side("NEW", "after"));
        var format = new Option<string>("--format", "-f") { Description = "text, markdown or json.", DefaultValueFactory = _ => "text", HelpName = "NAME" };
        format.AcceptOnlyFromAmong("text", "markdown", "json");
        var configuration = new Option<string?>("--configuration", "-c") { Description = "The configuration to read where a side is a folder, such as Release.", HelpName = "NAME" };
        var command = new Command("diff", "Show what a change gained: capabilities that code reaches now and did not before. Exits with 1 when there are any.") { old, current, format, configuration };
        command.SetAction((parsed, cancellation) => Work.Run(
            terminal => Run(
                parsed.GetRequiredValue(old), parsed.GetRequiredValue(current), parsed.GetRequiredValue(format), parsed.GetValue(configuration), terminal, cancellation),
            cancellation));
        return command;
    }

    private static Argument<string> Side(string name, string when)
    {
        var side = new Argument<string>(name) { Description = $"The state {when}: a report.json that was kept or its folder, or a manifest or its folder, of which the last build is read." };
        side.Validators.Add(given => Work.RefuseNoPath(given, "diff"));
        return side;
    }

    private static async Task<int> Run(string old, string current, string format, string? configuration, Terminal terminal, CancellationToken cancellation)
    {
        if (configuration is not null && Report(old) is not null && Report(current) is not null)
            throw InputFile.Error(current, $"is a report, and so is the other side, so there is no build of which to read --configuration {configuration}; leave that out, or name a manifest or its folder");
        var diff = await terminal.Working(async say => ReachDiff.Between(await Snapshot(old), await Snapshot(current)));
        terminal.Raw(format switch
        {
            "json" => DiffReport.Json(diff),
            "markdown" => DiffReport.Markdown(diff),
            _ => DiffReport.Text(diff),
        });
        return diff.HasGains ? ExitCode.Gained : ExitCode.Success;

        async Task<ReachSnapshot> Snapshot(string side)
        {
            if (Report(side) is { } report)
                return ReachSnapshot.Read(Path.GetFullPath(report), InputFile.Text(report, "name a report.json, a manifest or its folder"));
            var assessment = await Analysis.Run(new(side, "", Build: false, configuration), terminal, _ => { }, cancellation, withFindings: false);
            return ReachSnapshot.Of(assessment);
        }
    }

    // Null for what is a build.
    private static string? Report(string side)
    {
        var inside = Path.Combine(side, "report.json");
        return File.Exists(inside) ? inside : File.Exists(side) && Path.GetExtension(side) == ".json" && !ManifestFile.IsManifest(side) ? side : null;
    }
}
