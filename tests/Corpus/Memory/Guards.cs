using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Corpus.Memory.Guards;

/// <summary>A field of a record, copied out after a check that leaves early.</summary>
public static unsafe class EarlyReturns
{
    public static int Label(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 6)
            return -1;
        int n = *(int*)(message + 2);
        if (n < 0 || n > capacity || n > length - 6)
            return -1;
        Unsafe.CopyBlock(destination, message + 6, (uint)n); // GOOD
        return n;
    }

    public static int LabelOfAnyLength(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 6)
            return -1;
        int n = *(int*)(message + 2);
        if (n < 0 || n > length - 6)
            return -1;
        Unsafe.CopyBlock(destination, message + 6, (uint)n); // BAD POLP2001
        return n;
    }

    public static int LabelBeyondTheRecord(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 6)
            return -1;
        int n = *(int*)(message + 2);
        if (n < 0 || n > capacity)
            return -1;
        Unsafe.CopyBlock(destination, message + 6, (uint)n); // BAD POLP2002
        return n;
    }

    public static void Nested(byte* message, int length, byte* destination, int capacity)
    {
        if (length >= 2)
        {
            int n = message[0] | message[1] << 8;
            if (n <= length - 2)
            {
                if (n <= capacity)
                    Unsafe.CopyBlock(destination, message + 2, (uint)n); // GOOD
            }
        }
    }

    public static bool TryTag(byte* message, int length, byte* destination, int capacity, out int written)
    {
        written = 0;
        if (length < 1)
            return false;
        int n = message[0];
        if (n > length - 1)
            return false;
        if (n > capacity)
            return false;
        Buffer.MemoryCopy(message + 1, destination, n, n); // GOOD
        written = n;
        return true;
    }

    public static bool TryTagOfAnyLength(byte* message, int length, byte* destination, int capacity, out int written)
    {
        written = 0;
        if (length < 1)
            return false;
        int n = message[0];
        if (n > length - 1)
            return false;
        Buffer.MemoryCopy(message + 1, destination, n, n); // BAD POLP2001
        written = n;
        return true;
    }

    public static int ByPattern(byte* message, int length, byte* destination)
    {
        if (length < 4 || *(int*)message is not (> 0 and <= 16) || length < 20)
            return 0;
        byte* tag = stackalloc byte[16];
        int n = *(int*)message;
        Unsafe.CopyBlock(tag, message + 4, (uint)n); // GOOD
        return tag[0];
    }

    public static int ByPatternOfALocal(byte* message, int length)
    {
        if (length < 20)
            return 0;
        byte* tag = stackalloc byte[16];
        int n = *(int*)message;
        if (n is >= 0 and <= 16)
            Unsafe.CopyBlock(tag, message + 4, (uint)n); // GOOD
        return tag[0];
    }

    public static int ByPatternFromOneSide(byte* message, int length)
    {
        if (length < 20)
            return 0;
        byte* tag = stackalloc byte[16];
        int n = *(int*)message;
        if (n is not > 16)
            Unsafe.CopyBlock(tag, message + 4, (uint)n); // BAD POLP2003
        return tag[0];
    }

    public static int BySwitch(byte* message)
    {
        byte* key = stackalloc byte[32];
        int n;
        switch (message[0])
        {
            case 1: n = 16; break;
            case 2: n = 24; break;
            case 3: n = 32; break;
            default: return 0;
        }
        Unsafe.CopyBlock(key, message + 1, (uint)n); // GOOD
        return key[n - 1];
    }

    public static int BySwitchExpression(byte* message)
    {
        byte* key = stackalloc byte[32];
        int n = message[0] switch { 1 => 16, 2 => 24, 3 => 32, var other => other };
        Unsafe.CopyBlock(key, message + 1, (uint)n); // BAD POLP2001
        return key[0];
    }
}

/// <summary>Pointers that are held against the end.</summary>
public static unsafe class Cursors
{
    public static int Distance(byte* message, byte* end, byte* destination, int capacity)
    {
        if (end - message < 4)
            return 0;
        int n = *(int*)message;
        byte* p = message + 4;
        if (n < 0 || n > end - p || n > capacity)
            return 0;
        Unsafe.CopyBlock(destination, p, (uint)n); // GOOD
        return n;
    }

