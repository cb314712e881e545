using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Corpus.Memory.Allocated;

/// <summary>Destinations that were made for what is copied into them.</summary>
public static unsafe class OwnBuffers
{
    public static void SameLength(byte* message, int length)
    {
        if (length < 2)
            return;
        int n = *(ushort*)message;
        if (n > length - 2)
            return;
        byte* packet = (byte*)NativeMemory.Alloc((nuint)n);
        if (packet == null)
            return;
        Unsafe.CopyBlock(packet, message + 2, (uint)n); // GOOD
        NativeMemory.Free(packet);
    }

    public static void LengthOfAnotherField(byte* message, int length)
    {
        if (length < 4)
            return;
        int n = *(ushort*)message, m = *(ushort*)(message + 2);
        if (m > length - 4)
            return;
        byte* packet = (byte*)NativeMemory.Alloc((nuint)n);
        Unsafe.CopyBlock(packet, message + 4, (uint)m); // BAD POLP2001
        NativeMemory.Free(packet);
    }

    public static void OneByteTooFew(byte* message)
    {
        int n = message[0];
        byte* text = (byte*)NativeMemory.Alloc((nuint)n);
        Unsafe.CopyBlock(text, message + 1, (uint)n);
        text[n] = 0; // BAD POLP2001
        NativeMemory.Free(text);
    }

    public static void OneByteForTheTerminator(byte* message)
    {
        int n = message[0];
        byte* text = (byte*)NativeMemory.Alloc((nuint)n + 1);
        Unsafe.CopyBlock(text, message + 1, (uint)n);
        text[n] = 0; // GOOD
        NativeMemory.Free(text);
    }

    public static void SumOfTheParts(byte* message)
    {
        int first = message[0], second = message[1];
        var key = new byte[first + second];
        fixed (byte* d = key)
        {
            Unsafe.CopyBlock(d, message + 2, (uint)first);
            Unsafe.CopyBlock(d + first, message + 2 + first, (uint)second); // GOOD
        }
    }

    public static void SumWithoutTheHeader(byte* message)
    {
        int first = message[0], second = message[1];
        var key = new byte[first + second];
        fixed (byte* d = key)
        {
            if (key.Length == 0)
                return;
            Unsafe.CopyBlock(d, message, (uint)Math.Min(2, key.Length));
            Unsafe.CopyBlock(d + 2, message + 2, (uint)(first + second)); // BAD POLP2001
        }
    }

    public static void ProductThatWraps(byte* message, int length)
    {
        if (length < 8)
            return;
        int columns = *(int*)message, rows = *(int*)(message + 4);
        if (columns <= 0 || rows <= 0)
            return;
        int size = columns * rows;
        if (size < 0 || size > 4096)
            return;
        var image = new byte[size];
        fixed (byte* d = image)
        {
            for (int y = 0; y < rows && y < 64; y++)
                Unsafe.InitBlock(d + (long)y * columns, 0xFF, (uint)columns); // BAD POLP2003
        }
    }

    public static void ProductThatIsChecked(byte* message, int length)
    {
        if (length < 8)
            return;
        int columns = *(int*)message, rows = *(int*)(message + 4);
        if (columns <= 0 || rows <= 0)
            return;
        int size = checked(columns * rows);
        if (size > 4096)
            return;
        var image = new byte[size];
        fixed (byte* d = image)
        {
            for (int y = 0; y < rows && y < 64; y++)
                Unsafe.InitBlock(d + (long)y * columns, 0xFF, (uint)columns); // GOOD
        }
    }

    public static void ElementsOfTheSameCount(byte* message)
    {
        int count = message[0];
        int* values = (int*)NativeMemory.Alloc((nuint)count, sizeof(int));
        for (int i = 0; i < count; i++)
            values[i] = message[i + 1]; // GOOD
        NativeMemory.Free(values);
    }

    public static void BytesForElements(byte* message)
    {
        int count = message[0];
        int* values = (int*)NativeMemory.Alloc((nuint)count);
        for (int i = 0; i < count; i++)
            values[i] = message[i + 1]; // BAD POLP2001
        NativeMemory.Free(values);
    }

    public static void GlobalMemory(byte[] message)
    {
        if (message.Length < 2)
            return;
        int n = message[0] << 8 | message[1];
        IntPtr block = Marshal.AllocHGlobal(n);
        Marshal.Copy(message, 2, block, n); // GOOD
        Marshal.FreeHGlobal(block);
    }

