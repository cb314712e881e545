using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Corpus.Memory.Idioms;

/// <summary>Readers as network libraries have them: the position is a field, the check a method.</summary>
public static unsafe class ReaderObjects
{
    private sealed class Reader(byte[] data)
    {
        private int position;

        public int Available => data.Length - position;

        public int Byte()
        {
            EnsureAvailable(1);
            return data[position++];
        }

        public int Int32()
        {
            EnsureAvailable(4);
            int value = BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(position));
            position += 4;
            return value;
        }

        public void CopyTo(byte* destination, int n)
        {
            EnsureAvailable(n);
            fixed (byte* s = data)
                Unsafe.CopyBlock(destination, s + position, (uint)n);
            position += n;
        }

        public void CopyToUnchecked(byte* destination, int n)
        {
            fixed (byte* s = data)
                Unsafe.CopyBlock(destination, s + position, (uint)n);
            position += n;
        }

        public void EnsureAvailable(int n)
        {
            if (n < 0 || n > Available)
                ThrowEnd();
        }

        private static void ThrowEnd() => throw new EndOfStreamException();
    }

    public static byte CheckedByTheReader(byte[] message)
    {
        byte* body = stackalloc byte[255];
        var reader = new Reader(message);
        int n = reader.Byte();
        reader.CopyTo(body, n); // GOOD
        return body[0];
    }

    public static byte CheckedByTheReaderButNotForTheBuffer(byte[] message)
    {
        byte* body = stackalloc byte[64];
        var reader = new Reader(message);
        int n = reader.Byte();
        reader.CopyTo(body, n); // BAD POLP2001
        return body[0];
    }

    public static byte CheckedForBoth(byte[] message)
    {
        byte* body = stackalloc byte[64];
        var reader = new Reader(message);
        int n = reader.Int32();
        if (n > 64)
            throw new InvalidDataException();
        reader.CopyTo(body, n); // GOOD
        return body[0];
    }

    public static byte NotCheckedByTheReader(byte[] message)
    {
        byte* body = stackalloc byte[255];
        var reader = new Reader(message);
        int n = reader.Byte();
        reader.CopyToUnchecked(body, n); // BAD POLP2002
        return body[0];
    }

    public static byte NotCheckedByTheReaderButByTheCaller(byte[] message)
    {
        byte* body = stackalloc byte[255];
        var reader = new Reader(message);
        int n = reader.Byte();
        reader.EnsureAvailable(n);
        reader.CopyToUnchecked(body, n); // GOOD
        return body[0];
    }

    public static byte HeldAgainstWhatIsAvailable(byte[] message)
    {
        var reader = new Reader(message);
        int n = reader.Int32();
        if (n < 0 || n > reader.Available)
            throw new EndOfStreamException();
        var body = new byte[n];
        fixed (byte* d = body)
            reader.CopyToUnchecked(d, n); // GOOD
        return n > 0 ? body[0] : (byte)0;
    }
}

/// <summary>Checks that leave by different doors.</summary>
public static unsafe class Doors
{
    public static int Goto(byte* message, int length, byte* destination, int capacity)
    {
        int n;
        if (length < 2)
            goto malformed;
        n = message[0] << 8 | message[1];
        if (n > length - 2)
            goto malformed;
        if (n > capacity)
            goto malformed;
        Unsafe.CopyBlock(destination, message + 2, (uint)n); // GOOD
        return n;

    malformed:
        return -1;
    }

    public static int GotoPastOneCheck(byte* message, int length, byte* destination, int capacity)
    {
        int n;
        if (length < 3)
            return -1;
        n = message[0] << 8 | message[1];
        if (message[2] == 1)
            goto copy;
        if (n > capacity)
            return -1;
    copy:
        if (n > length - 2)
            return -1;
        Unsafe.CopyBlock(destination, message + 2, (uint)n); // BAD POLP2001 POLP2003
        return n;
    }

    public static int Continue(byte* message, int length, byte* destination, int capacity)
    {
        int copied = 0;
        for (int i = 0; i + 1 < length; i += 2)
        {
            int offset = message[i];
            if (offset >= capacity)
                continue;
            destination[offset] = message[i + 1]; // GOOD
            copied++;
        }
        return copied;
    }

