using System.Runtime.CompilerServices;

namespace Corpus.Memory.Loops;

/// <summary>Copies by hand with an index.</summary>
public static unsafe class Indexed
{
    public static byte For(byte* message)
    {
        byte* name = stackalloc byte[64];
        int n = *(ushort*)message;
        for (int i = 0; i < n; i++)
            name[i] = message[i + 2]; // BAD POLP2001
        return name[0];
    }

    public static byte ForOfARefusedLength(byte* message)
    {
        byte* name = stackalloc byte[64];
        int n = *(ushort*)message;
        if (n > 64)
            return 0;
        for (int i = 0; i < n; i++)
            name[i] = message[i + 2]; // GOOD
        return name[0];
    }

    public static byte ForUpToBoth(byte* message)
    {
        byte* name = stackalloc byte[64];
        int n = *(ushort*)message;
        for (int i = 0; i < n && i < 64; i++)
            name[i] = message[i + 2]; // GOOD
        return name[0];
    }

    public static byte ForUpToEither(byte* message)
    {
        byte* name = stackalloc byte[64];
        int n = *(ushort*)message;
        for (int i = 0; i < n || i < 64; i++)
            name[i] = message[i + 2]; // BAD POLP2001
        return name[0];
    }

    public static byte ForInclusive(byte* message)
    {
        byte* name = stackalloc byte[64];
        int n = *(ushort*)message;
        if (n > 64)
            return 0;
        for (int i = 0; i <= n; i++)
            name[i] = message[i + 2]; // BAD POLP2001
        return name[0];
    }

    public static byte ForWithABreak(byte* message)
    {
        byte* name = stackalloc byte[64];
        int n = *(ushort*)message;
        for (int i = 0; i < n; i++)
        {
            if (i == 64)
                break;
            name[i] = message[i + 2]; // GOOD
        }
        return name[0];
    }

    public static byte ForWithABreakTooLate(byte* message)
    {
        byte* name = stackalloc byte[64];
        int n = *(ushort*)message;
        for (int i = 0; i < n; i++)
        {
            name[i] = message[i + 2]; // BAD POLP2001
            if (i == 64)
                break;
        }
        return name[0];
    }

    public static byte Backwards(byte* message)
    {
        byte* name = stackalloc byte[64];
        int n = message[0];
        for (int i = n - 1; i >= 0; i--)
            name[i] = message[i + 1]; // BAD POLP2001
        return name[0];
    }

    public static byte BackwardsOfAFewBits(byte* message)
    {
        byte* name = stackalloc byte[64];
        int n = message[0] & 63;
        for (int i = n; i >= 0; i--)
            name[i] = message[i + 1]; // GOOD
        return name[0];
    }

    public static int Sum(byte* message, int length)
    {
        if (length < 1)
            return 0;
        int sum = 0, n = message[0];
        for (int i = 0; i < n; i++)
            sum += message[i + 1]; // BAD POLP2002
        return sum;
    }

    public static int SumOfWhatIsThere(byte* message, int length)
    {
        if (length < 1)
            return 0;
        int sum = 0, n = message[0];
        for (int i = 0; i < n && i + 1 < length; i++)
            sum += message[i + 1]; // GOOD
        return sum;
    }

    public static int SumOfTheWholeMessage(byte* message, int length)
    {
        int sum = 0;
        for (int i = 0; i < length; i++)
            sum += message[i]; // GOOD
        return sum;
    }

    public static void Converted(byte* message, int length, byte* destination, int capacity)
    {
        for (int i = 0; i < length && i < capacity; i++)
            destination[i] = (byte)(message[i] ^ 0x5A); // GOOD
    }

    public static void Doubled(byte* message, int length, byte* destination, int capacity)
    {
        for (int i = 0; i < length && i < capacity; i++)
        {
            destination[2 * i] = message[i]; // BAD POLP2001
            if (2 * i + 1 < capacity)
                destination[2 * i + 1] = 0;
        }
    }

