using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Corpus.Memory.Allocations;

/// <summary>Buffers on the stack whose size comes from the message.</summary>
public static unsafe class Stack
{
    public static byte AnySize(BinaryReader message)
    {
        int n = message.ReadInt32();
        byte* buffer = stackalloc byte[n]; // BAD POLP2004
        return n > 0 ? buffer[0] : (byte)0;
    }

    public static byte NoLowerBound(BinaryReader message)
    {
        int n = message.ReadInt32();
        if (n > 1024)
            return 0;
        byte* buffer = stackalloc byte[n]; // BAD POLP2004
        return n > 0 ? buffer[0] : (byte)0;
    }

    public static byte NoUpperBound(BinaryReader message)
    {
        int n = message.ReadInt32();
        if (n < 0)
            return 0;
        byte* buffer = stackalloc byte[n]; // BAD POLP2004
        return n > 0 ? buffer[0] : (byte)0;
    }

    public static byte BothBounds(BinaryReader message)
    {
        int n = message.ReadInt32();
        if (n is < 0 or > 1024)
            return 0;
        byte* buffer = stackalloc byte[n]; // GOOD
        return n > 0 ? buffer[0] : (byte)0;
    }

    public static int SpanOfAnySize(BinaryReader message)
    {
        int n = message.ReadInt32();
        Span<byte> buffer = stackalloc byte[n]; // BAD POLP2004
        return message.Read(buffer);
    }

    public static int SpanOfAShortSize(BinaryReader message)
    {
        int n = message.ReadInt16();
        Span<byte> buffer = stackalloc byte[n]; // BAD POLP2004
        return message.Read(buffer);
    }

    public static int SpanOfAByteSize(BinaryReader message)
    {
        int n = message.ReadByte();
        Span<byte> buffer = stackalloc byte[n]; // GOOD
        return message.Read(buffer);
    }

    public static int SpanOfElements(BinaryReader message)
    {
        int n = message.ReadUInt16();
        Span<long> buffer = stackalloc long[n]; // BAD POLP2004
        return message.Read(MemoryMarshal.AsBytes(buffer));
    }

    public static int SpanOfAFewElements(BinaryReader message)
    {
        int n = message.ReadUInt16() & 63;
        Span<long> buffer = stackalloc long[n]; // GOOD
        return message.Read(MemoryMarshal.AsBytes(buffer));
    }

    public static int StackOrHeap(BinaryReader message)
    {
        int n = message.ReadUInt16();
        Span<byte> buffer = n <= 256 ? stackalloc byte[n] : new byte[n]; // GOOD
        return message.Read(buffer);
    }

    public static int StackOrHeapTheWrongWayRound(BinaryReader message)
    {
        int n = message.ReadInt32();
        if (n > 65536 * 4)
            return 0;
        Span<byte> buffer = n > 256 ? stackalloc byte[n] : new byte[256]; // BAD POLP2004
        return message.Read(buffer);
    }

    public static int StackOrHeapOfASignedSize(BinaryReader message)
    {
        int n = message.ReadInt16();
        Span<byte> buffer = n <= 256 ? stackalloc byte[n] : new byte[n]; // BAD POLP2004
        return message.Read(buffer);
    }

    public static int StackOrPool(BinaryReader message)
    {
        int n = message.ReadInt16();
        if (n < 0)
            throw new InvalidDataException();
        byte[]? rented = null;
        Span<byte> buffer = n <= 256 ? stackalloc byte[256] : rented = ArrayPool<byte>.Shared.Rent(n); // GOOD
        int read = message.Read(buffer[..n]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return read;
    }

    public static int StackOfTheRemainder(ReadOnlySpan<byte> message)
    {
        if (message.Length < 4)
            return 0;
        int n = BinaryPrimitives.ReadInt32LittleEndian(message);
        if (n < 0 || n > message.Length - 4 || n > 512)
            return 0;
        Span<byte> copy = stackalloc byte[n]; // GOOD
        message.Slice(4, n).CopyTo(copy);
        return copy.Length;
    }

    public static int StackOfTheSum(ReadOnlySpan<byte> message)
    {
        if (message.Length < 8)
            return 0;
        int first = BinaryPrimitives.ReadInt32LittleEndian(message), second = BinaryPrimitives.ReadInt32LittleEndian(message[4..]);
        if (first > 512 || second > 512)
            return 0;
        Span<byte> copy = stackalloc byte[first + second]; // BAD POLP2004
        return copy.Length;
    }

    public static int StackOfTheUnsignedSum(ReadOnlySpan<byte> message)
    {
        if (message.Length < 8)
            return 0;
        uint first = BinaryPrimitives.ReadUInt32LittleEndian(message), second = BinaryPrimitives.ReadUInt32LittleEndian(message[4..]);
        if (first > 512 || second > 512)
            return 0;
        Span<byte> copy = stackalloc byte[(int)(first + second)]; // GOOD
        return copy.Length;
    }

    public static int CheckedAfterwards(BinaryReader message)
    {
        int n = message.ReadInt32();
        Span<byte> buffer = stackalloc byte[n]; // BAD POLP2004
        if (n > 1024)
            throw new InvalidDataException();
        return message.Read(buffer);
    }

    public static int Terminated(ReadOnlySpan<byte> message)
    {
        if (message.Length < 1)
            return 0;
        Span<byte> text = stackalloc byte[message[0] + 1]; // GOOD
        text[message[0]] = 0;
        return text.Length;
    }

    public static int OfTheInput(ReadOnlySpan<byte> message)
    {
        if (message.Length > 1024)
            return 0;
        Span<char> text = stackalloc char[message.Length]; // GOOD
        return Encoding.ASCII.GetChars(message, text);
    }
}

/// <summary>Buffers on the heap whose size comes from the message.</summary>
public static unsafe class Heap
{
    public static int Array(BinaryReader message)
    {
        int n = message.ReadInt32();
        var buffer = new byte[n]; // BAD POLP2004
        return message.Read(buffer);
    }

