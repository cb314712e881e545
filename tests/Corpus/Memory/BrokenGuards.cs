using System.Diagnostics;
using System.Diagnostics.Contracts;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Corpus.Memory.BrokenGuards;

/// <summary>Sums and products that wrap before they are compared.</summary>
public static unsafe class Overflowing
{
    public static void HeaderAdded(byte* message, byte* destination, int capacity)
    {
        uint n = *(uint*)message;
        if (n + 4 > (uint)capacity)
            return;
        Unsafe.CopyBlock(destination, message + 4, n); // BAD POLP2003
    }

    public static void HeaderSubtracted(byte* message, byte* destination, int capacity)
    {
        uint n = *(uint*)message;
        if (capacity < 4 || n > (uint)capacity - 4)
            return;
        Unsafe.CopyBlock(destination, message + 4, n); // GOOD
    }

    public static void SumOfTwoFields(byte* message, byte* destination, int capacity)
    {
        uint offset = *(uint*)message, n = *(uint*)(message + 4);
        if (offset + n > (uint)capacity)
            return;
        Unsafe.InitBlock(destination + offset, 0, n); // BAD POLP2003
    }

    public static void SumOfTwoShortFields(byte* message, byte* destination, int capacity)
    {
        int offset = *(ushort*)message, n = *(ushort*)(message + 2);
        if (offset + n > capacity)
            return;
        Unsafe.InitBlock(destination + offset, 0, (uint)n); // GOOD
    }

    public static void SumInSixteenBits(byte* message, byte* destination, int capacity)
    {
        ushort offset = *(ushort*)message, n = *(ushort*)(message + 2);
        ushort end = (ushort)(offset + n);
        if (end > capacity)
            return;
        Unsafe.InitBlock(destination + offset, 0, n); // BAD POLP2003
    }

    public static void CountTimesSize(byte* message, byte* destination, int capacity)
    {
        int count = *(int*)message;
        if (count < 0 || count * 8 > capacity)
            return;
        for (int i = 0; i < count; i++)
            ((long*)destination)[i] = -1; // BAD POLP2003
    }

    public static void CountTimesSizeInLong(byte* message, byte* destination, int capacity)
    {
        int count = *(int*)message;
        if (count < 0 || count * 8L > capacity)
            return;
        for (int i = 0; i < count; i++)
            ((long*)destination)[i] = -1; // GOOD
    }

    public static void CountTimesSizeOfAStruct(byte* message, Entry* destination, int capacity)
    {
        uint count = *(uint*)message;
        if (count * (uint)sizeof(Entry) > (uint)capacity)
            return;
        for (uint i = 0; i < count; i++)
            destination[i].Id = 0; // BAD POLP2003
    }

    public static void CountDividedBySizeOfAStruct(byte* message, Entry* destination, int capacity)
    {
        uint count = *(uint*)message;
        if (count > (uint)capacity / (uint)sizeof(Entry))
            return;
        for (uint i = 0; i < count; i++)
            destination[i].Id = 0; // GOOD
    }

    public static void RoundedUp(byte* message, byte* destination, int capacity)
    {
        uint n = *(uint*)message;
        uint padded = (n + 7) & ~7u;
        if (padded > (uint)capacity)
            return;
        Unsafe.CopyBlock(destination, message + 4, n); // BAD POLP2003
    }

    public static void RoundedUpInLong(byte* message, byte* destination, int capacity)
    {
        uint n = *(uint*)message;
        ulong padded = (n + 7UL) & ~7UL;
        if (padded > (uint)capacity)
            return;
        Unsafe.CopyBlock(destination, message + 4, n); // GOOD
    }

    public static void PointerSum(byte* message, byte* destination, byte* destinationEnd)
    {
        ulong n = *(ulong*)message;
        if (destination + n > destinationEnd)
            return;
        NativeMemory.Copy(message + 8, destination, (nuint)n); // BAD POLP2003
    }

