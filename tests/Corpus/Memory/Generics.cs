using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Corpus.Memory.Generics;

[InlineArray(32)]
public struct Block32
{
    private byte first;
}

/// <summary>Code that does not know how large an element is.</summary>
public static unsafe class Elements
{
    private struct Point
    {
        public int X, Y, Z;
    }

    private static T[] CopyOf<T>(byte* from, int count) where T : unmanaged
    {
        var values = new T[count];
        fixed (T* d = values)
            Unsafe.CopyBlock(d, from, (uint)count * (uint)sizeof(T));
        return values;
    }

    private static void Fill<T>(T* to, int room, T value, int count) where T : unmanaged
    {
        if ((uint)count > (uint)room)
            throw new ArgumentOutOfRangeException(nameof(count));
        for (int i = 0; i < count; i++)
            to[i] = value;
    }

    private static T Read<T>(ReadOnlySpan<byte> from) where T : unmanaged
    {
        if (from.Length < sizeof(T))
            throw new EndOfStreamException();
        return Unsafe.ReadUnaligned<T>(ref MemoryMarshal.GetReference(from));
    }

    private static T ReadLoose<T>(ReadOnlySpan<byte> from) where T : unmanaged =>
        Unsafe.ReadUnaligned<T>(ref MemoryMarshal.GetReference(from));

    public static int AllocatedAndCopiedInOneUnit(byte* message) => CopyOf<int>(message + 1, message[0]).Length; // GOOD

    public static int CopiedBeyondTheMessage(byte* message, int length)
    {
        if (length < 1 || message[0] > length - 1)
            return 0;
        return CopyOf<int>(message + 1, message[0]).Length; // BAD POLP2002
    }

    public static int CopiedWithinTheMessage(byte* message, int length)
    {
        if (length < 1 || message[0] > (length - 1) / sizeof(int))
            return 0;
        return CopyOf<int>(message + 1, message[0]).Length; // GOOD
    }

    public static int Filled(byte* message)
    {
        long* values = stackalloc long[16];
        Fill(values, 16, 1L, message[0]); // GOOD
        return (int)values[0];
    }

    public static int FilledWithItsBytes(byte* message)
    {
        long* values = stackalloc long[16];
        Fill(values, 16 * sizeof(long), 1L, message[0]); // BAD POLP2001
        return (int)values[0];
    }

    public static int ReadChecked(ReadOnlySpan<byte> message)
    {
        var point = Read<Point>(message); // GOOD
        return point.X;
    }

    public static int ReadUnchecked(ReadOnlySpan<byte> message)
    {
        var point = ReadLoose<Point>(message); // BAD POLP2002
        return point.X;
    }

    public static int ReadUncheckedAfterAComparison(ReadOnlySpan<byte> message)
    {
        if (message.Length < sizeof(Point))
            return 0;
        var point = ReadLoose<Point>(message); // GOOD
        return point.X;
    }

    public static int Points(ReadOnlySpan<byte> message)
    {
        if (message.Length < 1)
            return 0;
        int count = message[0];
        ref Point first = ref Unsafe.As<byte, Point>(ref MemoryMarshal.GetReference(message));
        return MemoryMarshal.CreateReadOnlySpan(ref first, count).Length; // BAD POLP2002
    }

    public static int PointsWithinTheMessage(ReadOnlySpan<byte> message)
    {
        if (message.Length < 1)
            return 0;
        int count = message[0];
        if (count > message.Length / sizeof(Point))
            return 0;
        ref Point first = ref Unsafe.As<byte, Point>(ref MemoryMarshal.GetReference(message));
        return MemoryMarshal.CreateReadOnlySpan(ref first, count).Length; // GOOD
    }

    public static int InlineArray(byte* message)
    {
        Block32 block = default;
        int n = message[0];
        Unsafe.CopyBlock(&block, message + 1, (uint)n); // BAD POLP2001
        return block[0];
    }

    public static int InlineArrayUpToItsSize(byte* message)
    {
        Block32 block = default;
        int n = message[0];
        if (n > sizeof(Block32))
            return 0;
        Unsafe.CopyBlock(&block, message + 1, (uint)n); // GOOD
        return block[0];
    }

    public static int InlineArrayAsASpan(byte* message)
    {
        Block32 block = default;
        Span<byte> span = block;
        new ReadOnlySpan<byte>(message + 1, message[0]).CopyTo(span); // GOOD
        return block[0];
    }
}

