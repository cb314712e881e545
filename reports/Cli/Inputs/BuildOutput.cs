using System.Xml;
using System.Xml.Linq;
using Polp.Graph;

namespace Polp.Cli;

/// <summary>Finds what a build left behind, where the SDK puts it: <c>bin</c> beside the project, or <c>artifacts/bin</c> in a folder above.</summary>
internal static class BuildOutput
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    /// <summary>Folders below an output that hold other things than the program that runs.</summary>
    private static readonly string[] Aside = ["ref", "refint", "publish"];

    public static string Newest(string project, string? configuration)
    {
        var file = AssemblyName(project) + ".dll";
        var folder = Path.GetDirectoryName(project)!;
        string[] places = [Path.Combine(folder, "bin"), .. Artifacts(folder, Path.GetFileNameWithoutExtension(project))];
        var newest = places.Where(Directory.Exists)
            .SelectMany(place => Directory.EnumerateFiles(place, file, Everywhere).Where(found => Fits(Path.GetRelativePath(place, found), configuration)))
            .OrderByDescending(File.GetLastWriteTimeUtc).ThenBy(found => found, StringComparer.Ordinal)
            .FirstOrDefault();
        return newest ?? throw InputFile.Error(
            project,
            $"no {file}{(configuration is null ? "" : $" of configuration {configuration}")} was found in {string.Join(" or ", places.Select(p => Terminal.Shown(p)))}; build the project first, or leave out --no-build");
    }

    private static IEnumerable<string> Artifacts(string folder, string project)
    {
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            var place = Path.Combine(above, "artifacts", "bin", project);
            if (Directory.Exists(place))
                yield return place;
        }
    }

    // Configurations name a folder, alone (Release) or before a framework (release_net10.0).
    private static bool Fits(string relative, string? configuration)
    {
        var folders = relative.Split(Path.DirectorySeparatorChar)[..^1];
        return !folders.Any(Aside.Contains) &&
            (configuration is null || folders.Any(f => f.Split('_')[0].Equals(configuration, StringComparison.OrdinalIgnoreCase)));
    }

    private static string AssemblyName(string project)
    {
        try
        {
            var literal = XDocument.Parse(InputFile.Text(project, "correct the path in the manifest"))
                .Descendants().LastOrDefault(e => e.Name.LocalName == "AssemblyName")?.Value.Trim();
            return literal is { Length: > 0 } && !literal.Contains('$') ? literal : Path.GetFileNameWithoutExtension(project);
        }
        catch (XmlException e)
        {
            throw new InputException(new Source(project, e.LineNumber, e.LinePosition), "is not a project file: " + e.Message);
        }
    }
}
