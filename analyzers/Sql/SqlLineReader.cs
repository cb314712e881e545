using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Polp.Analyzers;

/// <summary>Reads a table: kind, id, parameter or phrase, style, separated by tabs; <c>#</c> starts a comment, on a line of its own or as a last field.</summary>
internal static class SqlLineReader
{
    private const string Kinds = "sink, quoter, safe or source";

    private const string Foreign = "foreign";

    /// <summary>Each line, or what is wrong with it.</summary>
    public static IEnumerable<(SqlLine? Line, string Written, string? Error, Location Where)> Read(SourceText text, string? path)
    {
        foreach (var line in text.Lines)
        {
            var written = line.ToString();
            var fields = written.Split('\t').Select(f => f.Trim()).TakeWhile(f => f.Length == 0 || f[0] != '#').ToArray();
            if (fields.All(f => f.Length == 0))
                continue;
            var where = path is null ? Location.None : Location.Create(path, line.Span, text.Lines.GetLinePositionSpan(line.Span));
            var (read, error) = Line(fields, where);
            yield return (read, fields.ElementAtOrDefault(1) is { Length: > 0 } id ? id : fields[0], error, where);
        }
    }

    private static (SqlLine?, string?) Line(string[] fields, Location where)
    {
        if (!Enum.TryParse<SqlLineKind>(fields[0], ignoreCase: true, out var kind) || char.IsDigit(fields[0][0]))
            return (null, $"has no known kind; write {Kinds}, then the other fields, separated by tabs");
        var id = fields.ElementAtOrDefault(1) ?? "";
        var list = id.IndexOf('(');
        var name = list < 0 ? id : id.Substring(0, list);
        if (name.Length < 3 || name[1] != ':' || "TMPF".IndexOf(name[0]) < 0 || (name[0] == 'T' ? list >= 0 : name.LastIndexOf('.') < 3))
            return (null, "is no documentation-comment id; write T:, M:, P: or F: and the full name");
        var text = fields.ElementAtOrDefault(2) is { } given and not "-" ? given : "";
        var style = SqlStyle.Other;
        if (kind == SqlLineKind.Sink && fields.ElementAtOrDefault(3) is { Length: > 0 } written && !SqlStyles.ByName.TryGetValue(written, out style))
            return (null, $"has the unknown style '{written}'; write one of {string.Join(", ", SqlStyles.ByName.Keys)}");
        if (kind == SqlLineKind.Sink && id[0] is 'M' or 'T' && text.Length == 0)
            return (null, "names no parameter; write the name of the one that becomes SQL text");
        if (kind == SqlLineKind.Source && text.Length == 0)
            return (null, "has no words; write what the text is, such as 'an HTTP request'");
        var isForeign = kind == SqlLineKind.Source && fields.ElementAtOrDefault(3) is { Length: > 0 };
        if (isForeign && fields[3] != Foreign)
            return (null, $"ends in '{fields[3]}'; write '{Foreign}' where not even a whole statement may come from there, else nothing");
        return (new(kind, id, text, style, where) { IsForeign = isForeign }, null);
    }
}
