using Polp.Graph;
using Polp.Reports;
using Spectre.Console;

namespace Polp.Cli;

/// <summary>The report in a few lines: one row a process.</summary>
internal static class SummaryTable
{
    public static Table Of(Assessment assessment)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("process");
        table.AddColumn(new TableColumn("exposure").RightAligned());
        table.AddColumn(new TableColumn("privilege").RightAligned());
        table.AddColumn("quadrant");
        table.AddColumn(new TableColumn("findings").RightAligned());
        table.AddColumn("missing grants");
        foreach (var process in assessment.Processes)
        {
            var missing = process.Reach.Missing.Select(c => c.Capability).ToArray();
            table.AddRow(
                new Text(VisibleText.Shortened(process.Name, 40)),
                new Text(Wording.Score(process.Exposure.Value)), new Text(Wording.Score(process.Privilege.Value)),
                new Text(Wording.Of(process.Quadrant), process.Quadrant == Quadrant.ExposedAndPowerful ? Color.Red : Style.Plain),
                new Text($"{process.Findings.Count}", process.Findings.Any(f => f.Level >= FindingLevel.Warning) ? Color.Red : Style.Plain),
                !process.Reach.Analysed ? new Text("code not read") : new Text(missing.Length == 0 ? "none" : string.Join(", ", missing), missing.Length == 0 ? Style.Plain : Color.Red));
        }

        return table;
    }
}
