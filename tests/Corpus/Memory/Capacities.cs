using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Corpus.Memory.Capacities;

/// <summary>Buffers that fields keep.</summary>
public static unsafe class Fields
{
    private const int NameSize = 48;

    private static readonly byte[] Scratch = new byte[128];
    private static readonly int[] Powers = new int[] { 1, 2, 4, 8, 16, 32, 64, 128 };

    private sealed class Session
    {
        public readonly byte[] Id = new byte[32];
        public int IdLength;
    }

    private struct Packet
    {
        public int Length;
        public fixed byte Body[64];
    }

    private sealed class Holder
    {
        public Packet Packet;
    }

    private struct Text
    {
        public fixed char Letters[16];
    }

    private struct Block
    {
        public long A, B, C, D;
    }

    private struct View
    {
        public byte* Start;
        public int Size;
    }

    public static int StaticArray(byte* message)
    {
        int n = message[0];
        fixed (byte* d = Scratch)
            Unsafe.CopyBlock(d, message + 1, (uint)n); // BAD POLP2001
        return n;
    }

    public static int StaticArrayUpToItsLength(byte* message)
    {
        int n = message[0];
        if (n > Scratch.Length)
            return 0;
        fixed (byte* d = Scratch)
            Unsafe.CopyBlock(d, message + 1, (uint)n); // GOOD
        return n;
    }

    public static int StaticArrayOfSevenBits(byte* message)
    {
        fixed (byte* d = Scratch)
            Unsafe.CopyBlock(d, message + 1, message[0] & 0x7Fu); // GOOD
        return 1;
    }

    public static int StaticTable(byte* message)
    {
        fixed (int* powers = Powers)
            return powers[message[0] & 15]; // BAD POLP2002
    }

    public static int StaticTableOfThreeBits(byte* message)
    {
        fixed (int* powers = Powers)
            return powers[message[0] & 7]; // GOOD
    }

    public static int Constant(byte* message)
    {
        byte* name = stackalloc byte[NameSize];
        int n = message[0];
        if (n > NameSize)
            return 0;
        Unsafe.CopyBlock(name, message + 1, (uint)n); // GOOD
        return name[0];
    }

    public static int ConstantOfAnotherBuffer(byte* message)
    {
        byte* name = stackalloc byte[NameSize - 16];
        int n = message[0];
        if (n > NameSize)
            return 0;
        Unsafe.CopyBlock(name, message + 1, (uint)n); // BAD POLP2001 POLP2003
        return name[0];
    }

    public static int ArrayOfAnObject(byte* message)
    {
        var session = new Session { IdLength = message[0] };
        fixed (byte* d = session.Id)
            Unsafe.CopyBlock(d, message + 1, (uint)session.IdLength); // BAD POLP2001
        return session.IdLength;
    }

    public static int ArrayOfAnObjectAfterACheck(byte* message)
    {
        var session = new Session { IdLength = message[0] };
        if (session.IdLength > session.Id.Length)
            return 0;
        fixed (byte* d = session.Id)
            Unsafe.CopyBlock(d, message + 1, (uint)session.IdLength); // GOOD
        return session.IdLength;
    }

    public static int FixedBufferOfAnObject(byte* message)
    {
        var holder = new Holder();
        int n = message[0];
        fixed (byte* d = holder.Packet.Body)
            Unsafe.CopyBlock(d, message + 1, (uint)n); // BAD POLP2001
        return holder.Packet.Length;
    }

    public static int FixedBufferOfAnObjectAfterACheck(byte* message)
    {
        var holder = new Holder();
        int n = message[0];
        if (n > 64)
            return 0;
        fixed (byte* d = holder.Packet.Body)
            Unsafe.CopyBlock(d, message + 1, (uint)n); // GOOD
        return holder.Packet.Length;
    }

    public static int FixedBufferOfALocal(byte* message)
    {
        Packet packet;
        packet.Length = message[0];
        Unsafe.CopyBlock(packet.Body, message + 1, (uint)packet.Length); // BAD POLP2001
        return packet.Body[0];
    }

    public static int FixedBufferOfALocalAfterACheck(byte* message)
    {
        Packet packet;
        packet.Length = Math.Min((int)message[0], 64);
        Unsafe.CopyBlock(packet.Body, message + 1, (uint)packet.Length); // GOOD
        return packet.Body[0];
    }

    public static int FixedBufferOfLetters(byte* message)
    {
        Text text;
        int n = message[0];
        if (n > 16 * sizeof(char))
            return 0;
        for (int i = 0; i < n; i++)
            text.Letters[i] = (char)message[i + 1]; // BAD POLP2001
        return text.Letters[0];
    }

    public static int FixedBufferOfLettersInItsUnit(byte* message)
    {
        Text text;
        int n = message[0];
        if (n > 16)
            return 0;
        for (int i = 0; i < n; i++)
            text.Letters[i] = (char)message[i + 1]; // GOOD
        return text.Letters[0];
    }

    public static long WholeStruct(byte* message)
    {
        Block block = default;
        int n = message[0];
        Unsafe.CopyBlock(&block, message + 1, (uint)n); // BAD POLP2001
        return block.A;
    }

    public static long WholeStructUpToItsSize(byte* message)
    {
        Block block = default;
        int n = message[0];
        if (n > sizeof(Block))
            return 0;
        Unsafe.CopyBlock(&block, message + 1, (uint)n); // GOOD
        return block.A;
    }

    public static int OneNumber(byte* message)
    {
        int value = 0;
        int n = message[0] & 7;
        Unsafe.CopyBlock(&value, message + 1, (uint)n); // BAD POLP2001
        return value;
    }

