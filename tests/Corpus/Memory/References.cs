using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Corpus.Memory.References;

/// <summary>References that move over spans and arrays without a check; no method here is unsafe.</summary>
public static class Moved
{
    public static int Element(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty)
            return 0;
        int i = message[0];
        return Unsafe.Add(ref MemoryMarshal.GetReference(message), i); // BAD POLP2002
    }

    public static int ElementWithinTheSpan(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty)
            return 0;
        int i = message[0];
        if (i >= message.Length)
            return 0;
        return Unsafe.Add(ref MemoryMarshal.GetReference(message), i); // GOOD
    }

    public static int ElementAtTheEnd(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty)
            return 0;
        int i = message[0];
        if (i > message.Length)
            return 0;
        return Unsafe.Add(ref MemoryMarshal.GetReference(message), i); // BAD POLP2002
    }

    public static int ElementOfANegativeIndex(ReadOnlySpan<byte> message)
    {
        if (message.Length < 4)
            return 0;
        int i = BinaryPrimitives.ReadInt32LittleEndian(message);
        if (i >= message.Length)
            return 0;
        return Unsafe.Add(ref MemoryMarshal.GetReference(message), i); // BAD POLP2003
    }

    public static int ElementOfAnUnsignedIndex(ReadOnlySpan<byte> message)
    {
        if (message.Length < 4)
            return 0;
        int i = BinaryPrimitives.ReadInt32LittleEndian(message);
        if ((uint)i >= (uint)message.Length)
            return 0;
        return Unsafe.Add(ref MemoryMarshal.GetReference(message), i); // GOOD
    }

    public static int TableEntry(ReadOnlySpan<byte> message)
    {
        var table = new int[64];
        if (message.IsEmpty)
            return 0;
        return Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(table), message[0]); // BAD POLP2002
    }

    public static int TableEntryOfSixBits(ReadOnlySpan<byte> message)
    {
        var table = new int[64];
        if (message.IsEmpty)
            return 0;
        return Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(table), message[0] & 63); // GOOD
    }

    public static void Stored(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        if (message.IsEmpty)
            return;
        int i = message[0];
        Unsafe.Add(ref MemoryMarshal.GetReference(destination), i) = 1; // BAD POLP2001
    }

    public static void StoredWithinTheSpan(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        if (message.IsEmpty)
            return;
        int i = message[0];
        if (i < destination.Length)
            Unsafe.Add(ref MemoryMarshal.GetReference(destination), i) = 1; // GOOD
    }

    public static void Loop(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        ref byte from = ref MemoryMarshal.GetReference(message);
        ref byte to = ref MemoryMarshal.GetReference(destination);
        for (int i = 0; i < message.Length; i++)
            Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i); // BAD POLP2001
    }

    public static void LoopUpToBoth(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        ref byte from = ref MemoryMarshal.GetReference(message);
        ref byte to = ref MemoryMarshal.GetReference(destination);
        for (int i = 0; i < message.Length && i < destination.Length; i++)
            Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i); // GOOD
    }

    public static int UpToAnEnd(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty)
            return 0;
        int sum = 0;
        ref byte at = ref MemoryMarshal.GetReference(message);
        ref byte end = ref Unsafe.Add(ref at, (int)message[0]);
        while (Unsafe.IsAddressLessThan(ref at, ref end))
        {
            sum += at; // BAD POLP2002
            at = ref Unsafe.Add(ref at, 1);
        }
        return sum;
    }

    public static int UpToTheEndOfTheSpan(ReadOnlySpan<byte> message)
    {
        int sum = 0;
        ref byte at = ref MemoryMarshal.GetReference(message);
        ref byte end = ref Unsafe.Add(ref at, message.Length);
        while (Unsafe.IsAddressLessThan(ref at, ref end))
        {
            sum += at; // GOOD
            at = ref Unsafe.Add(ref at, 1);
        }
        return sum;
    }

    public static int Backwards(ReadOnlySpan<byte> message)
    {
        if (message.Length < 4)
            return 0;
        ref byte last = ref Unsafe.Add(ref MemoryMarshal.GetReference(message), message.Length - 1);
        return Unsafe.Subtract(ref last, message[0]); // BAD POLP2002
    }

    public static int BackwardsWithinTheSpan(ReadOnlySpan<byte> message)
    {
        if (message.Length < 4)
            return 0;
        ref byte last = ref Unsafe.Add(ref MemoryMarshal.GetReference(message), message.Length - 1);
        return Unsafe.Subtract(ref last, message[0] & 3); // GOOD
    }

    public static int ByteOffset(ReadOnlySpan<byte> message)
    {
        if (message.Length < 2)
            return 0;
        nint offset = message[1];
        return Unsafe.AddByteOffset(ref MemoryMarshal.GetReference(message), offset); // BAD POLP2002
    }

    public static int ByteOffsetWithinTheSpan(ReadOnlySpan<byte> message)
    {
        if (message.Length < 2)
            return 0;
        nint offset = message[1];
        if (offset >= message.Length)
            return 0;
        return Unsafe.AddByteOffset(ref MemoryMarshal.GetReference(message), offset); // GOOD
    }
}

