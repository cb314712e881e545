using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Corpus.Memory.Rereads;

[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct Request
{
    public int Kind;
    public int Length;
    public int Offset;
}

/// <summary>Messages in memory that another process writes to while they are read.</summary>
public static unsafe class SharedMemory
{
    public static byte FieldAfterTheCheck(byte* shared, int length)
    {
        byte* id = stackalloc byte[32];
        if (length < 64 || shared[0] > 32)
            return 0;
        Unsafe.CopyBlock(id, shared + 1, shared[0]); // BAD POLP2003
        return id[0];
    }

    public static byte FieldReadOnce(byte* shared, int length)
    {
        byte* id = stackalloc byte[32];
        if (length < 64)
            return 0;
        int n = shared[0];
        if (n > 32)
            return 0;
        Unsafe.CopyBlock(id, shared + 1, (uint)n); // GOOD
        return id[0];
    }

    public static byte HeaderAfterTheCheck(byte* shared, int length)
    {
        byte* body = stackalloc byte[256];
        if (length < sizeof(Request))
            return 0;
        var request = (Request*)shared;
        if (request->Length < 0 || request->Length > 256 || request->Length > length - sizeof(Request))
            return 0;
        Unsafe.CopyBlock(body, shared + sizeof(Request), (uint)request->Length); // BAD POLP2003
        return body[0];
    }

    public static byte HeaderReadOnce(byte* shared, int length)
    {
        byte* body = stackalloc byte[256];
        if (length < sizeof(Request))
            return 0;
        int n = ((Request*)shared)->Length;
        if (n < 0 || n > 256 || n > length - sizeof(Request))
            return 0;
        Unsafe.CopyBlock(body, shared + sizeof(Request), (uint)n); // GOOD
        return body[0];
    }

    public static byte CopyOfTheHeader(byte* shared, int length)
    {
        byte* body = stackalloc byte[256];
        if (length < sizeof(Request))
            return 0;
        Request request = *(Request*)shared;
        if (request.Length < 0 || request.Length > 256 || request.Length > length - sizeof(Request))
            return 0;
        Unsafe.CopyBlock(body, shared + sizeof(Request), (uint)request.Length); // GOOD
        return body[0];
    }

    public static byte LoopCondition(byte* shared, int length)
    {
        byte* id = stackalloc byte[32];
        if (length < 300 || shared[0] > 32)
            return 0;
        for (int i = 0; i < shared[0]; i++)
            id[i] = 0; // BAD POLP2003
        return id[0];
    }

    public static byte LoopConditionThatIsBounded(byte* shared, int length)
    {
        byte* id = stackalloc byte[32];
        if (length < 300)
            return 0;
        for (int i = 0; i < shared[0] && i < 32; i++)
            id[i] = 0; // GOOD
        return id[0];
    }

    public static byte ReadByTheMinimum(byte* shared, int length)
    {
        byte* id = stackalloc byte[32];
        if (length < 64)
            return 0;
        int n = Math.Min((int)shared[0], 32);
        Unsafe.CopyBlock(id, shared + 1, (uint)n); // GOOD
        return id[0];
    }

    public static byte ReadByTheCondition(byte* shared, int length)
    {
        byte* id = stackalloc byte[32];
        if (length < 300)
            return 0;
        int n = shared[0] < 32 ? shared[0] : 32;
        Unsafe.CopyBlock(id, shared + 1, (uint)n); // BAD POLP2003
        return id[0];
    }

    public static byte AllocatedThenReadAgain(byte* shared, int length)
    {
        if (length < 600)
            return 0;
        var body = new byte[*(ushort*)shared & 511];
        fixed (byte* d = body)
            Unsafe.CopyBlock(d, shared + 2, *(ushort*)shared & 511u); // BAD POLP2001 POLP2003
        return body.Length > 0 ? body[0] : (byte)0;
    }

    public static byte AllocatedByOneRead(byte* shared, int length)
    {
        if (length < 600)
            return 0;
        int n = *(ushort*)shared & 511;
        var body = new byte[n];
        fixed (byte* d = body)
            Unsafe.CopyBlock(d, shared + 2, (uint)n); // GOOD
        return body.Length > 0 ? body[0] : (byte)0;
    }

    public static byte ThroughAProperty(byte* shared, int length)
    {
        byte* body = stackalloc byte[64];
        if (length < sizeof(Request))
            return 0;
        var view = new View((Request*)shared);
        if ((uint)view.Length > 64 || view.Length > length - sizeof(Request))
            return 0;
        Unsafe.CopyBlock(body, shared + sizeof(Request), (uint)view.Length); // BAD POLP2003
        return body[0];
    }

    public static byte ThroughAPropertyOnce(byte* shared, int length)
    {
        byte* body = stackalloc byte[64];
        if (length < sizeof(Request))
            return 0;
        int n = new View((Request*)shared).Length;
        if ((uint)n > 64 || n > length - sizeof(Request))
            return 0;
        Unsafe.CopyBlock(body, shared + sizeof(Request), (uint)n); // GOOD
        return body[0];
    }

    public static byte ThroughAHelper(byte* shared, int length)
    {
        byte* id = stackalloc byte[32];
        if (length < 64 || LengthOf(shared) > 32)
            return 0;
        Unsafe.CopyBlock(id, shared + 1, (uint)LengthOf(shared)); // BAD POLP2003
        return id[0];
    }

    public static byte ThroughAHelperOnce(byte* shared, int length)
    {
        byte* id = stackalloc byte[32];
        if (length < 64)
            return 0;
        int n = LengthOf(shared);
        if (n > 32)
            return 0;
        Unsafe.CopyBlock(id, shared + 1, (uint)n); // GOOD
        return id[0];
    }

    public static byte FromACopyOfItsOwn(byte* shared, int length)
    {
        byte* id = stackalloc byte[32];
        byte* own = stackalloc byte[64];
        if (length < 64)
            return 0;
        Unsafe.CopyBlock(own, shared, 64);
        if (own[0] > 32)
            return 0;
        Unsafe.CopyBlock(id, own + 1, own[0]); // GOOD
        return id[0];
    }

    private static int LengthOf(byte* start) => start[0];

    private readonly struct View(Request* request)
    {
        public int Length => request->Length;
    }
}

/// <summary>Messages that the method itself changes between the check and the copy.</summary>
public static unsafe class Overwritten
{
    public static byte ByAStore(byte* message, int length)
    {
        byte* id = stackalloc byte[32];
        if (length < 64 || message[0] > 32)
            return 0;
        int key = message[1];
        for (int i = 0; i < 8; i++)
            message[i] ^= (byte)key;
        if (message[0] > length - 8)
            return 0;
        Unsafe.CopyBlock(id, message + 8, message[0]); // BAD POLP2003 POLP2001
        return id[0];
    }

    public static byte ByAStoreBeforeTheCheck(byte* message, int length)
    {
        byte* id = stackalloc byte[32];
        if (length < 64)
            return 0;
        int key = message[1];
        for (int i = 0; i < 8; i++)
            message[i] ^= (byte)key;
        int n = message[0];
        if (n > 32)
            return 0;
        Unsafe.CopyBlock(id, message + 8, (uint)n); // GOOD
        return id[0];
    }

    public static byte ByACall(byte[] message)
    {
        byte* id = stackalloc byte[32];
        if (message.Length < 64 || message[0] > 32)
            return 0;
        Decode(message);
        fixed (byte* s = message)
        {
            if (message[0] <= message.Length - 1)
                Unsafe.CopyBlock(id, s + 1, message[0]); // BAD POLP2003 POLP2001
        }
        return id[0];
    }

    public static byte ByACallBeforeTheCheck(byte[] message)
    {
        byte* id = stackalloc byte[32];
        Decode(message);
        if (message.Length < 64 || message[0] > 32)
            return 0;
        fixed (byte* s = message)
            Unsafe.CopyBlock(id, s + 1, message[0]); // GOOD
        return id[0];
    }

    private static void Decode(byte[] message)
    {
        for (int i = 0; i < message.Length; i++)
            message[i] ^= 0xA5;
    }
}
