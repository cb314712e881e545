using System.Text.Json;

namespace Polp.Graph;

/// <summary>Reads the logs the C# compiler writes (<c>ErrorLog=x.sarif,version=2.1</c>; SARIF 2.1.0) and keeps what the rules of Polp report.</summary>
public static class SarifLog
{
    private const string Ours = "POLP";
    private const string ServiceProperty = "polp.service";
    private const string Remedy = "delete it and build the project again with -p:ErrorLog=FILE%2cversion=2.1";

    /// <param name="path">How messages name the log.</param>
    /// <param name="utf8">The whole log.</param>
    /// <param name="baseDirectory">Files below it are named relative to it; others by their whole path.</param>
    /// <returns>The findings that are not suppressed, by file, line, column, rule and message.</returns>
    /// <exception cref="InputException">The log is truncated, no JSON, no SARIF 2.1 log, or that of a compilation that failed.</exception>
    public static IReadOnlyList<Finding> Read(string path, ReadOnlyMemory<byte> utf8, string baseDirectory)
    {
        var text = utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        try
        {
            using var log = JsonDocument.Parse(text);
            var files = new SarifFiles(baseDirectory);
            var results = Runs(path, log.RootElement).SelectMany(run => Items(run, "results")).ToArray();
            foreach (var failed in results.Where(IsFailure))
                throw Failed(path, failed, files);
            return
            [
                .. results.Select(result => Result(result, files)).OfType<Finding>()
                    .OrderBy(f => f.Source.File, StringComparer.Ordinal).ThenBy(f => f.Source.Line).ThenBy(f => f.Source.Column)
                    .ThenBy(f => f.RuleId, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal),
            ];
        }
        catch (JsonException e)
        {
            var place = new Source(path, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            throw new InputException(place, $"this is where the log stops being JSON; it is truncated or damaged: {Remedy}");
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            // A value of another type than SARIF prescribes.
            throw NotSarif(path);
        }
    }

    private static IEnumerable<JsonElement> Runs(string path, JsonElement log)
    {
        if (log.ValueKind != JsonValueKind.Object || Text(log, "version") is not { } version
            || !log.TryGetProperty("runs", out var runs) || runs.ValueKind != JsonValueKind.Array)
            throw NotSarif(path);
        if (!version.StartsWith("2.1", StringComparison.Ordinal))
            throw new InputException(new Source(path, 1, 1), $"this log is SARIF {version}, and 2.1 is needed: {Remedy}");
        return runs.EnumerateArray();
    }

    private static InputException NotSarif(string path) => new(new Source(path, 1, 1), $"this is JSON, but no SARIF log: {Remedy}");

    // The compiler writes the log of a compilation that fails too; the assembly beside it is then an older one.
    private static bool IsFailure(JsonElement result) =>
        Text(result, "level") == "error" && Text(result, "ruleId") is { } rule && !rule.StartsWith(Ours, StringComparison.Ordinal) && !Items(result, "suppressions").Any(IsInForce);

    private static InputException Failed(string path, JsonElement result, SarifFiles files) => new(
        Items(result, "locations").Select(l => files.Place(l)).FirstOrDefault() ?? new Source(path),
        $"{Text(result, "ruleId")}: {Message(result)}; this failed the compilation that {path} is the log of, so no assembly belongs to it: correct it and build again");

    private static Finding? Result(JsonElement result, SarifFiles files)
    {
        if (Text(result, "ruleId") is not { } rule || !rule.StartsWith(Ours, StringComparison.Ordinal) || Items(result, "suppressions").Any(IsInForce))
            return null;
        var place = Items(result, "locations").Select(l => files.Place(l)).FirstOrDefault() ?? new Source("");
        return new(rule, Level(Text(result, "level")), Message(result) ?? rule, place, IsService(result), Path(result, files));
    }

    // A suppression that is under review or was rejected does not silence (SARIF 2.1.0, 3.35.3).
    private static bool IsInForce(JsonElement suppression) => Text(suppression, "status") is null or "accepted";

    private static FindingLevel Level(string? level) => level switch
    {
        "error" => FindingLevel.Error,
        "note" or "none" => FindingLevel.Note,
        _ => FindingLevel.Warning,
    };

    private static bool IsService(JsonElement result) =>
        result.TryGetProperty("properties", out var properties) && properties.TryGetProperty("customProperties", out var custom)
        && Text(custom, ServiceProperty) == "true";

    private static IReadOnlyList<FindingStep> Path(JsonElement result, SarifFiles files)
    {
        var flow = Items(result, "codeFlows").SelectMany(f => Items(f, "threadFlows")).SelectMany(t => Items(t, "locations"))
            .Select(l => l.TryGetProperty("location", out var location) ? location : default)
            .Where(l => l.ValueKind == JsonValueKind.Object)
            .ToList();
        return [.. (flow.Count > 0 ? flow : Items(result, "relatedLocations")).Select(l => new FindingStep(Message(l), files.Place(l) ?? new Source("")))];
    }

    private static string? Message(JsonElement owner) => owner.TryGetProperty("message", out var message) ? Text(message, "text") : null;

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<JsonElement> Items(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
}
