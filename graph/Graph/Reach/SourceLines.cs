using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Polp.Graph;

/// <summary>Counts source lines with code: distinct lines of each document that a sequence point starts on (Portable PDB format).</summary>
internal static class SourceLines
{
    /// <summary>Thousand lines of all assemblies that come with symbols, null when the program itself comes without; and what could not be read.</summary>
    public static (double? Thousands, IReadOnlyList<string> Unreadable) Thousands(Application application)
    {
        var lines = 0L;
        var unreadable = new List<string>();
        var entryHasSymbols = false;
        foreach (var module in application.Modules)
        {
            try
            {
                using var symbols = Symbols(module);
                if (symbols is null)
                    continue;
                lines += Count(symbols.GetMetadataReader());
                entryHasSymbols |= module == application.Entry;
            }
            catch (Exception e) when (AssemblyModule.IsDamage(e) || e is InvalidDataException)
            {
                unreadable.Add($"the symbols of '{module.Name}' are damaged, so its lines are not counted; build it again");
            }
        }
        return (entryHasSymbols ? lines / 1000.0 : null, unreadable);
    }

    private static MetadataReaderProvider? Symbols(AssemblyModule module)
    {
        if (module.Image.Symbols is { IsEmpty: false } beside)
            return IsPortable(beside.Span) ? MetadataReaderProvider.FromPortablePdbImage(ImmutableArray.Create(beside.Span)) : null;
        foreach (var entry in module.Pe.ReadDebugDirectory())
        {
            if (entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb)
                return module.Pe.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        }
        return null;
    }

    // The older Windows format starts with its own name; it is not damaged, only not read.
    private static bool IsPortable(ReadOnlySpan<byte> image) => !image.StartsWith("Microsoft C/C++"u8);

    private static int Count(MetadataReader metadata)
    {
        var lines = new HashSet<(DocumentHandle, int)>();
        foreach (var handle in metadata.MethodDebugInformation)
        {
            foreach (var point in metadata.GetMethodDebugInformation(handle).GetSequencePoints())
            {
                if (!point.IsHidden)
                    lines.Add((point.Document, point.StartLine));
            }
        }
        return lines.Count;
    }
}
