using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>A piece of memory in a trial, byte by byte.</summary>
/// <param name="size">In bytes; null for memory of which nothing is known, that no access is held against.</param>
internal sealed class TrialMemory(long? size)
{
    private readonly Dictionary<long, byte> bytes = [];

    public long? Size => size;

    /// <summary>True for memory that a stranger fills; what is not yet read is still open.</summary>
    public bool IsMessage { get; init; }

    /// <summary>True for memory that nothing is known about but where it is.</summary>
    public bool IsUnknown { get; set; }

    /// <summary>The parameter that is taken for the size because of its name.</summary>
    public IParameterSymbol? AssumedFrom { get; init; }

    /// <summary>Where the memory comes from.</summary>
    public SyntaxNode? Origin { get; init; }

    /// <summary>The read of the message behind what was stored last.</summary>
    public SyntaxNode? Read { get; set; }

    /// <summary>What changed the size because its type could not hold it.</summary>
    public SyntaxNode? Wrapped { get; init; }

    public bool Holds(long offset, long count) => size is not { } all || offset >= 0 && offset <= all && count <= all - offset;

    public bool TryLoad(long offset, int width, out long bits)
    {
        bits = 0;
        for (var i = width - 1; i >= 0; i--)
        {
            if (!bytes.TryGetValue(offset + i, out var value) && IsMessage)
                return false;
            bits = bits << 8 | value;
        }
        return true;
    }

    /// <summary>The bytes that are still open become those of the number.</summary>
    public void Settle(long offset, int width, long bits)
    {
        for (var i = 0; i < width; i++, bits >>= 8)
        {
            if (!bytes.ContainsKey(offset + i))
                bytes[offset + i] = unchecked((byte)bits);
        }
    }

    public void Store(long offset, int width, long bits)
    {
        for (var i = 0; i < width; i++, bits >>= 8)
            bytes[offset + i] = unchecked((byte)bits);
    }
}
