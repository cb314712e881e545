using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Corpus.Memory.CopyCalls;

/// <summary>A session id of at most 32 bytes, by each API that copies a block.</summary>
public static unsafe class SessionIds
{
    public static byte MemoryCopyOfTheClaimedLength(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        Buffer.MemoryCopy(message + 1, id, n, n); // BAD POLP2001
        return id[0];
    }

    public static byte MemoryCopyWithTheRealCapacity(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        Buffer.MemoryCopy(message + 1, id, 32, n); // GOOD
        return id[0];
    }

    public static byte MemoryCopyAfterACheck(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        if (n > 32)
            throw new InvalidDataException("The session id is too long");
        Buffer.MemoryCopy(message + 1, id, n, n); // GOOD
        return id[0];
    }

    public static void MemoryCopyOfUnsignedLengths(byte* message, byte* destination, int capacity)
    {
        ulong n = *(ushort*)message;
        Buffer.MemoryCopy(message + 2, destination, ulong.MaxValue, n); // BAD POLP2001
    }

    public static void MemoryCopyOfUnsignedLengthsIntoTheCapacity(byte* message, byte* destination, int capacity)
    {
        ulong n = *(ushort*)message;
        Buffer.MemoryCopy(message + 2, destination, (ulong)capacity, n); // GOOD
    }

    public static void CopyBlock(byte* message)
    {
        byte* id = stackalloc byte[32];
        Unsafe.CopyBlock(id, message + 1, message[0]); // BAD POLP2001
    }

    public static void CopyBlockOfAFewBytes(byte* message)
    {
        byte* id = stackalloc byte[32];
        Unsafe.CopyBlock(id, message + 1, message[0] & 31u); // GOOD
    }

    public static void CopyBlockUnalignedFromAnArray(byte[] message)
    {
        var id = new byte[32];
        if (message.Length < 1 || message[0] > message.Length - 1)
            return;
        Unsafe.CopyBlockUnaligned(ref id[0], ref message[0], message[0]); // BAD POLP2001
    }

    public static void CopyBlockUnalignedFromAnArrayThatIsLongEnough(byte[] message)
    {
        var id = new byte[32];
        if (message.Length < 1 || message[0] > message.Length - 1 || message[0] > id.Length)
            return;
        Unsafe.CopyBlockUnaligned(ref id[0], ref message[0], message[0]); // GOOD
    }

    public static void NativeCopy(ReadOnlySpan<byte> message)
    {
        if (message.Length < 2)
            return;
        int n = BinaryPrimitives.ReadUInt16BigEndian(message);
        byte* id = stackalloc byte[32];
        fixed (byte* start = message.Slice(2, n))
            NativeMemory.Copy(start, id, (nuint)n); // BAD POLP2001
    }

    public static void NativeCopyOfARefusedLength(ReadOnlySpan<byte> message)
    {
        if (message.Length < 2)
            return;
        int n = BinaryPrimitives.ReadUInt16BigEndian(message);
        if (n > 32)
            return;
        byte* id = stackalloc byte[32];
        fixed (byte* start = message.Slice(2, n))
            NativeMemory.Copy(start, id, (nuint)n); // GOOD
    }

    public static void NativeFill(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 4)
            return;
        NativeMemory.Fill(destination, *(uint*)message, 0); // BAD POLP2001
    }

    public static void NativeFillUpToTheCapacity(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 4)
            return;
        NativeMemory.Fill(destination, Math.Min(*(uint*)message, (uint)capacity), 0); // GOOD
    }

    public static void InitBlock(BinaryReader reader, byte* destination, int capacity)
    {
        uint padding = reader.ReadUInt32();
        Unsafe.InitBlock(destination, 0, padding); // BAD POLP2001
    }

    public static void InitBlockOfTheRest(BinaryReader reader, byte* destination, int capacity)
    {
        uint padding = reader.ReadUInt32();
        if (padding > (uint)capacity)
            throw new InvalidDataException("Too much padding");
        Unsafe.InitBlock(destination, 0, padding); // GOOD
    }

    public static void InitBlockUnalignedOfASpan(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        uint padding = BinaryPrimitives.ReadUInt32LittleEndian(message);
        Unsafe.InitBlockUnaligned(ref MemoryMarshal.GetReference(destination), 0, padding); // BAD POLP2001
    }

    public static void InitBlockUnalignedWithinASpan(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        uint padding = BinaryPrimitives.ReadUInt32LittleEndian(message);
        if (padding <= destination.Length)
            Unsafe.InitBlockUnaligned(ref MemoryMarshal.GetReference(destination), 0, padding); // GOOD
    }
}

/// <summary>Blocks that cross the border between arrays and native memory.</summary>
public static unsafe class Marshalled
{
    public static void ArrayToNative(byte[] message, IntPtr destination, int capacity)
    {
        int n = BitConverter.ToInt32(message, 0);
        Marshal.Copy(message, 4, destination, n); // BAD POLP2001
    }

    public static void ArrayToNativeWithinTheCapacity(byte[] message, IntPtr destination, int capacity)
    {
        int n = BitConverter.ToInt32(message, 0);
        if (n > capacity)
            throw new InvalidDataException("The body is too long");
        Marshal.Copy(message, 4, destination, n); // GOOD
    }

    public static byte[]? NativeToArray(IntPtr message, int length)
    {
        if (length < 4)
            return null;
        int n = Marshal.ReadInt32(message);
        if (n < 0 || n > 4096)
            return null;
        var body = new byte[n];
        Marshal.Copy(message + 4, body, 0, n); // BAD POLP2002
        return body;
    }

    public static byte[]? NativeToArrayOfWhatIsThere(IntPtr message, int length)
    {
        if (length < 4)
            return null;
        int n = Marshal.ReadInt32(message);
        if (n < 0 || n > length - 4)
            return null;
        var body = new byte[n];
        Marshal.Copy(message + 4, body, 0, n); // GOOD
        return body;
    }
}
