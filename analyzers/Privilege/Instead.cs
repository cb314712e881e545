namespace Polp.Analyzers;

/// <summary>What a service can be handed in place of a capability; where nothing is said there is no such thing.</summary>
internal static class Instead
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["FILES/READ"] = "an open 'Stream', 'TextReader' or 'SafeFileHandle'",
        ["FILES/WRITE"] = "an open 'Stream', 'TextWriter' or 'SafeFileHandle'",
        ["FILES"] = "an open 'Stream' or an 'IFileProvider'",
        ["FILES/META"] = "an 'IFileProvider'",
        ["FILES/DIR"] = "an 'IFileProvider'",
        ["NETWORK"] = "a connected 'Socket' or an 'HttpClient'",
        ["NETWORK/SOCKET"] = "a connected 'Socket'",
        ["NETWORK/CONNECT"] = "a connected 'Socket' or an 'HttpClient'",
        ["NETWORK/LISTEN"] = "a listening 'Socket'",
        ["IPC"] = "the open pipe, mutex or memory",
        ["READ_ENV"] = "the value",
        ["SYSINFO"] = "the value",
        ["REGISTRY"] = "an open 'RegistryKey'",
        ["DATABASE"] = "a 'DbDataSource' or an open connection",
    };

    /// <summary>The end of a message about what is missing.</summary>
    public static string Of(IReadOnlyList<string> missing) =>
        // What is needed in two ways is said in one.
        missing.Select(capability => missing.Count > 1 ? capability.Split('/')[0] : capability).Select(capability => Words.TryGetValue(capability, out var words) ? $"; take {words} instead" : "").FirstOrDefault(words => words.Length > 0) ?? "";
}