    public static int OneNumberOfTwoBits(byte* message)
    {
        int value = 0;
        int n = message[0] & 3;
        Unsafe.CopyBlock(&value, message + 1, (uint)n); // GOOD
        return value;
    }

    public static int PointerAndSize(byte* message, int length)
    {
        byte* copy = stackalloc byte[255];
        if (length < 1)
            return 0;
        View view;
        view.Start = message + 1;
        view.Size = length - 1;
        int n = message[0];
        if (n > view.Size)
            return 0;
        Unsafe.CopyBlock(copy, view.Start, (uint)n); // GOOD
        return copy[0];
    }

    public static int PointerAndSizeOfTheWhole(byte* message, int length)
    {
        byte* copy = stackalloc byte[255];
        if (length < 1)
            return 0;
        View view;
        view.Start = message + 1;
        view.Size = length;
        int n = message[0];
        if (n > view.Size)
            return 0;
        Unsafe.CopyBlock(copy, view.Start, (uint)n); // BAD POLP2002 POLP2003
        return copy[0];
    }
}

/// <summary>Buffers that the library hands out.</summary>
public static unsafe class HandedOut
{
    public static byte Resized(byte[] message)
    {
        var buffer = new byte[16];
        int n = message.Length;
        if (n > buffer.Length)
            buffer = new byte[n * 2];
        fixed (byte* s = message)
        fixed (byte* d = buffer)
            Unsafe.CopyBlock(d, s, (uint)n); // GOOD
        return buffer[0];
    }

    public static byte ResizedByTheWrongLength(byte[] message)
    {
        var buffer = new byte[16];
        int n = message.Length;
        if (n > buffer.Length)
            buffer = new byte[buffer.Length * 2];
        fixed (byte* s = message)
        fixed (byte* d = buffer)
            Unsafe.CopyBlock(d, s, (uint)n); // BAD POLP2001 POLP2003
        return buffer[0];
    }

    public static byte PoolAndLength(byte[] message)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(message.Length);
        fixed (byte* s = message)
        fixed (byte* d = buffer)
            Unsafe.CopyBlock(d, s, (uint)buffer.Length); // BAD POLP2002
        return buffer[0];
    }

    public static byte PoolAndTheLengthOfTheMessage(byte[] message)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(message.Length);
        fixed (byte* s = message)
        fixed (byte* d = buffer)
            Unsafe.CopyBlock(d, s, (uint)message.Length); // GOOD
        return buffer[0];
    }

    public static int Characters(byte* message)
    {
        string template = "0123456789";
        fixed (char* letters = template)
            return letters[message[0] & 15]; // BAD POLP2002
    }

    public static int CharactersWithinTheText(byte* message)
    {
        string template = "0123456789ABCDEF";
        fixed (char* letters = template)
            return letters[message[0] & 15]; // GOOD
    }

    public static int CharactersUpToTheLengthOfTheText(byte* message)
    {
        string template = "0123456789";
        fixed (char* letters = template)
        {
            int i = message[0];
            return i < template.Length ? letters[i] : 0; // GOOD
        }
    }

    public static void Element(byte[] message, byte[] destination)
    {
        int n = message[0];
        if (destination.Length < 16 || n > destination.Length - 16 || n > message.Length - 1)
            return;
        fixed (byte* s = &message[0])
        fixed (byte* d = &destination[15])
            Unsafe.CopyBlock(d + 1, s + 1, (uint)n); // GOOD
    }

    public static void ElementWithTheWholeLength(byte[] message, byte[] destination)
    {
        int n = message[0];
        if (destination.Length < 16 || n > destination.Length || n > message.Length - 1)
            return;
        fixed (byte* s = &message[0])
        fixed (byte* d = &destination[15])
            Unsafe.CopyBlock(d + 1, s + 1, (uint)n); // BAD POLP2001 POLP2003
    }

    public static void PairOfPointers(byte* message, byte* end, byte* destination, byte* destinationEnd)
    {
        long room = destinationEnd - destination, left = end - message;
        Buffer.MemoryCopy(message, destination, room, Math.Min(room, left)); // GOOD
    }

    public static void PairOfPointersMixedUp(byte* message, byte* end, byte* destination, byte* destinationEnd)
    {
        long room = destinationEnd - destination, left = end - message;
        Buffer.MemoryCopy(message, destination, left, left); // BAD POLP2001
        _ = room;
    }

    public static void WholeMessage(byte* message, int length, byte* destination, int capacity)
    {
        if (length <= capacity)
            Buffer.MemoryCopy(message, destination, capacity, length); // GOOD
    }

    public static void WholeMessageIntoAFixedSize(byte* message, int length)
    {
        byte* copy = stackalloc byte[256];
        Buffer.MemoryCopy(message, copy, length, length); // BAD POLP2001
    }

    public static void WholeMessageIntoAFixedSizeAfterACheck(byte* message, int length)
    {
        byte* copy = stackalloc byte[256];
        if (length > 256)
            return;
        Buffer.MemoryCopy(message, copy, length, length); // GOOD
    }

    public static byte HeaderOfFixedSize(byte* message, int length)
    {
        byte* header = stackalloc byte[12];
        Unsafe.CopyBlock(header, message, 12); // BAD POLP2002
        return header[0];
    }

    public static byte HeaderOfFixedSizeThatIsThere(byte* message, int length)
    {
        byte* header = stackalloc byte[12];
        if (length < 12)
            throw new EndOfStreamException();
        Unsafe.CopyBlock(header, message, 12); // GOOD
        return header[0];
    }

    public static int Freed(byte* message)
    {
        byte* block = (byte*)NativeMemory.Alloc(64);
        block[0] = message[0];
        int n = block[0] & 63;
        block[n] = 1; // GOOD
        NativeMemory.Free(block);
        return n;
    }
}
