using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Corpus.Memory.Helpers;

/// <summary>Another method reads the length.</summary>
public static unsafe class LengthReaders
{
    private static int ReadLength(byte* p) => p[0] << 8 | p[1];

    private static int ReadSmallLength(byte* p) => p[0] & 0x1F;

    private static uint ReadVariable(byte* p, out int used)
    {
        used = p[0] < 0x80 ? 1 : 2;
        return p[0] < 0x80 ? p[0] : (uint)(p[0] & 0x7F) << 8 | p[1];
    }

    private static bool TryReadLength(ReadOnlySpan<byte> message, out int n)
    {
        if (message.Length < 4)
        {
            n = 0;
            return false;
        }
        n = BinaryPrimitives.ReadInt32BigEndian(message);
        return n >= 0 && n <= message.Length - 4;
    }

    private static bool TryReadAnyLength(ReadOnlySpan<byte> message, out int n) => BinaryPrimitives.TryReadInt32BigEndian(message, out n);

    private static void ReadRange(byte* p, ref int offset, ref int n)
    {
        offset = p[0];
        n = p[1];
    }

    public static byte Returned(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = ReadLength(message);
        Unsafe.CopyBlock(id, message + 2, (uint)n); // BAD POLP2001
        return id[0];
    }

    public static byte ReturnedAndChecked(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = ReadLength(message);
        if (n > 32)
            return 0;
        Unsafe.CopyBlock(id, message + 2, (uint)n); // GOOD
        return id[0];
    }

    public static byte ReturnedSmall(byte* message)
    {
        byte* id = stackalloc byte[32];
        Unsafe.CopyBlock(id, message + 1, (uint)ReadSmallLength(message)); // GOOD
        return id[0];
    }

    public static byte ReturnedBesideAnOut(byte* message)
    {
        byte* id = stackalloc byte[32];
        uint n = ReadVariable(message, out int used);
        Unsafe.CopyBlock(id, message + used, n); // BAD POLP2001
        return id[0];
    }

    public static byte ReturnedBesideAnOutAndClamped(byte* message)
    {
        byte* id = stackalloc byte[32];
        uint n = Math.Min(ReadVariable(message, out int used), 32u);
        Unsafe.CopyBlock(id, message + used, n); // GOOD
        return id[0];
    }

    public static byte Out(ReadOnlySpan<byte> message)
    {
        byte* body = stackalloc byte[256];
        if (!TryReadLength(message, out int n))
            return 0;
        fixed (byte* s = message)
            Unsafe.CopyBlock(body, s + 4, (uint)n); // BAD POLP2001
        return body[0];
    }

    public static byte OutThatFits(ReadOnlySpan<byte> message)
    {
        byte* body = stackalloc byte[256];
        if (!TryReadLength(message, out int n) || n > 256)
            return 0;
        fixed (byte* s = message)
            Unsafe.CopyBlock(body, s + 4, (uint)n); // GOOD
        return body[0];
    }

    public static byte OutOfAnyLength(ReadOnlySpan<byte> message)
    {
        byte* body = stackalloc byte[256];
        if (!TryReadAnyLength(message, out int n) || (uint)n > 256)
            return 0;
        fixed (byte* s = message)
            Unsafe.CopyBlock(body, s + 4, (uint)n); // BAD POLP2002
        return body[0];
    }

    public static byte OutWithTheResultIgnored(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        TryReadLength(message, out int n);
        if (n > destination.Length)
            return 0;
        fixed (byte* d = destination)
            Unsafe.InitBlock(d, 0, (uint)n); // BAD POLP2003 POLP2001
        return 1;
    }

    public static byte Reference(byte* message)
    {
        byte* table = stackalloc byte[256];
        int offset = 0, n = 0;
        ReadRange(message, ref offset, ref n);
        Unsafe.InitBlock(table + offset, 1, (uint)n); // BAD POLP2001
        return table[0];
    }

    public static byte ReferenceThatFits(byte* message)
    {
        byte* table = stackalloc byte[512];
        int offset = 0, n = 0;
        ReadRange(message, ref offset, ref n);
        Unsafe.InitBlock(table + offset, 1, (uint)n); // GOOD
        return table[0];
    }
}

/// <summary>Another method checks the length.</summary>
public static unsafe class Validators
{
    private static bool Fits(int n, int room) => n >= 0 && n <= room;

    private static bool FitsAbove(int n, int room) => n <= room;

    private static void Require(bool condition)
    {
        if (!condition)
            throw new InvalidDataException("The message is malformed");
    }