    public static void PointerDifference(byte* message, byte* destination, byte* destinationEnd)
    {
        ulong n = *(ulong*)message;
        if (n > (ulong)(destinationEnd - destination))
            return;
        NativeMemory.Copy(message + 8, destination, (nuint)n); // GOOD
    }

    public struct Entry
    {
        public int Id, Size, Offset;
    }
}

/// <summary>Signs that a check does not look at.</summary>
public static unsafe class Signs
{
    public static byte UpperBoundOnly(byte* message)
    {
        byte* tag = stackalloc byte[64];
        int n = *(int*)message;
        if (n > 64)
            return 0;
        Unsafe.CopyBlock(tag, message + 4, (uint)n); // BAD POLP2003
        return tag[0];
    }

    public static byte BothBounds(byte* message)
    {
        byte* tag = stackalloc byte[64];
        int n = *(int*)message;
        if (n > 64 || n < 0)
            return 0;
        Unsafe.CopyBlock(tag, message + 4, (uint)n); // GOOD
        return tag[0];
    }

    public static byte UpperBoundAndAnApiThatThrows(byte* message)
    {
        byte* tag = stackalloc byte[64];
        int n = *(int*)message;
        if (n > 64)
            return 0;
        Buffer.MemoryCopy(message + 4, tag, n, n); // GOOD
        return tag[0];
    }

    public static byte LowerBoundOnly(byte* message)
    {
        byte* tag = stackalloc byte[64];
        int n = *(int*)message;
        if (n > 0)
            Unsafe.CopyBlock(tag, message + 4, (uint)n); // BAD POLP2001
        return tag[0];
    }

    public static byte SignedByte(byte* message)
    {
        byte* tag = stackalloc byte[127];
        int n = (sbyte)message[0];
        Unsafe.CopyBlock(tag, message + 1, (uint)n); // BAD POLP2001 POLP2003
        return tag[0];
    }

    public static byte SignedByteThatIsRefused(byte* message)
    {
        byte* tag = stackalloc byte[127];
        int n = (sbyte)message[0];
        if (n < 0)
            return 0;
        Unsafe.CopyBlock(tag, message + 1, (uint)n); // GOOD
        return tag[0];
    }

    public static byte Negated(byte* message)
    {
        byte* tag = stackalloc byte[64];
        int n = *(int*)message;
        if (n < 0)
            n = -n;
        if (n > 64)
            return 0;
        Unsafe.CopyBlock(tag, message + 4, (uint)n); // BAD POLP2003
        return tag[0];
    }

    public static byte NegatedAndHeldUnsigned(byte* message)
    {
        byte* tag = stackalloc byte[64];
        int n = *(int*)message;
        if (n < 0)
            n = -n;
        if ((uint)n > 64)
            return 0;
        Unsafe.CopyBlock(tag, message + 4, (uint)n); // GOOD
        return tag[0];
    }

    public static byte Complemented(byte* message)
    {
        byte* tag = stackalloc byte[64];
        int n = *(int*)message;
        bool compressed = n < 0;
        n = ~n;
        if (n > 64)
            return 0;
        Unsafe.CopyBlock(tag, message + 4, (uint)n); // BAD POLP2003
        return compressed ? tag[0] : tag[1];
    }

    public static byte ComplementedWhenNegative(byte* message)
    {
        byte* tag = stackalloc byte[64];
        int n = *(int*)message;
        if (n < 0)
            n = ~n;
        if (n > 64)
            return 0;
        Unsafe.CopyBlock(tag, message + 4, (uint)n); // GOOD
        return tag[0];
    }

    public static byte NegativeOffset(byte* message)
    {
        int* table = stackalloc int[16];
        int i = *(int*)message;
        if (i < 16)
            table[i] = 1; // BAD POLP2003
        return (byte)table[0];
    }

    public static byte OffsetWithinTheTable(byte* message)
    {
        int* table = stackalloc int[16];
        int i = *(int*)message;
        if (i >= 0 && i < 16)
            table[i] = 1; // GOOD
        return (byte)table[0];
    }