    public static void DoubledWithinTheCapacity(byte* message, int length, byte* destination, int capacity)
    {
        for (int i = 0; i < length && i < capacity / 2; i++)
        {
            destination[2 * i] = 0;
            destination[2 * i + 1] = message[i]; // GOOD
        }
    }

    public static void NestedRowsAndColumns(byte* message, byte* destination, int capacity)
    {
        int columns = message[0], rows = message[1];
        if (columns * rows > capacity)
            return;
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++)
                destination[y * columns + x] = message[2]; // GOOD
        }
    }

    public static void NestedRowsWithAnotherPitch(byte* message, byte* destination, int capacity)
    {
        int columns = message[0], rows = message[1], pitch = message[2];
        if (columns * rows > capacity)
            return;
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++)
                destination[y * pitch + x] = 0; // BAD POLP2001 POLP2003
        }
    }
}

/// <summary>Copies by hand with pointers that move.</summary>
public static unsafe class Moving
{
    public static void CountedDown(byte* message, byte* destination, int capacity)
    {
        int n = message[0];
        byte* s = message + 1, d = destination;
        while (n-- > 0)
            *d++ = *s++; // BAD POLP2001
    }

    public static void CountedDownFromTheSmaller(byte* message, byte* destination, int capacity)
    {
        int n = Math.Min((int)message[0], capacity);
        byte* s = message + 1, d = destination;
        while (n-- > 0)
            *d++ = *s++; // GOOD
    }

    public static void CountedDownWithEnds(byte* message, byte* end, byte* destination, byte* destinationEnd)
    {
        if (message == end)
            return;
        int n = *message++;
        byte* s = message, d = destination;
        while (n-- > 0 && d < destinationEnd && s < end)
            *d++ = *s++; // GOOD
    }

    public static void CountedDownWithOneEnd(byte* message, byte* end, byte* destination, byte* destinationEnd)
    {
        if (message == end)
            return;
        int n = *message++;
        byte* s = message, d = destination;
        while (n-- > 0 && s < end)
            *d++ = *s++; // BAD POLP2001
    }

    public static void UpToAnEndFromTheMessage(byte* message, byte* destination, int capacity)
    {
        byte* s = message + 2;
        byte* stop = s + *(ushort*)message;
        byte* d = destination;
        while (s < stop)
            *d++ = *s++; // BAD POLP2001
    }

    public static void UpToAnEndThatIsHeldAgainstTheRoom(byte* message, byte* destination, byte* destinationEnd)
    {
        byte* s = message + 2;
        byte* stop = s + *(ushort*)message;
        byte* d = destination;
        if (stop - s > destinationEnd - destination)
            return;
        while (s < stop)
            *d++ = *s++; // GOOD
    }

    public static void DoWhile(byte* message, byte* destination, int capacity)
    {
        int n = message[0];
        if (n > capacity)
            return;
        byte* s = message + 1, d = destination;
        do
            *d++ = *s++; // BAD POLP2001
        while (--n > 0);
    }

    public static void DoWhileOfAtLeastOne(byte* message, byte* destination, int capacity)
    {
        int n = message[0];
        if (n == 0 || n > capacity)
            return;
        byte* s = message + 1, d = destination;
        do
            *d++ = *s++; // GOOD
        while (--n > 0);
    }

    public static byte UpToAZero(byte* message)
    {
        byte* name = stackalloc byte[32];
        byte* s = message, d = name;
        while (*s != 0)
            *d++ = *s++; // BAD POLP2001
        return name[0];
    }

    public static byte UpToAZeroOrTheEnd(byte* message, byte* end)
    {
        byte* name = stackalloc byte[32];
        byte* s = message, d = name;
        while (s < end && d < name + 32 && *s != 0)
            *d++ = *s++; // GOOD
        return name[0];
    }

    public static int LengthUpToAZero(byte* message, int length)
    {
        int n = 0;
        while (message[n] != 0) // BAD POLP2002
            n++;
        return n;
    }

