namespace Polp.Capabilities;

/// <summary>The capability names: flat, with an optional <c>/SUB</c>. A grant of a name covers its sub-names.</summary>
public static class Capability
{
    private static readonly Dictionary<string, (string? Rule, string[] Subs)> Names = new(StringComparer.Ordinal)
    {
        ["FILES"] = ("POLP3001", ["READ", "WRITE", "META", "DIR"]),
        ["NETWORK"] = ("POLP3002", ["SOCKET", "CONNECT", "LISTEN", "DNS"]),
        ["IPC"] = ("POLP3002", []),
        ["EXEC"] = ("POLP3003", []),
        ["PROCESS_CONTROL"] = ("POLP3003", []),
        ["DEBUG"] = ("POLP3003", []),
        ["READ_ENV"] = ("POLP3004", []),
        ["MODIFY_ENV"] = ("POLP3004", []),
        ["PROCESS_STATE"] = ("POLP3004", ["CULTURE"]),
        ["SYSINFO"] = ("POLP3004", ["TZDATA"]),
        ["REGISTRY"] = ("POLP3004", []),
        ["IDENTITY"] = ("POLP3004", []),
        ["KEYSTORE"] = ("POLP3004", []),
        ["LOAD_CODE"] = ("POLP3005", []),
        ["EMIT"] = ("POLP3005", []),
        ["REFLECT"] = ("POLP3005", ["QUERY"]),
        ["NATIVE"] = ("POLP3006", []),
        ["DATABASE"] = ("POLP3007", []),
        ["FORGE_HANDLE"] = ("POLP3008", []),
        ["UNSAFE"] = (null, []),
        ["LOCATOR"] = (null, []),
        ["UNKNOWN"] = (null, []),
        ["CLOCK"] = (null, []),
        ["ENTROPY"] = (null, []),
        ["THREADS"] = (null, []),
        ["LOG"] = (null, []),
        ["CONSOLE"] = (null, []),
        ["HOST"] = (null, []),
        ["CONFIG"] = (null, []),
        ["STREAM"] = (null, []),
        ["HANDLE"] = (null, []),
        ["CACHE"] = (null, []),
        ["RESOLVER"] = (null, []),
    };

    private static readonly HashSet<string> Counted = new(StringComparer.Ordinal) { "REFLECT/QUERY", "SYSINFO/TZDATA", "PROCESS_STATE/CULTURE" };

    /// <summary>Every name and sub-name, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Names.SelectMany(n => n.Value.Subs.Select(sub => n.Key + "/" + sub).Prepend(n.Key)).OrderBy(n => n, StringComparer.Ordinal)];

    public static bool IsKnown(string name) => Names.TryGetValue(Top(name), out var entry)
        && (Top(name).Length == name.Length || entry.Subs.Contains(name.Substring(Top(name).Length + 1)));

    /// <summary>The id of the rule that reports the capability, or null when it is only counted.</summary>
    public static string? RuleFor(string name) =>
        Counted.Contains(name) || !Names.TryGetValue(Top(name), out var entry) ? null : entry.Rule;

    /// <summary>True when a grant of <paramref name="grant"/> includes <paramref name="needed"/>.</summary>
    public static bool Covers(string grant, string needed) =>
        needed.StartsWith(grant, StringComparison.Ordinal) && (needed.Length == grant.Length || needed[grant.Length] == '/');

    /// <summary>The known name that a misspelt one most likely meant, or null when none is near.</summary>
    public static string? Nearest(string name)
    {
        var upper = name.ToUpperInvariant();
        var (best, distance) = All.Select(known => (known, distance: Distance(upper, known))).OrderBy(c => c.distance).First();
        return distance <= Math.Max(1, name.Length / 3) ? best : null;
    }

    // Levenshtein's edit distance, one row of the table at a time.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.Length];
    }

    private static string Top(string name) => name.IndexOf('/') is var slash and >= 0 ? name.Substring(0, slash) : name;
}
