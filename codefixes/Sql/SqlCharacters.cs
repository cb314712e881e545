namespace Polp.CodeFixes;

/// <summary>What stands round a place of an SQL text.</summary>
internal static class SqlCharacters
{
    /// <summary>The word right before a place, in upper case; empty when there is none.</summary>
    public static string WordBefore(string text, int at)
    {
        var end = Before(text, at) + 1;
        var start = end;
        while (IsWord(At(text, start - 1)))
            start--;
        return text.Substring(start, end - start).ToUpperInvariant();
    }

    /// <summary>The last character before a place that is no space; -1 for none.</summary>
    public static int Before(string text, int at)
    {
        for (at--; at >= 0 && char.IsWhiteSpace(text[at]);)
            at--;
        return at;
    }

    /// <summary>The first character from a place on that is no space; a NUL at the end.</summary>
    public static char Next(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return At(text, at);
    }

    public static char At(string text, int at) => at >= 0 && at < text.Length ? text[at] : '\0';

    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '@' or '$' or '#';
}
