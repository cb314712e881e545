using System.Globalization;
using Polp.Capabilities;

namespace Polp.Graph;

/// <summary>Reads <c>privileges.json</c>. The published JSON Schema says the shapes; this also checks every name and reports all errors at once.</summary>
public sealed class ManifestReader
{
    private readonly List<InputError> errors = [];
    private readonly Dictionary<string, Dictionary<string, JsonMember>> declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PrincipalFact> principals = new(StringComparer.Ordinal);
    private readonly string path;

    private ManifestReader(string path) => this.path = path;

    /// <summary>The manifest, or an <see cref="InputException"/> that lists every error with line and column.</summary>
    public static Manifest Read(string path, string text) => new ManifestReader(path).Bind(JsonTreeReader.Read(path, text));

    private Manifest Bind(JsonValue document)
    {
        var root = new Fields(document, "the manifest", errors);
        root.Ignore("$schema");
        if (root.Whole("version", 1, int.MaxValue) is var version && version > 1)
            errors.Add(new(root.SourceOf("version"), $"version {version} is newer than this tool reads; it reads version 1"));
        var system = root.Text("system");
        foreach (var section in (string[])["principals", "jails", "files", "secrets", "databases", "rpc", "channels", "listeners", "processes"])
            declared[section] = root.Named(section).ToDictionary(m => m.Key, StringComparer.Ordinal);
        root.Done();
        if (declared["processes"].Count == 0)
            errors.Add(new(root.SourceOf("processes"), "the manifest declares no process"));

        foreach (var member in declared["principals"].Values)
            principals[member.Key] = Principal(member);
        var manifest = new Manifest(
            system, path, principals, All("jails", Jail), All("files", File), All("secrets", Secret), All("databases", Database),
            Methods(), All("channels", Channel), All("listeners", Listener), All("processes", Process));
        return errors.Count == 0
            ? manifest
            : throw new InputException([.. errors.OrderBy(e => e.Source.Line).ThenBy(e => e.Source.Column)]);
    }

    private Dictionary<string, T> All<T>(string section, Func<JsonMember, T> read) =>
        declared[section].Values.ToDictionary(m => m.Key, read, StringComparer.Ordinal);

    private PrincipalFact Principal(JsonMember member)
    {
        var fields = Open(member, "principal");
        var groups = fields.Items("groups").Select(i => i is JsonNumber n ? (int)n.Value : Error(i.Source, "a group is given by its number", 0)).ToArray();
        var fact = new PrincipalFact(
            member.Key, fields.Whole("uid", 0, int.MaxValue), fields.Whole("gid", 0, int.MaxValue), groups, Privileges(fields, "capabilities"), member.KeySource);
        fields.Done();
        return fact;
    }

    private JailFact Jail(JsonMember member)
    {
        var fields = Open(member, "jail");
        var fact = new JailFact(member.Key, Absolute(fields, "root", fields.Text("root")).TrimEnd('/') is { Length: > 0 } root ? root : "/", member.KeySource);
        fields.Done();
        return fact;
    }

    private FileFact File(JsonMember member)
    {
        var fields = Open(member, "file");
        if (!member.Key.StartsWith('/'))
            errors.Add(new(member.KeySource, $"'{member.Key}' is not an absolute path; files are named as the host sees them, from '/'"));
        var flags = fields.Texts("flags");
        foreach (var flag in flags.Where(f => f.Value is not ("append-only" or "immutable")))
            errors.Add(new(flag.Source, $"'{flag.Value}' is no flag{NearestName.Hint(flag.Value, ["append-only", "immutable"])}"));
        var fact = new FileFact(
            member.Key, Owner(fields, "owner", p => p.Uid), Owner(fields, "group", p => p.Gid), Mode(fields),
            Choice(fields, "class", FileClass.Data),
            flags.Any(f => f.Value == "append-only"), flags.Any(f => f.Value == "immutable"), fields.OptionalNumber("weight"), member.KeySource);
        fields.Done();
        return fact;
    }

    private SecretFact Secret(JsonMember member)
    {
        var fields = Open(member, "secret");
        fields.OptionalText("description");
        fields.Done();
        return new(member.Key, member.KeySource);
    }

