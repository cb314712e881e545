using System.Globalization;
using System.Text;

namespace Polp.Analyzers;

/// <summary>Splits a composite format string, as <c>string.Format</c> reads it, into literal text and argument numbers.</summary>
internal static class CompositeFormat
{
    public static IEnumerable<(string? Literal, int Index)> Parts(string format)
    {
        var literal = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            var c = format[i];
            if (c is '{' or '}' && i + 1 < format.Length && format[i + 1] == c)
            {
                literal.Append(c);
                i++;
            }
            else if (c == '{' && format.IndexOf('}', i) is var end and > 0 && Index(format.Substring(i + 1, end - i - 1)) is { } index)
            {
                if (literal.Length > 0)
                    yield return (literal.ToString(), 0);
                literal.Clear();
                yield return (null, index);
                i = end;
            }
            else
            {
                literal.Append(c);
            }
        }
        if (literal.Length > 0)
            yield return (literal.ToString(), 0);
    }

    private static int? Index(string hole)
    {
        var end = hole.IndexOfAny([',', ':']);
        return int.TryParse(end < 0 ? hole : hole.Substring(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}
