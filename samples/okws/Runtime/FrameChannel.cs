using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Okws.Runtime;

/// <summary>One message: bytes, and the descriptor that came with them, if any.</summary>
public sealed record Frame(byte[] Payload, Descriptor? Passed);

/// <summary>
/// A Unix stream socket that carries frames: four bytes of length, little endian, then the payload. A descriptor may ride on the length.
/// Safe for many senders and one receiver. Throws <see cref="IOException"/> or <see cref="SocketException"/> when the peer is gone,
/// <see cref="InvalidDataException"/> when it breaks the framing.
/// </summary>
public sealed class FrameChannel(Socket socket) : IDisposable
{
    /// <summary>Bytes. Checked before anything is allocated.</summary>
    public const int MaxPayload = 256 * 1024;

    private const int HeaderLength = 4;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(2);

    private readonly SemaphoreSlim sending = new(1);

    public FrameChannel(Descriptor descriptor) : this(descriptor.ToSocket())
    {
    }

    public async Task Send(ReadOnlyMemory<byte> payload, SafeHandle? passed = null)
    {
        if (payload.Length > MaxPayload)
            throw new InvalidDataException($"A frame of {payload.Length} bytes is too long to send.");

        var frame = new byte[HeaderLength + payload.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, payload.Length);
        payload.Span.CopyTo(frame.AsSpan(HeaderLength));

        await sending.WaitAsync();
        try
        {
            var sent = 0;
            while (passed is not null && (sent = DescriptorPassing.Send(socket, frame, passed)) == 0)
                await Task.Delay(RetryAfter);
            while (sent < frame.Length)
                sent += await socket.SendAsync(frame.AsMemory(sent), SocketFlags.None);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>The next frame, or null when the peer has closed. A descriptor is taken only if asked for; else the kernel drops it.</summary>
    public async Task<Frame?> Receive(bool withDescriptor = false, CancellationToken cancellation = default)
    {
        var header = new byte[HeaderLength];
        // Waits without consuming, so that cancelling here leaves the framing intact.
        if (await socket.ReceiveAsync(header.AsMemory(0, 1), SocketFlags.Peek, cancellation) == 0)
            return null;

        Descriptor? passed = null;
        try
        {
            var received = 0;
            while (withDescriptor && received == 0)
                received = DescriptorPassing.Receive(socket, header, out passed);
            await Fill(header.AsMemory(received));

            var length = BinaryPrimitives.ReadInt32LittleEndian(header);
            if (length is < 0 or > MaxPayload)
                throw new InvalidDataException($"A frame announces {length} bytes.");

            var payload = new byte[length];
            await Fill(payload);
            return new(payload, passed);
        }
        catch
        {
            passed?.Dispose();
            throw;
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task Fill(Memory<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var received = await socket.ReceiveAsync(buffer, SocketFlags.None);
            if (received == 0)
                throw new EndOfStreamException("The channel ended inside a frame.");
            buffer = buffer[received..];
        }
    }
}
