using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>Functions of the operating system that copy or fill memory, known by the name and the shape under which a program imports them.</summary>
internal static class NativeCopy
{
    private static readonly MemoryOperation Copy = new("copy", 0, 1, 2, "bytes", ThrowsOnNegative: false, CapacityCheck: null, ChecksDestination: false, ChecksSource: false);
    private static readonly MemoryOperation Fill = Copy with { Kind = "fill", Source = null };
    private static readonly MemoryOperation Clear = Fill with { Size = 1 };
    private static readonly MemoryOperation UpToZero = Copy with { Size = null, IsUpToZero = true };

    // It stops reading at a zero, and fills up what is left.
    private static readonly MemoryOperation Padded = Copy with { Source = null };

    /// <summary>By name, which of its arguments are what.</summary>
    private static readonly Dictionary<string, MemoryOperation> Functions = new(StringComparer.Ordinal)
    {
        ["memcpy"] = Copy, ["memmove"] = Copy, ["RtlMoveMemory"] = Copy, ["RtlCopyMemory"] = Copy, ["CopyMemory"] = Copy, ["MoveMemory"] = Copy,
        ["strcpy"] = UpToZero, ["strcat"] = UpToZero, ["stpcpy"] = UpToZero, ["lstrcpyA"] = UpToZero, ["lstrcatA"] = UpToZero, ["strncpy"] = Padded,
        ["memset"] = Fill, ["RtlFillMemory"] = Fill with { Size = 1 }, ["RtlZeroMemory"] = Clear, ["ZeroMemory"] = Clear,
    };

    private static readonly int[] Hashes = [.. Functions.Keys.Select(Mentions.Hash)];

    /// <summary>Null for a method that is none of these.</summary>
    public static MemoryOperation? Of(IMethodSymbol method) =>
        method is { IsStatic: true, DeclaringSyntaxReferences.Length: > 0 } and ({ IsExtern: true } or { IsPartialDefinition: true }) && Import(method) is { } import && Functions.TryGetValue(import, out var operation)
        && method.Parameters.Length == (operation == Clear || operation.IsUpToZero ? 2 : 3) && (operation.Size is not { } at || method.Parameters[at] is { RefKind: RefKind.None, Type: var size } && Interval.Of(size) is not null)
            ? operation : null;

    /// <summary>The names under which a file imports them.</summary>
    public static IEnumerable<string> NamesIn(SyntaxTree tree) => !Hashes.Any(Mentions.In(tree).Has) ? [] : tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        .Where(method => method.AttributeLists.Count > 0 && method.DescendantTokens().Any(token => Functions.ContainsKey(token.ValueText)))
        .Select(method => method.Identifier.ValueText);

    private static string? Import(IMethodSymbol method) =>
        method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name is "DllImportAttribute" or "LibraryImportAttribute") is { } import
            ? import.NamedArguments.FirstOrDefault(argument => argument.Key == "EntryPoint").Value.Value as string ?? method.Name : null;
}
