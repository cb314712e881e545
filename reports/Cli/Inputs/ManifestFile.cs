using Polp.Graph;

namespace Polp.Cli;

/// <summary>The manifest that PATH names: <c>Name</c> is relative to <c>Folder</c>, so that no output depends on where the tree lies.</summary>
internal sealed record ManifestFile(string Folder, string Name, string Text)
{
    private const string Standard = "privileges.json";

    private const string Advice = "name the manifest or the folder that holds it";

    public static ManifestFile Locate(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            full = InFolder(full);
        return new(Path.GetDirectoryName(full)!, Path.GetFileName(full), InputFile.Text(full, Advice));
    }

    private static string InFolder(string folder)
    {
        string[] found;
        try
        {
            found = [.. Directory.EnumerateFiles(folder, "*" + Standard).Where(IsManifest).Order(StringComparer.Ordinal)];
        }
        catch (UnauthorizedAccessException)
        {
            throw InputFile.Error(folder, $"may not be listed by this user; {Advice}");
        }

        return found switch
        {
            [var one] => one,
            [] => throw InputFile.Error(folder, $"holds no {Standard}{Below(folder)}; {Advice}"),
            _ => throw InputFile.Error(folder, $"holds several manifests ({string.Join(", ", found.Select(Path.GetFileName))}); name the one that is meant"),
        };
    }

    /// <summary>True for <c>privileges.json</c> and <c>anything.privileges.json</c>.</summary>
    public static bool IsManifest(string file) =>
        Path.GetFileName(file) is var name && (name == Standard || name.EndsWith('.' + Standard, StringComparison.Ordinal));

    private static string Below(string folder)
    {
        var search = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true };
        var found = Directory.EnumerateFiles(folder, "*" + Standard, search).Where(IsManifest)
            .Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal).Take(4).ToArray();
        return found.Length == 0 ? "" : $" (there is {string.Join(", ", found)})";
    }
}