    public static byte OffsetOneTooFar(byte* message)
    {
        int* table = stackalloc int[16];
        int i = *(int*)message;
        if (i >= 0 && i <= 16)
            table[i] = 1; // BAD POLP2001
        return (byte)table[0];
    }

    public static byte DifferenceThatIsNegative(byte* message)
    {
        byte* body = stackalloc byte[256];
        int total = message[0], header = message[1];
        Unsafe.CopyBlock(body, message + 2, (uint)(total - header)); // BAD POLP2001 POLP2003
        return body[0];
    }

    public static byte DifferenceThatIsNotNegative(byte* message)
    {
        byte* body = stackalloc byte[256];
        int total = message[0], header = message[1];
        if (header > total)
            return 0;
        Unsafe.CopyBlock(body, message + 2, (uint)(total - header)); // GOOD
        return body[0];
    }
}

/// <summary>Checks that look at a narrower copy of the length.</summary>
public static unsafe class Narrowed
{
    public static byte ToAByte(byte* message)
    {
        byte* name = stackalloc byte[200];
        uint n = *(uint*)message;
        if ((byte)n > 200)
            return 0;
        Unsafe.CopyBlock(name, message + 4, n); // BAD POLP2003
        return name[0];
    }

    public static byte ToAByteThatIsCopied(byte* message)
    {
        byte* name = stackalloc byte[200];
        byte n = (byte)*(uint*)message;
        if (n > 200)
            return 0;
        Unsafe.CopyBlock(name, message + 4, n); // GOOD
        return name[0];
    }

    public static void ToAnInt(byte* message, byte* destination, int capacity)
    {
        ulong n = *(ulong*)message;
        if ((uint)n > (uint)capacity)
            return;
        NativeMemory.Copy(message + 8, destination, (nuint)n); // BAD POLP2003
    }

    public static void NotToAnInt(byte* message, byte* destination, int capacity)
    {
        ulong n = *(ulong*)message;
        if (n > (uint)capacity)
            return;
        NativeMemory.Copy(message + 8, destination, (nuint)n); // GOOD
    }

    public static void ToAnIntAfterALongCheck(byte* message, byte* destination, int capacity)
    {
        long n = *(long*)message;
        if (n < 0 || n > capacity)
            return;
        Unsafe.CopyBlock(destination, message + 8, (uint)(int)n); // GOOD
    }

    public static byte ToAShort(byte* message)
    {
        byte* name = stackalloc byte[512];
        int n = *(int*)message;
        short claimed = (short)n;
        if (claimed < 0 || claimed > 512)
            return 0;
        for (int i = 0; i < n; i++)
            name[i] = 0; // BAD POLP2003
        return name[0];
    }

    public static byte ToAShortThatIsCopied(byte* message)
    {
        byte* name = stackalloc byte[512];
        short n = (short)*(int*)message;
        if (n < 0 || n > 512)
            return 0;
        for (int i = 0; i < n; i++)
            name[i] = 0; // GOOD
        return name[0];
    }
}

/// <summary>Checks that a release build does not have.</summary>
public static unsafe class DebugOnly
{
    public static byte Asserted(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        Debug.Assert(n <= 32);
        Unsafe.CopyBlock(id, message + 1, (uint)n); // BAD POLP2003
        return id[0];
    }

    public static byte AssertedAndChecked(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        Debug.Assert(n <= 32);
        if (n > 32)
            return 0;
        Unsafe.CopyBlock(id, message + 1, (uint)n); // GOOD
        return id[0];
    }

    public static byte CompiledForDebugging(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
#if DEBUG
        if (n > 32)
            throw new InvalidDataException();
#endif
        Unsafe.CopyBlock(id, message + 1, (uint)n); // BAD POLP2001 POLP2003
        return id[0];
    }

    public static byte CheckedByAConditionalMethod(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        CheckSize(n, 32);
        Unsafe.CopyBlock(id, message + 1, (uint)n); // BAD POLP2003
        return id[0];
    }

    public static byte CheckedByAMethod(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        VerifySize(n, 32);
        Unsafe.CopyBlock(id, message + 1, (uint)n); // GOOD
        return id[0];
    }

