using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Okws.Runtime;

/// <summary>Gives Kestrel the connections that were passed to this process, in place of a listening socket, which it does not have.</summary>
internal sealed class HandedConnections : IConnectionListenerFactory, IConnectionListener
{
    private const int MaxWaiting = 64;

    private readonly Channel<Socket> waiting = Channel.CreateBounded<Socket>(MaxWaiting);
    private readonly SocketConnectionContextFactory contexts = new(new SocketConnectionFactoryOptions(), NullLogger.Instance);

    public EndPoint EndPoint { get; private set; } = new IPEndPoint(IPAddress.None, 0);

    /// <summary>False when too many wait already.</summary>
    public bool TryAdd(Socket connection) => waiting.Writer.TryWrite(connection);

    /// <summary>Binds nothing: the address is a name for Kestrel's own use.</summary>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        EndPoint = endpoint;
        return new(this);
    }

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await waiting.Reader.WaitToReadAsync(cancellationToken))
        {
            if (!waiting.Reader.TryRead(out var connection))
                continue;
            try
            {
                return contexts.Create(connection);
            }
            catch (SocketException)
            {
                // The client left while its connection waited.
                connection.Dispose();
            }
        }
        return null;
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        waiting.Writer.TryComplete();
        return default;
    }

    public ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        while (waiting.Reader.TryRead(out var connection))
            connection.Dispose();
        contexts.Dispose();
        return default;
    }
}