    public static int DistanceFromTheStart(byte* message, byte* end, byte* destination, int capacity)
    {
        if (end - message < 4)
            return 0;
        int n = *(int*)message;
        byte* p = message + 4;
        if (n < 0 || n > end - message || n > capacity)
            return 0;
        Unsafe.CopyBlock(destination, p, (uint)n); // BAD POLP2002 POLP2003
        return n;
    }

    public static int MoveThenCompare(byte* message, byte* end, byte* destination, int capacity)
    {
        byte* p = message;
        if (p + 1 > end)
            return 0;
        int n = *p++;
        byte* start = p;
        p += n;
        if (p > end || n > capacity)
            return 0;
        Unsafe.CopyBlock(destination, start, (uint)n); // GOOD
        return (int)(p - message);
    }

    public static int MoveWithoutCompare(byte* message, byte* end, byte* destination, int capacity)
    {
        byte* p = message;
        if (p + 1 > end)
            return 0;
        int n = *p++;
        byte* start = p;
        p += n;
        if (n > capacity)
            return 0;
        Unsafe.CopyBlock(destination, start, (uint)n); // BAD POLP2002
        return (int)(p - message);
    }

    public static int SumWithAWrapTest(byte* message, byte* end, byte* destination, byte* destinationEnd)
    {
        byte* p = message;
        byte* d = destination;
        if (end - p < 8)
            goto refused;
        ulong n = *(ulong*)p;
        p += 8;
        if (p + n > end || p + n < p)
            goto refused;
        if (d + n > destinationEnd || d + n < d)
            goto refused;
        Buffer.MemoryCopy(p, d, n, n); // GOOD
        return (int)n;

    refused:
        return -1;
    }

    public static int SumOfASignedLength(byte* message, byte* end, byte* destination, byte* destinationEnd)
    {
        byte* p = message;
        if (end - p < 4)
            return -1;
        int n = *(int*)p;
        p += 4;
        if (p + n > end || destination + n > destinationEnd)
            return -1;
        Unsafe.CopyBlock(destination, p, (uint)n); // BAD POLP2003
        return n;
    }

    public static int SumOfAShortLength(byte* message, byte* end, byte* destination, byte* destinationEnd)
    {
        byte* p = message;
        if (end - p < 2)
            return -1;
        int n = *(ushort*)p;
        p += 2;
        if (p + n > end || destination + n > destinationEnd)
            return -1;
        Unsafe.CopyBlock(destination, p, (uint)n); // GOOD
        return n;
    }

    public static int UnsignedRemainder(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 8)
            return 0;
        uint total = (uint)length;
        uint offset = *(uint*)message;
        uint n = *(uint*)(message + 4);
        if (offset >= total || n > total - offset || n > (uint)capacity)
            return 0;
        Unsafe.CopyBlock(destination, message + offset, n); // GOOD
        return (int)n;
    }

    public static int UnsignedRemainderBeforeTheOffsetIsChecked(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 8)
            return 0;
        uint total = (uint)length;
        uint offset = *(uint*)message;
        uint n = *(uint*)(message + 4);
        if (n > total - offset || n > (uint)capacity)
            return 0;
        Unsafe.CopyBlock(destination, message + offset, n); // BAD POLP2002 POLP2003
        return (int)n;
    }
}

/// <summary>Lengths that are cut down instead of refused.</summary>
public static unsafe class Clamps
{
    public static int ByAssignment(byte* message, byte* destination, int capacity)
    {
        int n = *(ushort*)message;
        if (n > capacity)
            n = capacity;
        Unsafe.CopyBlock(destination, message + 2, (uint)n); // GOOD
        return n;
    }

    public static int ByAssignmentToTheOther(byte* message, byte* destination, int capacity)
    {
        int n = *(ushort*)message;
        int m = n;
        if (n > capacity)
            m = capacity;
        Unsafe.CopyBlock(destination, message + 2, (uint)n); // BAD POLP2001 POLP2003
        return m;
    }

    public static int ByCondition(byte* message, byte* destination, int capacity)
    {
        int n = *(ushort*)message < capacity ? *(ushort*)message : capacity;
        Unsafe.CopyBlock(destination, message + 2, (uint)n); // GOOD
        return n;
    }

    public static int ByConditionTheWrongWayRound(byte* message, byte* destination, int capacity)
    {
        int claimed = *(ushort*)message;
        int n = claimed < capacity ? capacity : claimed;
        Unsafe.CopyBlock(destination, message + 2, (uint)n); // BAD POLP2001
        return n;
    }