    public static void GlobalMemoryOfAFixedSize(byte[] message)
    {
        if (message.Length < 2)
            return;
        int n = message[0] << 8 | message[1];
        IntPtr block = Marshal.AllocHGlobal(256);
        Marshal.Copy(message, 2, block, n); // BAD POLP2001
        Marshal.FreeHGlobal(block);
    }

    public static byte Rented(byte* message)
    {
        int n = *(ushort*)message;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(n);
        fixed (byte* d = buffer)
            Unsafe.CopyBlock(d, message + 2, (uint)n); // GOOD
        ArrayPool<byte>.Shared.Return(buffer);
        return buffer[0];
    }

    public static byte RentedOnce(byte* message)
    {
        int n = *(ushort*)message;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1024);
        fixed (byte* d = buffer)
            Unsafe.CopyBlock(d, message + 2, (uint)n); // BAD POLP2001
        ArrayPool<byte>.Shared.Return(buffer);
        return buffer[0];
    }

    public static byte RentedOnceAndAsked(byte* message)
    {
        int n = *(ushort*)message;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1024);
        if (n > buffer.Length)
            n = buffer.Length;
        fixed (byte* d = buffer)
            Unsafe.CopyBlock(d, message + 2, (uint)n); // GOOD
        return buffer[0];
    }

    public static void Grown(byte* message)
    {
        int n = *(ushort*)message;
        int used = 16;
        byte* buffer = (byte*)NativeMemory.AllocZeroed(16);
        if (used + n > 16)
        {
            byte* larger = (byte*)NativeMemory.Alloc((nuint)(used + n));
            Unsafe.CopyBlock(larger, buffer, (uint)used);
            NativeMemory.Free(buffer);
            buffer = larger;
        }
        Unsafe.CopyBlock(buffer + (used + n > 16 ? used : 0), message + 2, (uint)n); // GOOD
        NativeMemory.Free(buffer);
    }

    public static void GrownByRealloc(byte* message)
    {
        int n = *(ushort*)message;
        byte* buffer = (byte*)NativeMemory.Alloc(16);
        buffer = (byte*)NativeMemory.Realloc(buffer, (nuint)(16 + n));
        Unsafe.CopyBlock(buffer + 16, message + 2, (uint)n); // GOOD
        NativeMemory.Free(buffer);
    }

    public static void ShrunkByRealloc(byte* message)
    {
        int n = *(ushort*)message;
        byte* buffer = (byte*)NativeMemory.AllocZeroed(1024);
        buffer = (byte*)NativeMemory.Realloc(buffer, (nuint)n);
        buffer[0] = 1; // BAD POLP2001
        NativeMemory.Free(buffer);
    }

    public static void GrownCopyOfTheNewSize(byte* message)
    {
        int n = *(ushort*)message;
        byte* buffer = (byte*)NativeMemory.AllocZeroed(16);
        byte* larger = (byte*)NativeMemory.Alloc((nuint)n);
        Unsafe.CopyBlock(larger, buffer, (uint)n); // BAD POLP2002
        NativeMemory.Free(buffer);
        NativeMemory.Free(larger);
    }
}

/// <summary>Spans that are cut before they are pinned.</summary>
public static unsafe class Slices
{
    public static void SourceAndDestination(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        int n = BinaryPrimitives.ReadInt32LittleEndian(message);
        ReadOnlySpan<byte> body = message.Slice(4, n);
        Span<byte> room = destination[..n];
        fixed (byte* s = body)
        fixed (byte* d = room)
            Unsafe.CopyBlock(d, s, (uint)n); // GOOD
    }

    public static void SourceOnly(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        int n = BinaryPrimitives.ReadInt32LittleEndian(message);
        ReadOnlySpan<byte> body = message.Slice(4, n);
        fixed (byte* s = body)
        fixed (byte* d = destination)
            Unsafe.CopyBlock(d, s, (uint)n); // BAD POLP2001
    }

    public static void SpanCopyTo(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        int n = BinaryPrimitives.ReadInt32LittleEndian(message);
        message.Slice(4, n).CopyTo(destination); // GOOD
    }

