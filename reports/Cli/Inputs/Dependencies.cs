using System.Text.Json;
using Polp.Graph;

namespace Polp.Cli;

/// <summary>What is shipped with a program, by its <c>.deps.json</c>.</summary>
/// <param name="Application">Full paths of all managed assemblies but the entry and the runtime.</param>
/// <param name="Projects">Simple names of those built from source, which have compiler logs of their own.</param>
/// <param name="Runtime">Full paths of a self-contained program's own framework; empty when it uses a shared one.</param>
internal sealed record Dependencies(IReadOnlyList<string> Application, IReadOnlySet<string> Projects, IReadOnlyList<string> Runtime)
{
    private const string Advice = "build the project again";

    public static Dependencies Of(string entry)
    {
        var folder = Path.GetDirectoryName(entry)!;
        var file = Path.ChangeExtension(entry, ".deps.json");
        if (!File.Exists(file))
        {
            // Without a list everything beside the program counts; what is native is skipped when it is read.
            return new([.. Directory.EnumerateFiles(folder, "*.dll").Where(dll => dll != entry).Order(StringComparer.Ordinal)], new HashSet<string>(), []);
        }

        try
        {
            using var document = JsonDocument.Parse(InputFile.Bytes(file, Advice));
            return Read(document.RootElement, entry, folder);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw InputFile.Error(file, $"is not a dependency list ({e.Message.TrimEnd('.')}); {Advice}");
        }
    }

    private static Dependencies Read(JsonElement root, string entry, string folder)
    {
        var target = root.GetProperty("targets").GetProperty(root.GetProperty("runtimeTarget").GetProperty("name").GetString()!);
        var libraries = root.GetProperty("libraries");
        var (application, projects, runtime) = (new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new List<string>());
        foreach (var library in target.EnumerateObject())
        {
            var type = libraries.TryGetProperty(library.Name, out var described) ? described.GetProperty("type").GetString() : null;
            foreach (var assembly in Assemblies(library.Value, folder).Where(path => path != entry))
            {
                if (type == "runtimepack")
                {
                    runtime.Add(assembly);
                    continue;
                }

                application.Add(assembly);
                if (type == "project")
                    projects.Add(Path.GetFileNameWithoutExtension(assembly));
            }
        }

        return new([.. application], projects, runtime);
    }

    private static IEnumerable<string> Assemblies(JsonElement library, string folder)
    {
        var specific = Specific(library);
        foreach (var asset in Names(library, "runtime"))
        {
            var name = Path.GetFileName(asset);
            if (name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && !specific.ContainsKey(name))
                yield return Path.Combine(folder, name);
        }

        foreach (var asset in specific.Values)
            yield return Path.Combine(folder, asset);
    }

    /// <summary>Assemblies for this platform by file name: the nearest one wins over the general one, which is often a stub.</summary>
    private static Dictionary<string, string> Specific(JsonElement library)
    {
        var found = new Dictionary<string, (string Asset, int Rank)>(StringComparer.OrdinalIgnoreCase);
        if (library.TryGetProperty("runtimeTargets", out var assets))
        {
            foreach (var asset in assets.EnumerateObject().Where(a => a.Value.GetProperty("assetType").GetString() == "runtime"))
            {
                var (name, rank) = (Path.GetFileName(asset.Name), Array.IndexOf(RuntimeIdentifiers.Here, asset.Value.GetProperty("rid").GetString()));
                if (rank >= 0 && (!found.TryGetValue(name, out var known) || rank < known.Rank))
                    found[name] = (asset.Name, rank);
            }
        }

        return found.ToDictionary(f => f.Key, f => f.Value.Asset, StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Names(JsonElement library, string kind) =>
        library.TryGetProperty(kind, out var assets) ? assets.EnumerateObject().Select(a => a.Name) : [];
}
