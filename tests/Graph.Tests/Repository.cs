using System.Runtime.CompilerServices;

namespace Polp.Graph.Tests;

/// <summary>Files of the repository that tests read as they are.</summary>
internal static class Repository
{
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root(), path));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