    public static void ArrayCopy(byte[] message, byte[] destination)
    {
        int n = BitConverter.ToInt32(message, 0);
        Array.Copy(message, 4, destination, 0, n); // GOOD
    }

    public static void BlockCopy(byte[] message, byte[] destination)
    {
        int n = BitConverter.ToInt32(message, 0);
        Buffer.BlockCopy(message, 4, destination, 0, n); // GOOD
    }

    public static int Indexed(byte[] message)
    {
        var table = new int[16];
        int n = BitConverter.ToInt32(message, 0);
        table[n] = message[4]; // GOOD
        return table[0];
    }

    public static void LastByteFirst(byte[] message, byte[] destination)
    {
        int n = message[0];
        if (n == 0)
            return;
        destination[n - 1] = 0;
        byte last = message[n];
        Unsafe.CopyBlock(ref destination[0], ref message[1], (uint)n); // GOOD
        destination[n - 1] = last;
    }

    public static void FirstByteFirst(byte[] message, byte[] destination)
    {
        int n = message[0];
        if (n == 0 || n > message.Length - 1)
            return;
        destination[0] = 0;
        Unsafe.CopyBlock(ref destination[0], ref message[1], (uint)n); // BAD POLP2001
    }

    public static void StartOfTheRange(byte[] message, byte[] destination)
    {
        int offset = message[0];
        int n = message[1];
        if (n > message.Length - 2)
            return;
        fixed (byte* d = &destination[offset])
        fixed (byte* s = message)
            Unsafe.CopyBlock(d, s + 2, (uint)n); // BAD POLP2001
    }

    public static void BothEndsOfTheRange(byte[] message, byte[] destination)
    {
        int offset = message[0];
        int n = message[1];
        if (n > message.Length - 2 || n > destination.Length - offset)
            return;
        fixed (byte* d = &destination[offset])
        fixed (byte* s = message)
            Unsafe.CopyBlock(d, s + 2, (uint)n); // GOOD
    }
}

/// <summary>What is left is moved to the front of its own buffer.</summary>
public static unsafe class Moves
{
    public static int Rest(byte* message, int length)
    {
        if (length < 2)
            return 0;
        int head = *(ushort*)message;
        if (head > length)
            return 0;
        int left = length - head;
        Buffer.MemoryCopy(message + head, message, left, left); // GOOD
        return left;
    }

    public static int RestOfAnything(byte* message, int length)
    {
        if (length < 2)
            return 0;
        int head = *(ushort*)message;
        uint left = (uint)(length - head);
        Unsafe.CopyBlock(message, message + head, left); // BAD POLP2001 POLP2002 POLP2003
        return (int)left;
    }

    public static void WithinABlock(byte* message, int length)
    {
        if (length < 64)
            return;
        int from = message[0] & 31, to = message[1] & 31, n = message[2] & 31;
        Buffer.MemoryCopy(message + from, message + to, 32, n); // GOOD
    }

    public static void WithinASmallerBlock(byte* message, int length)
    {
        if (length < 32)
            return;
        int from = message[0] & 15, to = message[1] & 31, n = message[2] & 15;
        Buffer.MemoryCopy(message + from, message + to, 32, n); // BAD POLP2001
    }
}

/// <summary>Lengths that are small whatever the message says.</summary>
public static unsafe class SmallByNature
{
    public static byte AByte(byte* message)
    {
        byte* name = stackalloc byte[255];
        Unsafe.CopyBlock(name, message + 1, message[0]); // GOOD
        return name[0];
    }

    public static byte AByteTooMany(byte* message)
    {
        byte* name = stackalloc byte[255];
        Unsafe.CopyBlock(name, message + 1, message[0] + 1u); // BAD POLP2001
        return name[0];
    }

    public static byte AShort(byte* message)
    {
        byte* name = stackalloc byte[ushort.MaxValue];
        Unsafe.CopyBlock(name, message + 2, *(ushort*)message); // GOOD
        return name[0];
    }

    public static byte TwelveBits(byte* message)
    {
        byte* name = stackalloc byte[4096];
        int n = (message[0] << 8 | message[1]) & 0x0FFF;
        Unsafe.CopyBlock(name, message + 2, (uint)n); // GOOD
        return name[0];
    }