    public static uint ByMinimum(byte* message, byte* destination, int capacity)
    {
        uint n = Math.Min(*(uint*)message, (uint)capacity);
        for (uint i = 0; i < n; i++)
            destination[i] = 0; // GOOD
        return n;
    }

    public static int BySignedMinimum(byte* message, byte* destination, int capacity)
    {
        int n = Math.Min(*(int*)message, capacity);
        Unsafe.InitBlock(destination, 0, (uint)n); // BAD POLP2003
        return n;
    }

    public static int ByMinimumAndMaximum(byte* message, byte* destination, int capacity)
    {
        int n = Math.Max(0, Math.Min(*(int*)message, capacity));
        Unsafe.InitBlock(destination, 0, (uint)n); // GOOD
        return n;
    }

    public static int ByClamp(byte* message, byte* destination, int capacity)
    {
        int n = Math.Clamp(*(int*)message, 0, capacity);
        Unsafe.InitBlock(destination, 0, (uint)n); // GOOD
        return n;
    }

    public static int ByMinimumOfThree(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        if (message.Length < 2)
            return 0;
        int n = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(message), Math.Min(message.Length - 2, destination.Length));
        fixed (byte* s = message)
        fixed (byte* d = destination)
            Buffer.MemoryCopy(s + 2, d, n, n); // GOOD
        return n;
    }

    public static int ByMinimumOfTheSource(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        if (message.Length < 2)
            return 0;
        int n = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(message), message.Length - 2);
        fixed (byte* s = message)
        fixed (byte* d = destination)
            Buffer.MemoryCopy(s + 2, d, n, n); // BAD POLP2001
        return n;
    }
}

/// <summary>Arithmetic that cannot go wrong.</summary>
public static unsafe class Arithmetic
{
    public static void Widened(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 8)
            return;
        int offset = *(int*)message;
        int n = *(int*)(message + 4);
        if (offset < 0 || n < 0 || (long)offset + n > capacity || n > length - 8)
            return;
        Unsafe.CopyBlock(destination + offset, message + 8, (uint)n); // GOOD
    }

    public static void NotWidened(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 8)
            return;
        int offset = *(int*)message;
        int n = *(int*)(message + 4);
        if (offset < 0 || n < 0 || offset + n > capacity || n > length - 8)
            return;
        Unsafe.CopyBlock(destination + offset, message + 8, (uint)n); // BAD POLP2003
    }

    public static void WidenedTooLate(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 8)
            return;
        int offset = *(int*)message;
        int n = *(int*)(message + 4);
        if (offset < 0 || n < 0 || (long)(offset + n) > capacity || n > length - 8)
            return;
        Unsafe.CopyBlock(destination + offset, message + 8, (uint)n); // BAD POLP2003
    }

    public static void CheckedProduct(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 4)
            return;
        uint count = *(uint*)message;
        uint size = checked(count * 8);
        if (size > (uint)capacity || size > (uint)(length - 4))
            return;
        Unsafe.CopyBlock(destination, message + 4, size); // GOOD
    }

    public static void CheckedStatement(byte* message, int length, long* destination, int capacity)
    {
        if (length < 4)
            return;
        uint count = *(uint*)message;
        checked
        {
            if (count * 8 > (uint)capacity || count * 8 > (uint)(length - 4))
                return;
        }
        for (uint i = 0; i < count; i++)
            destination[i] = 0; // GOOD
    }

    public static void UncheckedProduct(byte* message, int length, long* destination, int capacity)
    {
        if (length < 4)
            return;
        uint count = *(uint*)message;
        if (count * 8 > (uint)capacity)
            return;
        for (uint i = 0; i < count; i++)
            destination[i] = 0; // BAD POLP2003
    }

    public static void DividedInstead(byte* message, int length, long* destination, int capacity)
    {
        if (length < 4)
            return;
        uint count = *(uint*)message;
        if (count > (uint)capacity / 8)
            return;
        for (uint i = 0; i < count; i++)
            destination[i] = 0; // GOOD
    }

    public static void UnsignedComparison(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 4)
            return;
        int n = *(int*)message;
        if ((uint)n > (uint)capacity || (uint)n > (uint)(length - 4))
            throw new InvalidDataException();
        Unsafe.CopyBlock(destination, message + 4, (uint)n); // GOOD
    }

    public static void UnsignedComparisonWithSomethingNegative(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 4)
            return;
        int n = *(int*)message;
        if ((uint)n > (uint)capacity || (uint)n > (uint)(length - 8))
            throw new InvalidDataException();
        Unsafe.CopyBlock(destination, message + 4, (uint)n); // BAD POLP2002 POLP2003
    }

    public static void BitOr(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 8)
            return;
        int offset = *(int*)message;
        int n = *(int*)(message + 4);
        if ((offset | n | (offset + n) | (capacity - (offset + n))) < 0)
            throw new ArgumentOutOfRangeException(nameof(message));
        Unsafe.InitBlock(destination + offset, 0, (uint)n); // GOOD
    }

    public static void BitOrWithoutTheLength(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 8)
            return;
        int offset = *(int*)message;
        int n = *(int*)(message + 4);
        if ((offset | (offset + n) | (capacity - (offset + n))) < 0)
            throw new ArgumentOutOfRangeException(nameof(message));
        Unsafe.InitBlock(destination + offset, 0, (uint)n); // BAD POLP2003
    }
}

