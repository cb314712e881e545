namespace Polp.Capabilities;

/// <summary>The capability names: flat, with an optional <c>/SUB</c>. A grant of a name covers its sub-names.</summary>
public static class Capability
{
    private static readonly Dictionary<string, Entry> Names = new(StringComparer.Ordinal)
    {
        ["FILES"] = new("POLP3001", "READ", "WRITE", "META", "DIR"),
        ["NETWORK"] = new("POLP3002", "SOCKET", "CONNECT", "LISTEN", "DNS"),
        ["IPC"] = new("POLP3002"),
        ["EXEC"] = new("POLP3003"),
        ["PROCESS_CONTROL"] = new("POLP3003"),
        ["DEBUG"] = new("POLP3003"),
        ["READ_ENV"] = new("POLP3004"),
        ["MODIFY_ENV"] = new("POLP3004"),
        ["PROCESS_STATE"] = new("POLP3004", "CULTURE"),
        ["SYSINFO"] = new("POLP3004", "TZDATA"),
        ["REGISTRY"] = new("POLP3004"),
        ["IDENTITY"] = new("POLP3004"),
        ["KEYSTORE"] = new("POLP3004"),
        ["LOAD_CODE"] = new("POLP3005"),
        ["EMIT"] = new("POLP3005"),
        ["REFLECT"] = new("POLP3005", "QUERY"),
        ["NATIVE"] = new("POLP3006"),
        ["DATABASE"] = new("POLP3007"),
        ["FORGE_HANDLE"] = new("POLP3008"),
        ["UNSAFE"] = new(null),
        ["LOCATOR"] = new(null),
        ["UNKNOWN"] = new(null),
        ["CLOCK"] = new(null),
        ["ENTROPY"] = new(null),
        ["THREADS"] = new(null),
        ["LOG"] = new(null),
        ["CONSOLE"] = new(null),
        ["HOST"] = new(null),
        ["CONFIG"] = new(null),
        ["STREAM"] = new(null),
        ["HANDLE"] = new(null),
        ["CACHE"] = new(null),
        ["RESOLVER"] = new(null),
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
    public static string? Nearest(string name) => Misspelling.Nearest(name.ToUpperInvariant(), All);

    private static string Top(string name) => name.IndexOf('/') is var slash and >= 0 ? name.Substring(0, slash) : name;

    private sealed class Entry(string? rule, params string[] subs)
    {
        public string? Rule => rule;
        public string[] Subs => subs;
    }
}