    public static int LengthUpToAZeroOrTheEnd(byte* message, int length)
    {
        int n = 0;
        while (n < length && message[n] != 0) // GOOD
            n++;
        return n;
    }

    public static void InWords(byte* message, byte* destination, int capacity)
    {
        int n = *(ushort*)message;
        if (n > capacity)
            return;
        byte* s = message + 2, d = destination;
        while (n > 0)
        {
            *(ulong*)d = *(ulong*)s; // BAD POLP2001
            d += 8;
            s += 8;
            n -= 8;
        }
    }

    public static void InWordsAndBytes(byte* message, byte* destination, int capacity)
    {
        int n = *(ushort*)message;
        if (n > capacity)
            return;
        byte* s = message + 2, d = destination;
        for (; n >= 8; n -= 8, d += 8, s += 8)
            *(ulong*)d = *(ulong*)s; // GOOD
        for (; n > 0; n--)
            *d++ = *s++;
    }

    public static void Match(byte* message, byte* end, byte* destination, byte* destinationEnd)
    {
        byte* d = destination;
        while (end - message >= 2 && d < destinationEnd)
        {
            int distance = *message++, n = *message++;
            if (distance == 0)
            {
                *d++ = (byte)n;
                continue;
            }
            if (n > destinationEnd - d)
                return;
            byte* from = d - distance;
            while (n-- > 0)
                *d++ = *from++; // BAD POLP2002
        }
    }

    public static void MatchWithinWhatWasWritten(byte* message, byte* end, byte* destination, byte* destinationEnd)
    {
        byte* d = destination;
        while (end - message >= 2 && d < destinationEnd)
        {
            int distance = *message++, n = *message++;
            if (distance == 0)
            {
                *d++ = (byte)n;
                continue;
            }
            if (n > destinationEnd - d || distance > d - destination)
                return;
            byte* from = d - distance;
            while (n-- > 0)
                *d++ = *from++; // GOOD
        }
    }

    public static void RunLengths(byte* message, byte* end, byte* destination, byte* destinationEnd)
    {
        byte* d = destination;
        while (message + 1 < end)
        {
            int run = message[0];
            byte value = message[1];
            message += 2;
            for (int i = 0; i < run; i++)
                *d++ = value; // BAD POLP2001
        }
    }

    public static void RunLengthsWithinTheRoom(byte* message, byte* end, byte* destination, byte* destinationEnd)
    {
        byte* d = destination;
        while (end - message > 1)
        {
            int run = message[0];
            byte value = message[1];
            message += 2;
            if (run > destinationEnd - d)
                return;
            for (int i = 0; i < run; i++)
                *d++ = value; // GOOD
        }
    }
}

/// <summary>Records of a type, a length and a value, one behind the other.</summary>
public static unsafe class Records
{
    public static int Walk(byte* message, int length)
    {
        byte* value = stackalloc byte[256];
        int offset = 0, found = 0;
        while (offset + 2 <= length)
        {
            int n = message[offset + 1];
            Unsafe.CopyBlock(value, message + offset + 2, (uint)n); // BAD POLP2002
            offset += 2 + n;
            found++;
        }
        return found;
    }

    public static int WalkWithinTheMessage(byte* message, int length)
    {
        byte* value = stackalloc byte[256];
        int offset = 0, found = 0;
        while (offset + 2 <= length)
        {
            int n = message[offset + 1];
            if (n > length - offset - 2)
                break;
            Unsafe.CopyBlock(value, message + offset + 2, (uint)n); // GOOD
            offset += 2 + n;
            found++;
        }
        return found;
    }

    public static int WalkWithRemaining(byte* message, int length)
    {
        byte* value = stackalloc byte[256];
        byte* p = message;
        int remaining = length, found = 0;
        while (remaining >= 2)
        {
            int n = p[1];
            p += 2;
            remaining -= 2;
            if (n > remaining)
                break;
            Unsafe.CopyBlock(value, p, (uint)n); // GOOD
            p += n;
            remaining -= n;
            found++;
        }
        return found;
    }