    private DatabaseFact Database(JsonMember member)
    {
        var fields = Open(member, "database");
        var file = fields.OptionalText("file");
        if (file is not null)
            Known("files", file, fields.SourceOf("file"), "file");
        var tables = new Dictionary<string, TableFact>(StringComparer.Ordinal);
        foreach (var table in fields.Named("tables"))
        {
            var one = Open(table, "table");
            tables[table.Key] = new(table.Key, one.Flag("sensitive", false), table.KeySource);
            one.Done();
        }
        fields.Done();
        return new(member.Key, file, tables, member.KeySource);
    }

    private Dictionary<string, MethodFact> Methods()
    {
        var methods = new Dictionary<string, MethodFact>(StringComparer.Ordinal);
        foreach (var contract in declared["rpc"].Values)
        {
            var fields = Open(contract, "rpc interface");
            var server = Name(fields, "server", "processes", "process");
            foreach (var method in fields.Named("methods"))
                methods[contract.Key + "." + method.Key] = Method(contract.Key, server, method);
            fields.Done();
        }
        return methods;
    }

    private MethodFact Method(string contract, string server, JsonMember member)
    {
        var fields = Open(member, "method");
        var calls = fields.Items("calls").Select(ForwardedCall).ToArray();
        var fact = new MethodFact(
            contract + "." + member.Key, server, Effects(fields, "reads"), Effects(fields, "writes"), Effects(fields, "appends"), calls,
            Choice(fields, "rows", "all", "one", "all") == "one", member.KeySource);
        fields.Done();
        return fact;
    }

    private ForwardedCall ForwardedCall(JsonValue value)
    {
        if (value is JsonText text)
            return new(KnownMethod(text), true);
        var fields = new Fields(value, "a forwarded call", errors);
        var call = new ForwardedCall(KnownMethod(new(fields.Text("method"), fields.SourceOf("method"))), fields.Flag("returnsResult", true));
        fields.Done();
        return call;
    }

    private IReadOnlyList<string> Effects(Fields fields, string key)
    {
        var effects = fields.Texts(key);
        foreach (var effect in effects)
            KnownObject(effect, "file", "table");
        return [.. effects.Select(e => e.Value)];
    }

    private ChannelFact Channel(JsonMember member)
    {
        var fields = Open(member, "channel");
        var ends = fields.Texts("ends");
        if (ends.Count != 2 || ends[0].Value == ends[1].Value)
            errors.Add(new(fields.SourceOf("ends"), $"channel '{member.Key}' needs two different processes in 'ends'"));
        foreach (var end in ends)
            Known("processes", end.Value, end.Source, "process");
        var names = ends.Select(e => e.Value).ToArray();
        var fact = new ChannelFact(
            member.Key, names.ElementAtOrDefault(0) ?? "", names.ElementAtOrDefault(1) ?? "",
            ByEnd(fields, "calls", names, m => KnownMethod(m)), ByEnd(fields, "passes", names, o => KnownObject(o, "file", "listener", "channel")),
            Authentication(fields), member.KeySource);
        fields.Done();
        return fact;
    }

