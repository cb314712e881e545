namespace Mistakes;

/// <summary>
/// A handshake names the session it wants to resume: one byte says how long the name is, the name follows. This is the bug of
/// OpenSSL before 0.9.6e (CVE-2002-0656): the byte can say 255, the buffer holds 32, and what lies behind it is the caller's return address.
/// </summary>
[Polp.Service]
public static unsafe class UncheckedCopy
{
    public static byte[] SessionId(byte* msg)
    {
        byte* id = stackalloc byte[32];
        int n = msg[0];
        Buffer.MemoryCopy(msg + 1, id, n, n); // POLP2001
        return new Span<byte>(id, 32).ToArray();
    }
}
