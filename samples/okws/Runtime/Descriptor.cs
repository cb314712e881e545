using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace Okws.Runtime;

/// <summary>An open descriptor that this process was handed. It is the authority itself: no name is involved.</summary>
public sealed class Descriptor : SafeHandleMinusOneIsInvalid
{
    internal Descriptor(int number) : base(ownsHandle: true) => SetHandle(number);

    /// <summary>The control channel that okld leaves open in every program it starts.</summary>
    internal static Descriptor Control() => new(3);

    /// <summary>Turns the descriptor into a socket, which owns it from then on. Throws when it is something else.</summary>
    public Socket ToSocket()
    {
        var number = handle;
        SetHandleAsInvalid();
        return new(new SafeSocketHandle(number, ownsHandle: true));
    }

    protected override bool ReleaseHandle() => Native.Close(handle) == 0;
}
