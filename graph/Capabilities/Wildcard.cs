namespace Polp.Capabilities;

/// <summary>A pattern split at its stars; the longer its literal part, the more specific it is.</summary>
internal sealed class Wildcard(ApiRow row)
{
    private readonly string[] parts = row.Pattern.Split('*');

    public ApiRow Row => row;

    public int Literal => row.Pattern.Length - (parts.Length - 1);

    /// <summary>True when the type may hold members that match; for patterns with a star in the type's name.</summary>
    public bool MayHold(string type) => string.CompareOrdinal(parts[0], 2, type, 0, parts[0].Length - 2) == 0;

    public bool Matches(string id)
    {
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
