using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json;
using Polp.Graph;

namespace Polp.Cli;

/// <summary>The installed shared frameworks; each assembly is read once, and only when it is asked for.</summary>
internal sealed class SharedFrameworks
{
    private const string Base = "Microsoft.NETCore.App";

    private readonly ConcurrentDictionary<string, AssemblyImage?> images = new(StringComparer.Ordinal);

    /// <summary>Where dotnet is installed: DOTNET_ROOT, or the home of the runtime that runs this.</summary>
    public static string Root { get; } =
        Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root && Directory.Exists(Path.Combine(root, "shared"))
            ? root
            : Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());

    public AssemblyImage? Image(string path, string name) => images.GetOrAdd(
        path, file => File.Exists(file) ? new(name, InputFile.Bytes(file, "install the .NET runtime again")) : null);

    /// <summary>Simple name to bytes over the frameworks that a program names in its <c>.runtimeconfig.json</c>.</summary>
    public Func<string, AssemblyImage?> For(string entry, List<string> unknowns)
    {
        var folders = Named(Path.ChangeExtension(entry, ".runtimeconfig.json")).Select(f => Folder(f.Name, f.Version, entry, unknowns)).Distinct().ToArray();
        return name => folders
            .Select(folder => Image(Path.Combine(folder, name + ".dll"), $"{Path.GetFileName(Path.GetDirectoryName(folder))}/{Path.GetFileName(folder)}/{name}.dll"))
            .FirstOrDefault(image => image is not null);
    }

    /// <summary>Simple name to bytes over every framework that is installed, and which versions these are; what a library runs on is for the program to say.</summary>
    public (Func<string, AssemblyImage?> Find, string Versions) Installed()
    {
        var shared = Path.Combine(Root, "shared");
        var folders = (Directory.Exists(shared) ? Directory.EnumerateDirectories(shared) : [])
            .OrderByDescending(framework => Path.GetFileName(framework) == Base).ThenBy(framework => framework, StringComparer.Ordinal)
            .Select(framework => Directory.EnumerateDirectories(framework).Select(folder => (Folder: folder, Version: TryParse(Path.GetFileName(folder))))
                .Where(f => f.Version is not null).OrderBy(f => f.Version!.Major == Environment.Version.Major).ThenBy(f => f.Version).LastOrDefault().Folder)
            .OfType<string>().ToArray();
        return (
            name => folders.Select(folder => Image(Path.Combine(folder, name + ".dll"), name + ".dll")).FirstOrDefault(image => image is not null),
            string.Join(';', folders.Select(folder => Path.GetFileName(Path.GetDirectoryName(folder)) + "/" + Path.GetFileName(folder))));
    }

    private static IEnumerable<(string Name, Version Version)> Named(string file)
    {
        if (!File.Exists(file))
            return [(Base, Environment.Version)];
        try
        {
            using var document = JsonDocument.Parse(InputFile.Bytes(file, "build the project again"));
            var options = document.RootElement.GetProperty("runtimeOptions");
            JsonElement[] frameworks = options.TryGetProperty("framework", out var one) ? [one]
                : options.TryGetProperty("frameworks", out var many) ? [.. many.EnumerateArray()] : [];
            var named = frameworks.Select(f => (f.GetProperty("name").GetString()!, Parse(f.GetProperty("version").GetString()!))).ToList();
            // The base framework comes last: a framework above it may bring a newer copy of an assembly.
            if (named.Count > 0 && !named.Exists(f => f.Item1 == Base))
                named.Add((Base, named[0].Item2));
            return named.OrderBy(f => f.Item1 == Base);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw InputFile.Error(file, $"is not a runtime configuration ({e.Message.TrimEnd('.')}); build the project again");
        }
    }

    /// <summary>The newest patch of the version named, else the next higher version; as the host would choose, but for majors.</summary>
    private static string Folder(string name, Version wanted, string entry, List<string> unknowns)
    {
        var parent = Path.Combine(Root, "shared", name);
        var installed = (Directory.Exists(parent) ? Directory.EnumerateDirectories(parent) : [])
            .Select(folder => (Folder: folder, Version: TryParse(Path.GetFileName(folder)))).Where(f => f.Version is not null).OrderBy(f => f.Version).ToArray();
        var fitting = installed.Where(f => f.Version!.Major == wanted.Major && f.Version >= wanted).ToArray();
        var chosen = fitting.Length > 0 ? fitting.Last(f => f.Version!.Minor == fitting[0].Version!.Minor)
            : installed.FirstOrDefault(f => f.Version >= wanted);
        if (chosen.Folder is null)
        {
            throw InputFile.Error(
                entry, $"needs the framework {name} {wanted}, which is not in {parent}" +
                $"{(installed.Length == 0 ? "" : $" (there is {string.Join(", ", installed.Select(f => f.Version))})")}; install it, or set DOTNET_ROOT to where it is");
        }

        if (chosen.Version!.Major != wanted.Major)
            unknowns.Add($"{Path.GetFileName(entry)} runs on {name} {wanted.ToString(2)}, which is not installed here; it was read against {chosen.Version.ToString(2)}");
        return chosen.Folder;
    }

    private static Version Parse(string version) => TryParse(version) ?? throw new FormatException($"'{version}' is no version");

    private static Version? TryParse(string version) => Version.TryParse(version.Split('-')[0], out var parsed) ? parsed : null;
}