    public static int WalkWithRemainingThatIsNotKept(byte* message, int length)
    {
        byte* value = stackalloc byte[256];
        byte* p = message;
        int remaining = length, found = 0;
        while (remaining >= 2)
        {
            int n = p[1]; // BAD POLP2002
            p += 2;
            remaining -= 2;
            if (n > remaining)
                break;
            Unsafe.CopyBlock(value, p, (uint)Math.Min(n, Math.Max(0, (int)(message + length - p))));
            p += n;
            found++;
        }
        return found;
    }

    public static int Gather(byte* message, int length, byte* destination, int capacity)
    {
        int offset = 0, written = 0;
        while (offset < length)
        {
            int n = message[offset++];
            if (n > length - offset)
                break;
            Unsafe.CopyBlock(destination + written, message + offset, (uint)n); // BAD POLP2001
            offset += n;
            written += n;
        }
        return written;
    }

    public static int GatherWithEachPartChecked(byte* message, int length, byte* destination, int capacity)
    {
        int offset = 0, written = 0;
        while (offset < length)
        {
            int n = message[offset++];
            if (n > length - offset || n > capacity)
                break;
            Unsafe.CopyBlock(destination + written, message + offset, (uint)n); // BAD POLP2001 POLP2003
            offset += n;
            written += n;
        }
        return written;
    }

    public static int GatherWithinTheRoom(byte* message, int length, byte* destination, int capacity)
    {
        int offset = 0, written = 0;
        while (offset < length)
        {
            int n = message[offset++];
            if (n > length - offset || n > capacity - written)
                break;
            Unsafe.CopyBlock(destination + written, message + offset, (uint)n); // GOOD
            offset += n;
            written += n;
        }
        return written;
    }

    public static int Entries(byte* message, int length)
    {
        int* offsets = stackalloc int[16];
        if (length < 1)
            return 0;
        int count = message[0];
        for (int i = 0; i < count && 1 + i * 4 + 4 <= length; i++)
            offsets[i] = *(int*)(message + 1 + i * 4); // BAD POLP2001
        return offsets[0];
    }

    public static int EntriesUpToTheTable(byte* message, int length)
    {
        int* offsets = stackalloc int[16];
        if (length < 1)
            return 0;
        int count = message[0];
        if (count > 16)
            throw new InvalidDataException("Too many entries");
        for (int i = 0; i < count && 1 + i * 4 + 4 <= length; i++)
            offsets[i] = *(int*)(message + 1 + i * 4); // GOOD
        return offsets[0];
    }

    public static int JumpByGoto(byte* message, int length)
    {
        byte* name = stackalloc byte[32];
        int i = 0;
        if (length < 1)
            return 0;
        int n = message[0];

    next:
        if (i >= n || i >= 32 || i + 1 >= length)
            return name[0];
        name[i] = message[i + 1]; // GOOD
        i++;
        goto next;
    }

    public static int Histogram(byte* message, int length)
    {
        int* counts = stackalloc int[256];
        for (int i = 0; i < length; i++)
            counts[message[i]]++; // GOOD
        return counts[0];
    }

    public static int HistogramOfPairs(byte* message, int length)
    {
        int* counts = stackalloc int[256];
        for (int i = 0; i + 1 < length; i++)
            counts[message[i] + message[i + 1]]++; // BAD POLP2001
        return counts[0];
    }
}

/// <summary>Counters that the message moves by uneven steps.</summary>
public static unsafe class Counters
{
    public static int Starts(byte* message, int length)
    {
        int* starts = stackalloc int[16];
        int filled = 0;
        for (int i = 0; i < length; i++)
        {
            if (message[i] < 128)
                starts[filled++] = i; // BAD POLP2001
        }
        return filled;
    }

    public static int StartsThatFit(byte* message, int length)
    {
        int* starts = stackalloc int[16];
        int filled = 0;
        for (int i = 0; i < length && filled < 16; i++)
        {
            if (message[i] < 128)
                starts[filled++] = i; // GOOD
        }
        return filled;
    }

