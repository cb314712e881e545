using System.Collections.Immutable;

namespace Polp.CodeFixes;

/// <summary>Splits the literal of a <c>string.Format</c> at its plain items, <c>{0}</c>; knows no alignment and no format.</summary>
internal static class FormatItems
{
    public static ImmutableArray<TextSegment>? Split(string text, string[] units, Func<int, TextSegment?> argument)
    {
        var segments = ImmutableArray.CreateBuilder<TextSegment>();
        var characters = new List<string>();
        var values = new List<char>();
        for (var at = 0; at < text.Length; at++)
        {
            var isBrace = text[at] is '{' or '}';
            if (isBrace && units[at].Length > 1)
                return null;
            if (isBrace && at + 1 < text.Length && text[at + 1] == text[at])
            {
                characters.Add(units[at] + units[++at]);
                values.Add(text[at]);
            }
            else if (isBrace)
            {
                var end = text.IndexOf('}', at);
                if (text[at] == '}' || end < 0 || !text.Substring(at + 1, end - at - 1).All(c => c is >= '0' and <= '9')
                    || !int.TryParse(text.Substring(at + 1, end - at - 1), out var index) || argument(index) is not { } segment)
                    return null;
                Flush();
                segments.Add(segment);
                at = end;
            }
            else
            {
                characters.Add(units[at]);
                values.Add(text[at]);
            }
        }
        Flush();
        return segments.ToImmutable();

        void Flush()
        {
            if (values.Count > 0)
                segments.Add(new(new string(values.ToArray()), characters.ToArray(), "", null, IsHole: false));
            characters.Clear();
            values.Clear();
        }
    }
}
