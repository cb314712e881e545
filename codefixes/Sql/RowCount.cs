using Polp.Analyzers;
using static Polp.CodeFixes.SqlCharacters;

namespace Polp.CodeFixes;

/// <summary>Places where a number of rows stands: <c>LIMIT 10 OFFSET 20</c>, <c>OFFSET 20 ROWS FETCH NEXT 10 ROWS ONLY</c>, <c>TOP 10</c>, <c>TOP (10)</c>.</summary>
internal static class RowCount
{
    /// <summary>True when the hole is the whole of such a number.</summary>
    public static bool Is(SqlHole hole, string text) => hole.Position == HolePosition.Value && (IsTop(hole, text)
        ? IsWhole(hole, text)
        : WordBefore(text, hole.Start) switch
        {
            "LIMIT" => Next(text, hole.End) is '\0' or ';' or ')' or 'O' or 'o',
            "OFFSET" => Next(text, hole.End) is '\0' or ';' or ')' or 'R' or 'r' or 'L' or 'l',
            "NEXT" or "FIRST" => Next(text, hole.End) is 'R' or 'r',
            _ => false,
        });

    /// <summary>True after TOP, with or without parentheses.</summary>
    public static bool IsTop(SqlHole hole, string text) => WordBefore(text, hole.Start) == "TOP" || IsEnclosed(hole, text) && WordBefore(text, Before(text, hole.Start)) == "TOP";

    /// <summary>True after TOP without the parentheses that a parameter needs there.</summary>
    public static bool IsBareTop(SqlHole hole, string text) => hole.Position == HolePosition.Value && IsTop(hole, text) && !IsEnclosed(hole, text);

    private static bool IsEnclosed(SqlHole hole, string text) => At(text, Before(text, hole.Start)) == '(' && Next(text, hole.End) == ')';

    // A share of the rows, or a number that ties may exceed, is left alone; what follows a bare number must be a column.
    private static bool IsWhole(SqlHole hole, string text)
    {
        var end = IsEnclosed(hole, text) ? text.IndexOf(')', hole.End) + 1 : hole.End;
        var rest = text.Substring(end).TrimStart();
        return !rest.StartsWith("PERCENT", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("WITH", StringComparison.OrdinalIgnoreCase)
            && (end > hole.End || Next(text, end) is '*' or '"' or '[' || IsWord(Next(text, end)));
    }
}
