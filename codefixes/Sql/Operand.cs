using Polp.Analyzers;
using static Polp.CodeFixes.SqlCharacters;

namespace Polp.CodeFixes;

/// <summary>Whether a parameter means the same as the text in its place. The rule asks only whether a parameter is possible.</summary>
internal static class Operand
{
    public static bool IsReplaceable(SqlHole hole, string text, SqlProvider provider) => hole switch
    {
        { End: < 0 } => false,
        { Position: HolePosition.Quoted } => IsPlainLiteral(hole, text) && (provider.TakesText || IsComparedWithText(hole, text)),
        { Position: HolePosition.Value } => provider.TakesText && IsCompared(hole, text) || RowCount.Is(hole, text) && (provider.HasTop || !RowCount.IsTop(hole, text)),
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
    private static bool IsComparedWithText(SqlHole hole, string text) => WordBefore(text, hole.Start) is "LIKE" or "ILIKE"
        || At(text, hole.Start - 1) == '(' && At(text, hole.End) == ')' && WordBefore(text, hole.Start - 1) is "LOWER" or "UPPER";

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
}
