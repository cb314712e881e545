namespace Polp.Graph;

/// <summary>An assembly's bytes as the caller read them; the graph itself touches no file.</summary>
/// <param name="Path">How messages name it.</param>
/// <param name="Image">The whole portable executable.</param>
/// <param name="Symbols">Its portable PDB, or null.</param>
public sealed record AssemblyImage(string Path, ReadOnlyMemory<byte> Image, ReadOnlyMemory<byte>? Symbols = null);

/// <summary>All that was found of one process: the program it runs and everything shipped beside it.</summary>
/// <param name="Process">The name in the manifest.</param>
/// <param name="Entry">The assembly with the entry point.</param>
/// <param name="Application">Every other assembly of the application, packages included, the shared frameworks not.</param>
/// <param name="Framework">Simple name of a shared-framework assembly to its bytes, asked for only when needed; null when there is none.</param>
/// <param name="Findings">The findings of the SARIF logs that lie beside the assemblies.</param>
public sealed record ProcessCode(
    string Process,
    AssemblyImage Entry,
    IReadOnlyList<AssemblyImage> Application,
    Func<string, AssemblyImage?> Framework,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>The project's own capability tables by file name, in the format of the catalogue; they decide where they are as specific.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tables { get; init; } = [];
}