    public static int StartsOfOneByteTooMany(byte* message, int length)
    {
        int* starts = stackalloc int[16];
        int filled = 0;
        for (int i = 0; i < length && filled < 16; i++)
        {
            if (message[i] >= 128)
                continue;
            starts[filled++] = i;
            if (message[i] < 64)
                starts[filled++] = -i; // BAD POLP2001
        }
        return filled;
    }

    public static int StartsFromTheFrontAgain(byte* message, int length)
    {
        int* starts = stackalloc int[16];
        int filled = 0;
        for (int i = 0; i < length; i++)
        {
            if (message[i] >= 128)
                continue;
            if (filled == 16)
                filled = 0;
            starts[filled++] = i; // GOOD
        }
        return filled;
    }

    public static int DistinctBytes(byte* message, int length)
    {
        byte* seen = stackalloc byte[256];
        byte* list = stackalloc byte[256];
        Unsafe.InitBlock(seen, 0, 256);
        int count = 0;
        for (int i = 0; i < length; i++)
        {
            if (seen[message[i]] != 0)
                continue;
            seen[message[i]] = 1;
            list[count++] = message[i]; // GOOD
        }
        return count;
    }

    public static int DistinctLetters(byte* message, int length)
    {
        byte* seen = stackalloc byte[256];
        byte* list = stackalloc byte[26];
        Unsafe.InitBlock(seen, 0, 256);
        int count = 0;
        for (int i = 0; i < length; i++)
        {
            if (message[i] < 'A' || seen[message[i]] != 0)
                continue;
            seen[message[i]] = 1;
            list[count++] = message[i]; // BAD POLP2001
        }
        return count;
    }

    public static int Nesting(byte* message, int length)
    {
        int* open = stackalloc int[8];
        int depth = 0;
        for (int i = 0; i < length; i++)
        {
            if (message[i] < 8 && depth < 8)
                open[depth++] = i;
            else if (message[i] > 200 && depth > 0)
                open[--depth] = 0; // GOOD
        }
        return depth;
    }

    public static int NestingWithoutAFloor(byte* message, int length)
    {
        int* open = stackalloc int[8];
        int depth = 0;
        for (int i = 0; i < length; i++)
        {
            if (message[i] < 8 && depth < 8)
                open[depth++] = i;
            else if (message[i] > 200)
                open[--depth] = 0; // BAD POLP2001
        }
        return depth;
    }

    public static void RowsWithinThePitch(byte* message, byte* destination, int capacity)
    {
        int columns = message[0], rows = message[1], pitch = message[2];
        if (columns > pitch || pitch * rows > capacity)
            return;
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++)
                destination[y * pitch + x] = 0; // GOOD
        }
    }

    public static int FromTheEnd(byte* message, int length)
    {
        byte* digits = stackalloc byte[16];
        int at = 16;
        for (int i = 0; i < length; i++)
        {
            if (message[i] < 10 && at > 0)
                digits[--at] = message[i]; // GOOD
        }
        return at;
    }

    public static int FromTheEndAndOn(byte* message, int length)
    {
        byte* digits = stackalloc byte[16];
        int at = 16;
        for (int i = 0; i < length; i++)
        {
            if (message[i] < 10)
                digits[--at] = message[i]; // BAD POLP2001
        }
        return at;
    }

    public static int Digits(byte* message)
    {
        byte* digits = stackalloc byte[10];
        uint value = *(uint*)message;
        int at = 0;
        do
        {
            digits[at++] = (byte)('0' + value % 10); // GOOD
            value /= 10;
        }
        while (value != 0);
        return at;
    }

    public static int DigitsOfALong(byte* message)
    {
        byte* digits = stackalloc byte[10];
        ulong value = *(ulong*)message;
        int at = 0;
        do
        {
            digits[at++] = (byte)('0' + value % 10); // BAD POLP2001
            value /= 10;
        }
        while (value != 0);
        return at;
    }
}
