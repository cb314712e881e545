using System.Runtime.InteropServices;

namespace Okld;

/// <summary>Where the programs are and where each may work: a folder for each jail, below the state folder.</summary>
internal sealed class Deployment
{
    private readonly string state;
    private readonly string binaries;
    private readonly string configuration;

    private Deployment(string state)
    {
        this.state = state;
        // The build puts every program into bin/<project>/<configuration>/.
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        configuration = own.Name;
        binaries = own.Parent?.Parent?.FullName ?? own.FullName;
    }

    /// <summary>All that a child finds in its environment: where the runtime is, and that nobody may attach to it.</summary>
    public IReadOnlyList<string> Environment { get; } =
    [
        "DOTNET_ROOT=" + Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
        "DOTNET_EnableDiagnostics=0",
    ];

    /// <summary>Makes the folders, private to the user, and copies into each what ships beside the launcher under its name.</summary>
    public static Deployment Prepare(Options options, SiteManifest manifest)
    {
        var deployment = new Deployment(Path.GetFullPath(options.State));
        try
        {
            foreach (var process in manifest.Processes)
            {
                if (!File.Exists(deployment.Program(process)))
                    throw new LaunchException($"{deployment.Program(process)} is not there. Build it: dotnet build samples/okws/Okld");
                Fill(deployment.Folder(process), Path.Combine(AppContext.BaseDirectory, process.Jail));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LaunchException($"The state folder cannot be used: {e.Message} Choose another with --state DIR.");
        }
        Console.WriteLine($"{manifest.System}: state in {deployment.state}");
        return deployment;
    }

    public string Program(SiteProcess process) => Path.Combine(binaries, process.Project, configuration, process.Project);

    public string Folder(SiteProcess process) => Path.Combine(state, process.Jail);

    private static void Fill(string folder, string shipped)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (!Directory.Exists(shipped))
            return;
        foreach (var file in Directory.EnumerateFiles(shipped))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
    }
}
