namespace Polp.Analyzers;

/// <summary>A table that ships inside the assembly: tab-separated, <c>#</c> starts a comment line.</summary>
internal static class Table
{
    public static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(typeof(Table).Assembly.GetManifestResourceStream(name));
        return [.. reader.ReadToEnd().Split('\n')
            .Select(line => line.TrimEnd('\r'))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))];
    }
}
