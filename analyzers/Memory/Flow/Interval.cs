using System.Numerics;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>A closed range of mathematical integers.</summary>
internal readonly record struct Interval(BigInteger Min, BigInteger Max)
{
    /// <summary>What <c>Length</c> of an array, a span or a string can be.</summary>
    public static readonly Interval Length = new(0, int.MaxValue);

    public bool Contains(Interval other) => Min <= other.Min && other.Max <= Max;

    /// <summary>The values of an integer type, or null for other types. Native integers are taken as 64 bits wide.</summary>
    public static Interval? Of(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { EnumUnderlyingType: { } underlying } => Of(underlying),
        { SpecialType: SpecialType.System_SByte } => Signed(8),
        { SpecialType: SpecialType.System_Byte } => Unsigned(8),
        { SpecialType: SpecialType.System_Int16 } => Signed(16),
        { SpecialType: SpecialType.System_UInt16 or SpecialType.System_Char } => Unsigned(16),
        { SpecialType: SpecialType.System_Int32 } => Signed(32),
        { SpecialType: SpecialType.System_UInt32 } => Unsigned(32),
        { SpecialType: SpecialType.System_Int64 or SpecialType.System_IntPtr } => Signed(64),
        { SpecialType: SpecialType.System_UInt64 or SpecialType.System_UIntPtr } => Unsigned(64),
        _ => null,
    };

    /// <summary>The size in bytes that the language fixes for a type, or null.</summary>
    public static int? SizeOf(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => 1,
        { SpecialType: SpecialType.System_Single } => 4,
        { SpecialType: SpecialType.System_Double } => 8,
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => null,
        _ => Of(type) is { } range ? (int)(BigInteger.Log(range.Max - range.Min + 1, 2) + 0.5) / 8 : null,
    };

    private static Interval Signed(int bits) => new(-BigInteger.Pow(2, bits - 1), BigInteger.Pow(2, bits - 1) - 1);

    private static Interval Unsigned(int bits) => new(0, BigInteger.Pow(2, bits) - 1);
}
