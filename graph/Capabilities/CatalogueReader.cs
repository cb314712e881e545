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
internal static class CatalogueReader
{
    private const string Header = "pattern\tkind\tcapability\tos\tnote";

    public static void Read(string source, string text, List<ApiRow> rows, List<CatalogueError> errors)
    {
        var number = 0;
        foreach (var line in text.Split('\n').Select(l => l.TrimEnd('\r')))
        {
            number++;
            if (line.Length == 0 || line[0] == '#' || line == Header)
                continue;
            if (Row(line.Split('\t'), source, number) is var (row, error) && row is not null)
                rows.Add(row);
            else
                errors.Add(new(source, number, error!));
        }
    }

    private static (ApiRow? Row, string? Error) Row(string[] fields, string source, int line)
    {
        if (fields.Length is < 3 or > 5)
            return (null, $"expected pattern, kind, capability, os and note, separated by tabs, but found {fields.Length} fields");
        if (fields[0].Length < 3 || fields[0][1] != ':' || "NTMPFE".IndexOf(fields[0][0]) < 0)
            return (null, $"'{fields[0]}' is no documentation-comment id; it starts with N:, T:, M:, P:, F: or E:");
        if (!Enum.TryParse<ApiKind>(fields[1], ignoreCase: true, out var kind))
            return (null, $"'{fields[1]}' is no kind; use AMBIENT, FORGE, AMPLIFY, USE, PURE or BROAD");

        var capabilities = fields[2].Split([','], StringSplitOptions.RemoveEmptyEntries);
        if (capabilities.FirstOrDefault(c => !Capability.IsKnown(c)) is { } unknown)
            return (null, $"'{unknown}' is no capability");
        return (new(fields[0], kind, capabilities, fields.ElementAtOrDefault(3) ?? "any", fields.ElementAtOrDefault(4) ?? "", source, line), null);
    }
}