    public static byte RequiredByAContract(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        Contract.Assert(n <= 32);
        Unsafe.CopyBlock(id, message + 1, (uint)n); // BAD POLP2003
        return id[0];
    }

    [Conditional("DEBUG")]
    private static void CheckSize(int n, int size)
    {
        if ((uint)n > (uint)size)
            throw new ArgumentOutOfRangeException(nameof(n));
    }

    private static void VerifySize(int n, int size)
    {
        if ((uint)n > (uint)size)
            throw new ArgumentOutOfRangeException(nameof(n));
    }
}

/// <summary>Checks of another variable, of one side, in one branch, or too late.</summary>
public static unsafe class Elsewhere
{
    public static byte OtherLength(byte* message)
    {
        byte* id = stackalloc byte[32];
        int idLength = message[0], nameLength = message[1];
        if (nameLength > 32)
            return 0;
        Unsafe.CopyBlock(id, message + 2, (uint)idLength); // BAD POLP2001 POLP2003
        return id[0];
    }

    public static byte OwnLength(byte* message)
    {
        byte* id = stackalloc byte[32];
        int idLength = message[0], nameLength = message[1];
        if (idLength > 32 || nameLength > 32)
            return 0;
        Unsafe.CopyBlock(id, message + 2, (uint)idLength); // GOOD
        return id[0];
    }

    public static byte OtherBuffer(byte* message)
    {
        byte* id = stackalloc byte[32];
        byte* name = stackalloc byte[64];
        int n = message[0];
        if (n > 64)
            return 0;
        name[0] = message[1];
        Unsafe.CopyBlock(id, message + 2, (uint)n); // BAD POLP2001 POLP2003
        return id[0];
    }

    public static void MessageInsteadOfDestination(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        if (message.Length < 1 || message[0] > message.Length - 1)
            return;
        fixed (byte* s = message)
        fixed (byte* d = destination)
            Unsafe.CopyBlock(d, s + 1, message[0]); // BAD POLP2001 POLP2003
    }

    public static void DestinationInsteadOfMessage(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        if (message.Length < 1 || message[0] > destination.Length)
            return;
        fixed (byte* s = message)
        fixed (byte* d = destination)
            Unsafe.CopyBlock(d, s + 1, message[0]); // BAD POLP2002
    }

    public static void DestinationAndMessage(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        if (message.Length < 1 || message[0] > destination.Length || message[0] >= message.Length)
            return;
        fixed (byte* s = message)
        fixed (byte* d = destination)
            Unsafe.CopyBlock(d, s + 1, message[0]); // GOOD
    }