    public static int ContinueOneTooLate(byte* message, int length, byte* destination, int capacity)
    {
        int copied = 0;
        for (int i = 0; i + 1 < length; i += 2)
        {
            int offset = message[i];
            if (offset > capacity)
                continue;
            destination[offset] = message[i + 1]; // BAD POLP2001
            copied++;
        }
        return copied;
    }

    public static int SwitchWithPatterns(byte* message)
    {
        byte* key = stackalloc byte[32];
        int n = *(int*)message;
        switch (n)
        {
            case < 0:
            case > 32:
                return -1;
            default:
                Unsafe.CopyBlock(key, message + 4, (uint)n); // GOOD
                return key[0];
        }
    }

    public static int SwitchWithAHole(byte* message)
    {
        byte* key = stackalloc byte[32];
        int n = *(int*)message;
        switch (n)
        {
            case < 0:
            case > 32 and < 64:
                return -1;
            default:
                Unsafe.CopyBlock(key, message + 4, (uint)n); // BAD POLP2001 POLP2003
                return key[0];
        }
    }

    public static int SwitchExpression(byte* message)
    {
        byte* key = stackalloc byte[32];
        int n = *(int*)message switch { < 0 => 0, > 32 => 32, var other => other };
        Unsafe.CopyBlock(key, message + 4, (uint)n); // GOOD
        return key[0];
    }

    public static int ReadInsideTheCondition(byte* message, int length)
    {
        byte* key = stackalloc byte[32];
        int n;
        if (length < 33 || (n = message[0]) > 32)
            return 0;
        Unsafe.CopyBlock(key, message + 1, (uint)n); // GOOD
        return key[0];
    }

    public static int ByPatternVariable(byte* message, int length)
    {
        byte* key = stackalloc byte[32];
        if (length >= 33 && message[0] is <= 32 and var n)
            Unsafe.CopyBlock(key, message + 1, n); // GOOD
        return key[0];
    }

    public static int LongerOfTwoNames(byte* message)
    {
        byte* name = stackalloc byte[16];
        int first = message[0], second = message[1];
        int longer = first > second ? first : second;
        if (longer > 16)
            return 0;
        Unsafe.CopyBlock(name, message + 2, (uint)first); // GOOD
        return name[0];
    }

    public static int ShorterOfTwoNames(byte* message)
    {
        byte* name = stackalloc byte[16];
        int first = message[0], second = message[1];
        int shorter = first < second ? first : second;
        if (shorter > 16)
            return 0;
        Unsafe.CopyBlock(name, message + 2, (uint)first); // BAD POLP2001 POLP2003
        return name[0];
    }

    public static int TernaryThrow(byte* message)
    {
        byte* name = stackalloc byte[16];
        int n = message[0] <= 16 ? message[0] : throw new InvalidDataException();
        Unsafe.CopyBlock(name, message + 1, (uint)n); // GOOD
        return name[0];
    }

    public static int TryFinally(byte* message)
    {
        byte* name = (byte*)NativeMemory.Alloc(16);
        try
        {
            int n = message[0];
            if (n > 16)
                return 0;
            Unsafe.CopyBlock(name, message + 1, (uint)n); // GOOD
            return name[0];
        }
        finally
        {
            NativeMemory.Free(name);
        }
    }

    public static int WhileTrue(byte* message, int length)
    {
        byte* name = stackalloc byte[16];
        int i = 0;
        while (true)
        {
            if (i >= 16 || i >= length)
                return name[0];
            name[i] = message[i]; // GOOD
            i++;
        }
    }

    public static int WhileTrueWithAnd(byte* message, int length)
    {
        byte* name = stackalloc byte[16];
        int i = 0;
        while (true)
        {
            if (i >= 16 && i >= length)
                return name[0];
            if (i >= length)
                return 0;
            name[i] = message[i]; // BAD POLP2001 POLP2003
            i++;
        }
    }
}

/// <summary>Numbers that keep their bounds through arithmetic.</summary>
public static unsafe class Bounds
{
    public static int HalfOfAByte(byte* message)
    {
        byte* buffer = stackalloc byte[128];
        Unsafe.CopyBlock(buffer, message + 1, message[0] / 2u); // GOOD
        return buffer[0];
    }

    public static int ThirdOfAByteAndOne(byte* message)
    {
        byte* buffer = stackalloc byte[86];
        Unsafe.CopyBlock(buffer, message + 1, message[0] / 3u + 1); // GOOD
        return buffer[0];
    }

