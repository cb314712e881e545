using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Polp.Graph;

namespace Polp.Cli;

/// <summary>A library that a project brings along.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="Image">Its bytes.</param>
/// <param name="References">The simple names of what it refers to.</param>
/// <param name="Hash">Of its content: the id of its version is what its maker wrote there.</param>
internal sealed record Library(string Name, Version Version, AssemblyImage Image, IReadOnlyList<string> References, string Hash);

/// <summary>The libraries of a list: one path a line, and where it is for one platform only, a tab and the platform's identifier.</summary>
internal static class LibraryList
{
    private const string Advice = "build the project again";

    /// <returns>The libraries by name, one of each, and the sections of those that cannot be read.</returns>
    public static (IReadOnlyDictionary<string, Library> Libraries, IReadOnlyList<string> Unreadable) Read(string list, string? rid)
    {
        var libraries = new SortedDictionary<string, Library>(StringComparer.OrdinalIgnoreCase);
        var unreadable = new List<string>();
        foreach (var path in Fitting(InputFile.Text(list, Advice), rid is { Length: > 0 } ? RuntimeIdentifiers.Chain(rid) : RuntimeIdentifiers.Here))
        {
            try
            {
                if (Open(path) is { } library && (!libraries.TryGetValue(library.Name, out var other) || other.Version < library.Version))
                    libraries[library.Name] = library;
            }
            catch (InputException e)
            {
                unreadable.Add(CodeSummary.Unreadable(Path.GetFileNameWithoutExtension(path), e.Errors[0].Message));
            }
            catch (Exception e) when (e is BadImageFormatException or ArgumentException or InvalidOperationException or OverflowException or IndexOutOfRangeException)
            {
                unreadable.Add(CodeSummary.Unreadable(Path.GetFileNameWithoutExtension(path), "is no whole .NET assembly"));
            }
        }
        return (libraries, unreadable);
    }

    /// <summary>Null for no assembly.</summary>
    public static Version? Version(AssemblyImage? image)
    {
        if (image is null)
            return null;
        using var pe = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(image.Image.ToArray()));
        return pe.HasMetadata && pe.GetMetadataReader() is { IsAssembly: true } metadata ? metadata.GetAssemblyDefinition().Version : null;
    }

    // Of assets for several platforms the nearest counts, and it wins over the general one, which is often a stub.
    private static IEnumerable<string> Fitting(string list, string[] platforms)
    {
        var general = new List<string>();
        var specific = new Dictionary<string, (string Path, int Rank)>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in list.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0))
        {
            var fields = line.Split('\t');
            var name = Path.GetFileName(fields[0]);
            if (!name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".resources.dll", StringComparison.OrdinalIgnoreCase))
                continue;
            if (fields is not [_, { Length: > 0 } platform, ..])
                general.Add(fields[0]);
            else if (Array.IndexOf(platforms, platform) is >= 0 and var rank && (!specific.TryGetValue(name, out var known) || rank < known.Rank))
                specific[name] = (fields[0], rank);
        }
        return general.Where(path => !specific.ContainsKey(Path.GetFileName(path))).Concat(specific.Values.Select(s => s.Path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private static Library? Open(string path)
    {
        var bytes = InputFile.Bytes(path, Advice);
        using var pe = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(bytes));
        if (!pe.HasMetadata)
            return null;
        var metadata = pe.GetMetadataReader();
        if (!metadata.IsAssembly)
            throw new BadImageFormatException();
        var definition = metadata.GetAssemblyDefinition();
        return new(
            metadata.GetString(definition.Name), definition.Version, new(path, bytes),
            [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))],
            Convert.ToHexString(SHA256.HashData(bytes)));
    }
}
