namespace Polp.Graph.Tests;

/// <summary>Manifests that cannot be used. Where an error must be reported, the text is marked <c>{|so|}</c>; the marks are taken out before it is read.</summary>
internal static class Broken
{
    public const string File = "site/privileges.json";

    /// <summary>A system with one of everything, into whose sections entries are put.</summary>
    private static readonly (string Section, string Entries)[] Whole =
    [
        ("principals", """ "app": { "uid": 1000, "gid": 1000 } """),
        ("jails", """ "run": { "root": "/srv/run" } """),
        ("files", """ "/srv/site.db": {}, "/srv/site.sock": {} """),
        ("secrets", """ "token": {} """),
        ("databases", """ "site": { "file": "/srv/site.db", "tables": { "orders": {} } } """),
        ("rpc", """ "data": { "server": "store", "methods": { "insert": {}, "list": {} } } """),
        ("channels", """ "link": { "ends": ["shop", "store"], "calls": { "shop": ["data.insert"] } } """),
        ("listeners", """ "http": { "process": "shop", "tcp": 80 } """),
        ("processes", """ "shop": { "principal": "app" }, "store": { "principal": "app" } """),
    ];

    /// <summary>The manifest has exactly these errors, in this order, at the marks.</summary>
    public static void Manifest(string marked, params string[] messages)
    {
        var errors = Errors(marked, out var places);
        Assert.Equal(places.Zip(messages, (place, message) => new InputError(place, message)), errors);
        Assert.Equal(messages.Length, places.Count);
    }

    /// <summary>An otherwise whole manifest with these entries added to a section has exactly these errors.</summary>
    public static void Entries(string section, string marked, params string[] messages) => Manifest(With(section, marked), messages);

    public static string With(string section, string entries) => $$"""
        {
          "version": 1,
          "system": "site",
          {{string.Join(",\n  ", Whole.Select(s => $"\"{s.Section}\": {{ {(s.Section == section ? entries + "," : "")}{s.Entries} }}"))}}
        }
        """;

    public static IReadOnlyList<InputError> Errors(string marked, out IReadOnlyList<Source> places)
    {
        var text = Unmarked(marked, out places);
        return Assert.Throws<InputException>(() => ManifestReader.Read(File, text)).Errors;
    }

    public static string Unmarked(string marked, out IReadOnlyList<Source> places)
    {
        var found = new List<Source>();
        var text = marked.Replace("|}", "");
        for (var at = text.IndexOf("{|", StringComparison.Ordinal); at >= 0; at = text.IndexOf("{|", StringComparison.Ordinal))
        {
            var before = text[..at];
            found.Add(new(File, before.Count(c => c == '\n') + 1, at - before.LastIndexOf('\n')));
            text = before + text[(at + 2)..];
        }
        places = found;
        return text;
    }
}
