using Polp.Capabilities;
using Polp.Graph;

namespace Polp.Cli;

/// <summary>The whole road: manifest, build, assemblies and logs, reach, assessment. The only place that calls the graph.</summary>
internal static class Analysis
{
    /// <param name="withFindings">False where only the reach is wanted, so that no compiler log need be there.</param>
    public static async Task<Assessment> Run(
        AnalysisRequest request, Terminal terminal, Action<string> say, CancellationToken cancellation, bool withFindings = true)
    {
        var manifestFile = ManifestFile.Locate(request.Path);
        terminal.Folder = manifestFile.Folder;
        var manifest = ManifestReader.Read(manifestFile.Name, manifestFile.Text);

        var outputs = await ProgramOutputs.Of(manifest, manifestFile.Folder, request, say, cancellation);
        using var reader = new ProgramReader(manifestFile.Folder, cancellation);
        var session = new CodeReachSession();
        var code = new List<ProcessCode>();
        var reach = new Dictionary<string, Reach>(StringComparer.Ordinal);
        foreach (var output in outputs)
        {
            cancellation.ThrowIfCancellationRequested();
            say($"Reading {output.Process}");
            code.Add(reader.Read(output, withFindings));
            reach[output.Process] = session.Of(code[^1], Grants.Parse(string.Join(';', manifest.Processes[output.Process].Grants)));
        }

        var assessment = Assessor.Assess(manifest, code, reach);
        return assessment with { Unknowns = [.. assessment.Unknowns.Concat(reader.Unknowns).Distinct().Order(StringComparer.Ordinal)] };
    }
}
