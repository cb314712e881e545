using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Okws.Runtime;

/// <summary>Sends and receives bytes with at most one descriptor attached (SCM_RIGHTS, unix(7)). Neither call blocks.</summary>
internal static unsafe class DescriptorPassing
{
    /// <summary>Sends some of the bytes, the descriptor with the first of them. Returns 0 when the socket takes nothing now.</summary>
    public static int Send(Socket socket, ReadOnlySpan<byte> bytes, SafeHandle passed)
    {
        var held = false;
        try
        {
            passed.DangerousAddRef(ref held);
            var control = new Native.ControlMessage
            {
                Length = Native.ControlMessage.WithOneDescriptor,
                Level = Native.SocketLevel,
                Type = Native.Rights,
                Descriptor = (int)passed.DangerousGetHandle(),
            };
            fixed (byte* start = bytes)
            {
                var segment = new Native.Segment { Start = (nint)start, Length = bytes.Length };
                var header = Header(&segment, &control);
                return Completed(Native.SendMessage(socket.SafeHandle, header, Native.DontWait | Native.NoSignal));
            }
        }
        finally
        {
            if (held)
                passed.DangerousRelease();
        }
    }

    /// <summary>Receives some bytes and the descriptor that came with them. Returns 0 when nothing is there now; the caller has seen that the peer has not closed.</summary>
    public static int Receive(Socket socket, Span<byte> bytes, out Descriptor? passed)
    {
        Native.ControlMessage control = default;
        Native.MessageHeader header;
        int received;
        fixed (byte* start = bytes)
        {
            var segment = new Native.Segment { Start = (nint)start, Length = bytes.Length };
            header = Header(&segment, &control);
            received = Completed(Native.ReceiveMessage(socket.SafeHandle, ref header, Native.DontWait | Native.ReceiveCloseOnExec));
        }

        passed = header.ControlLength >= Native.ControlMessage.WithOneDescriptor
            && control is { Length: Native.ControlMessage.WithOneDescriptor, Level: Native.SocketLevel, Type: Native.Rights }
            ? new(control.Descriptor)
            : null;

        // The room is for one; the kernel has closed what did not fit.
        if ((header.Flags & Native.ControlTruncated) != 0)
        {
            passed?.Dispose();
            throw new InvalidDataException("More than one descriptor came with a frame.");
        }
        return received;
    }

    private static Native.MessageHeader Header(Native.Segment* segment, Native.ControlMessage* control) => new()
    {
        Segments = (nint)segment,
        SegmentCount = 1,
        Control = (nint)control,
        ControlLength = sizeof(Native.ControlMessage),
    };

    private static int Completed(nint result) => result >= 0
        ? (int)result
        : Marshal.GetLastPInvokeError() switch
        {
            Native.TryAgain or Native.Interrupted => 0,
            var error => throw new IOException($"The channel failed with error {error}."),
        };
}
