namespace Polp.Cli;

/// <summary>
/// The capability tables of a project, <c>*polp-capabilities.tsv</c>: those beside the project file, and those its build left beside the assembly,
/// which bear the assembly's name before their own. Only what is built from source is asked: a package cannot declare itself safe.
/// </summary>
internal static class OwnTables
{
    private const string Pattern = "*polp-capabilities.tsv";
    private const string Advice = "correct its name or mode";

    /// <param name="project">The project file, or null where the manifest names an assembly.</param>
    /// <param name="assembly">The entry assembly.</param>
    /// <param name="references">Simple names of the projects it refers to.</param>
    /// <param name="name">How messages name a file.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(string? project, string assembly, IReadOnlySet<string> references, Func<string, string> name)
    {
        string[] owners = [Path.GetFileNameWithoutExtension(assembly), .. references];
        var beside = Files(Path.GetDirectoryName(assembly)!).Where(file => owners.Any(owner => Path.GetFileName(file).StartsWith(owner + ".", StringComparison.Ordinal)));
        var tables = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Files(project is null ? null : Path.GetDirectoryName(project)).Concat(beside))
        {
            // The build's copy of a file that was read is the same rows once more.
            if (InputFile.Text(file, Advice) is var text && seen.Add(text))
                tables.TryAdd(name(file), text);
        }
        return [.. tables];
    }

    private static IEnumerable<string> Files(string? folder) =>
        folder is null ? [] : Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal);
}
