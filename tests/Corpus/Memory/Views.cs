using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Corpus.Memory.Views;

/// <summary>Spans over memory that nobody measured.</summary>
public static unsafe class Spans
{
    public static byte[]? ReadOnlyOverAPointer(byte* message, int length)
    {
        if (length < 2)
            return null;
        int n = *(ushort*)message;
        var body = new ReadOnlySpan<byte>(message + 2, n); // BAD POLP2002
        return body.ToArray();
    }

    public static byte[]? ReadOnlyOverAPointerWithinTheMessage(byte* message, int length)
    {
        if (length < 2)
            return null;
        int n = *(ushort*)message;
        if (n > length - 2)
            return null;
        var body = new ReadOnlySpan<byte>(message + 2, n); // GOOD
        return body.ToArray();
    }

    public static byte[]? ReadOnlyThenSliced(byte* message, int length)
    {
        if (length < 2)
            return null;
        var whole = new ReadOnlySpan<byte>(message, length); // GOOD
        return whole.Slice(2, *(ushort*)message).ToArray();
    }

    public static void OverADestination(byte* message, byte* destination, int capacity)
    {
        int n = *(ushort*)message;
        var room = new Span<byte>(destination, n); // BAD POLP2001
        room.Clear();
    }

    public static void OverADestinationOfItsCapacity(byte* message, byte* destination, int capacity)
    {
        int n = *(ushort*)message;
        var room = new Span<byte>(destination, capacity); // GOOD
        room[..n].Clear();
    }

    public static void ElementsOverADestination(byte* message, byte* destination, int capacity)
    {
        int n = *(ushort*)message;
        if (n > capacity)
            return;
        Span<int> room = new(destination, n); // BAD POLP2001
        room.Clear();
    }

    public static void ElementsOverADestinationInItsUnit(byte* message, byte* destination, int capacity)
    {
        int n = *(ushort*)message;
        if (n > capacity / sizeof(int))
            return;
        Span<int> room = new(destination, n); // GOOD
        room.Clear();
    }

    public static byte OverTheStack(byte* message)
    {
        byte* buffer = stackalloc byte[64];
        var span = new Span<byte>(buffer, message[0]); // BAD POLP2001
        span.Clear();
        return buffer[0];
    }

    public static byte OverTheStackUpToItsEnd(byte* message)
    {
        byte* buffer = stackalloc byte[64];
        var span = new Span<byte>(buffer, Math.Min((int)message[0], 64)); // GOOD
        span.Clear();
        return buffer[0];
    }

    public static byte[] CreatedReadOnly(ReadOnlySpan<byte> message)
    {
        int n = BinaryPrimitives.ReadUInt16BigEndian(message);
        return MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetReference(message), n).ToArray(); // BAD POLP2002
    }

    public static byte[] CreatedReadOnlyWithinTheMessage(ReadOnlySpan<byte> message)
    {
        int n = BinaryPrimitives.ReadUInt16BigEndian(message);
        if (n > message.Length)
            throw new InvalidDataException();
        return MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetReference(message), n).ToArray(); // GOOD
    }

    public static void Created(ReadOnlySpan<byte> message, byte[] destination)
    {
        int n = BinaryPrimitives.ReadUInt16BigEndian(message);
        Span<byte> room = MemoryMarshal.CreateSpan(ref destination[0], n); // BAD POLP2001
        room.Clear();
    }

    public static void CreatedWithANegativeLength(ReadOnlySpan<byte> message, byte[] destination)
    {
        int n = BinaryPrimitives.ReadInt32BigEndian(message);
        if (n > destination.Length)
            return;
        Span<byte> room = MemoryMarshal.CreateSpan(ref destination[0], n); // BAD POLP2003
        if (!room.IsEmpty)
            room[0] = 1;
    }

    public static void CreatedWithinTheArray(ReadOnlySpan<byte> message, byte[] destination)
    {
        int n = BinaryPrimitives.ReadInt32BigEndian(message);
        if ((uint)n > (uint)destination.Length)
            return;
        Span<byte> room = MemoryMarshal.CreateSpan(ref destination[0], n); // GOOD
        room.Clear();
    }

    public static void CreatedFromAnElement(ReadOnlySpan<byte> message, byte[] destination)
    {
        int offset = message[0], n = message[1];
        Span<byte> room = MemoryMarshal.CreateSpan(ref destination[offset], n); // BAD POLP2001
        room.Clear();
    }

    public static void AsSpan(ReadOnlySpan<byte> message, byte[] destination)
    {
        int offset = message[0], n = message[1];
        Span<byte> room = destination.AsSpan(offset, n); // GOOD
        room.Clear();
    }

    public static int FilledAndSliced(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        int n = BinaryPrimitives.ReadInt32LittleEndian(message);
        destination.Slice(0, n).Fill(1); // GOOD
        return n;
    }
}

/// <summary>Text and streams over memory that nobody measured.</summary>
public static unsafe class Texts
{
    public static string? Utf8(byte* message, int length)
    {
        if (length < 1)
            return null;
        return Encoding.UTF8.GetString(message + 1, message[0]); // BAD POLP2002
    }

    public static string? Utf8WithinTheMessage(byte* message, int length)
    {
        if (length < 1 || message[0] > length - 1)
            return null;
        return Encoding.UTF8.GetString(message + 1, message[0]); // GOOD
    }

    public static string? Utf8OfASlice(ReadOnlySpan<byte> message)
    {
        if (message.Length < 1)
            return null;
        return Encoding.UTF8.GetString(message.Slice(1, message[0])); // GOOD
    }

    public static string? Ansi(byte* message, int length)
    {
        if (length < 2)
            return null;
        return new string((sbyte*)message, 2, message[1]); // BAD POLP2002
    }

