using System.Security;
using Polp.Graph;

namespace Polp.Cli;

/// <summary>Builds the named projects, each with a SARIF log beside its assembly, and asks the build where the assemblies are.</summary>
internal static class DotnetBuild
{
    /// <returns>Full path of each project's assembly.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> Run(
        IReadOnlyList<string> projects, string folder, string? configuration, Action<string> say, CancellationToken cancellation)
    {
        var work = Directory.CreateTempSubdirectory("polp-");
        try
        {
            say($"Building {projects.Count} {(projects.Count == 1 ? "project" : "projects")}");
            var outputs = await Build(projects, work.FullName, folder, configuration, "Build", say, cancellation);
            var unlogged = projects.Where(p => !IsLogged(outputs[p])).ToArray();
            if (unlogged.Length == 0)
                return outputs;

            // An assembly that was up to date was not compiled, so the compiler wrote no log, or none since some build without one.
            say($"Building again without a shortcut, for the compiler's log: {string.Join(", ", unlogged.Select(Path.GetFileNameWithoutExtension))}");
            await Build(unlogged, work.FullName, folder, configuration, "Rebuild", say, cancellation);
            return outputs;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    // The compiler writes the log after the assembly, whose time a copy keeps.
    private static bool IsLogged(string assembly) =>
        Path.ChangeExtension(assembly, ".sarif") is var log && File.Exists(log) && File.GetLastWriteTimeUtc(log) >= File.GetLastWriteTimeUtc(assembly);

    private static async Task<IReadOnlyDictionary<string, string>> Build(
        IReadOnlyList<string> projects, string work, string folder, string? configuration, string target, Action<string> say, CancellationToken cancellation)
    {
        var (traversal, log, list) = (Path.Combine(work, "all.proj"), Path.Combine(work, "log.targets"), Path.Combine(work, "outputs.txt"));
        File.WriteAllText(log, LogTargets);
        // A build compares its outputs with every file it imports; an old one makes nothing out of date.
        File.SetLastWriteTimeUtc(log, DateTime.UnixEpoch);
        File.WriteAllText(traversal, Traversal(projects, log, list, configuration, target));

        var run = await DotnetProcess.Run(
            ["build", traversal, "--nologo", "-tl:off", "-v:m", "-clp:NoSummary", "-nodeReuse:false"], folder, line => Progress(line, say), cancellation);
        if (run.ExitCode != 0)
            throw new InputException(BuildErrors.Of(run, folder, projects));

        var outputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(list))
        {
            if (line.Split('|') is [var project, var assembly])
                outputs[project] = assembly;
        }

        foreach (var silent in projects.Where(p => !outputs.ContainsKey(p)).ToArray())
            outputs[silent] = await NewestFramework(silent, folder, configuration, say, cancellation);
        return outputs;
    }

    /// <summary>A project for several frameworks builds each and names none; its newest .NET is the one that is read.</summary>
    private static async Task<string> NewestFramework(string project, string folder, string? configuration, Action<string> say, CancellationToken cancellation)
    {
        var frameworks = (await Property("TargetFrameworks")).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var newest = frameworks.MaxBy(name => name.StartsWith("net", StringComparison.Ordinal) && Version.TryParse(name[3..].Split('-')[0], out var version) ? version : new Version());
        if (newest is null || await Property("TargetPath", $"-p:TargetFramework={newest}") is not { Length: > 0 } assembly)
            throw InputFile.Error(project, "was built but names no assembly; the manifest must name a C# project that builds one");
        say($"{Path.GetFileNameWithoutExtension(project)} builds for {string.Join(" and ", frameworks)}; reading {newest}");
        return assembly;

        async Task<string> Property(string name, params string[] properties)
        {
            string[] chosen = configuration is null ? properties : [.. properties, $"-p:Configuration={configuration}"];
            var run = await DotnetProcess.Run(["msbuild", project, "--nologo", $"-getProperty:{name}", .. chosen], folder, _ => { }, cancellation);
            return run.ExitCode == 0 ? run.Lines.LastOrDefault(line => line.Trim().Length > 0)?.Trim() ?? "" : "";
        }
    }

    // "  Okd -> /somewhere/Okd.dll" is how a build says that a project is done.
    private static void Progress(string line, Action<string> say)
    {
        if (line.IndexOf(" -> ", StringComparison.Ordinal) is var arrow and > 0)
            say("Built " + line[..arrow].Trim());
    }

    private static string Traversal(IReadOnlyList<string> projects, string log, string list, string? configuration, string target)
    {
        var properties = $"CustomAfterMicrosoftCommonTargets={Xml(log)}" + (configuration is null ? "" : $";Configuration={Xml(configuration)}");
        return $"""
            <Project DefaultTargets="Build">
              <ItemGroup>
            {string.Join('\n', projects.Select(p => $"    <Program Include=\"{Xml(p)}\" />"))}
              </ItemGroup>
              <Target Name="Restore">
                <MSBuild Projects="@(Program)" Targets="Restore" Properties="{properties}" />
              </Target>
              <Target Name="Build">
                <MSBuild Projects="@(Program)" Targets="{target}" Properties="{properties}" BuildInParallel="true">
                  <Output TaskParameter="TargetOutputs" ItemName="Built" />
                </MSBuild>
                <WriteLinesToFile File="{Xml(list)}" Lines="@(Built->'%(MSBuildSourceProjectFile)|%(FullPath)')" Overwrite="true" />
              </Target>
            </Project>
            """;
    }

    // The log beside the assembly, with whatever analyzers the project has, wherever its own log may go.
    // Findings stay warnings, even those that an .editorconfig makes errors: who has some needs the report most where they fail the build.
    private const string LogTargets = """
        <Project>
          <PropertyGroup>
            <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
            <WarningsAsErrors />
            <WarningsNotAsErrors>$(WarningsNotAsErrors);$(PolpRules)</WarningsNotAsErrors>
          </PropertyGroup>
          <PropertyGroup Condition="'$(Language)' == 'C#' and '$(OutDir)' != ''">
            <ErrorLog>$(OutDir)$(AssemblyName).sarif,version=2.1</ErrorLog>
          </PropertyGroup>
        </Project>
        """;

    private static string Xml(string text) => SecurityElement.Escape(text.Replace("%", "%25", StringComparison.Ordinal).Replace(";", "%3B", StringComparison.Ordinal));
}