    public static int ArrayUpToALimit(BinaryReader message)
    {
        int n = message.ReadInt32();
        if (n > 1024 * 1024)
            throw new InvalidDataException("The body is too long");
        var buffer = new byte[n]; // GOOD
        return message.Read(buffer);
    }

    public static int ArrayOfAShortSize(BinaryReader message)
    {
        int n = message.ReadUInt16();
        var buffer = new byte[n]; // GOOD
        return message.Read(buffer);
    }

    public static int ArrayOfElements(BinaryReader message)
    {
        int count = message.ReadInt32();
        if (count < 0)
            return 0;
        var values = new long[count]; // BAD POLP2004
        for (int i = 0; i < count; i++)
            values[i] = message.ReadInt64();
        return values.Length;
    }

    public static int ArrayOfWhatIsLeft(byte[] message)
    {
        if (message.Length < 4)
            return 0;
        int n = BitConverter.ToInt32(message, 0);
        if (n > message.Length - 4)
            throw new EndOfStreamException();
        var body = new byte[n]; // GOOD
        System.Buffer.BlockCopy(message, 4, body, 0, n);
        return body.Length;
    }

    public static int ArrayHeldAgainstAnotherField(byte[] message)
    {
        if (message.Length < 8)
            return 0;
        int total = BitConverter.ToInt32(message, 0), n = BitConverter.ToInt32(message, 4);
        if (n > total)
            throw new InvalidDataException();
        var body = new byte[n]; // BAD POLP2004
        return body.Length;
    }

    public static int Uninitialized(BinaryReader message)
    {
        int n = message.ReadInt32();
        byte[] buffer = GC.AllocateUninitializedArray<byte>(n); // BAD POLP2004
        return message.Read(buffer);
    }

    public static int UninitializedUpToALimit(BinaryReader message)
    {
        int n = Math.Min(message.ReadInt32(), 4096);
        byte[] buffer = GC.AllocateUninitializedArray<byte>(n); // GOOD
        return message.Read(buffer);
    }

    public static int Rented(BinaryReader message)
    {
        int n = message.ReadInt32();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(n); // BAD POLP2004
        return message.Read(buffer, 0, n);
    }

    public static int RentedUpToALimit(BinaryReader message)
    {
        int n = message.ReadInt32();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 65536);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(n); // GOOD
        return message.Read(buffer, 0, n);
    }

    public static void Native(byte* message, int length)
    {
        if (length < 4)
            return;
        void* block = NativeMemory.Alloc(*(uint*)message); // BAD POLP2004
        NativeMemory.Free(block);
    }

    public static void NativeUpToALimit(byte* message, int length)
    {
        if (length < 4 || *(uint*)message > 4096)
            return;
        void* block = NativeMemory.Alloc(*(uint*)message); // GOOD
        NativeMemory.Free(block);
    }

    public static void NativeElements(byte* message, int length)
    {
        if (length < 4)
            return;
        uint count = *(uint*)message;
        if (count == 0)
            return;
        void* block = NativeMemory.AllocZeroed(count, 256); // BAD POLP2004
        NativeMemory.Free(block);
    }

    public static void NativeElementsUpToALimit(byte* message, int length)
    {
        if (length < 4)
            return;
        uint count = *(uint*)message;
        if (count > 64)
            return;
        void* block = NativeMemory.AllocZeroed(count, 256); // GOOD
        NativeMemory.Free(block);
    }

    public static void Global(byte[] message)
    {
        int n = BitConverter.ToInt32(message, 0);
        IntPtr block = Marshal.AllocHGlobal(n); // BAD POLP2004
        Marshal.FreeHGlobal(block);
    }

    public static void GlobalUpToALimit(byte[] message)
    {
        int n = BitConverter.ToInt32(message, 0);
        if ((uint)n > 4096)
            return;
        IntPtr block = Marshal.AllocHGlobal(n); // GOOD
        Marshal.FreeHGlobal(block);
    }
}

/// <summary>Another method allocates what it is told to.</summary>
public static unsafe class Makers
{
    private static byte[] Make(int n) => new byte[n];

    private static byte[] MakeAll(int count, int each) => Make(count * each);

    private static byte[] MakeUpTo(int n, int most) => n > most ? throw new InvalidDataException() : new byte[n];

    private static byte OnStack(int n)
    {
        byte* buffer = stackalloc byte[n];
        return n > 0 ? buffer[0] : (byte)0;
    }

    public static int Made(BinaryReader message) => Make(message.ReadInt32()).Length; // BAD POLP2004

    public static int MadeUpToALimit(BinaryReader message)
    {
        int n = message.ReadInt32();
        return n is < 0 or > 4096 ? 0 : Make(n).Length; // GOOD
    }

    public static int MadeOfAShort(BinaryReader message) => Make(message.ReadUInt16()).Length; // GOOD

    public static int MadeInPieces(BinaryReader message) => MakeAll(message.ReadInt32(), 4).Length; // BAD POLP2004

    public static int MadeUpToWhatIsAsked(BinaryReader message) => MakeUpTo(message.ReadInt32(), 1024).Length; // GOOD

    public static byte MadeOnTheStack(BinaryReader message) => OnStack(message.ReadInt32()); // BAD POLP2004

    public static byte MadeOnTheStackUpToALimit(BinaryReader message)
    {
        int n = message.ReadInt32();
        return (uint)n > 1024 ? (byte)0 : OnStack(n); // GOOD
    }
}
