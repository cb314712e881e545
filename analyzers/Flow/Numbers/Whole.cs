using System.Numerics;

namespace Polp.Analyzers;

/// <summary>A mathematical integer. Nearly all are small, so those that fit 64 bits are kept and computed as such.</summary>
internal readonly struct Whole : IEquatable<Whole>, IComparable<Whole>
{
    private readonly long small;

    // Set only where 64 bits do not hold the value.
    private readonly object? big;

    private Whole(long value) => (small, big) = (value, null);

    private Whole(BigInteger value) => (small, big) = value >= long.MinValue && value <= long.MaxValue ? ((long)value, (object?)null) : (0, value);

    public static Whole Zero => default;
    public static Whole One => new(1L);

    public int Sign => big is null ? Math.Sign(small) : ((BigInteger)big).Sign;
    public bool IsZero => big is null && small == 0;
    public bool IsOne => big is null && small == 1;
    public bool IsPowerOfTwo => Sign > 0 && Big.IsPowerOfTwo;

    /// <summary>True when <see cref="Small"/> is the value.</summary>
    public bool IsSmall => big is null;

    public long Small => small;

    private BigInteger Big => big is null ? small : (BigInteger)big;

    public static implicit operator Whole(int value) => new((long)value);
    public static implicit operator Whole(uint value) => new((long)value);
    public static implicit operator Whole(long value) => new(value);
    public static implicit operator Whole(ulong value) => new((BigInteger)value);

    public static Whole operator +(Whole a, Whole b)
    {
        var sum = unchecked(a.small + b.small);
        return a.big is null && b.big is null && ((a.small ^ sum) & (b.small ^ sum)) >= 0 ? new(sum) : new(a.Big + b.Big);
    }

    public static Whole operator -(Whole a, Whole b)
    {
        var difference = unchecked(a.small - b.small);
        return a.big is null && b.big is null && ((a.small ^ b.small) & (a.small ^ difference)) >= 0 ? new(difference) : new(a.Big - b.Big);
    }

    public static Whole operator *(Whole a, Whole b) =>
        a.big is null && b.big is null && (IsHalf(a.small) && IsHalf(b.small) || IsUnit(a.small) && b.small != long.MinValue || IsUnit(b.small) && a.small != long.MinValue)
            ? new(unchecked(a.small * b.small)) : new(a.Big * b.Big);

    public static Whole operator -(Whole a) => Zero - a;
    public static Whole operator ++(Whole a) => a + One;
    public static Whole operator --(Whole a) => a - One;
    public static Whole operator /(Whole a, Whole b) => a.big is null && b.big is null && b.small > 0 ? new(a.small / b.small) : new(a.Big / b.Big);
    public static Whole operator %(Whole a, Whole b) => a.big is null && b.big is null && b.small > 0 ? new(a.small % b.small) : new(a.Big % b.Big);
    public static Whole operator &(Whole a, Whole b) => new(a.Big & b.Big);

    public static bool operator <(Whole a, Whole b) => a.CompareTo(b) < 0;
    public static bool operator >(Whole a, Whole b) => a.CompareTo(b) > 0;
    public static bool operator <=(Whole a, Whole b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Whole a, Whole b) => a.CompareTo(b) >= 0;
    public static bool operator ==(Whole a, Whole b) => a.Equals(b);
    public static bool operator !=(Whole a, Whole b) => !a.Equals(b);

    public static Whole Min(Whole a, Whole b) => a <= b ? a : b;
    public static Whole Max(Whole a, Whole b) => a >= b ? a : b;
    public static Whole Abs(Whole a) => a.Sign < 0 ? -a : a;
    public static Whole TwoTo(int exponent) => new(BigInteger.One << exponent);
    public static Whole GreatestCommonDivisor(Whole a, Whole b) => a.IsOne || b.IsOne ? One : new(BigInteger.GreatestCommonDivisor(a.Big, b.Big));

    /// <exception cref="OverflowException">The value is no <c>int</c>.</exception>
    public static explicit operator int(Whole value) => checked((int)value.Big);

    /// <exception cref="OverflowException">The value is no <c>long</c>.</exception>
    public static explicit operator long(Whole value) => (long)value.Big;

    public static explicit operator double(Whole value) => value.big is null ? value.small : (double)value.Big;

    /// <summary>Rounds towards minus infinity; the divisor is positive.</summary>
    public static Whole Floor(Whole a, Whole by) => (a - (a % by + by) % by) / by;

    public int CompareTo(Whole other) => big is null && other.big is null ? small.CompareTo(other.small) : Big.CompareTo(other.Big);

    public bool Equals(Whole other) => big is null && other.big is null ? small == other.small : Big == other.Big;

    public override bool Equals(object? obj) => obj is Whole other && Equals(other);

    public override int GetHashCode() => big is null ? small.GetHashCode() : Big.GetHashCode();

    public override string ToString() => Big.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsUnit(long value) => value is >= -1 and <= 1;

    private static bool IsHalf(long value) => value is >= int.MinValue and <= int.MaxValue;
}
