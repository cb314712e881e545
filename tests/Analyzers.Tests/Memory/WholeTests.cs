using System.Numerics;

namespace Polp.Analyzers.Tests.Memory;

/// <summary>The quick integer says what the slow one says, on both sides of every edge of 64 bits.</summary>
public class WholeTests
{
    private static readonly BigInteger[] Edges =
    [
        .. new[] { 0, 8, 31, 32, 33, 62, 63, 64, 65, 127 }.Select(bit => BigInteger.One << bit)
            .SelectMany(power => new[] { power, power - 1, power + 1, -power, -power - 1, -power + 1 }).Distinct(),
    ];

    private static Whole Of(BigInteger value)
    {
        Whole result = 0;
        foreach (var digit in BigInteger.Abs(value).ToByteArray(isUnsigned: true, isBigEndian: true))
            result = result * 256 + (int)digit;
        return value.Sign < 0 ? -result : result;
    }

    [Fact]
    public void Arithmetic_IsThatOfBigInteger()
    {
        foreach (var a in Edges)
        {
            Assert.Equal(a.ToString(), Of(a).ToString());
            Assert.Equal((a.Sign, a.IsZero, a.IsOne, a.Sign > 0 && a.IsPowerOfTwo), (Of(a).Sign, Of(a).IsZero, Of(a).IsOne, Of(a).IsPowerOfTwo));
            foreach (var b in Edges)
            {
                Assert.Equal((a + b).ToString(), (Of(a) + Of(b)).ToString());
                Assert.Equal((a - b).ToString(), (Of(a) - Of(b)).ToString());
                Assert.Equal((a * b).ToString(), (Of(a) * Of(b)).ToString());
                Assert.Equal((a & b).ToString(), (Of(a) & Of(b)).ToString());
                Assert.Equal(a.CompareTo(b), Of(a).CompareTo(Of(b)));
                Assert.Equal(a == b, Of(a) == Of(b) && Of(a).GetHashCode() == Of(b).GetHashCode());
                Assert.Equal(BigInteger.GreatestCommonDivisor(a, b).ToString(), Whole.GreatestCommonDivisor(Of(a), Of(b)).ToString());
                if (b.IsZero)
                    continue;
                Assert.Equal((a / b).ToString(), (Of(a) / Of(b)).ToString());
                Assert.Equal((a % b).ToString(), (Of(a) % Of(b)).ToString());
            }
        }
    }

    [Theory]
    [InlineData(7, 2, 3)]
    [InlineData(-7, 2, -4)]
    [InlineData(-8, 2, -4)]
    [InlineData(0, 5, 0)]
    public void Floor_RoundsDown(int value, int by, int floor) => Assert.Equal((Whole)floor, Whole.Floor(value, by));
}
