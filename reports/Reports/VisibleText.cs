using System.Globalization;
using System.Text;

namespace Polp.Reports;

/// <summary>Shows what would otherwise hide or reorder text: control, format and bidirectional characters become <c>\u{202E}</c>.</summary>
public static class VisibleText
{
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;

        var shown = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i) && !IsHidden(CharUnicodeInfo.GetUnicodeCategory(text, i)))
                shown.Append(text, i++, 2);
            else if (char.IsSurrogatePair(text, i))
                Append(shown, char.ConvertToUtf32(text, i++));
            else if (char.IsSurrogate(text[i]) || IsHidden(char.GetUnicodeCategory(text[i])))
                Append(shown, text[i]);
            else
                shown.Append(text[i]);
        }

        return shown.ToString();
    }

    /// <summary>At most <paramref name="length"/> characters, the last an ellipsis when something was left out.</summary>
    public static string Shortened(string text, int length)
    {
        var shown = Of(text);
        if (shown.Length <= length)
            return shown;
        var end = char.IsHighSurrogate(shown[length - 2]) ? length - 2 : length - 1;
        return shown[..end] + "…";
    }

    private static bool IsHidden(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static void Append(StringBuilder shown, int codePoint) =>
        shown.Append(@"\u{").Append(codePoint.ToString("X", CultureInfo.InvariantCulture)).Append('}');
}
