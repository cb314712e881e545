using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Polp.Graph;

/// <summary>Counts source lines with code: distinct lines of each document that a sequence point starts on (Portable PDB format).</summary>
internal static class SourceLines
{
    /// <summary>The lines of one assembly; null when it comes without symbols.</summary>
    public static long? Of(AssemblyModule module)
    {
        using var symbols = Symbols(module);
        return symbols is null ? null : Count(symbols.GetMetadataReader());
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