/// <summary>Values that are wider than what was asked about.</summary>
public static unsafe class Wide
{
    private struct Header
    {
        public int Kind, Length;
    }

    public static int Read(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty)
            return 0;
        int offset = message[0];
        if (offset >= message.Length)
            return 0;
        return Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref MemoryMarshal.GetReference(message), offset)); // BAD POLP2002
    }

    public static int ReadAWholeValue(ReadOnlySpan<byte> message)
    {
        if (message.Length < 4)
            return 0;
        int offset = message[0];
        if (offset > message.Length - 4)
            return 0;
        return Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref MemoryMarshal.GetReference(message), offset)); // GOOD
    }

    public static int ReadByElement(ReadOnlySpan<byte> message)
    {
        int offset = message[0];
        return Unsafe.ReadUnaligned<int>(in message[offset]); // BAD POLP2002
    }

    public static int ReadASlice(ReadOnlySpan<byte> message)
    {
        int offset = message[0];
        return BinaryPrimitives.ReadInt32LittleEndian(message[offset..]); // GOOD
    }

    public static void Write(ReadOnlySpan<byte> message, byte[] destination)
    {
        int offset = message[0];
        Unsafe.WriteUnaligned(ref destination[offset], 0x01020304); // BAD POLP2001
    }

    public static void WriteAWholeValue(ReadOnlySpan<byte> message, byte[] destination)
    {
        int offset = message[0];
        if (offset > destination.Length - sizeof(int))
            return;
        Unsafe.WriteUnaligned(ref destination[offset], 0x01020304); // GOOD
    }

    public static int Overlay(ReadOnlySpan<byte> message)
    {
        if (message.Length < 1 || message[0] >= message.Length)
            return 0;
        ref Header header = ref Unsafe.As<byte, Header>(ref Unsafe.Add(ref MemoryMarshal.GetReference(message), (int)message[0]));
        return header.Length; // BAD POLP2002
    }

    public static int OverlayOfAWholeHeader(ReadOnlySpan<byte> message)
    {
        if (message.Length < sizeof(Header) || message[0] > message.Length - sizeof(Header))
            return 0;
        ref Header header = ref Unsafe.As<byte, Header>(ref Unsafe.Add(ref MemoryMarshal.GetReference(message), (int)message[0]));
        return header.Length; // GOOD
    }

    public static int ThroughAPointer(byte* message, int length)
    {
        if (length < 1)
            return 0;
        return *(int*)(message + (message[0] & 7)); // BAD POLP2002
    }

    public static int ThroughAPointerWithinTheMessage(byte* message, int length)
    {
        if (length < 16)
            return 0;
        return *(int*)(message + (message[0] & 7)); // GOOD
    }

    public static int HeaderThroughAPointer(byte* message, int length)
    {
        if (length < 1 || message[0] > length)
            return 0;
        var header = (Header*)(message + message[0]);
        return header->Length; // BAD POLP2002
    }

    public static int HeaderThroughAPointerWithinTheMessage(byte* message, int length)
    {
        if (length < 1 || message[0] > length - sizeof(Header))
            return 0;
        var header = (Header*)(message + message[0]);
        return header->Length; // GOOD
    }
}

/// <summary>Structs laid over memory that is too short for them.</summary>
public static unsafe class Overlaid
{
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct Entry
    {
        public byte Kind;
        public int Id;
        public short Flags;
    }

    private static T At<T>(byte* start, int offset) where T : unmanaged => *(T*)(start + offset);

    private static void Mark(byte* table, int at) => table[at] = 1;

    public static int Field(byte* message, int length)
    {
        if (length < 1 || message[0] > length - 5)
            return 0;
        return ((Entry*)(message + message[0]))->Flags; // BAD POLP2002
    }

    public static int FieldThatFits(byte* message, int length)
    {
        if (length < 5 || message[0] > length - 5)
            return 0;
        return ((Entry*)(message + message[0]))->Id; // GOOD
    }

    public static int Entries(byte* message)
    {
        Entry* table = stackalloc Entry[16];
        table[message[0]].Id = 1; // BAD POLP2001
        return table[0].Id;
    }

    public static int EntriesOfFourBits(byte* message)
    {
        Entry* table = stackalloc Entry[16];
        table[message[0] & 15].Id = 1; // GOOD
        return table[0].Id;
    }

    public static int Generic(byte* message, int length)
    {
        if (length < 1 || message[0] > length - 5)
            return 0;
        return At<Entry>(message, message[0]).Id; // BAD POLP2002
    }

    public static int GenericThatFits(byte* message, int length)
    {
        if (length < sizeof(Entry) || message[0] > length - sizeof(Entry))
            return 0;
        return At<Entry>(message, message[0]).Id; // GOOD
    }

    public static byte Marked(byte* message)
    {
        byte* table = stackalloc byte[128];
        Mark(table, message[0]); // BAD POLP2001
        return table[0];
    }

    public static byte MarkedWithinTheTable(byte* message)
    {
        byte* table = stackalloc byte[128];
        Mark(table, message[0] & 127); // GOOD
        return table[0];
    }
}
