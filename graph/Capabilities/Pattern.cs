namespace Polp.Capabilities;

/// <summary>A documentation-comment id split at its stars, each of which matches anything; the longer its literal part, the more specific it is.</summary>
public sealed class Pattern(string text)
{
    private readonly string[] parts = text.Split('*');

    /// <summary>How many characters stand beside the stars.</summary>
    public int Literal => text.Length - (parts.Length - 1);

    /// <summary>True when the id is what the text says.</summary>
    public static bool Matches(string text, string id) => new Pattern(text).Matches(id);

    /// <summary>True when the type may hold members that match; for patterns with a star in the type's name.</summary>
    public bool MayHold(string type) => string.CompareOrdinal(parts[0], 2, type, 0, parts[0].Length - 2) == 0;

    public bool Matches(string id)
    {
        if (parts.Length == 1)
            return id == text;
        if (!id.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        var at = parts[0].Length;
        for (var i = 1; i < parts.Length - 1; i++)
        {
            var found = id.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + parts[i].Length;
        }
        var last = parts[parts.Length - 1];
        return id.Length - at >= last.Length && id.EndsWith(last, StringComparison.Ordinal);
    }
}