/// <summary>Buffers from pools and writers.</summary>
public static unsafe class Writers
{
    public static int Writer(byte* message)
    {
        var writer = new ArrayBufferWriter<byte>();
        int n = *(ushort*)message;
        Span<byte> room = writer.GetSpan(n);
        Unsafe.CopyBlock(ref MemoryMarshal.GetReference(room), ref message[2], (uint)n); // GOOD
        writer.Advance(n);
        return writer.WrittenCount;
    }

    public static int WriterWithoutAHint(byte* message)
    {
        var writer = new ArrayBufferWriter<byte>();
        int n = *(ushort*)message;
        Span<byte> room = writer.GetSpan();
        Unsafe.CopyBlock(ref MemoryMarshal.GetReference(room), ref message[2], (uint)n); // BAD POLP2001
        writer.Advance(n);
        return writer.WrittenCount;
    }

    public static int WriterWithoutAHintAndAQuestion(byte* message)
    {
        var writer = new ArrayBufferWriter<byte>();
        int n = *(ushort*)message;
        Span<byte> room = writer.GetSpan();
        if (n > room.Length)
            return 0;
        Unsafe.CopyBlock(ref MemoryMarshal.GetReference(room), ref message[2], (uint)n); // GOOD
        writer.Advance(n);
        return writer.WrittenCount;
    }

    public static int Pooled(byte* message)
    {
        int n = *(ushort*)message;
        using var owner = MemoryPool<byte>.Shared.Rent(n);
        fixed (byte* d = owner.Memory.Span)
            Unsafe.CopyBlock(d, message + 2, (uint)n); // GOOD
        return n;
    }

    public static int PooledOfDefaultSize(byte* message)
    {
        int n = *(ushort*)message;
        using var owner = MemoryPool<byte>.Shared.Rent();
        fixed (byte* d = owner.Memory.Span)
            Unsafe.CopyBlock(d, message + 2, (uint)n); // BAD POLP2001
        return n;
    }

    public static int PooledOfDefaultSizeAndAQuestion(byte* message)
    {
        int n = *(ushort*)message;
        using var owner = MemoryPool<byte>.Shared.Rent();
        Span<byte> room = owner.Memory.Span;
        if (n > room.Length)
            return 0;
        fixed (byte* d = room)
            Unsafe.CopyBlock(d, message + 2, (uint)n); // GOOD
        return n;
    }
}

/// <summary>Methods that wait for their message.</summary>
public static class Waiting
{
    public static async Task<int> Frame(Stream message)
    {
        var prefix = new byte[2];
        await message.ReadExactlyAsync(prefix);
        var body = new byte[64];
        int n = BinaryPrimitives.ReadUInt16BigEndian(prefix);
        Unsafe.InitBlock(ref body[0], 1, (uint)n); // BAD POLP2001
        return body[0];
    }

    public static async Task<int> FrameThatFits(Stream message)
    {
        var prefix = new byte[2];
        await message.ReadExactlyAsync(prefix);
        var body = new byte[64];
        int n = BinaryPrimitives.ReadUInt16BigEndian(prefix);
        if (n > body.Length)
            throw new InvalidDataException();
        Unsafe.InitBlock(ref body[0], 1, (uint)n); // GOOD
        return body[0];
    }

    public static async Task<int> FrameOfItsOwnSize(Stream message)
    {
        var prefix = new byte[2];
        await message.ReadExactlyAsync(prefix);
        int n = BinaryPrimitives.ReadUInt16BigEndian(prefix);
        var body = new byte[n];
        await message.ReadExactlyAsync(body);
        Unsafe.InitBlock(ref MemoryMarshal.GetArrayDataReference(body), 1, (uint)n); // GOOD
        return body.Length;
    }

    public static async Task<int> FrameOfAnySize(Stream message)
    {
        var prefix = new byte[4];
        await message.ReadExactlyAsync(prefix);
        int n = BinaryPrimitives.ReadInt32BigEndian(prefix);
        var body = new byte[n]; // BAD POLP2004
        await message.ReadExactlyAsync(body);
        return body.Length;
    }

    public static async Task<int> FrameUpToALimit(Stream message)
    {
        var prefix = new byte[4];
        await message.ReadExactlyAsync(prefix);
        int n = BinaryPrimitives.ReadInt32BigEndian(prefix);
        if (n is < 0 or > 65536)
            throw new InvalidDataException();
        var body = new byte[n]; // GOOD
        await message.ReadExactlyAsync(body);
        return body.Length;
    }
}