    public static string? AnsiWithinTheMessage(byte* message, int length)
    {
        if (length < 2 || message[1] + 2 > length)
            return null;
        return new string((sbyte*)message, 2, message[1]); // GOOD
    }

    public static string? Characters(byte* message, int length)
    {
        if (length < 2 || message[1] + 2 > length)
            return null;
        return new string((char*)(message + 2), 0, message[1]); // BAD POLP2002
    }

    public static string? CharactersInTheirUnit(byte* message, int length)
    {
        if (length < 2 || message[1] * 2 + 2 > length)
            return null;
        return new string((char*)(message + 2), 0, message[1]); // GOOD
    }

    public static string? Marshalled(IntPtr message, int length)
    {
        if (length < 4)
            return null;
        int n = Marshal.ReadInt32(message);
        return Marshal.PtrToStringUTF8(message + 4, n); // BAD POLP2002
    }

    public static string? MarshalledWithinTheMessage(IntPtr message, int length)
    {
        if (length < 4)
            return null;
        int n = Marshal.ReadInt32(message);
        if (n > length - 4)
            return null;
        return Marshal.PtrToStringUTF8(message + 4, n); // GOOD
    }

    public static string? MarshalledCharacters(IntPtr message, int length)
    {
        if (length < 2)
            return null;
        int n = Marshal.ReadByte(message);
        if (n > length - 2)
            return null;
        return Marshal.PtrToStringUni(message + 2, n); // BAD POLP2002
    }

    public static int Stream(byte* message, int length)
    {
        if (length < 4)
            return 0;
        using var stream = new UnmanagedMemoryStream(message + 4, *(uint*)message); // BAD POLP2002
        return stream.ReadByte();
    }

    public static int StreamWithinTheMessage(byte* message, int length)
    {
        if (length < 4 || *(uint*)message > (uint)length - 4)
            return 0;
        using var stream = new UnmanagedMemoryStream(message + 4, *(uint*)message); // GOOD
        return stream.ReadByte();
    }

    public static int CharactersOut(byte* message, int length)
    {
        char* text = stackalloc char[64];
        if (length < 1 || message[0] > length - 1)
            return 0;
        return Encoding.ASCII.GetChars(message + 1, message[0], text, message[0]); // BAD POLP2001
    }

    public static int CharactersOutUpToTheBuffer(byte* message, int length)
    {
        char* text = stackalloc char[64];
        if (length < 1 || message[0] > length - 1)
            return 0;
        return Encoding.ASCII.GetChars(message + 1, message[0], text, 64); // GOOD
    }
}

/// <summary>Native functions that copy.</summary>
public static unsafe class NativeCalls
{
    [DllImport("libc", EntryPoint = "memcpy")]
    private static extern void* memcpy(void* to, void* from, nuint n);

    [DllImport("libc", EntryPoint = "memmove")]
    private static extern IntPtr Move(IntPtr to, IntPtr from, nuint n);

    [DllImport("libc")]
    private static extern void* memset(void* to, int value, nuint n);

    [DllImport("kernel32.dll", EntryPoint = "RtlMoveMemory")]
    private static extern void CopyMemory(void* to, void* from, nuint n);

    private static void Copy(void* to, void* from, int n) => memcpy(to, from, (nuint)n);

    public static byte Memcpy(byte* message)
    {
        byte* id = stackalloc byte[32];
        memcpy(id, message + 1, message[0]); // BAD POLP2001
        return id[0];
    }

    public static byte MemcpyAfterACheck(byte* message)
    {
        byte* id = stackalloc byte[32];
        if (message[0] <= 32)
            memcpy(id, message + 1, message[0]); // GOOD
        return id[0];
    }

    public static byte MemcpyOfASignedLength(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = *(int*)message;
        if (n <= 32)
            memcpy(id, message + 4, (nuint)n); // BAD POLP2003
        return id[0];
    }

    public static void Memmove(IntPtr message, int length, IntPtr destination, int capacity)
    {
        if (length < 2)
            return;
        int n = (ushort)Marshal.ReadInt16(message);
        if (n > capacity)
            return;
        Move(destination, message + 2, (nuint)n); // BAD POLP2002
    }

    public static void MemmoveWithinBoth(IntPtr message, int length, IntPtr destination, int capacity)
    {
        if (length < 2)
            return;
        int n = (ushort)Marshal.ReadInt16(message);
        if (n > capacity || n > length - 2)
            return;
        Move(destination, message + 2, (nuint)n); // GOOD
    }

    public static void Memset(byte* message, byte* destination, int capacity)
    {
        memset(destination, 0, *(ushort*)message); // BAD POLP2001
    }

    public static void MemsetUpToTheCapacity(byte* message, byte* destination, int capacity)
    {
        memset(destination, 0, Math.Min(*(ushort*)message, (nuint)capacity)); // GOOD
    }

    public static byte MoveMemory(byte* message)
    {
        byte* id = stackalloc byte[32];
        CopyMemory(id, message + 2, *(ushort*)message); // BAD POLP2001
        return id[0];
    }

    public static byte MoveMemoryOfFixedSize(byte* message)
    {
        byte* id = stackalloc byte[32];
        CopyMemory(id, message + 2, 32); // GOOD
        return id[0];
    }

    public static byte Wrapped(byte* message)
    {
        byte* id = stackalloc byte[32];
        Copy(id, message + 2, *(ushort*)message); // BAD POLP2001
        return id[0];
    }

    public static byte WrappedAfterACheck(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = *(ushort*)message;
        if (n > 32)
            throw new InvalidDataException();
        Copy(id, message + 2, n); // GOOD
        return id[0];
    }
}
