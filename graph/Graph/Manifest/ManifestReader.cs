using System.Globalization;
using Polp.Capabilities;

namespace Polp.Graph;

/// <summary>Reads <c>privileges.json</c>. The published JSON Schema says the shapes; this also checks every name and reports all errors at once.</summary>
public sealed partial class ManifestReader
{
    private const double MaxWeight = 1_000_000;

    private readonly List<InputError> errors = [];
    private readonly Dictionary<string, Dictionary<string, JsonMember>> declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PrincipalFact> principals = new(StringComparer.Ordinal);
    private readonly string path;
    private Dictionary<string, string?>? servers;

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
        NoProcessSpawnsItself(manifest);
        return errors.Count == 0
            ? manifest
            : throw new InputException([.. errors.OrderBy(e => e.Source.Line).ThenBy(e => e.Source.Column)]);
    }

    private Dictionary<string, T> All<T>(string section, Func<JsonMember, T> read) =>
        declared[section].Values.ToDictionary(m => m.Key, read, StringComparer.Ordinal);

    private PrincipalFact Principal(JsonMember member)
    {
        var fields = Open(member, "principal");
        var groups = fields.Wholes("groups", 0, int.MaxValue);
        var fact = new PrincipalFact(
            member.Key, fields.Whole("uid", 0, int.MaxValue), fields.Whole("gid", 0, int.MaxValue), groups, Privileges(fields, "capabilities"), member.KeySource);
        fields.Done();
        return fact;
    }

    private JailFact Jail(JsonMember member)
    {
        var fields = Open(member, "jail");
        var fact = new JailFact(member.Key, Absolute(fields.Reference("root")).TrimEnd('/') is { Length: > 0 } root ? root : "/", member.KeySource);
        fields.Done();
        return fact;
    }

    private FileFact File(JsonMember member)
    {
        var fields = Open(member, "file");
        Absolute(new(member.Key, member.KeySource));
        if (member.Key.EndsWith('/') && declared["files"].ContainsKey(member.Key.TrimEnd('/')))
            errors.Add(new(member.KeySource, $"'{member.Key}' is declared as a directory and, without the slash, as a file"));
        var flags = fields.Texts("flags");
        foreach (var flag in flags.Where(f => f.Value is not ("append-only" or "immutable")))
            errors.Add(new(flag.Source, $"'{flag.Value}' is no flag{NearestName.Hint(flag.Value, ["append-only", "immutable"])}"));
        var fact = new FileFact(
            member.Key, Owner(fields, "owner", p => p.Uid), Owner(fields, "group", p => p.Gid), Mode(fields),
            Choice(fields, "class", FileClass.Data),
            flags.Any(f => f.Value == "append-only"), flags.Any(f => f.Value == "immutable"), fields.OptionalNumber("weight", MaxWeight), member.KeySource);
        fields.Done();
        return fact;
    }

    private SecretFact Secret(JsonMember member)
    {
        var fields = Open(member, "secret");
        fields.OptionalText("description");
        var file = Optional(fields, "file", "files", "file");
        fields.Done();
        return new(member.Key, member.KeySource, file);
    }

    private DatabaseFact Database(JsonMember member)
    {
        var fields = Open(member, "database");
        var file = Optional(fields, "file", "files", "file");
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
            contract + "." + member.Key, server, Effects(fields, "reads", "file", "table", "secret"), Effects(fields, "writes"), Effects(fields, "appends"), calls,
            Choice(fields, "rows", "all", "one", "all") == "one", member.KeySource);
        fields.Done();
        return fact;
    }

    private ForwardedCall ForwardedCall(JsonValue value)
    {
        if (value is JsonText text)
            return new(KnownMethod(text), true);
        var fields = new Fields(value, "a forwarded call", errors);
        var call = new ForwardedCall(KnownMethod(fields.Reference("method")), fields.Flag("returnsResult", true));
        fields.Done();
        return call;
    }

    private IReadOnlyList<string> Effects(Fields fields, string key, params string[] kinds)
    {
        var effects = fields.Texts(key);
        foreach (var effect in effects)
            KnownObject(effect, kinds is [] ? ["file", "table"] : kinds);
        return [.. effects.Select(e => e.Value)];
    }

    private ChannelFact Channel(JsonMember member)
    {
        var fields = Open(member, "channel");
        var ends = fields.Texts("ends");
        if (fields.IsListOrAbsent("ends") && (ends.Count != 2 || ends[0].Value == ends[1].Value))
            errors.Add(new(fields.SourceOf("ends"), $"channel '{member.Key}' needs two different processes in 'ends'"));
        foreach (var end in ends)
            Known("processes", end, "process");
        var names = ends.Select(e => e.Value).ToArray();
        var fact = new ChannelFact(
            member.Key, names.ElementAtOrDefault(0) ?? "", names.ElementAtOrDefault(1) ?? "",
            ByEnd(fields, "calls", names, (end, method) => ServedBy(method, names.Where(n => n != end))),
            ByEnd(fields, "passes", names, (_, passed) => KnownObject(passed, "file", "listener", "channel")),
            Authentication(fields), member.KeySource);
        fields.Done();
        return fact;
    }

    private Dictionary<string, IReadOnlyList<string>> ByEnd(Fields fields, string key, string[] ends, Action<string, JsonText> check)
    {
        var result = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var end in fields.Named(key))
        {
            if (!ends.Contains(end.Key))
            {
                errors.Add(new(end.KeySource, $"'{end.Key}' is no end of this channel{NearestName.Hint(end.Key, ends)}"));
                continue;
            }
            if (end.Value is not JsonList list || list.Items.Any(i => i is not JsonText))
            {
                var wrong = (end.Value as JsonList)?.Items.First(i => i is not JsonText) ?? end.Value;
                errors.Add(new(wrong.Source, $"'{key}' of '{end.Key}' must be a list of strings"));
                continue;
            }
            foreach (var item in list.Items.Cast<JsonText>())
                check(end.Key, item);
            result[end.Key] = [.. list.Items.Cast<JsonText>().Select(i => i.Value)];
        }
        return result;
    }

    private ListenerFact Listener(JsonMember member)
    {
        var fields = Open(member, "listener");
        var tcp = fields.OptionalWhole("tcp", 1, 65535);
        var unix = Optional(fields, "unix", "files", "file");
        var named = fields.OptionalText("abstract");
        if (((string[])["tcp", "unix", "abstract"]).Count(fields.Has) != 1)
            errors.Add(new(member.KeySource, $"listener '{member.Key}' needs exactly one of 'tcp', 'unix' and 'abstract'"));
        var process = Name(fields, "process", "processes", "process");
        var calls = fields.Texts("calls");
        foreach (var call in calls)
            ServedBy(call, [process]);
        var fact = new ListenerFact(
            member.Key, process, tcp, unix, named, Choice(fields, "from", NetworkReach.None),
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
                Known("principals", new(name, source), "principal");
            return new(null, [.. names.Where(principals.ContainsKey).Select(n => principals[n].Uid)]);
        }
        return Error(source, $"'{auth}' is no authentication; use none, secret:NAME or principal:NAME,NAME", Graph.Authentication.None);
    }

    private ProcessFact Process(JsonMember member)
    {
        var fields = Open(member, "process");
        var jail = Optional(fields, "jail", "jails", "jail");
        var parent = Optional(fields, "spawnedBy", "processes", "process");
        var program = Optional(fields, "program", "files", "file");
        var secrets = fields.Texts("secrets");
        foreach (var secret in secrets)
            Known("secrets", secret, "secret");
        var grants = fields.Texts("grants");
        foreach (var grant in grants.Where(g => !Capability.IsKnown(g.Value)))
            errors.Add(new(grant.Source, $"'{grant.Value}' is no capability{NearestName.Hint(grant.Value, Capability.All)}"));
        foreach (var route in fields.Texts("routes").Where(r => !r.Value.StartsWith('/')))
            errors.Add(new(route.Source, $"the route '{route.Value}' does not start with '/'"));

        var fact = new ProcessFact(
            member.Key, fields.OptionalText("project"), fields.OptionalText("assembly"), program,
            Name(fields, "principal", "principals", "principal"), parent, jail,
            Absolute(fields.OptionalReference("workingDirectory")),
            fields.Flag("noNewPrivileges", false), fields.Flag("dumpable", true), fields.Flag("network", true),
            Privileges(fields, "boundingSet") is var bounding && fields.Has("boundingSet") ? bounding : [LinuxCapability.All],
            SystemCalls(fields, "denies"), [.. fields.Items("holds").Select(Held)],
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
            KnownObject(fields.Reference("object"), "file", "listener", "channel"),
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

    private IReadOnlyList<string> SystemCalls(Fields fields, string key)
    {
        var names = fields.Texts(key);
        foreach (var name in names.Where(n => !SystemCall.Names.Contains(n.Value)))
            errors.Add(new(name.Source, $"'{name.Value}' is no Linux system call{NearestName.Hint(name.Value, SystemCall.Names)}"));
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

    // A path that climbs could leave a jail that it seems to lie in.
    private string Absolute(JsonText? path)
    {
        if (path is null)
            return "/";
        if (!path.Value.StartsWith('/'))
            errors.Add(new(path.Source, $"'{path.Value}' is not an absolute path; name it as the host sees it, from '/'"));
        else if (path.Value.TrimEnd('/').Split('/').Skip(1).Any(name => name is "" or "." or "..") || path.Value.EndsWith("//", StringComparison.Ordinal))
            errors.Add(new(path.Source, $"'{path.Value}' has an empty, '.' or '..' part; write the path without"));
        return path.Value;
    }

    private Fields Open(JsonMember member, string kind) => new(member.Value, $"{kind} '{member.Key}'", errors);

    private T Error<T>(Source source, string message, T instead)
    {
        errors.Add(new(source, message));
        return instead;
    }
}
