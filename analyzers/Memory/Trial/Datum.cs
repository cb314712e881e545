using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

internal enum DatumKind
{
    Unknown,
    Null,
    Number,
    Pointer,
    Sequence,
}

/// <summary>A value in a trial: a number, an address in a piece of memory, a run of elements, or unknown.</summary>
internal readonly struct Datum
{
    public DatumKind Kind { get; init; }

    /// <summary>The number, as the 64 bits that hold it; of a pointer or a sequence, the offset in bytes.</summary>
    public long Bits { get; init; }

    public TrialMemory? Memory { get; init; }

    /// <summary>Elements of a sequence.</summary>
    public long Length { get; init; }

    /// <summary>The read of the message that the value depends on.</summary>
    public SyntaxNode? Read { get; init; }

    /// <summary>The parameter that the value is, as the size of some memory.</summary>
    public IParameterSymbol? SizeOf { get; init; }

    /// <summary>True when a mask or a remainder keeps the value small.</summary>
    public bool IsReduced { get; init; }

    /// <summary>True for what the code writes out.</summary>
    public bool IsConstant { get; init; }

    /// <summary>The arithmetic or the cast that changed the value because its type could not hold it.</summary>
    public SyntaxNode? Wrapped { get; init; }

    public bool IsNumber => Kind == DatumKind.Number;

    public bool IsPointer => Kind == DatumKind.Pointer;

    public static Datum Of(long bits) => new() { Kind = DatumKind.Number, Bits = bits };

    public static Datum Of(bool value) => Of(value ? 1 : 0);

    public static Datum At(TrialMemory memory, long offset) => new() { Kind = DatumKind.Pointer, Memory = memory, Bits = offset };

    public static Datum In(TrialMemory memory, long offset, long length) => new() { Kind = DatumKind.Sequence, Memory = memory, Bits = offset, Length = length };

    /// <summary>The same value, that depends on what these depend on.</summary>
    public Datum From(in Datum a, in Datum b = default) => this with { Read = Read ?? a.Read ?? b.Read, Wrapped = Wrapped ?? a.Wrapped ?? b.Wrapped, IsReduced = IsReduced || a.IsReduced || b.IsReduced };
}
