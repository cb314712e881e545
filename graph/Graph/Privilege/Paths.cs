namespace Polp.Graph;

/// <summary>Absolute Unix paths as text.</summary>
internal static class Paths
{
    public static bool IsBelow(string path, string root) => root == "/" || path.TrimEnd('/') == root || path.StartsWith(root + "/", StringComparison.Ordinal);

    /// <summary>The directories on the way from <paramref name="root"/> to the file, both the root and the parent included, each ending in a slash.</summary>
    public static IEnumerable<string> Way(string root, string path)
    {
        var end = path.TrimEnd('/').LastIndexOf('/') + 1;
        for (var at = root == "/" ? 1 : root.Length + 1; at <= end; at = path.IndexOf('/', at) + 1)
        {
            yield return path[..at];
            if (at == end)
                yield break;
        }
    }
}
