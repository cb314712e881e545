using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Okws.Runtime;

/// <summary>The two ends of a fresh Unix stream socket, neither of which survives an exec unless handed over.</summary>
public sealed record SocketPair(Descriptor First, Descriptor Second) : IDisposable
{
    public static SocketPair Create()
    {
        if (Native.SocketPair(Native.UnixDomain, Native.Stream | Native.CloseOnExec, 0, out var pair) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        return new(new(pair.First), new(pair.Second));
    }

    public void Dispose()
    {
        First.Dispose();
        Second.Dispose();
    }
}