    private static void RequireRoom(int n, int room)
    {
        if (n < 0 || n > room)
            throw new InvalidDataException($"{n} bytes do not fit into {room}");
    }

    private static void RequireRoomAbove(int n, int room)
    {
        if (n > room)
            throw new InvalidDataException($"{n} bytes do not fit into {room}");
    }

    private static int Limit(int n, int room) => n < 0 ? 0 : n > room ? room : n;

    private static int LimitAbove(int n, int room) => n > room ? room : n;

    private static void Log(string text) => Console.Error.WriteLine(text);

    [DoesNotReturn]
    private static int Malformed() => throw new InvalidDataException();

    public static void Bool(byte* message, byte* destination, int capacity)
    {
        int n = *(int*)message;
        if (!Fits(n, capacity))
            return;
        Unsafe.InitBlock(destination, 0, (uint)n); // GOOD
    }

    public static void BoolOfOneSide(byte* message, byte* destination, int capacity)
    {
        int n = *(int*)message;
        if (!FitsAbove(n, capacity))
            return;
        Unsafe.InitBlock(destination, 0, (uint)n); // BAD POLP2003
    }

    public static void BoolThatIsIgnored(byte* message, byte* destination, int capacity)
    {
        int n = *(int*)message;
        _ = Fits(n, capacity);
        Unsafe.InitBlock(destination, 0, (uint)n); // BAD POLP2001 POLP2003
    }

    public static void BoolOfTheWrongRoom(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 4)
            return;
        int n = *(int*)message;
        if (!Fits(n, length - 4))
            return;
        Unsafe.CopyBlock(destination, message + 4, (uint)n); // BAD POLP2001 POLP2003
    }

    public static void BoolOfBothRooms(byte* message, int length, byte* destination, int capacity)
    {
        if (length < 4)
            return;
        int n = *(int*)message;
        if (!Fits(n, length - 4) || !Fits(n, capacity))
            return;
        Unsafe.CopyBlock(destination, message + 4, (uint)n); // GOOD
    }

    public static void BoolInALocal(byte* message, byte* destination, int capacity)
    {
        int n = *(int*)message;
        bool ok = Fits(n, capacity);
        if (ok)
            Unsafe.InitBlock(destination, 0, (uint)n); // GOOD
    }

    public static void TakesABool(byte* message, byte* destination, int capacity)
    {
        int n = *(int*)message;
        Require(n >= 0 && n <= capacity);
        Unsafe.InitBlock(destination, 0, (uint)n); // GOOD
    }

    public static void TakesABoolOfOneSide(byte* message, byte* destination, int capacity)
    {
        int n = *(int*)message;
        Require(n <= capacity);
        Unsafe.InitBlock(destination, 0, (uint)n); // BAD POLP2003
    }

    public static void Throws(byte* message, byte* destination, int capacity)
    {
        int n = *(int*)message;
        RequireRoom(n, capacity);
        Unsafe.InitBlock(destination, 0, (uint)n); // GOOD
    }

    public static void ThrowsAboveOnly(byte* message, byte* destination, int capacity)
    {
        int n = *(int*)message;
        RequireRoomAbove(n, capacity);
        Unsafe.InitBlock(destination, 0, (uint)n); // BAD POLP2003
    }

    public static void ThrowsTooLate(byte* message, byte* destination, int capacity)
    {
        int n = *(int*)message;
        Unsafe.InitBlock(destination, 0, (uint)n); // BAD POLP2001 POLP2003
        RequireRoom(n, capacity);
    }

    public static void ThrowsBeforeMoreIsAdded(byte* message, byte* destination, int capacity)
    {
        int n = *(ushort*)message;
        RequireRoom(n, capacity);
        Unsafe.InitBlock(destination, 0, (uint)(n + 2)); // BAD POLP2001 POLP2003
    }

    public static void Clamps(byte* message, byte* destination, int capacity)
    {
        int n = Limit(*(int*)message, capacity);
        Unsafe.InitBlock(destination, 0, (uint)n); // GOOD
    }

    public static void ClampsAboveOnly(byte* message, byte* destination, int capacity)
    {
        int n = LimitAbove(*(int*)message, capacity);
        Unsafe.InitBlock(destination, 0, (uint)n); // BAD POLP2003
    }

    public static void OnlyLogs(byte* message, byte* destination, int capacity)
    {
        uint n = *(uint*)message;
        if (n > (uint)capacity && n < 5)
            Log("too long");
        Unsafe.InitBlock(destination, 0, n); // BAD POLP2001 POLP2003
    }

    public static void NeverReturns(byte* message, byte* destination, int capacity)
    {
        int n = *(int*)message;
        if (n < 0 || n > capacity)
            n = Malformed();
        Unsafe.InitBlock(destination, 0, (uint)n); // GOOD
    }
}

