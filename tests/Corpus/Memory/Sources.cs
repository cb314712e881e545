using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Corpus.Memory.Sources;

[StructLayout(LayoutKind.Sequential, Pack = 1)]
public unsafe struct Header
{
    public ushort Kind;
    public int Length;
    public fixed byte Name[16];
}

[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly struct Range
{
    public readonly ushort Offset;
    public readonly ushort Count;

    public int End => Offset + Count;
}

/// <summary>Lengths that are read through a pointer or a struct laid over the message.</summary>
public static unsafe class Overlays
{
    public static byte CastPointer(byte* message)
    {
        byte* buffer = stackalloc byte[128];
        int n = *(int*)(message + 1);
        Unsafe.CopyBlock(buffer, message + 5, (uint)n); // BAD POLP2001
        return buffer[0];
    }

    public static byte CastPointerWithACheck(byte* message)
    {
        byte* buffer = stackalloc byte[128];
        int n = *(int*)(message + 1);
        if ((uint)n > 128)
            return 0;
        Unsafe.CopyBlock(buffer, message + 5, (uint)n); // GOOD
        return buffer[0];
    }

    public static byte HeaderField(byte* message)
    {
        byte* buffer = stackalloc byte[128];
        var header = (Header*)message;
        Unsafe.CopyBlock(buffer, message + sizeof(Header), (uint)header->Length); // BAD POLP2001
        return buffer[0];
    }

    public static byte HeaderFieldInNetworkOrder(byte* message, int length)
    {
        if (length < sizeof(Header))
            return 0;
        byte* buffer = stackalloc byte[128];
        var header = (Header*)message;
        int n = IPAddress.NetworkToHostOrder(header->Length);
        if (n > length - sizeof(Header))
            return 0;
        Unsafe.CopyBlock(buffer, message + sizeof(Header), (uint)n); // BAD POLP2001 POLP2003
        return buffer[0];
    }

    public static byte HeaderFieldInNetworkOrderWithinBoth(byte* message, int length)
    {
        if (length < sizeof(Header))
            return 0;
        byte* buffer = stackalloc byte[128];
        var header = (Header*)message;
        int n = IPAddress.NetworkToHostOrder(header->Length);
        if (n < 0 || n > length - sizeof(Header) || n > 128)
            return 0;
        Unsafe.CopyBlock(buffer, message + sizeof(Header), (uint)n); // GOOD
        return buffer[0];
    }

    public static byte CopyOfTheHeader(ReadOnlySpan<byte> message)
    {
        byte* buffer = stackalloc byte[128];
        var header = MemoryMarshal.Read<Header>(message);
        fixed (byte* s = message[sizeof(Header)..])
        {
            if (header.Length > message.Length - sizeof(Header))
                return 0;
            Unsafe.CopyBlock(buffer, s, (uint)header.Length); // BAD POLP2001 POLP2003
        }
        return buffer[0];
    }

    public static byte CopyOfTheHeaderWithACheck(ReadOnlySpan<byte> message)
    {
        byte* buffer = stackalloc byte[128];
        var header = MemoryMarshal.Read<Header>(message);
        fixed (byte* s = message[sizeof(Header)..])
        {
            if (header.Length < 0 || header.Length > message.Length - sizeof(Header) || header.Length > 128)
                return 0;
            Unsafe.CopyBlock(buffer, s, (uint)header.Length); // GOOD
        }
        return buffer[0];
    }

    public static int PropertyOfAStruct(byte* message)
    {
        byte* buffer = stackalloc byte[512];
        var range = *(Range*)message;
        if (range.Count > 512)
            return 0;
        Unsafe.InitBlock(buffer + range.Offset, 1, range.Count); // BAD POLP2001 POLP2003
        return buffer[0];
    }

    public static int PropertyOfAStructThatIsItsEnd(byte* message)
    {
        byte* buffer = stackalloc byte[512];
        var range = *(Range*)message;
        if (range.End > 512)
            return 0;
        Unsafe.InitBlock(buffer + range.Offset, 1, range.Count); // GOOD
        return buffer[0];
    }

    public static void NameOfFixedSize(byte* message, int length)
    {
        Header header;
        header.Kind = 0;
        if (length < 1)
            return;
        int n = message[0];
        for (int i = 0; i < n && i < length - 1; i++)
            header.Name[i] = message[i + 1]; // BAD POLP2001
    }

    public static void NameOfFixedSizeUpToItsEnd(byte* message, int length)
    {
        Header header;
        header.Kind = 0;
        if (length < 1)
            return;
        int n = message[0];
        for (int i = 0; i < n && i < length - 1 && i < 16; i++)
            header.Name[i] = message[i + 1]; // GOOD
    }

    public static int DistanceBetweenOffsets(byte* message)
    {
        byte* buffer = stackalloc byte[256];
        ushort* offsets = (ushort*)message;
        int n = offsets[1] - offsets[0];
        Unsafe.CopyBlock(buffer, message + offsets[0], (uint)n); // BAD POLP2001 POLP2002 POLP2003
        return buffer[0];
    }

    public static int DistanceBetweenOrderedOffsets(byte* message)
    {
        byte* buffer = stackalloc byte[256];
        ushort* offsets = (ushort*)message;
        int start = offsets[0], end = offsets[1];
        if (end < start || end - start > 256)
            return 0;
        Unsafe.CopyBlock(buffer, message + start, (uint)(end - start)); // GOOD
        return buffer[0];
    }
}

/// <summary>Lengths that a library call reads.</summary>
public static unsafe class Readers
{
    public static void BigEndian(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        int n = BinaryPrimitives.ReadUInt16BigEndian(message);
        Unsafe.InitBlock(ref MemoryMarshal.GetReference(destination), 0, (uint)n); // BAD POLP2001
    }

    public static void BigEndianWithinTheSpan(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        int n = BinaryPrimitives.ReadUInt16BigEndian(message);
        if (n > destination.Length)
            return;
        Unsafe.InitBlock(ref MemoryMarshal.GetReference(destination), 0, (uint)n); // GOOD
    }

    public static void TryBigEndian(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        if (!BinaryPrimitives.TryReadInt32BigEndian(message, out int n) || n > destination.Length)
            return;
        Unsafe.InitBlock(ref MemoryMarshal.GetReference(destination), 0, (uint)n); // BAD POLP2003
    }

    public static void TryBigEndianUnsigned(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        if (!BinaryPrimitives.TryReadUInt32BigEndian(message, out uint n) || n > destination.Length)
            return;
        Unsafe.InitBlock(ref MemoryMarshal.GetReference(destination), 0, n); // GOOD
    }

    public static void Reversed(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        uint n = BinaryPrimitives.ReverseEndianness(MemoryMarshal.Read<uint>(message));
        Unsafe.InitBlock(ref MemoryMarshal.GetReference(destination), 0, n); // BAD POLP2001
    }

    public static void Converter(byte[] message, IntPtr destination, int capacity)
    {
        short n = BitConverter.ToInt16(message, 1);
        Marshal.Copy(message, 3, destination, n); // BAD POLP2001
    }

    public static void ConverterOfASpan(byte[] message, IntPtr destination, int capacity)
    {
        uint n = BitConverter.ToUInt32(message.AsSpan(1));
        if (n > (uint)capacity)
            return;
        Marshal.Copy(message, 5, destination, (int)n); // GOOD
    }

    public static void Unaligned(byte* message, byte* destination, int capacity)
    {
        uint n = Unsafe.ReadUnaligned<uint>(message + 3);
        Unsafe.CopyBlockUnaligned(destination, message + 7, n); // BAD POLP2001
    }

    public static void UnalignedWithinTheCapacity(byte* message, byte* destination, int capacity)
    {
        uint n = Unsafe.ReadUnaligned<uint>(message + 3);
        Unsafe.CopyBlockUnaligned(destination, message + 7, Math.Min(n, (uint)capacity)); // GOOD
    }

    public static void Marshalled(IntPtr message, byte* destination, int capacity)
    {
        int n = Marshal.ReadInt16(message, 2);
        Unsafe.InitBlock(destination, 0, (uint)n); // BAD POLP2001
    }

    public static void MarshalledStructure(IntPtr message, byte* destination, int capacity)
    {
        var header = Marshal.PtrToStructure<Header>(message);
        if (header.Kind > capacity)
            return;
        Unsafe.InitBlock(destination, 0, (uint)header.Length); // BAD POLP2001 POLP2003
    }

    public static void MarshalledStructureWithinTheCapacity(IntPtr message, byte* destination, int capacity)
    {
        var header = Marshal.PtrToStructure<Header>(message);
        if ((uint)header.Length > (uint)capacity)
            return;
        Unsafe.InitBlock(destination, 0, (uint)header.Length); // GOOD
    }

    public static void Binary(BinaryReader message, byte* destination, int capacity)
    {
        int n = message.ReadInt32();
        byte[] body = message.ReadBytes(Math.Clamp(n, 0, 1024));
        fixed (byte* s = body)
        {
            for (int i = 0; i < n; i++)
                destination[i] = 0; // BAD POLP2001
        }
    }

    public static void BinarySevenBits(BinaryReader message, byte* destination, int capacity)
    {
        int n = message.Read7BitEncodedInt();
        if (n > capacity)
            return;
        Unsafe.InitBlock(destination, 0, (uint)n); // BAD POLP2003
    }

    public static void BinarySevenBitsWithinTheCapacity(BinaryReader message, byte* destination, int capacity)
    {
        int n = message.Read7BitEncodedInt();
        if (n < 0 || n > capacity)
            return;
        Unsafe.InitBlock(destination, 0, (uint)n); // GOOD
    }

    public static void OneByteOfAStream(Stream message, byte* destination, int capacity)
    {
        int n = message.ReadByte();
        Unsafe.InitBlock(destination, 0, (uint)n); // BAD POLP2001
    }

    public static void OneByteOfAStreamThatHasOne(Stream message, byte* destination, int capacity)
    {
        int n = message.ReadByte();
        if (n < 0)
            throw new EndOfStreamException();
        Unsafe.InitBlock(destination, 0, (uint)Math.Min(n, capacity)); // GOOD
    }

    public static byte PrefixOfAStream(Stream message)
    {
        Span<byte> prefix = stackalloc byte[4];
        message.ReadExactly(prefix);
        byte* body = stackalloc byte[256];
        int n = BinaryPrimitives.ReadInt32LittleEndian(prefix);
        Unsafe.InitBlock(body, prefix[0], (uint)n); // BAD POLP2001
        return body[0];
    }

    public static byte PrefixOfAStreamWithACheck(Stream message)
    {
        Span<byte> prefix = stackalloc byte[4];
        message.ReadExactly(prefix);
        byte* body = stackalloc byte[256];
        int n = BinaryPrimitives.ReadInt32LittleEndian(prefix);
        if (n is < 0 or > 256)
            throw new InvalidDataException();
        Unsafe.InitBlock(body, prefix[0], (uint)n); // GOOD
        return body[0];
    }

    public static byte Sequence(ReadOnlySequence<byte> message)
    {
        byte* body = stackalloc byte[256];
        var reader = new SequenceReader<byte>(message);
        if (!reader.TryReadBigEndian(out short n))
            return 0;
        Unsafe.InitBlock(body, 1, (uint)n); // BAD POLP2001
        return body[0];
    }

    public static byte SequenceWithACheck(ReadOnlySequence<byte> message)
    {
        byte* body = stackalloc byte[256];
        var reader = new SequenceReader<byte>(message);
        if (!reader.TryReadBigEndian(out short n) || n < 0 || n > 256)
            return 0;
        Unsafe.InitBlock(body, 1, (uint)n); // GOOD
        return body[0];
    }

    public static void MemoryOfBytes(ReadOnlyMemory<byte> message, byte* destination, int capacity)
    {
        ReadOnlySpan<byte> span = message.Span;
        int n = span.Length > 1 ? span[0] << 8 | span[1] : 0;
        Unsafe.InitBlock(destination, 0, (uint)n); // BAD POLP2001
    }

    public static int Casted(ReadOnlySpan<byte> message)
    {
        int* table = stackalloc int[8];
        ReadOnlySpan<ushort> words = MemoryMarshal.Cast<byte, ushort>(message);
        foreach (ushort word in words)
            table[word] = 1; // BAD POLP2001
        return table[0];
    }

    public static int CastedWithinTheTable(ReadOnlySpan<byte> message)
    {
        int* table = stackalloc int[8];
        ReadOnlySpan<ushort> words = MemoryMarshal.Cast<byte, ushort>(message);
        foreach (ushort word in words)
            table[word & 7] = 1; // GOOD
        return table[0];
    }
}

/// <summary>Lengths that are put together out of several bytes.</summary>
public static unsafe class Assembled
{
    public static byte NibbleAndContinuation(byte* message, byte* end)
    {
        byte* literals = stackalloc byte[64];
        if (message == end)
            return 0;
        int n = *message++ >> 4;
        if (n == 15)
        {
            int more;
            do
            {
                if (message == end)
                    return 0;
                more = *message++;
                n += more;
            }
            while (more == 255);
        }
        if (n > end - message)
            return 0;
        Unsafe.CopyBlock(literals, message, (uint)n); // BAD POLP2001
        return literals[0];
    }

    public static byte NibbleAndContinuationWithinBoth(byte* message, byte* end)
    {
        byte* literals = stackalloc byte[64];
        if (message == end)
            return 0;
        int n = *message++ >> 4;
        if (n == 15)
        {
            int more;
            do
            {
                if (message == end)
                    return 0;
                more = *message++;
                n += more;
            }
            while (more == 255);
        }
        if (n > end - message || n > 64)
            return 0;
        Unsafe.CopyBlock(literals, message, (uint)n); // GOOD
        return literals[0];
    }

    public static byte Nibble(byte* message)
    {
        byte* literals = stackalloc byte[16];
        Unsafe.CopyBlock(literals, message + 1, (uint)(message[0] >> 4)); // GOOD
        return literals[0];
    }

    public static byte SevenBitsAByte(byte* message, int length)
    {
        byte* body = stackalloc byte[128];
        uint n = 0;
        int i = 0;
        for (int shift = 0; shift < 35 && i < length; shift += 7)
        {
            byte part = message[i++];
            n |= (uint)(part & 0x7F) << shift;
            if (part < 0x80)
                break;
        }
        for (uint k = 0; k < n; k++)
            body[k] = 0; // BAD POLP2001
        return body[0];
    }

    public static byte SevenBitsAByteWithACheck(byte* message, int length)
    {
        byte* body = stackalloc byte[128];
        uint n = 0;
        int i = 0;
        for (int shift = 0; shift < 35 && i < length; shift += 7)
        {
            byte part = message[i++];
            n |= (uint)(part & 0x7F) << shift;
            if (part < 0x80)
                break;
        }
        if (n > 128)
            throw new InvalidDataException();
        for (uint k = 0; k < n; k++)
            body[k] = 0; // GOOD
        return body[0];
    }

    public static byte ThreeBytes(byte* message, byte* destination, int capacity)
    {
        int n = message[0] << 16 | message[1] << 8 | message[2];
        if (n > capacity)
            return 0;
        Unsafe.CopyBlock(destination, message + 3, (uint)Math.Min(n, 65536)); // GOOD
        return 1;
    }

    public static byte FourBytes(byte* message, byte* destination, int capacity)
    {
        int n = message[0] << 24 | message[1] << 16 | message[2] << 8 | message[3];
        if (n > capacity)
            return 0;
        Unsafe.InitBlock(destination, 0, (uint)n); // BAD POLP2003
        return 1;
    }

    public static byte ProductOfTwoFields(byte* message)
    {
        byte* pixels = stackalloc byte[4096];
        int size = message[0] * message[1];
        Unsafe.InitBlock(pixels, 0, (uint)size); // BAD POLP2001
        return pixels[0];
    }

    public static byte ProductOfTwoSmallFields(byte* message)
    {
        byte* pixels = stackalloc byte[4096];
        int size = (message[0] & 63) * (message[1] & 63);
        Unsafe.InitBlock(pixels, 0, (uint)size); // GOOD
        return pixels[0];
    }

    public static byte TextOfDecimals(byte* message, int length)
    {
        byte* body = stackalloc byte[100];
        int n = 0;
        for (int i = 0; i < length && message[i] is >= (byte)'0' and <= (byte)'9'; i++)
            n = n * 10 + message[i] - '0';
        Unsafe.InitBlock(body, 0, (uint)n); // BAD POLP2001
        return body[0];
    }

    public static byte TwoDecimals(byte* message, int length)
    {
        byte* body = stackalloc byte[100];
        int n = 0;
        for (int i = 0; i < length && i < 2 && message[i] is >= (byte)'0' and <= (byte)'9'; i++)
            n = n * 10 + message[i] - '0';
        if ((uint)n >= 100)
            return 0;
        Unsafe.InitBlock(body, 0, (uint)n); // GOOD
        return body[0];
    }
}

/// <summary>Messages that are gone through one by one.</summary>
public static unsafe class OneByOne
{
    public static int Bytes(ReadOnlySpan<byte> message)
    {
        int* counts = stackalloc int[128];
        foreach (byte b in message)
            counts[b] = 1; // BAD POLP2001
        return counts[0];
    }

    public static int BytesWithATableForEach(ReadOnlySpan<byte> message)
    {
        int* counts = stackalloc int[256];
        foreach (byte b in message)
            counts[b] = 1; // GOOD
        return counts[0];
    }

    public static int BytesThatAreChecked(ReadOnlySpan<byte> message)
    {
        int* counts = stackalloc int[128];
        foreach (byte b in message)
        {
            if (b < 128)
                counts[b] = 1; // GOOD
        }
        return counts[0];
    }

    public static int Words(ReadOnlySpan<byte> message)
    {
        int* counts = stackalloc int[1024];
        foreach (ushort word in MemoryMarshal.Cast<byte, ushort>(message))
            counts[word & 1023] = 1; // GOOD
        return counts[0];
    }
}
