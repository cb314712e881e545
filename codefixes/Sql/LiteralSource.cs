namespace Polp.CodeFixes;

/// <summary>Maps each character of a literal to the source that writes it, so that some can be taken out and the rest stays as it was written.</summary>
internal static class LiteralSource
{
    /// <summary>The source of each character, or null when it cannot be told for certain.</summary>
    /// <param name="source">What stands between the delimiters.</param>
    /// <param name="value">What it means.</param>
    /// <param name="opening">The opening delimiter, with the indentation of a raw literal.</param>
    public static string[]? Units(string source, string value, string opening)
    {
        var isRaw = opening.Contains("\"\"\"");
        var isVerbatim = opening.Contains('@');
        var isInterpolated = opening.Contains('$') && !isRaw;
        var indentation = isRaw && opening.LastIndexOf('\n') is var line and >= 0 ? opening.Substring(line + 1) : "";
        var units = new List<string>(value.Length);
        for (var at = 0; at < source.Length; at += units[units.Count - 1].Length)
        {
            var next = at + 1 < source.Length ? source[at + 1] : '\0';
            var length = source[at] switch
            {
                '\n' when indentation.Length > 0 && string.CompareOrdinal(source, at + 1, indentation, 0, indentation.Length) == 0 => 1 + indentation.Length,
                '{' or '}' when isInterpolated && next == source[at] => 2,
                '"' when isVerbatim && next == '"' => 2,
                '\\' when !isRaw && !isVerbatim => Escape(source, at, next),
                _ => 1,
            };
            if (at + length > source.Length || units.Count == value.Length || length == 1 && source[at] != value[units.Count])
                return null;
            units.Add(source.Substring(at, length));
        }
        return units.Count == value.Length ? units.ToArray() : null;
    }

    private static int Escape(string source, int at, char kind)
    {
        if (kind is 'u' or 'U')
            return kind == 'u' ? 6 : 10;
        var length = 2;
        while (kind == 'x' && length < 6 && at + length < source.Length && Uri.IsHexDigit(source[at + length]))
            length++;
        return length;
    }
}
