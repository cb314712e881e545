using Polp.Graph;

namespace Polp.Cli;

/// <summary>What one process runs.</summary>
/// <param name="Assembly">Full path of its entry assembly.</param>
/// <param name="Project">Full path of the project that builds it, or null.</param>
internal sealed record ProgramOutput(string Process, string Assembly, string? Project);

/// <summary>Which assembly each process runs: built now, left by the last build, or named in the manifest.</summary>
internal static class ProgramOutputs
{
    /// <returns>In the manifest's order; a process without project and assembly is left out.</returns>
    public static async Task<IReadOnlyList<ProgramOutput>> Of(
        Manifest manifest, string folder, AnalysisRequest request, Action<string> say, CancellationToken cancellation)
    {
        var projects = Projects(manifest, folder);
        var built = request.Build && projects.Count > 0
            ? await DotnetBuild.Run([.. projects.Values.Distinct(StringComparer.Ordinal)], folder, request.Configuration, say, cancellation)
            : null;
        return
        [
            .. from process in manifest.Processes.Values
               orderby process.Name
               let assembly = process.Assembly is { } named ? Path.GetFullPath(named, folder)
                   : !projects.TryGetValue(process.Name, out var project) ? null
                   : built is null ? BuildOutput.Newest(project, request.Configuration)
                   : built[project]
               where assembly is not null
               select new ProgramOutput(process.Name, assembly, projects.GetValueOrDefault(process.Name)),
        ];
    }

    private static Dictionary<string, string> Projects(Manifest manifest, string folder)
    {
        var projects = new Dictionary<string, string>(StringComparer.Ordinal);
        var errors = new List<InputError>();
        foreach (var process in manifest.Processes.Values.Where(p => p is { Assembly: null, Project: not null }))
        {
            var project = Path.GetFullPath(process.Project!, folder);
            if (File.Exists(project))
                projects[process.Name] = project;
            else
                errors.Add(new(process.Source, $"the project '{process.Project}' of process '{process.Name}' does not exist; correct the path, which is relative to the manifest"));
        }

        return errors.Count == 0 ? projects : throw new InputException(errors);
    }
}
