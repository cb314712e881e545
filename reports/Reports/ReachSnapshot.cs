using System.Text.Json;
using Polp.Capabilities;
using Polp.Graph;

namespace Polp.Reports;

/// <summary>What each process of a system reaches, from an assessment or from a <c>report.json</c> that was kept.</summary>
public sealed record ReachSnapshot(string System, IReadOnlyDictionary<string, Reach> Processes)
{
    public static ReachSnapshot Of(Assessment assessment) => new(assessment.System, assessment.Processes.ToDictionary(p => p.Name, p => p.Reach, StringComparer.Ordinal));

    /// <exception cref="InputException">It is no report, or one of a version that is not known.</exception>
    public static ReachSnapshot Read(string path, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.GetProperty("schemaVersion").GetInt32() is var version && version != JsonReport.SchemaVersion)
                throw new InputException(new Source(path), $"is a report of version {version}; this tool reads version {JsonReport.SchemaVersion}, so write it anew");
            var processes = new Dictionary<string, Reach>(StringComparer.Ordinal);
            foreach (var process in root.GetProperty("processes").EnumerateArray())
                processes[process.GetProperty("name").GetString()!] = Of(process.GetProperty("reach"));
            return new(root.GetProperty("system").GetString()!, processes);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new InputException(new Source(path), $"is no report that polp wrote ({e.Message.TrimEnd('.')}); name a report.json, a manifest or its folder");
        }
    }

    private static Reach Of(JsonElement reach) => Reach.NotAnalysed with
    {
        Analysed = reach.GetProperty("analysed").GetBoolean(),
        Capabilities = [.. reach.GetProperty("capabilities").EnumerateArray().Select(One)],
    };

    // What a report of an older tool does not say is taken as it reads: no other way, and serving in doubt.
    private static CapabilityReach One(JsonElement reach) => new(
        Name(reach.GetProperty("capability").GetString()),
        Enum.Parse<GrantStatus>(reach.GetProperty("status").GetString()!, ignoreCase: true),
        Path(reach.GetProperty("path")))
    {
        OtherPaths = reach.TryGetProperty("otherPaths", out var others) ? [.. others.EnumerateArray().Select(Path)] : [],
        Phase = reach.TryGetProperty("phase", out var phase) ? Enum.Parse<Phase>(phase.GetString()!, ignoreCase: true) : Phase.Serving,
    };

    // What is shown unescaped must be one of ours.
    private static string Name(string? capability) => capability is not null && Capability.IsKnown(capability) ? capability : throw new FormatException("it names a capability that does not exist");

    private static string[] Path(JsonElement hops) => [.. hops.EnumerateArray().Select(hop => hop.GetString()!)];
}