/// <summary>Checks that throw.</summary>
public static unsafe class Throwing
{
    public static void Helpers(byte* message, byte* destination, int capacity)
    {
        int n = *(int*)message;
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, capacity);
        Unsafe.InitBlock(destination, 0, (uint)n); // GOOD
    }

    public static void HelperForTheUpperBound(byte* message, byte* destination, int capacity)
    {
        int n = *(int*)message;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, capacity);
        Unsafe.InitBlock(destination, 0, (uint)n); // BAD POLP2003
    }

    public static void HelperForUnsigned(byte* message, byte* destination, int capacity)
    {
        int n = *(int*)message;
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)n, (uint)capacity);
        Unsafe.InitBlock(destination, 0, (uint)n); // GOOD
    }

    public static void HelperForTheLowerBound(byte* message, byte* destination, int capacity)
    {
        int n = *(int*)message;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        Unsafe.InitBlock(destination, 0, (uint)n); // BAD POLP2001
    }

    public static void MarkedMethod(byte* message, byte* destination, int capacity)
    {
        uint n = *(uint*)message;
        if (n > (uint)capacity)
            ThrowTooLong(n);
        Unsafe.InitBlock(destination, 0, n); // GOOD
    }

    public static void UnmarkedMethod(byte* message, byte* destination, int capacity)
    {
        uint n = *(uint*)message;
        if (n > (uint)capacity)
            Fail();
        Unsafe.InitBlock(destination, 0, n); // GOOD
    }

    public static void MethodThatOnlyCounts(byte* message, byte* destination, int capacity)
    {
        uint n = *(uint*)message;
        if (n > (uint)capacity)
            ThrowOrCount(n);
        Unsafe.InitBlock(destination, 0, n); // BAD POLP2001 POLP2003
    }

    public static void MethodThatOnlyCountsAndAReturn(byte* message, byte* destination, int capacity)
    {
        uint n = *(uint*)message;
        if (n > (uint)capacity)
        {
            ThrowOrCount(n);
            return;
        }
        Unsafe.InitBlock(destination, 0, n); // GOOD
    }

    public static void HandlerThatMayReturn(byte* message, byte* destination, int capacity)
    {
        uint n = *(uint*)message;
        if (n > (uint)capacity)
            onMalformed("The length is wrong");
        Unsafe.InitBlock(destination, 0, n); // BAD POLP2001 POLP2003
    }

    public static void HandlerThatMayReturnAndAReturn(byte* message, byte* destination, int capacity)
    {
        uint n = *(uint*)message;
        if (n > (uint)capacity)
        {
            onMalformed("The length is wrong");
            return;
        }
        Unsafe.InitBlock(destination, 0, n); // GOOD
    }

    public static void ThrowExpression(byte* message, byte* destination, int capacity)
    {
        uint claimed = *(uint*)message;
        uint n = claimed <= (uint)capacity ? claimed : throw new InvalidDataException();
        Unsafe.InitBlock(destination, 0, n); // GOOD
    }

    [DoesNotReturn]
    private static void ThrowTooLong(uint n) => throw new InvalidDataException($"{n} bytes are too many");

    private static void Fail() => throw new InvalidDataException("The length is wrong");

    private static readonly Action<string> onMalformed = text => refused += text.Length;

    private static int refused;

    private static void ThrowOrCount(uint n)
    {
        if (n == 0)
            throw new InvalidDataException();
        refused++;
    }
}
