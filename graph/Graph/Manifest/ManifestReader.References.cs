namespace Polp.Graph;

/// <content>The names that one part of the manifest uses for another.</content>
public sealed partial class ManifestReader
{
    private string Name(Fields fields, string key, string section, string kind) => Known(section, fields.Reference(key), kind) ?? "";

    private string? Optional(Fields fields, string key, string section, string kind) => Known(section, fields.OptionalReference(key), kind);

    private string? Known(string section, JsonText? name, string kind)
    {
        if (name is not null && !declared[section].ContainsKey(name.Value))
            errors.Add(new(name.Source, $"there is no {kind} '{name.Value}'{NearestName.Hint(name.Value, declared[section].Keys)}"));
        return name?.Value;
    }

    private string KnownMethod(JsonText? method)
    {
        if (method is not null && !MethodServers().ContainsKey(method.Value))
            errors.Add(new(method.Source, $"there is no method '{method.Value}'{NearestName.Hint(method.Value, MethodServers().Keys)}"));
        return method?.Value ?? "";
    }

    private void ServedBy(JsonText method, IEnumerable<string> processes)
    {
        KnownMethod(method);
        if (MethodServers().TryGetValue(method.Value, out var server) && server is not null
            && processes.Any() && processes.All(declared["processes"].ContainsKey) && !processes.Contains(server))
            errors.Add(new(method.Source, $"'{method.Value}' is served by '{server}', not by '{string.Join(", ", processes)}'"));
    }

    // Channels and methods refer to methods that may be declared further down or be wrong themselves, so this looks at what is written.
    private Dictionary<string, string?> MethodServers()
    {
        if (servers is not null)
            return servers;
        servers = new(StringComparer.Ordinal);
        foreach (var contract in declared["rpc"].Values.Where(c => c.Value is JsonMap))
        {
            foreach (var method in Members(contract.Value, "methods"))
                servers[contract.Key + "." + method] = (Value(contract.Value, "server") as JsonText)?.Value;
        }
        return servers;
    }

    private string[] Tables() =>
        [.. from database in declared["databases"].Values from table in Members(database.Value, "tables") select database.Key + "." + table];

    private static IEnumerable<string> Members(JsonValue value, string key) => Value(value, key) is JsonMap map ? map.Members.Select(m => m.Key) : [];

    private static JsonValue? Value(JsonValue value, string key) => (value as JsonMap)?.Members.FirstOrDefault(m => m.Key == key)?.Value;

    // An object is named kind:name; a table as table:database.table.
    private string KnownObject(JsonText? named, params string[] kinds)
    {
        if (named is null)
            return "";
        var colon = named.Value.IndexOf(':');
        var kind = colon < 0 ? "" : named.Value[..colon];
        JsonText name = new(named.Value[(colon + 1)..], named.Source);
        if (!kinds.Contains(kind))
            errors.Add(new(named.Source, $"'{named.Value}' names no object; write {string.Join(" or ", kinds.Select(k => k + ":NAME"))}"));
        else if (kind != "table")
            Known(kind + "s", name, kind);
        else if (Tables() is var tables && !tables.Contains(name.Value))
            errors.Add(new(named.Source, $"there is no table '{name.Value}'{NearestName.Hint(name.Value, tables)}"));
        return named.Value;
    }

    private void NoProcessSpawnsItself(Manifest manifest)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var process in manifest.Processes.Values)
        {
            var chain = new List<string>();
            for (var at = process; at is not null && done.Add(at.Name); at = at.SpawnedBy is null ? null : manifest.Processes.GetValueOrDefault(at.SpawnedBy))
            {
                chain.Add(at.Name);
                if (at.SpawnedBy is { } parent && chain.IndexOf(parent) is >= 0 and var start)
                    errors.Add(new(at.Source, $"process '{at.Name}' is spawned by itself: {string.Join(" from ", chain[start..].Append(parent).Select(n => $"'{n}'"))}"));
            }
        }
    }
}