    public static byte OneBranch(byte* message, bool strict)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        if (strict && n > 32)
            return 0;
        Unsafe.CopyBlock(id, message + 1, (uint)n); // BAD POLP2001 POLP2003
        return id[0];
    }

    public static byte BothBranches(byte* message, bool strict)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        if (strict)
        {
            if (n > 32)
                return 0;
        }
        else
        {
            n = Math.Min(n, 32);
        }
        Unsafe.CopyBlock(id, message + 1, (uint)n); // GOOD
        return id[0];
    }

    public static byte VersionWithoutACheck(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[1];
        switch (message[0])
        {
            case 1:
                if (n > 32)
                    return 0;
                break;
            case 2:
                n &= 31;
                break;
            case 3:
                break;
            default:
                return 0;
        }
        Unsafe.CopyBlock(id, message + 2, (uint)n); // BAD POLP2001 POLP2003
        return id[0];
    }

    public static byte FlagThatSomePathLeavesUnset(byte* message, int length)
    {
        byte* id = stackalloc byte[32];
        bool valid = true;
        if (length < 1)
            return 0;
        int n = message[0];
        if (length > 100 && n > 32)
            valid = false;
        if (valid && n <= length - 1)
            Unsafe.CopyBlock(id, message + 1, (uint)n); // BAD POLP2001 POLP2003
        return id[0];
    }

    public static byte FlagThatEveryPathSets(byte* message, int length)
    {
        byte* id = stackalloc byte[32];
        if (length < 1)
            return 0;
        int n = message[0];
        bool valid = n <= 32 && n <= length - 1;
        if (valid)
            Unsafe.CopyBlock(id, message + 1, (uint)n); // GOOD
        return id[0];
    }

    public static byte AfterTheCopy(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        Unsafe.CopyBlock(id, message + 1, (uint)n); // BAD POLP2001 POLP2003
        if (n > 32)
            throw new InvalidDataException();
        return id[0];
    }

    public static byte BeforeTheCopy(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        if (n > 32)
            throw new InvalidDataException();
        Unsafe.CopyBlock(id, message + 1, (uint)n); // GOOD
        return id[0];
    }

    public static byte AndInsteadOfOr(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = *(int*)message;
        if (n < 0 && n > 32)
            return 0;
        Unsafe.CopyBlock(id, message + 4, (uint)n); // BAD POLP2001 POLP2003
        return id[0];
    }

    public static byte ChangedAfterTheCheck(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        if (n > 32)
            return 0;
        n += message[1];
        Unsafe.CopyBlock(id, message + 2, (uint)n); // BAD POLP2001 POLP2003
        return id[0];
    }

    public static byte ChangedBeforeTheCheck(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        n += message[1];
        if (n > 32)
            return 0;
        Unsafe.CopyBlock(id, message + 2, (uint)n); // GOOD
        return id[0];
    }

    public static byte SwallowedValidator(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        try
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 32);
        }
        catch (ArgumentOutOfRangeException)
        {
        }
        Unsafe.CopyBlock(id, message + 1, (uint)n); // BAD POLP2001 POLP2003
        return id[0];
    }

    public static byte RethrownValidator(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        try
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 32);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new InvalidDataException("The id is too long", e);
        }
        Unsafe.CopyBlock(id, message + 1, (uint)n); // GOOD
        return id[0];
    }

    public static byte ValidatorInsideTheTry(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        try
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 32);
            Unsafe.CopyBlock(id, message + 1, (uint)n); // GOOD
        }
        catch (ArgumentOutOfRangeException)
        {
            return 0;
        }
        return id[0];
    }
}

/// <summary>Elements that are compared and bytes that are copied, or the other way round.</summary>
public static unsafe class Units
{
    public static int ElementsForBytes(byte* message)
    {
        int* values = stackalloc int[32];
        int n = *(ushort*)message;
        if (n > 32 * sizeof(int))
            return 0;
        for (int i = 0; i < n; i++)
            values[i] = 0; // BAD POLP2001
        return values[0];
    }

    public static int ElementsForElements(byte* message)
    {
        int* values = stackalloc int[32];
        int n = *(ushort*)message;
        if (n > 32)
            return 0;
        for (int i = 0; i < n; i++)
            values[i] = 0; // GOOD
        return values[0];
    }

    public static void BytesForElements(byte* message, char* destination, int capacity)
    {
        int n = *(ushort*)message;
        if (n > capacity)
            return;
        for (int i = 0; i < n; i++)
            destination[i] = ' '; // BAD POLP2001
    }

    public static int ElementsCopiedAsBytes(byte* message)
    {
        int* values = stackalloc int[32];
        int n = *(ushort*)message;
        if (n > 32)
            return 0;
        Unsafe.CopyBlock(values, message + 2, (uint)n * sizeof(int)); // GOOD
        return values[0];
    }

    public static int ArrayLengthForBytes(byte* message)
    {
        var values = new short[32];
        int n = *(ushort*)message;
        if (n > values.Length * 4)
            return 0;
        fixed (short* d = values)
            Unsafe.CopyBlock(d, message + 2, (uint)n); // BAD POLP2001
        return values[0];
    }

    public static int ArrayLengthInBytes(byte* message)
    {
        var values = new short[32];
        int n = *(ushort*)message;
        if (n > values.Length * sizeof(short))
            return 0;
        fixed (short* d = values)
            Unsafe.CopyBlock(d, message + 2, (uint)n); // GOOD
        return values[0];
    }
}
