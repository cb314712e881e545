namespace Polp.Capabilities;

/// <summary>Finds what a misspelt name was meant to be: optimal string alignment, so that two letters in the wrong order are one mistake.</summary>
public static class Misspelling
{
    /// <summary>The valid name with the fewest mistakes, the ordinally first among equals, or null when none has few: a third of its letters, at least one.</summary>
    public static string? Nearest(string written, IEnumerable<string> valid)
    {
        var (name, mistakes) = valid.OrderBy(v => v, StringComparer.Ordinal).Select(v => (v, Mistakes(written, v))).OrderBy(c => c.Item2).FirstOrDefault();
        return name is not null && mistakes <= Math.Max(1, written.Length / 3) ? name : null;
    }

    // Three rows of the table at a time: a swap looks back two.
    private static int Mistakes(string from, string to)
    {
        var (before, above, row) = (new int[to.Length + 1], Enumerable.Range(0, to.Length + 1).ToArray(), new int[to.Length + 1]);
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, above, row) = (above, row, before);
        }
        return above[to.Length];
    }
}
