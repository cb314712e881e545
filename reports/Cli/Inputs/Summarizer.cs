using System.Text;
using Polp.Graph;

namespace Polp.Cli;

/// <summary>Puts the summary of a project's libraries together, out of the cache where it can.</summary>
internal sealed class Summarizer(SummaryCache cache)
{
    // Another tool, another catalogue or another framework may give another summary.
    private static readonly string Tool = string.Join(
        ';', new[] { typeof(Summarizer), typeof(CodeSummary), typeof(Capabilities.Catalogue) }.Select(type => type.Module.ModuleVersionId));

    private readonly SharedFrameworks frameworks = new();

    /// <summary>How many sections had to be computed.</summary>
    public int Computed { get; private set; }

    public string Of(string list, string? rid, string reader, CancellationToken cancellation)
    {
        var (framework, versions) = frameworks.Installed();
        var (found, unreadable) = LibraryList.Read(list, rid);
        // What a framework has too is the platform's, which the catalogue knows by heart; the newer of the two is what runs.
        var libraries = found.Where(library => LibraryList.Version(framework(library.Key)) is not { } version || version < library.Value.Version).ToDictionary(StringComparer.OrdinalIgnoreCase);
        var sections = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var missing = new Dictionary<string, (Library Library, string Key)>(StringComparer.Ordinal);
        var read = new Dictionary<string, Library>(StringComparer.OrdinalIgnoreCase);
        foreach (var library in libraries.Values)
        {
            cancellation.ThrowIfCancellationRequested();
            var closure = Closure(library, libraries);
            var key = SummaryCache.Hash(string.Join('\n', [Tool, versions, reader, library.Hash, .. closure.Select(other => other.Name + " " + other.Hash)]));
            if (cache.Find(library.Name, key) is { } known)
            {
                sections[library.Name] = known;
                continue;
            }
            missing.Add(library.Image.Path, (library, key));
            foreach (var other in closure.Append(library))
                read[other.Name] = other;
        }

        Computed = missing.Count;
        if (missing.Count > 0)
        {
            AssemblyImage[] images = [.. read.Values.OrderBy(library => library.Name, StringComparer.Ordinal).Select(library => library.Image)];
            foreach (var (path, section) in CodeSummary.Of(images, missing.ContainsKey, framework, reader))
            {
                var (library, key) = missing[path];
                sections[library.Name] = section;
                cache.Keep(library.Name, key, section);
            }
        }
        cache.Prune();
        var text = new StringBuilder(CodeSummary.Header).Append('\n');
        foreach (var section in sections.Values.Concat(unreadable.Order(StringComparer.Ordinal)))
            text.Append(section);
        return text.ToString();
    }

    private static List<Library> Closure(Library library, Dictionary<string, Library> libraries)
    {
        var closure = new SortedDictionary<string, Library>(StringComparer.Ordinal);
        var open = new Stack<Library>([library]);
        while (open.TryPop(out var next))
        {
            foreach (var name in next.References)
            {
                if (libraries.TryGetValue(name, out var other) && other != library && closure.TryAdd(other.Name, other))
                    open.Push(other);
            }
        }
        return [.. closure.Values];
    }
}
