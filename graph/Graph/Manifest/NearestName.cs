namespace Polp.Graph;

/// <summary>The valid name that a misspelt one most likely meant.</summary>
internal static class NearestName
{
    /// <summary>"; did you mean 'x'?" when something is near, else the choices when there are few, else nothing.</summary>
    public static string Hint(string name, IEnumerable<string> valid)
    {
        var choices = valid.Order(StringComparer.Ordinal).ToArray();
        var nearest = choices.Select(c => (Name: c, Distance: Distance(name, c))).OrderBy(c => c.Distance).FirstOrDefault();
        if (nearest.Name is not null && nearest.Distance <= Math.Max(1, name.Length / 3))
            return $"; did you mean '{nearest.Name}'?";
        return choices.Length is > 0 and <= 12 ? $"; use one of {string.Join(", ", choices)}" : "";
    }

    // Levenshtein distance over two rows.
    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        var current = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            (previous, current) = (current, previous);
        }
        return previous[b.Length];
    }
}
