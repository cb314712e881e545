using System.Buffers;
using System.Text;
using System.Text.Json;
using Polp.Graph;

namespace Polp.Reports;

/// <summary>
/// Grants against reach as a SARIF 2.1.0 log, at the process's line of the manifest, with each way to a capability as a code flow. What the
/// rules found stands in the compiler's own logs and is not repeated: whoever uploads both would see it twice.
/// </summary>
public static class SarifReport
{
    private static readonly (string Id, string Level, string Text)[] Rules =
    [
        ("grant-missing", "error", "Code reaches a capability that it neither asks for nor is granted"),
        ("grant-too-wide", "note", "A grant of which the code reaches only a part"),
        ("grant-undeclared", "warning", "Code reaches a capability that its project asks for and the manifest does not grant"),
        ("grant-unused", "note", "A grant that the code does not reach"),
    ];

    public static string Write(Assessment assessment)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n" }))
            Log(json, assessment);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Log(Utf8JsonWriter json, Assessment assessment)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", nameof(Polp));
        json.WriteString("version", Page.ToolVersion);
        json.WriteStartArray("rules");
        foreach (var (id, _, text) in Rules)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            Message(json, "shortDescription", text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("results");
        foreach (var process in assessment.Processes)
            Results(json, process);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Results(Utf8JsonWriter json, ProcessAssessment process)
    {
        foreach (var reach in process.Reach.Capabilities)
        {
            var rule = reach.Status switch { GrantStatus.Missing => "grant-missing", GrantStatus.AskedNotDeclared => "grant-undeclared", _ => null };
            if (rule is not null)
            {
                Result(
                    json, rule, process, reach.Capability,
                    $"'{process.Name}' reaches {reach.Capability} {Wording.Of(reach.Phase)}, which is {Wording.Of(reach.Status)}: {string.Join(" -> ", reach.Path)}",
                    [reach.Path, .. reach.OtherPaths]);
            }
        }
        foreach (var grant in process.Reach.Grants)
        {
            var rule = grant.Use switch { GrantUse.Unused => "grant-unused", GrantUse.TooWide => "grant-too-wide", _ => null };
            if (rule is not null)
            {
                Result(
                    json, rule, process, grant.Grant, $"The grant {grant.Grant} of '{process.Name}' is {Wording.Of(grant)} ({Wording.Standing(grant)})",
                    [.. process.Reach.Capabilities.Where(c => grant.Reached.Contains(c.Capability)).Select(c => c.Path)]);
            }
        }
    }

    private static void Result(Utf8JsonWriter json, string rule, ProcessAssessment process, string capability, string text, IReadOnlyList<IReadOnlyList<string>> paths)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", rule);
        json.WriteString("level", Rules.Single(r => r.Id == rule).Level);
        Message(json, "message", text);
        json.WriteStartArray("locations");
        Location(json, process.Identity.Source, null);
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("grant/v1", $"{process.Name}/{capability}");
        json.WriteEndObject();
        if (paths.Count > 0)
        {
            json.WriteStartArray("codeFlows");
            foreach (var path in paths)
                Flow(json, process, path);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    // Where a hop stands in the source IL does not say, but viewers want a place for each step.
    private static void Flow(Utf8JsonWriter json, ProcessAssessment process, IReadOnlyList<string> path)
    {
        json.WriteStartObject();
        json.WriteStartArray("threadFlows");
        json.WriteStartObject();
        json.WriteStartArray("locations");
        foreach (var hop in path)
        {
            json.WriteStartObject();
            json.WritePropertyName("location");
            Location(json, process.Identity.Source, hop);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Location(Utf8JsonWriter json, Source source, string? hop)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri.EscapeDataString(source.File).Replace("%2F", "/", StringComparison.Ordinal));
        json.WriteEndObject();
        if (source.Line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", source.Line);
            if (source.Column > 0)
                json.WriteNumber("startColumn", source.Column);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (hop is not null)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName", VisibleText.Of(hop));
            json.WriteEndObject();
            json.WriteEndArray();
            Message(json, "message", hop);
        }
        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", VisibleText.Of(text));
        json.WriteEndObject();
    }
}
