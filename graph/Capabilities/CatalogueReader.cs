namespace Polp.Capabilities;

/// <summary>A line of a table that could not be read.</summary>
public sealed class CatalogueError(string source, int line, string message)
{
    public string Source => source;
    public int Line => line;
    public string Message => message;
    public override string ToString() => $"{Source}({Line}): {Message}";
}

/// <summary>Reads tab-separated tables: pattern, kind, capabilities, os, note. <c>#</c> starts a comment line; the first other line is the header.</summary>
internal sealed class CatalogueReader
{
    private const string Header = "pattern\tkind\tcapability\tos\tnote";

    private readonly Dictionary<string, ApiRow> seen = new(StringComparer.Ordinal);
    private readonly List<ApiRow> rows = [];
    private readonly List<CatalogueError> errors = [];

    public IReadOnlyList<ApiRow> Rows => rows;
    public IReadOnlyList<CatalogueError> Errors => errors;

    public void Read(string source, string text)
    {
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.TrimEnd('\r');
            if (line.Length == 0 || line[0] == '#' || line == Header)
                continue;
            var (row, error) = Row(line.Split('\t'), source, number);
            error ??= row is null ? null : Repeated(row);
            if (error is not null)
                errors.Add(new(source, number, error));
            else if (row is not null)
                rows.Add(row);
        }
    }

    private string? Repeated(ApiRow row)
    {
        var key = row.Kind == ApiKind.Broad ? "BROAD " + row.Pattern : row.Pattern;
        if (seen.TryGetValue(key, out var first))
            return $"'{row.Pattern}' stands already at {first.Source}({first.Line}); delete one of the two";
        seen.Add(key, row);
        return null;
    }

    private static (ApiRow? Row, string? Error) Row(string[] fields, string source, int line)
    {
        if (fields.Length is < 3 or > 5)
            return (null, $"expected pattern, kind, capability, os and note, separated by tabs, but found {fields.Length} fields");
        if (fields[0].Length < 3 || fields[0][1] != ':' || "NTMPFE".IndexOf(fields[0][0]) < 0)
            return (null, $"'{fields[0]}' is no documentation-comment id; it starts with N:, T:, M:, P:, F: or E:");
        if (fields[0][0] == 'N' && fields[0].IndexOf('*') is var star and >= 0 && (star != fields[0].Length - 1 || fields[0][star - 1] != '.'))
            return (null, $"'{fields[0]}' names no namespace; use N:Name, or N:Name.* for a namespace and all below it");
        if (Kind(fields[1]) is not { } kind)
            return (null, $"'{fields[1]}' is no kind; use AMBIENT, FORGE, AMPLIFY, USE, PURE or BROAD");
        if (kind == ApiKind.Broad && (fields[0][0] != 'T' || fields[0].IndexOf('*') >= 0))
            return (null, "BROAD marks one type; the pattern starts with T: and holds no star");

        var capabilities = fields[2].Split([','], StringSplitOptions.RemoveEmptyEntries);
        if (capabilities.FirstOrDefault(c => !Capability.IsKnown(c)) is { } unknown)
            return (null, $"'{unknown}' is no capability" + (Capability.Nearest(unknown) is { } near ? $"; did you mean '{near}'?" : ""));
        if (kind == ApiKind.Pure != (capabilities.Length == 0))
            return (null, kind == ApiKind.Pure ? "a PURE row names no capability" : $"a {fields[1]} row names the capability it needs");
        return (new(fields[0], kind, capabilities, fields.ElementAtOrDefault(3) ?? "any", fields.ElementAtOrDefault(4) ?? "", source, line), null);
    }

    private static ApiKind? Kind(string name) => name switch
    {
        "AMBIENT" => ApiKind.Ambient,
        "AMPLIFY" => ApiKind.Amplify,
        "FORGE" => ApiKind.Forge,
        "USE" => ApiKind.Use,
        "PURE" => ApiKind.Pure,
        "BROAD" => ApiKind.Broad,
        _ => null,
    };
}
