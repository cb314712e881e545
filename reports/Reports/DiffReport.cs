using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Polp.Graph;

namespace Polp.Reports;

/// <summary>A difference as text for a terminal, as Markdown for a comment on a change, and as data.</summary>
public static class DiffReport
{
    public static string Text(ReachDiff diff)
    {
        var text = new StringBuilder();
        foreach (var process in diff.Processes)
        {
            text.Append(VisibleText.Of(process.Process)).Append(Heading(process)).Append('\n');
            foreach (var (sign, reach, what) in Rows(process))
                text.Append($"  {sign} {reach.Capability}{what}\n").Append(sign == '-' ? "" : $"      {VisibleText.Of(string.Join(" -> ", reach.Path))}\n");
        }
        return text.Append(VisibleText.Of(Sentence(diff))).Append('\n').ToString();
    }

    public static string Markdown(ReachDiff diff)
    {
        var text = new StringBuilder($"### {Escaped(Sentence(diff))}\n");
        foreach (var process in diff.Processes)
        {
            text.Append($"\n**{Escaped(process.Process)}**{Heading(process)}\n\n");
            foreach (var (sign, reach, what) in Rows(process))
                text.Append($"* {(sign == '+' ? "gained" : "lost")} `{reach.Capability}`{what}{(sign == '-' ? "" : ": " + Escaped(string.Join(" → ", reach.Path)))}\n");
        }
        return text.ToString();
    }

    public static string Json(ReachDiff diff) => JsonSerializer.Serialize(diff, DiffJson.Default.ReachDiff) + "\n";

    public static string Sentence(ReachDiff diff)
    {
        var (gained, lost) = (diff.Processes.Sum(p => p.Gained.Count + p.NowServing.Count), diff.Processes.Sum(p => p.Lost.Count));
        var unread = diff.Processes.Count(p => p.Change == ProcessChange.NotRead);
        var never = diff.Processes.Count(p => p.Change == ProcessChange.NeverRead);
        return diff.Processes.Count == 0 ? $"{diff.New}: nothing gained, nothing lost."
            : $"{diff.New}: {(gained == 0 ? "nothing" : Wording.Count(gained, "capability", "capabilities"))} gained, {(lost == 0 ? "nothing" : Wording.Count(lost, "capability", "capabilities"))} lost" +
                (unread == 0 ? "" : $"; the code of {Wording.Count(unread, "process", "processes")} was not read, so what it gained is not known") +
                (never == 0 ? "." : $"; the code of {Wording.Count(never, "process", "processes")} was read on neither side.");
    }

    private static IEnumerable<(char Sign, CapabilityReach Reach, string What)> Rows(ProcessDiff process) =>
        process.Gained.Select(c => ('+', c, c.Phase == Phase.StartUp ? ", only at start-up" : ""))
            .Concat(process.NowServing.Select(c => ('+', c, " while serving; it was needed only at start-up")))
            .Concat(process.Lost.Select(c => ('-', c, "")));

    private static string Heading(ProcessDiff process) => process.Change switch
    {
        ProcessChange.Added => " (new)",
        ProcessChange.Removed => " (gone)",
        ProcessChange.FirstRead => " (its code was not read before)",
        ProcessChange.NotRead => " (its code was not read, so what it gained is not known)",
        ProcessChange.NeverRead => " (its code was read on neither side)",
        _ => "",
    };

    // Names come from strangers: they are no markup, and a line break in one is no line of ours.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in VisibleText.Of(text))
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '#' or '|' or '@' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        return escaped.ToString();
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReachDiff))]
internal sealed partial class DiffJson : JsonSerializerContext;
