using System.CommandLine;
using Polp.Capabilities;
using Polp.Graph;

namespace Polp.Cli;

/// <summary><c>polp init</c>: the first manifest of a system, its grants being what each program reaches.</summary>
internal static class InitCommand
{
    private const string Manifest = "privileges.json";

    public static Command New()
    {
        var folder = new Argument<string>("FOLDER")
        {
            Description = "The folder that gets privileges.json; the programs in and below it become its processes.",
            DefaultValueFactory = _ => ".",
            Arity = ArgumentArity.ZeroOrOne,
        };
        folder.Validators.Add(given => Work.RefuseNoPath(given, "init"));
        var noBuild = new Option<bool>("--no-build") { Description = "Do not build; read the newest output of the last build." };
        var configuration = new Option<string?>("--configuration", "-c") { Description = "The configuration to build or read, such as Release.", HelpName = "NAME" };
        var command = new Command("init", "Write the first privileges.json of a folder: its programs, each granted what its code reaches today.") { folder, noBuild, configuration };
        command.SetAction((parsed, cancellation) => Work.Run(
            terminal => Run(Path.TrimEndingDirectorySeparator(Path.GetFullPath(parsed.GetRequiredValue(folder))), !parsed.GetValue(noBuild), parsed.GetValue(configuration), terminal, cancellation), cancellation));
        return command;
    }

    private static async Task<int> Run(string folder, bool build, string? configuration, Terminal terminal, CancellationToken cancellation)
    {
        terminal.Folder = folder;
        if (!Directory.Exists(folder))
            throw InputFile.Error(folder, "is no folder; name the one that holds the programs");
        var target = Path.Combine(folder, Manifest);
        if (Path.Exists(target))
            throw InputFile.Error(target, "is there already and is left as it is; polp report shows what it grants too much or too little");

        var programs = Programs.In(folder);
        if (programs.Count == 0)
            throw InputFile.Error(folder, "holds no C# project that builds a program; name the folder above the programs");
        var found = await terminal.Working(say => Read(programs, folder, build, configuration, say, cancellation));
        cancellation.ThrowIfCancellationRequested();
        try
        {
            OutputFile.Write(target, FirstManifest.Of(Path.GetFileName(folder) is { Length: > 0 } system ? system : "system", found), overwrite: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputFile.Error(target, $"cannot be written ({e.Message.TrimEnd('.')}); name a folder that this user may write to");
        }
        foreach (var line in FirstManifest.ToCheck(found, Terminal.Shown(target)))
            terminal.Line(line);
        return ExitCode.Success;
    }

    private static async Task<IReadOnlyList<FirstProcess>> Read(
        IReadOnlyList<string> programs, string folder, bool build, string? configuration, Action<string> say, CancellationToken cancellation)
    {
        var built = build ? await DotnetBuild.Run(programs, folder, configuration, say, cancellation) : null;
        using var reader = new ProgramReader(folder, cancellation);
        var session = new CodeReachSession();
        var found = new List<FirstProcess>();
        foreach (var project in programs)
        {
            cancellation.ThrowIfCancellationRequested();
            var name = Path.GetFileNameWithoutExtension(project);
            say($"Reading {name}");
            var output = new ProgramOutput(name, built?[project] ?? BuildOutput.Newest(project, configuration), project);
            var reach = session.Of(reader.Read(output, withFindings: false), Grants.None);
            found.Add(new(name, Path.GetRelativePath(folder, project).Replace('\\', '/'), reach));
        }
        return found;
    }
}