/// <summary>Another method copies what it is told to.</summary>
public static unsafe class Copiers
{
    private static void Copy(byte* from, byte* to, int n)
    {
        for (int i = 0; i < n; i++)
            to[i] = from[i];
    }

    private static void CopyBlock(byte* to, byte* from, int n) => Unsafe.CopyBlock(to, from, (uint)n);

    private static int CopyWithRoom(byte* from, byte* to, int room, int n)
    {
        if ((uint)n > (uint)room)
            return 0;
        Unsafe.CopyBlock(to, from, (uint)n);
        return n;
    }

    private static void Outer(byte* from, byte* to, int n) => CopyBlock(to, from, n);

    private static void CopyRefs(ref byte to, ref byte from, int n)
    {
        for (int i = 0; i < n; i++)
            Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i);
    }

    private static void CopyElements<T>(void* from, T* to, int count) where T : unmanaged
    {
        for (int i = 0; i < count; i++)
            to[i] = ((T*)from)[i];
    }

    private static T ReadAt<T>(byte* start, int offset) where T : unmanaged => *(T*)(start + offset);

    public static byte Plain(byte* message)
    {
        byte* id = stackalloc byte[32];
        Copy(message + 1, id, message[0]); // BAD POLP2001
        return id[0];
    }

    public static byte PlainAfterACheck(byte* message)
    {
        byte* id = stackalloc byte[32];
        if (message[0] > 32)
            return 0;
        Copy(message + 1, id, message[0]); // GOOD
        return id[0];
    }

    public static byte Negative(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = *(int*)message;
        if (n > 32)
            return 0;
        CopyBlock(id, message + 4, n); // BAD POLP2003
        return id[0];
    }

    public static byte NegativeIntoALoop(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = *(int*)message;
        if (n > 32)
            return 0;
        Copy(message + 4, id, n); // GOOD
        return id[0];
    }

    public static byte ThroughTwo(byte* message)
    {
        byte* id = stackalloc byte[32];
        Outer(message + 2, id, *(ushort*)message); // BAD POLP2001
        return id[0];
    }

    public static byte ThroughTwoAfterACheck(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = *(ushort*)message;
        if (n <= 32)
            Outer(message + 2, id, n); // GOOD
        return id[0];
    }

    public static byte ToldTheRoom(byte* message)
    {
        byte* id = stackalloc byte[32];
        CopyWithRoom(message + 4, id, 32, *(int*)message); // GOOD
        return id[0];
    }

    public static byte ToldTheWrongRoom(byte* message)
    {
        byte* id = stackalloc byte[32];
        CopyWithRoom(message + 4, id, 64, *(int*)message); // BAD POLP2001
        return id[0];
    }

    public static byte ToldTheRoomByTheMessage(byte* message)
    {
        byte* id = stackalloc byte[32];
        CopyWithRoom(message + 8, id, *(int*)(message + 4), *(int*)message); // BAD POLP2001
        return id[0];
    }

    public static void References(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        if (message.IsEmpty)
            return;
        CopyRefs(ref MemoryMarshal.GetReference(destination), ref MemoryMarshal.GetReference(message), message[0]); // BAD POLP2001 POLP2002
    }

    public static void ReferencesWithinBoth(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        if (message.IsEmpty)
            return;
        int n = Math.Min((int)message[0], Math.Min(message.Length, destination.Length));
        CopyRefs(ref MemoryMarshal.GetReference(destination), ref MemoryMarshal.GetReference(message), n); // GOOD
    }

    public static short Generic(byte* message)
    {
        short* values = stackalloc short[16];
        CopyElements(message + 1, values, message[0]); // BAD POLP2001
        return values[0];
    }

    public static short GenericAfterACheck(byte* message)
    {
        short* values = stackalloc short[16];
        if (message[0] <= 16)
            CopyElements(message + 1, values, message[0]); // GOOD
        return values[0];
    }

    public static int GenericRead(byte* message, int length)
    {
        if (length < 1)
            return 0;
        int offset = message[0];
        if (offset > length - 1)
            return 0;
        return ReadAt<int>(message, offset); // BAD POLP2002
    }

    public static int GenericReadOfAWholeValue(byte* message, int length)
    {
        if (length < 4)
            return 0;
        int offset = message[0];
        if (offset > length - sizeof(int))
            return 0;
        return ReadAt<int>(message, offset); // GOOD
    }
}

