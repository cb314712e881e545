using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Polp.Capabilities;
using Polp.Graph;
using Polp.Reports;

namespace Polp.Cli;

/// <summary>A program that becomes a process of the first manifest.</summary>
/// <param name="Project">Relative to the manifest.</param>
internal sealed record FirstProcess(string Name, string Project, Reach Reach)
{
    /// <summary>What it would have to be granted for a check to pass today.</summary>
    public IReadOnlyList<string> Grants { get; } = [.. Reach.Capabilities.Select(c => c.Capability).Where(c => Capability.RuleFor(c) is not null)];
}

/// <summary>The manifest that <c>polp init</c> writes, and what its reader must still do.</summary>
internal static class FirstManifest
{
    // Above what systems give to people and packages, so that none of these ids is taken by accident.
    private const int FirstId = 61001;

    public static string Of(string system, IReadOnlyList<FirstProcess> processes)
    {
        var names = Names(processes);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("system", system);
            json.WriteStartObject("principals");
            foreach (var (index, name) in names.Index())
            {
                json.WriteStartObject(name);
                json.WriteNumber("uid", FirstId + index);
                json.WriteNumber("gid", FirstId + index);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteStartObject("processes");
            foreach (var (process, name) in processes.Zip(names))
            {
                json.WriteStartObject(name);
                json.WriteString("project", process.Project);
                json.WriteString("principal", name);
                json.WriteStartArray("grants");
                foreach (var grant in process.Grants)
                    json.WriteStringValue(grant);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    public static IEnumerable<string> ToCheck(IReadOnlyList<FirstProcess> processes, string path)
    {
        yield return $"Wrote {path}: {Wording.Count(processes.Count, "process", "processes")}, {Wording.Count(processes.Sum(p => p.Grants.Count), "grant")}.";
        foreach (var (process, name) in processes.Zip(Names(processes)))
        {
            yield return $"  {name}: {Wording.List(process.Grants, "nothing")}";
            foreach (var once in process.Reach.Capabilities.Where(c => c.Phase == Phase.StartUp && process.Grants.Contains(c.Capability)))
                yield return $"    {once.Capability} is needed only at start-up: {string.Join(" -> ", once.Path)}";
        }
        yield return "Check by hand, for this is what the code does and not what it should do:";
        yield return "  - take out every grant that a process should not have, and change its code until polp check passes;";
        yield return $"  - the user and group ids from {FirstId} on are placeholders, one for each process; put in those it runs as;";
        yield return "  - jails, files, secrets, databases, sockets and who may call whom are not in it; until they are, privilege and exposure are too low;";
        var blind = processes.Sum(p => p.Reach.BlindSpots.Count);
        yield return blind == 0
            ? "  - nothing that was read hides a use; native code and reflection that come later would."
            : $"  - {Wording.Count(blind, "place")} could not be followed, so grants may be missing; polp report lists them.";
    }

    // Two projects of one name in different folders are two processes.
    private static List<string> Names(IReadOnlyList<FirstProcess> processes)
    {
        var once = processes.CountBy(p => p.Name, StringComparer.OrdinalIgnoreCase).Where(count => count.Value == 1).Select(count => count.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = new List<string>();
        foreach (var process in processes)
        {
            var name = (once.Contains(process.Name) ? process.Name : Path.ChangeExtension(process.Project, null).Replace('/', '-')).ToLowerInvariant();
            var (unique, number) = (name, 1);
            while (names.Contains(unique))
                unique = string.Create(CultureInfo.InvariantCulture, $"{name}-{++number}");
            names.Add(unique);
        }
        return names;
    }
}