    public static byte ThirteenBits(byte* message)
    {
        byte* name = stackalloc byte[4096];
        int n = (message[0] << 8 | message[1]) & 0x1FFF;
        Unsafe.CopyBlock(name, message + 2, (uint)n); // BAD POLP2001
        return name[0];
    }

    public static byte AFlagMaskedOff(byte* message, byte* destination, int capacity)
    {
        int n = *(int*)message & 0x7FFFFFFF;
        if (n > capacity)
            return 0;
        Unsafe.InitBlock(destination, message[4], (uint)n); // GOOD
        return destination == null ? (byte)0 : (byte)1;
    }

    public static byte AFlagNotMaskedOff(byte* message, byte* destination, int capacity)
    {
        int n = *(int*)message;
        if (n > capacity)
            return 0;
        Unsafe.InitBlock(destination, message[4], (uint)n); // BAD POLP2003
        return destination == null ? (byte)0 : (byte)1;
    }

    public static byte Remainder(byte* message)
    {
        byte* block = stackalloc byte[64];
        uint n = *(uint*)message % 64;
        Unsafe.CopyBlock(block, message + 4, n); // GOOD
        return block[0];
    }

    public static byte SignedRemainder(byte* message)
    {
        byte* block = stackalloc byte[64];
        int n = *(int*)message % 64;
        Unsafe.CopyBlock(block, message + 4, (uint)n); // BAD POLP2001 POLP2003
        return block[0];
    }

    public static byte Shifted(byte* message)
    {
        byte* block = stackalloc byte[64];
        uint n = *(uint*)message >> 26;
        Unsafe.CopyBlock(block, message + 4, n); // GOOD
        return block[0];
    }

    public static byte ShiftedWithTheSign(byte* message)
    {
        byte* block = stackalloc byte[64];
        int n = *(int*)message >> 26;
        Unsafe.CopyBlock(block, message + 4, (uint)n); // BAD POLP2001 POLP2003
        return block[0];
    }
}

/// <summary>Sizes that another number of the message must confirm.</summary>
public static unsafe class Equalities
{
    public static void CountTimesSize(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 8)
            return;
        int n = *(int*)message;
        int count = *(int*)(message + 4);
        if (n < 0 || n > length - 8 || count < 0 || (long)count * 4 != n || n > capacity)
            throw new InvalidDataException("The count does not fit the length");
        for (int i = 0; i < count; i++)
            ((int*)destination)[i] = ((int*)(message + 8))[i]; // GOOD
    }

    public static void CountTimesSizeThatWraps(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 8)
            return;
        int n = *(int*)message;
        int count = *(int*)(message + 4);
        if (n < 0 || n > length - 8 || count < 0 || count * 4 != n || n > capacity)
            throw new InvalidDataException("The count does not fit the length");
        for (int i = 0; i < count; i++)
            ((int*)destination)[i] = ((int*)(message + 8))[i]; // BAD POLP2003
    }

    public static byte Exactly(byte* message)
    {
        byte* key = stackalloc byte[16];
        int n = *(int*)message;
        if (n != 16)
            return 0;
        Unsafe.CopyBlock(key, message + 4, (uint)n); // GOOD
        return key[15];
    }

    public static byte AnythingBut(byte* message)
    {
        byte* key = stackalloc byte[16];
        int n = *(int*)message;
        if (n == 16)
            return 0;
        Unsafe.CopyBlock(key, message + 4, (uint)n); // BAD POLP2001
        return key[15];
    }

    public static byte[]? HeldAgainstTheRemainder(byte[] message)
    {
        if (message.Length < 4)
            return null;
        int n = BitConverter.ToInt32(message, 0);
        if (n < 0 || n > message.Length - 4)
            throw new EndOfStreamException();
        var body = new byte[n];
        Unsafe.CopyBlock(ref MemoryMarshal.GetArrayDataReference(body), ref message[3], (uint)n); // GOOD
        return body;
    }

    public static byte[]? HeldAgainstTheWhole(byte[] message)
    {
        if (message.Length < 4)
            return null;
        int n = BitConverter.ToInt32(message, 0);
        if (n < 0 || n > message.Length)
            throw new EndOfStreamException();
        var body = new byte[n];
        Unsafe.CopyBlock(ref MemoryMarshal.GetArrayDataReference(body), ref message[3], (uint)n); // BAD POLP2002 POLP2003
        return body;
    }
}