/// <summary>Structs and objects that carry a pointer and a length.</summary>
public static unsafe class Carriers
{
    private readonly ref struct Field
    {
        public Field(byte* start, int room)
        {
            Length = start[0];
            if (Length > room - 1)
                throw new InvalidDataException();
            Start = start + 1;
        }

        public byte* Start { get; }

        public int Length { get; }
    }

    private readonly ref struct LooseField(byte* start)
    {
        public readonly byte* Start = start + 1;
        public readonly int Length = start[0];
    }

    private ref struct Cursor(byte* start, int length)
    {
        private byte* at = start;
        private readonly byte* end = start + length;

        public int Byte() => at < end ? *at++ : throw new EndOfStreamException();

        public byte* Take(int n)
        {
            if (n < 0 || n > end - at)
                throw new EndOfStreamException();
            byte* taken = at;
            at += n;
            return taken;
        }

        public byte* TakeUnchecked(int n)
        {
            byte* taken = at;
            at += n;
            return taken;
        }
    }

    private unsafe struct Session
    {
        public int Length;
        public fixed byte Id[32];
    }

    private unsafe sealed class Connection
    {
        public readonly byte[] Name = new byte[48];
        public int NameLength;

        public void SetName(byte* from, int n)
        {
            if ((uint)n > (uint)Name.Length)
                throw new InvalidDataException();
            fixed (byte* d = Name)
                Unsafe.CopyBlock(d, from, (uint)n);
            NameLength = n;
        }
    }

    private sealed class Limited
    {
        private int length;
        private int loose;

        public int Length
        {
            get => length;
            set => length = value <= 32 ? value : throw new InvalidDataException();
        }

        public int Loose
        {
            get => loose;
            set => loose = value;
        }
    }

    private sealed class Part(byte* start, int length)
    {
        private int at;

        public byte* Start => start + at;

        public int Left => length - at;

        public void Skip(int n) => at += n;
    }

    public static byte PropertyThatChecks(byte* message)
    {
        byte* id = stackalloc byte[32];
        var limited = new Limited { Loose = 1 };
        limited.Length = message[0];
        Unsafe.CopyBlock(id, message + 1, (uint)limited.Length); // GOOD
        return id[0];
    }

    public static byte PropertyThatDoesNot(byte* message)
    {
        byte* id = stackalloc byte[32];
        var limited = new Limited { Length = 1 };
        limited.Loose = message[0];
        Unsafe.CopyBlock(id, message + 1, (uint)limited.Loose); // BAD POLP2001
        return id[0];
    }

    public static byte PartThatIsAsked(byte* message, int length)
    {
        byte* copy = stackalloc byte[255];
        if (length < 1)
            return 0;
        var part = new Part(message, length);
        int n = message[0];
        part.Skip(1);
        if (n > part.Left)
            return 0;
        Unsafe.CopyBlock(copy, part.Start, (uint)n); // GOOD
        return copy[0];
    }

    public static byte PartThatIsAskedTooEarly(byte* message, int length)
    {
        byte* copy = stackalloc byte[255];
        if (length < 1)
            return 0;
        var part = new Part(message, length);
        int n = message[0];
        if (n > part.Left)
            return 0;
        part.Skip(1);
        Unsafe.CopyBlock(copy, part.Start, (uint)n); // BAD POLP2002 POLP2003
        return copy[0];
    }

    public static byte ConstructorThatChecks(byte* message, int length)
    {
        if (length < 1)
            return 0;
        byte* copy = stackalloc byte[255];
        var field = new Field(message, length);
        Unsafe.CopyBlock(copy, field.Start, (uint)field.Length); // GOOD
        return copy[0];
    }

    public static byte ConstructorThatChecksTheSourceOnly(byte* message, int length)
    {
        if (length < 1)
            return 0;
        byte* copy = stackalloc byte[64];
        var field = new Field(message, length);
        Unsafe.CopyBlock(copy, field.Start, (uint)field.Length); // BAD POLP2001
        return copy[0];
    }

    public static byte ConstructorThatDoesNot(byte* message, int length)
    {
        if (length < 1)
            return 0;
        byte* copy = stackalloc byte[255];
        var field = new LooseField(message);
        Unsafe.CopyBlock(copy, field.Start, (uint)field.Length); // BAD POLP2002
        return copy[0];
    }

    public static byte CursorThatChecks(byte* message, int length)
    {
        byte* copy = stackalloc byte[255];
        var cursor = new Cursor(message, length);
        int n = cursor.Byte();
        Unsafe.CopyBlock(copy, cursor.Take(n), (uint)n); // GOOD
        return copy[0];
    }