    public static int ThirdOfAByteAndTwo(byte* message)
    {
        byte* buffer = stackalloc byte[86];
        Unsafe.CopyBlock(buffer, message + 1, message[0] / 3u + 2); // BAD POLP2001
        return buffer[0];
    }

    public static int RoundedUpToEight(byte* message)
    {
        byte* buffer = stackalloc byte[256];
        int n = (message[0] + 7) & ~7;
        Unsafe.InitBlock(buffer, 0, (uint)n); // GOOD
        return buffer[0];
    }

    public static int RoundedUpToSixteen(byte* message)
    {
        byte* buffer = stackalloc byte[255];
        int n = (message[0] + 15) & ~15;
        Unsafe.InitBlock(buffer, 0, (uint)n); // BAD POLP2001
        return buffer[0];
    }

    public static int PaddingToFour(byte* message)
    {
        byte* padding = stackalloc byte[3];
        uint n = (4 - (message[0] & 3u)) & 3;
        Unsafe.InitBlock(padding, 0, n); // GOOD
        return padding[0];
    }

    public static int PaddingToFourThatMayBeFour(byte* message)
    {
        byte* padding = stackalloc byte[3];
        uint n = 4 - (message[0] & 3u);
        Unsafe.InitBlock(padding, 0, n); // BAD POLP2001
        return padding[0];
    }

    public static int SumOfTwoNibbles(byte* message)
    {
        byte* buffer = stackalloc byte[30];
        int n = (message[0] >> 4) + (message[0] & 15);
        Unsafe.CopyBlock(buffer, message + 1, (uint)n); // GOOD
        return buffer[0];
    }

    public static int Flags(byte* message)
    {
        byte* buffer = stackalloc byte[12];
        int n = 4;
        if ((message[0] & 1) != 0)
            n += 4;
        if ((message[0] & 2) != 0)
            n += 4;
        Unsafe.CopyBlock(buffer, message + 1, (uint)n); // GOOD
        return buffer[0];
    }

    public static int OneFlagTooMany(byte* message)
    {
        byte* buffer = stackalloc byte[12];
        int n = 4;
        if ((message[0] & 1) != 0)
            n += 4;
        if ((message[0] & 2) != 0)
            n += 4;
        if ((message[0] & 4) != 0)
            n += 4;
        Unsafe.CopyBlock(buffer, message + 1, (uint)n); // BAD POLP2001
        return buffer[0];
    }

    public static int BitsInANumber(byte* message)
    {
        byte* buffer = stackalloc byte[32];
        int n = System.Numerics.BitOperations.PopCount(*(uint*)message);
        Unsafe.CopyBlock(buffer, message + 4, (uint)n); // GOOD
        return buffer[0];
    }

    public static int AbsoluteOfAShort(byte* message)
    {
        byte* buffer = stackalloc byte[32768];
        int n = Math.Abs((int)*(short*)message);
        Unsafe.CopyBlock(buffer, message + 2, (uint)n); // GOOD
        return buffer[0];
    }

    public static int Enumeration(byte* message)
    {
        int* sizes = stackalloc int[4];
        var kind = (Kind)(message[0] & 3);
        sizes[(int)kind]++; // GOOD
        return sizes[0];
    }

    public static int EnumerationOfAnyValue(byte* message)
    {
        int* sizes = stackalloc int[4];
        var kind = (Kind)message[0];
        sizes[(int)kind]++; // BAD POLP2001
        return sizes[0];
    }

    public static int EnumerationThatIsAsked(byte* message)
    {
        int* sizes = stackalloc int[4];
        var kind = (Kind)message[0];
        if (kind is < Kind.None or > Kind.Third)
            return 0;
        sizes[(int)kind]++; // GOOD
        return sizes[0];
    }

    private enum Kind
    {
        None,
        First,
        Second,
        Third,
    }
}

/// <summary>Copies in pieces.</summary>
public static unsafe class Pieces
{
    public static void Chunks(byte* message, int length, byte* destination, int capacity)
    {
        int left = Math.Min(length, capacity);
        byte* s = message, d = destination;
        while (left > 0)
        {
            int n = Math.Min(left, 64);
            Unsafe.CopyBlock(d, s, (uint)n); // GOOD
            s += n;
            d += n;
            left -= n;
        }
    }