    private Dictionary<string, IReadOnlyList<string>> ByEnd(Fields fields, string key, string[] ends, Action<JsonText> check)
    {
        var result = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var end in fields.Named(key))
        {
            if (!ends.Contains(end.Key))
                errors.Add(new(end.KeySource, $"'{end.Key}' is no end of this channel{NearestName.Hint(end.Key, ends)}"));
            if (end.Value is not JsonList list || list.Items.Any(i => i is not JsonText))
            {
                errors.Add(new(end.Value.Source, $"'{key}' of '{end.Key}' must be a list of strings"));
                continue;
            }
            foreach (var item in list.Items.Cast<JsonText>())
                check(item);
            result[end.Key] = [.. list.Items.Cast<JsonText>().Select(i => i.Value)];
        }
        return result;
    }

    private ListenerFact Listener(JsonMember member)
    {
        var fields = Open(member, "listener");
        var tcp = fields.OptionalWhole("tcp", 1, 65535);
        var unix = fields.OptionalText("unix");
        var named = fields.OptionalText("abstract");
        if (new[] { tcp is not null, unix is not null, named is not null }.Count(set => set) != 1)
            errors.Add(new(member.KeySource, $"listener '{member.Key}' needs exactly one of 'tcp', 'unix' and 'abstract'"));
        var calls = fields.Texts("calls");
        foreach (var call in calls)
            KnownMethod(call);
        var fact = new ListenerFact(
            member.Key, Name(fields, "process", "processes", "process"), tcp, unix, named, Choice(fields, "from", NetworkReach.None),
            Authentication(fields), [.. calls.Select(c => c.Value)], Formats(fields), member.KeySource);
        fields.Done();
        return fact;
    }

    private Authentication Authentication(Fields fields)
    {
        var auth = fields.Text("auth", "none");
        var source = fields.SourceOf("auth");
        if (auth == "none")
            return Graph.Authentication.None;
        if (auth.StartsWith("secret:", StringComparison.Ordinal))
            return new(KnownObject(new(auth, source), "secret")["secret:".Length..], []);
        if (auth.StartsWith("principal:", StringComparison.Ordinal))
        {
            var names = auth["principal:".Length..].Split(',', StringSplitOptions.TrimEntries);
            foreach (var name in names)
                Known("principals", name, source, "principal");
            return new(null, [.. names.Where(principals.ContainsKey).Select(n => principals[n].Uid)]);
        }
        return Error(source, $"'{auth}' is no authentication; use none, secret:NAME or principal:NAME,NAME", Graph.Authentication.None);
    }

    private ProcessFact Process(JsonMember member)
    {
        var fields = Open(member, "process");
        var jail = fields.OptionalText("jail");
        if (jail is not null)
            Known("jails", jail, fields.SourceOf("jail"), "jail");
        var parent = fields.OptionalText("spawnedBy");
        if (parent is not null)
            Known("processes", parent, fields.SourceOf("spawnedBy"), "process");
        var program = fields.OptionalText("program");
        if (program is not null)
            Known("files", program, fields.SourceOf("program"), "file");
        var secrets = fields.Texts("secrets");
        foreach (var secret in secrets)
            Known("secrets", secret.Value, secret.Source, "secret");
        var grants = fields.Texts("grants");
        foreach (var grant in grants.Where(g => !Capability.IsKnown(g.Value)))
            errors.Add(new(grant.Source, $"'{grant.Value}' is no capability{NearestName.Hint(grant.Value, Capability.All)}"));
        foreach (var route in fields.Texts("routes").Where(r => !r.Value.StartsWith('/')))
            errors.Add(new(route.Source, $"the route '{route.Value}' does not start with '/'"));

        var fact = new ProcessFact(
            member.Key, fields.OptionalText("project"), fields.OptionalText("assembly"), program,
            Name(fields, "principal", "principals", "principal"), parent, jail,
            Absolute(fields, "workingDirectory", fields.Text("workingDirectory", "/")),
            fields.Flag("noNewPrivileges", false), fields.Flag("dumpable", true), fields.Flag("network", true),
            fields.Has("boundingSet") ? Privileges(fields, "boundingSet") : ["ALL"],
            [.. fields.Texts("denies").Select(d => d.Value)], [.. fields.Items("holds").Select(Held)],
            [.. secrets.Select(s => s.Value)], Formats(fields), [.. grants.Select(g => g.Value)],
            fields.OptionalWhole("replicas", 1, 1_000_000) ?? 1, member.KeySource);
        if (fact.Project is not null && fact.Assembly is not null)
            errors.Add(new(member.KeySource, $"process '{member.Key}' names both a project and an assembly; keep one"));
        fields.Done();
        return fact;
    }

    private HeldDescriptor Held(JsonValue value)
    {
        var fields = new Fields(value, "a held descriptor", errors);
        var held = new HeldDescriptor(
            KnownObject(new(fields.Text("object"), fields.SourceOf("object")), "file", "listener", "channel"),
            Choice(fields, "mode", "r", "r", "w", "rw", "a"), value.Source);
        fields.Done();
        return held;
    }

    private IReadOnlyList<string> Formats(Fields fields)
    {
        var formats = fields.Texts("parses");
        foreach (var format in formats.Where(f => !Exposure.Formats.ContainsKey(f.Value)))
            errors.Add(new(format.Source, $"'{format.Value}' is no format{NearestName.Hint(format.Value, Exposure.Formats.Keys)}"));
        return [.. formats.Select(f => f.Value)];
    }

    private IReadOnlyList<string> Privileges(Fields fields, string key)
    {
        var names = fields.Texts(key);
        foreach (var name in names.Where(n => n.Value != "ALL" && !LinuxCapability.Names.Contains(n.Value)))
            errors.Add(new(name.Source, $"'{name.Value}' is no Linux capability{NearestName.Hint(name.Value, LinuxCapability.Names.Append("ALL"))}"));
        return [.. names.Select(n => n.Value)];
    }

    private int Owner(Fields fields, string key, Func<PrincipalFact, int> id)
    {
        var name = fields.Text(key, "root");
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        if (principals.TryGetValue(name, out var principal))
            return id(principal);
        return name == "root" ? 0 : Error(fields.SourceOf(key), $"there is no principal '{name}'{NearestName.Hint(name, principals.Keys)}", 0);
    }

    private int Mode(Fields fields)
    {
        var mode = fields.Text("mode", "0755");
        return mode.Length is 3 or 4 && mode.All(c => c is >= '0' and <= '7')
            ? Convert.ToInt32(mode, 8)
            : Error(fields.SourceOf("mode"), $"'{mode}' is no mode; write it in octal, such as \"0640\"", 0);
    }

    private T Choice<T>(Fields fields, string key, T absent) where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(n => n.ToLowerInvariant()).ToArray();
        return Enum.Parse<T>(Choice(fields, key, absent.ToString().ToLowerInvariant(), names), ignoreCase: true);
    }

    private string Choice(Fields fields, string key, string absent, params string[] choices)
    {
        var value = fields.Text(key, absent);
        return choices.Contains(value) ? value : Error(fields.SourceOf(key), $"'{value}' is no {key}{NearestName.Hint(value, choices)}", absent);
    }

    private string Name(Fields fields, string key, string section, string kind)
    {
        var name = fields.Text(key);
        if (fields.Has(key))
            Known(section, name, fields.SourceOf(key), kind);
        return name;
    }

    private void Known(string section, string name, Source source, string kind)
    {
        if (!declared[section].ContainsKey(name))
            errors.Add(new(source, $"there is no {kind} '{name}'{NearestName.Hint(name, declared[section].Keys)}"));
    }

    private string KnownMethod(JsonText method)
    {
        var names = declared["rpc"].Values.SelectMany(i => MethodNames(i).Select(m => i.Key + "." + m)).ToArray();
        if (!names.Contains(method.Value))
            errors.Add(new(method.Source, $"there is no method '{method.Value}'{NearestName.Hint(method.Value, names)}"));
        return method.Value;
    }

    private static IEnumerable<string> MethodNames(JsonMember contract) =>
        contract.Value is JsonMap map && map.Members.FirstOrDefault(m => m.Key == "methods")?.Value is JsonMap methods ? methods.Members.Select(m => m.Key) : [];

    // An object is named kind:name; a table as table:database.table.
    private string KnownObject(JsonText named, params string[] kinds)
    {
        var colon = named.Value.IndexOf(':');
        var kind = colon < 0 ? "" : named.Value[..colon];
        var name = named.Value[(colon + 1)..];
        if (!kinds.Contains(kind))
            errors.Add(new(named.Source, $"'{named.Value}' names no object; write {string.Join(" or ", kinds.Select(k => k + ":NAME"))}"));
        else if (kind != "table")
            Known(kind + "s", name, named.Source, kind);
        else if (Tables() is var tables && !tables.Contains(name))
            errors.Add(new(named.Source, $"there is no table '{name}'{NearestName.Hint(name, tables)}"));
        return named.Value;
    }

    private string[] Tables() => [.. from database in declared["databases"].Values
                                     where database.Value is JsonMap
                                     from member in ((JsonMap)database.Value).Members
                                     where member.Key == "tables" && member.Value is JsonMap
                                     from table in ((JsonMap)member.Value).Members
                                     select database.Key + "." + table.Key];

    private string Absolute(Fields fields, string key, string value) => value.StartsWith('/')
        ? value
        : Error(fields.SourceOf(key), $"'{value}' is not an absolute path", "/");

    private Fields Open(JsonMember member, string kind) => new(member.Value, $"{kind} '{member.Key}'", errors);

    private T Error<T>(Source source, string message, T instead)
    {
        errors.Add(new(source, message));
        return instead;
    }
}
