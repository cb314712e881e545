using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Whether a parameter means the same as the text in its place. The rule asks only whether a parameter is possible.</summary>
internal static class Operand
{
    public static bool IsReplaceable(SqlHole hole, string text, SqlProvider provider) => hole switch
    {
        { End: < 0 } => false,
        { Position: HolePosition.Quoted } => IsPlainLiteral(hole, text) && (provider.TakesText || IsComparedWithText(hole, text)),
        { Position: HolePosition.Value } => provider.TakesText && IsCompared(hole, text) || IsCount(hole, text) && (!IsTop(hole, text) || provider.HasTop),
        _ => false,
    };

    // 'x' and N'x'; other prefixes give the characters another meaning.
    private static bool IsPlainLiteral(SqlHole hole, string text)
    {
        var isPlain = text[hole.Start] == '\'' || text[hole.Start] is 'N' or 'n' && text[hole.Start + 1] == '\'';
        return isPlain && !IsWord(At(text, hole.Start - 1)) && !IsWord(At(text, hole.End)) && At(text, hole.End) != '\'';
    }

    // Bare text is a number in SQL and a parameter made from it is text: the same where a column lends its type, in a comparison or as an item of VALUES.
    private static bool IsCompared(SqlHole hole, string text)
    {
        var before = Before(text, hole.Start);
        if (Next(text, hole.End) is not ('\0' or ')' or ',' or ';') and not (>= 'A' and <= 'Z' or >= 'a' and <= 'z'))
            return false;
        if (At(text, before) is '(' or ',')
            return text.IndexOf("VALUES", StringComparison.OrdinalIgnoreCase) is var values and >= 0 && IsPlainList(text.Substring(values + 6, before - values - 5 is var length and > 0 ? length : 0));
        if (At(text, before) is not ('=' or '<' or '>'))
            return false;
        while (At(text, before) is '=' or '<' or '>' or '!')
            before--;
        var column = Before(text, before + 1);
        var start = column;
        while (IsWord(At(text, start)))
            start--;
        return At(text, column) is '"' or '`' or ']' || start < column && !char.IsDigit(text[start + 1]);
    }

    // LIKE 'x', lower('x').
    private static bool IsComparedWithText(SqlHole hole, string text) => WordBefore(hole.Start, text) is "LIKE" or "ILIKE"
        || At(text, hole.Start - 1) == '(' && At(text, hole.End) == ')' && WordBefore(hole.Start - 1, text) is "LOWER" or "UPPER";

    /// <summary>True for a number of rows: <c>LIMIT 10 OFFSET 20</c>, <c>TOP 10</c>, <c>TOP (10)</c>.</summary>
    public static bool IsCount(SqlHole hole, string text) => hole.Position == HolePosition.Value && (IsTop(hole, text)
        ? IsBare(hole, text) ? Next(text, hole.End) is '*' or '"' or '[' || IsWord(Next(text, hole.End)) && !IsPercent(hole, text) : !IsPercent(hole with { End = text.IndexOf(')', hole.End) + 1 }, text)
        : WordBefore(hole.Start, text) switch
        {
            "LIMIT" => Next(text, hole.End) is '\0' or ';' or ')' or 'O' or 'o',
            "OFFSET" => Next(text, hole.End) is '\0' or ';' or ')' or 'R' or 'r' or 'L' or 'l',
            "NEXT" or "FIRST" => Next(text, hole.End) is 'R' or 'r',
            _ => false,
        });

    /// <summary>True after TOP without the parentheses that a parameter needs there.</summary>
    public static bool IsBareTop(SqlHole hole, string text) => hole.Position == HolePosition.Value && IsTop(hole, text) && IsBare(hole, text);

    private static bool IsTop(SqlHole hole, string text) => WordBefore(hole.Start, text) == "TOP" || !IsBare(hole, text) && Next(text, hole.End) == ')' && WordBefore(Before(text, hole.Start), text) == "TOP";

    private static bool IsBare(SqlHole hole, string text) => At(text, Before(text, hole.Start)) != '(';

    private static bool IsPercent(SqlHole hole, string text) =>
        text.Substring(hole.End).TrimStart() is var rest && (rest.StartsWith("PERCENT", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("WITH", StringComparison.OrdinalIgnoreCase));

    private static string WordBefore(int at, string text)
    {
        var end = Before(text, at) + 1;
        var start = end;
        while (IsWord(At(text, start - 1)))
            start--;
        return text.Substring(start, end - start).ToUpperInvariant();
    }

    private static bool IsPlainList(string items)
    {
        var depth = 0;
        foreach (var c in items)
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > 1)
                return false;
        }
        return true;
    }

    private static int Before(string text, int at)
    {
        for (at--; at >= 0 && char.IsWhiteSpace(text[at]);)
            at--;
        return at;
    }

    private static char Next(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return At(text, at);
    }

    private static char At(string text, int at) => at >= 0 && at < text.Length ? text[at] : '\0';

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '@' or '$' or '#';
}
