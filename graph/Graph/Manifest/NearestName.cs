namespace Polp.Graph;

/// <summary>The valid name that a misspelt one most likely meant.</summary>
internal static class NearestName
{
    /// <summary>"; did you mean 'x'?" when something is near, else the choices when there are few, else nothing.</summary>
    public static string Hint(string name, IEnumerable<string> valid)
    {
        var choices = valid.Order(StringComparer.Ordinal).ToArray();
        if (Misspelling.Nearest(name, choices) is { } nearest)
            return $"; did you mean '{nearest}'?";
        return choices.Length is > 0 and <= 12 ? $"; use one of {string.Join(", ", choices)}" : "";
    }
}
