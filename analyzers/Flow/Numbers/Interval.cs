using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>A closed range of mathematical integers.</summary>
internal readonly record struct Interval(Whole Min, Whole Max)
{
    /// <summary>What <c>Length</c> of an array, a span or a string can be.</summary>
    public static readonly Interval Length = new(0, int.MaxValue);

    /// <summary>Where memory can lie; no process has more.</summary>
    public static readonly Interval Address = new(0, 1L << 60);

    /// <summary>How far a pointer can move.</summary>
    public static readonly Interval Offset = new(-(1L << 60), 1L << 60);

    /// <summary>True for a single value.</summary>
    public bool IsOne => Min == Max;

    public bool Contains(Interval other) => Min <= other.Min && other.Max <= Max;

    /// <summary>The values of an integer type, or null for other types. Native integers are taken as 64 bits wide.</summary>
    public static Interval? Of(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { EnumUnderlyingType: { } underlying } => Of(underlying),
        { SpecialType: SpecialType.System_SByte } => new((int)sbyte.MinValue, (int)sbyte.MaxValue),
        { SpecialType: SpecialType.System_Byte } => new(0, (int)byte.MaxValue),
        { SpecialType: SpecialType.System_Int16 } => new((int)short.MinValue, (int)short.MaxValue),
        { SpecialType: SpecialType.System_UInt16 or SpecialType.System_Char } => new(0, (int)ushort.MaxValue),
        { SpecialType: SpecialType.System_Int32 } => new(int.MinValue, int.MaxValue),
        { SpecialType: SpecialType.System_UInt32 } => new(0, uint.MaxValue),
        { SpecialType: SpecialType.System_Int64 or SpecialType.System_IntPtr } => new(long.MinValue, long.MaxValue),
        { SpecialType: SpecialType.System_UInt64 or SpecialType.System_UIntPtr } => new(0, ulong.MaxValue),
        _ => null,
    };

    /// <summary>The size in bytes that is the same on every platform, or null.</summary>
    public static int? SizeOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { EnumUnderlyingType: { } underlying } => SizeOf(underlying),
        { SpecialType: SpecialType.System_Boolean or SpecialType.System_SByte or SpecialType.System_Byte } => 1,
        { SpecialType: SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char } => 2,
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single } => 4,
        { SpecialType: SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double } => 8,
        _ => FieldLayout.Of(type).Size,
    };
}