    public static void ChunksOfFixedSize(byte* message, int length, byte* destination, int capacity)
    {
        int left = Math.Min(length, capacity);
        byte* s = message, d = destination;
        while (left > 0)
        {
            Unsafe.CopyBlock(d, s, 64); // BAD POLP2001 POLP2002
            s += 64;
            d += 64;
            left -= 64;
        }
    }

    public static void ThroughAScratchBuffer(Stream message, byte* destination, int capacity)
    {
        var scratch = new byte[32];
        int written = 0, read;
        fixed (byte* s = scratch)
        {
            while ((read = message.Read(scratch, 0, scratch.Length)) > 0)
            {
                if (read > capacity - written)
                    return;
                Unsafe.CopyBlock(destination + written, s, (uint)read); // GOOD
                written += read;
            }
        }
    }

    public static void ThroughAScratchBufferWithoutRoom(Stream message, byte* destination, int capacity)
    {
        var scratch = new byte[32];
        int written = 0, read;
        fixed (byte* s = scratch)
        {
            while ((read = message.Read(scratch, 0, scratch.Length)) > 0)
            {
                Unsafe.CopyBlock(destination + written, s, (uint)read); // BAD POLP2001
                written += read;
            }
        }
    }

    public static void HeaderAndBody(byte* message, int length)
    {
        if (length < 4)
            return;
        int header = message[0], body = message[1];
        if (header + body > length - 4)
            return;
        var whole = new byte[header + body];
        fixed (byte* d = whole)
        {
            Unsafe.CopyBlock(d, message + 4, (uint)header);
            Unsafe.CopyBlock(d + header, message + 4 + header, (uint)body); // GOOD
        }
    }

    public static void HeaderAndBodyOfTheSmaller(byte* message, int length)
    {
        if (length < 4)
            return;
        int header = message[0], body = message[1];
        if (header > length - 4 || body > length - 4)
            return;
        var whole = new byte[header + body];
        fixed (byte* d = whole)
        {
            Unsafe.CopyBlock(d, message + 4, (uint)header);
            Unsafe.CopyBlock(d + header, message + 4 + header, (uint)body); // BAD POLP2002 POLP2003
        }
    }

    public static void Interleaved(byte* message, int length, byte* destination, int capacity)
    {
        int pairs = Math.Min(length / 2, capacity / 2);
        for (int i = 0; i < pairs; i++)
        {
            destination[i] = message[2 * i];
            destination[pairs + i] = message[2 * i + 1]; // GOOD
        }
    }

    public static void Planes(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 1)
            return;
        int plane = message[0];
        for (int p = 0; p < 3; p++)
        {
            if (plane > capacity - p * plane)
                return;
            Unsafe.InitBlock(destination + p * plane, (byte)p, (uint)plane); // GOOD
        }
    }

    public static void SlidingWindow(byte* message, int length)
    {
        byte* window = stackalloc byte[16];
        for (int i = 0; i < length; i++)
            window[i & 15] = message[i]; // GOOD
    }

    public static void SlidingWindowByRemainder(byte* message, int length)
    {
        byte* window = stackalloc byte[10];
        for (int i = 0; i < length; i++)
            window[i % 10] = message[i]; // GOOD
    }

    public static void SlidingWindowOfTheWrongSize(byte* message, int length)
    {
        byte* window = stackalloc byte[10];
        for (int i = 0; i < length; i++)
            window[i & 15] = message[i]; // BAD POLP2001
    }

    public static void Stack(byte* message, int length)
    {
        int* stack = stackalloc int[8];
        int depth = 0;
        for (int i = 0; i < length; i++)
        {
            if (message[i] == '(' && depth < 8)
                stack[depth++] = i; // GOOD
            else if (message[i] == ')' && depth > 0)
                depth--;
        }
    }

    public static void StackWithoutALimit(byte* message, int length)
    {
        int* stack = stackalloc int[8];
        int depth = 0;
        for (int i = 0; i < length; i++)
        {
            if (message[i] <= 5)
                stack[depth++] = i; // BAD POLP2001
            else if (message[i] == ')' && depth > 0)
                depth--;
        }
    }

    public static int StackThatUnderflows(byte* message, int length)
    {
        int* stack = stackalloc int[8];
        stack[0] = 0;
        int depth = 1;
        for (int i = 0; i < length; i++)
        {
            if (message[i] == '(' && depth < 8)
                depth++;
            else
                stack[--depth] = i; // BAD POLP2001
        }
        return stack[0];
    }
}
