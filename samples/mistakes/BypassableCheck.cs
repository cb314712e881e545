namespace Mistakes;

/// <summary>A label of at most 64 bytes, with its length in front. The check adds the length of the header first, and four billion plus four is three.</summary>
[Polp.Service]
public static unsafe class BypassableCheck
{
    public static byte[] Label(byte* msg)
    {
        byte* label = stackalloc byte[64];
        uint n = *(uint*)msg;
        if (n + 4 > 68)
            return [];
        System.Runtime.CompilerServices.Unsafe.CopyBlock(label, msg + 4, n); // POLP2003
        return new Span<byte>(label, 64).ToArray();
    }
}
