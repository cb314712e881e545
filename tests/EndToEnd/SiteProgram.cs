namespace Polp.EndToEnd;

/// <summary>Where the build has put the sample programs.</summary>
internal static class SiteProgram
{
    private static readonly DirectoryInfo Own = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>A file in the output folder of a project, built in the configuration of the tests.</summary>
    public static string File(string project, string name) => Path.Combine(Own.Parent!.Parent!.FullName, project, Own.Name, name);
}
