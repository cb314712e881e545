using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using Polp.Capabilities;

namespace Polp.Graph.Tests;

/// <summary>The published JSON Schema and the reader say the same about shapes.</summary>
public sealed class SchemaTests
{
    private static readonly string Text = new StreamReader(typeof(ManifestReader).Assembly.GetManifestResourceStream("privileges.schema.json")!).ReadToEnd();
    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(Text).GetAwaiter().GetResult();
    private static readonly JsonObject Definitions = JsonNode.Parse(Text)!["definitions"]!.AsObject();

    public static TheoryData<string, string, string> Objects => new()
    {
        { "principal", "principals", """ "x": { OBJECT } """ },
        { "jail", "jails", """ "x": { OBJECT } """ },
        { "file", "files", """ "/x": { OBJECT } """ },
        { "secret", "secrets", """ "x": { OBJECT } """ },
        { "database", "databases", """ "x": { OBJECT } """ },
        { "table", "databases", """ "x": { "tables": { "t": { OBJECT } } } """ },
        { "interface", "rpc", """ "x": { OBJECT } """ },
        { "methodEffects", "rpc", """ "x": { "server": "shop", "methods": { "m": { OBJECT } } } """ },
        { "forwardedCall", "rpc", """ "x": { "server": "shop", "methods": { "m": { "calls": [{ OBJECT }] } } } """ },
        { "channel", "channels", """ "x": { OBJECT } """ },
        { "listener", "listeners", """ "x": { OBJECT } """ },
        { "process", "processes", """ "x": { OBJECT } """ },
        { "descriptor", "processes", """ "x": { "principal": "app", "holds": [{ OBJECT }] } """ },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void EveryKind_HasTheSameKeysInBoth(string kind, string section, string entry)
    {
        var keys = Definitions[kind]!["properties"]!.AsObject().Select(p => p.Key).ToArray();
        var required = Definitions[kind]!["required"]?.AsArray().Select(r => (string)r!).ToArray() ?? [];

        // null is wrong for every key, so the reader says which of the schema's keys it does not know.
        var all = Errors(section, entry, string.Join(", ", keys.Select(k => $"\"{k}\": null")));
        Assert.DoesNotContain(all, e => e.Contains("has no key"));
        Assert.All(keys, key => Assert.Contains(all, e => e.StartsWith($"'{key}' of ", StringComparison.Ordinal)));

        // Asked about a key far from all others, the reader lists up to twelve that it knows.
        var hint = Errors(section, entry, "\"0123456789abcdef\": 1").Single(e => e.Contains("has no key"));
        if (keys.Length <= 12)
            Assert.EndsWith("; use one of " + string.Join(", ", keys.Order(StringComparer.Ordinal)), hint);

        var missing = required.Length == 0 ? [] : Errors(section, entry, "");
        Assert.Equal(required.Length, missing.Count(e => e.Contains("needs the key") || e.Contains("needs two different processes")));
    }

    [Fact]
    public void Process_HasAsManyKeysAsTheReaderKnows()
    {
        // Too many to be listed by one hint: each of the schema's is misspelt, and the reader must know it to correct it.
        foreach (var key in Definitions["process"]!["properties"]!.AsObject().Select(p => p.Key))
            Assert.Contains(Errors("processes", """ "x": { OBJECT } """, $"\"{key}x\": 1"), e => e.EndsWith($"; did you mean '{key}'?", StringComparison.Ordinal));
        Assert.Equal(
            typeof(ProcessFact).GetProperties().Select(p => p.Name).Except(["Name", "Source", "EqualityContract"])
                .Select(n => n switch { "NoNewPrivileges" => "noNewPrivileges", "DeniedSystemCalls" => "denies", _ => char.ToLowerInvariant(n[0]) + n[1..] })
                .Append("routes").Order(StringComparer.Ordinal),
            Definitions["process"]!["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TopLevel_HasTheSameSections()
    {
        var keys = JsonNode.Parse(Text)!["properties"]!.AsObject().Select(p => p.Key).ToArray();
        foreach (var key in keys.Except(["$schema", "version", "system"]))
            Assert.Contains(Broken.Errors($$"""{ "version": 1, "system": "s", "{{key}}": 1 }""", out _), e => e.Message == $"'{key}' of the manifest must be an object of named entries, not 1");
        var known = Assert.Single(Broken.Errors("""{ "0123456789abcdef": 1, "version": 1, "system": "s", "processes": { "p": 1 } }""", out _), e => e.Message.Contains("has no key"));
        Assert.EndsWith("; use one of " + string.Join(", ", keys.Order(StringComparer.Ordinal)), known.Message);
    }

    [Fact]
    public void Choices_AreTheSameInBoth()
    {
        Assert.Equal(LinuxCapability.Names.Append("ALL").Order(StringComparer.Ordinal), Choices(Definitions["linuxCapability"]!));
        Assert.Equal(Capability.All, Choices(Definitions["capability"]!));
        Assert.Equal(Exposure.Formats.Keys.Order(StringComparer.Ordinal), Choices(Definitions["formats"]!["items"]!));
        Assert.Equal(Enum.GetNames<FileClass>().Select(n => n.ToLowerInvariant()).Order(StringComparer.Ordinal), Choices(Definitions["file"]!["properties"]!["class"]!));
        Assert.Equal(Enum.GetNames<NetworkReach>().Select(n => n.ToLowerInvariant()).Order(StringComparer.Ordinal), Choices(Definitions["listener"]!["properties"]!["from"]!));
        Assert.All(SystemCall.Names, name => Assert.Matches((string)Definitions["process"]!["properties"]!["denies"]!["items"]!["pattern"]!, name));
    }

    [Theory]
    [InlineData("samples/okws/privileges.json")]
    [InlineData("samples/monolith/privileges.json")]
    public void Samples_AreValidInBoth(string path)
    {
        var text = Repository.Read(path);
        ManifestReader.Read(path, text);
        Assert.Empty(Schema.Validate(JToken.Parse(text)));
    }

    [Fact]
    public void SystemWithOneOfEverything_IsValidInBoth()
    {
        ManifestReader.Read(Broken.File, Broken.With("", ""));
        Assert.Empty(Schema.Validate(JToken.Parse(Broken.With("", ""))));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ShapeThatTheReaderRejects_TheSchemaRejectsToo(string section, string entry)
    {
        var text = Broken.With(section, entry);
        Assert.Throws<InputException>(() => ManifestReader.Read(Broken.File, text));
        Assert.NotEmpty(Schema.Validate(JToken.Parse(text)));
    }

    /// <summary>Every shape that the other tests call wrong: types, keys, ranges, choices and patterns, but no names.</summary>
    public static TheoryData<string, string> Shapes()
    {
        var data = new TheoryData<string, string>();
        foreach (var test in new[] { nameof(ShapeTests.UnknownKey_IsAnErrorWithTheNearestName), nameof(ShapeTests.MissingKey_IsOneErrorAtTheObject), nameof(ShapeTests.WrongType_IsOneErrorAtTheValue) })
            Add(typeof(ShapeTests), test);
        foreach (var test in new[] { nameof(ValueTests.NumberOutOfRange_IsAnError), nameof(ValueTests.RelativePath_IsAnError), nameof(ValueTests.WordThatIsNoChoice_IsAnErrorWithTheNearest) })
            Add(typeof(ValueTests), test);
        foreach (var mode in new[] { "rw-r--r--", "64", "00640", "0648", "" })
            data.Add("files", $$""" "/x": { "mode": "{{mode}}" } """);
        foreach (var id in new[] { "-1", "0.5", "2147483648", "1e99" })
            data.Add("principals", $$""" "x": { "uid": {{id}}, "gid": 1 } """);
        foreach (var path in new[] { "/srv/run/..", "/srv/./run", "/srv//run", "//" })
            data.Add("jails", $$""" "x": { "root": "{{path}}" } """);
        foreach (var address in new[] { "", """ , "tcp": 1, "abstract": "x" """, """ , "tcp": 1, "unix": "/srv/site.sock" """ })
            data.Add("listeners", $$""" "x": { "process": "shop"{{address}} } """);
        foreach (var ends in new[] { """["shop"]""", """["shop", "shop"]""", """["shop", "store", "shop"]""", "[]" })
            data.Add("channels", $$""" "x": { "ends": {{ends}} } """);
        data.Add("processes", """ "x": { "principal": "app", "project": "X.csproj", "assembly": "X.dll" } """);
        data.Add("secrets", """ "": {} """);
        return data;

        void Add(Type tests, string test)
        {
            foreach (var row in tests.GetMethod(test)!.GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>().SelectMany(a => a.GetData(null!)))
            {
                // A system call is checked by name, of which the schema has no list.
                if (!row.Contains("'ptrase' is no Linux system call; did you mean 'ptrace'?"))
                    data.Add((string)row[0], Broken.Unmarked((string)row[1], out _));
            }
        }
    }

    private static string[] Choices(JsonNode schema) => [.. schema["enum"]!.AsArray().Select(c => (string)c!).Order(StringComparer.Ordinal)];

    private static string[] Errors(string section, string entry, string members) =>
        [.. Broken.Errors(Broken.With(section, entry.Replace("OBJECT", members)), out _).Select(e => e.Message)];
}