    public static byte CursorThatDoesNot(byte* message, int length)
    {
        byte* copy = stackalloc byte[255];
        var cursor = new Cursor(message, length);
        int n = cursor.Byte();
        Unsafe.CopyBlock(copy, cursor.TakeUnchecked(n), (uint)n); // BAD POLP2002
        return copy[0];
    }

    public static byte StructByReference(byte* message)
    {
        Session session;
        session.Length = message[0];
        Fill(ref session, message + 1);
        return session.Length == 0 ? (byte)0 : Last(&session); // GOOD

        static void Fill(ref Session session, byte* from)
        {
            session.Length = Math.Min(session.Length, 32);
            fixed (byte* d = session.Id)
                Unsafe.CopyBlock(d, from, (uint)session.Length);
        }

        static byte Last(Session* session) => session->Id[session->Length - 1];
    }

    public static byte StructByPointer(byte* message)
    {
        Session session;
        session.Length = message[0];
        Session* p = &session;
        for (int i = 0; i < p->Length; i++)
            p->Id[i] = message[i + 1]; // BAD POLP2001
        return session.Id[0];
    }

    public static byte StructByPointerUpToTheField(byte* message)
    {
        Session session;
        session.Length = message[0] & 31;
        Session* p = &session;
        for (int i = 0; i < p->Length; i++)
            p->Id[i] = message[i + 1]; // GOOD
        return session.Id[0];
    }

    public static int SetterThatChecks(byte* message)
    {
        var connection = new Connection();
        connection.SetName(message + 1, message[0]); // GOOD
        return connection.NameLength;
    }

    public static int FieldWithoutASetter(byte* message)
    {
        var connection = new Connection();
        connection.NameLength = message[0];
        fixed (byte* d = connection.Name)
            Unsafe.CopyBlock(d, message + 1, (uint)connection.NameLength); // BAD POLP2001
        return connection.NameLength;
    }
}

/// <summary>Local functions and lambdas.</summary>
public static unsafe class Nested
{
    public static byte LocalFunctionReads(byte* message)
    {
        byte* id = stackalloc byte[32];
        Unsafe.CopyBlock(id, message + 2, (uint)Length()); // BAD POLP2001
        return id[0];

        int Length() => message[0] << 8 | message[1];
    }

    public static byte LocalFunctionLimits(byte* message)
    {
        byte* id = stackalloc byte[32];
        Unsafe.CopyBlock(id, message + 2, (uint)Length()); // GOOD
        return id[0];

        int Length() => Math.Min(message[0] << 8 | message[1], 32);
    }

    public static byte LocalFunctionChecks(byte* message)
    {
        byte* id = stackalloc byte[32];
        int n = message[0];
        Check(n);
        Unsafe.CopyBlock(id, message + 1, (uint)n); // GOOD
        return id[0];

        static void Check(int n)
        {
            if (n > 32)
                throw new InvalidDataException();
        }
    }

    public static byte LocalFunctionCopies(byte* message)
    {
        byte* id = stackalloc byte[32];
        Copy(message[0]); // BAD POLP2001
        return id[0];

        void Copy(int n) => Unsafe.CopyBlock(id, message + 1, (uint)n);
    }

    public static byte LambdaReads(byte[] message)
    {
        byte* id = stackalloc byte[32];
        Func<int> length = () => message[0];
        int n = length();
        fixed (byte* s = message)
        {
            if (n < message.Length)
                Unsafe.CopyBlock(id, s + 1, (uint)n); // BAD POLP2001
        }
        return id[0];
    }

    public static byte LambdaReadsAndACheck(byte[] message)
    {
        byte* id = stackalloc byte[32];
        Func<int> length = () => message[0];
        int n = length();
        fixed (byte* s = message)
        {
            if (n < message.Length && n <= 32)
                Unsafe.CopyBlock(id, s + 1, (uint)n); // GOOD
        }
        return id[0];
    }

    public static byte LambdaCopies(byte[] message)
    {
        var id = new byte[32];
        Action<int> copy = n => Unsafe.CopyBlock(ref id[0], ref message[0], (uint)n);
        if (message.Length > 0 && message[0] <= message.Length)
            copy(message[0]); // BAD POLP2001
        return id[0];
    }

    public static byte LambdaCopiesWithinBoth(byte[] message)
    {
        var id = new byte[32];
        Action<int> copy = n => Unsafe.CopyBlock(ref id[0], ref message[0], (uint)n);
        if (message.Length > 0)
            copy(Math.Min((int)message[0], Math.Min(message.Length, 32))); // GOOD
        return id[0];
    }
}
