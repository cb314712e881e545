using System.Net.Sockets;
using Okws.Runtime;

namespace Okd;

/// <summary>
/// Accepts connections, looks at the request line without consuming it, and passes each connection to the service that owns the path.
/// It reads nothing more of a request and writes nothing but refusals.
/// </summary>
internal sealed class Demultiplexer
{
    private const int MaxOpen = 500;
    private static readonly TimeSpan LineLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(100);

    private readonly Child child;
    private readonly Socket listener;
    private readonly Routes routes;
    private readonly Dictionary<string, ServiceQueue> queues;
    private readonly SemaphoreSlim open = new(MaxOpen);

    public Demultiplexer(Child child)
    {
        this.child = child;
        listener = child.TakeListener();
        routes = new(child.Routes);
        queues = child.Routes.Values.Distinct().ToDictionary(service => service, service => new ServiceQueue(child, service), StringComparer.Ordinal);
    }

    /// <summary>Accepts for ever. At the limit, further clients wait in the kernel.</summary>
    public async Task Accept()
    {
        while (true)
        {
            await open.WaitAsync();
            Socket connection;
            try
            {
                connection = await listener.AcceptAsync();
            }
            catch (SocketException)
            {
                // The client left already, or descriptors are short: neither ends the server.
                open.Release();
                await Task.Delay(AcceptPause);
                continue;
            }
            child.Background(() => Serve(connection));
        }
    }

    private async Task Serve(Socket connection)
    {
        try
        {
            // Disposing closes this process's copy; a service that took the connection has its own.
            using (connection)
            {
                var (path, refusal) = await ReadPath(connection);
                if (path is not null)
                    refusal = routes.Find(path) is { } service ? await queues[service].Hand(connection) : Refusal.NotFound;
                if (refusal is not null)
                {
                    await Log($"{path ?? "-"} {refusal.Status}");
                    await refusal.Send(connection);
                }
            }
        }
        catch (SocketException)
        {
            // The client left.
        }
        finally
        {
            open.Release();
        }
    }

    /// <summary>Peeks until the line is complete. Both are null when the client closed without a word.</summary>
    private static async Task<(string? Path, Refusal? Refusal)> ReadPath(Socket connection)
    {
        using var limit = new CancellationTokenSource(LineLimit);
        var start = new byte[RequestLine.MaxLength];
        var pause = TimeSpan.FromMilliseconds(2);
        try
        {
            for (var before = 0; ;)
            {
                var seen = await connection.ReceiveAsync(start, SocketFlags.Peek, limit.Token);
                if (seen == 0)
                    return (null, null);
                switch (RequestLine.Parse(start.AsSpan(0, seen), out var path))
                {
                    case RequestLineState.Complete:
                        return (path, null);
                    case RequestLineState.Malformed:
                        return (null, Refusal.BadRequest);
                }

                // What was peeked at stays in the socket, which therefore stays readable: only time shows whether more came.
                await Task.Delay(pause, limit.Token);
                if (seen == before && pause < LongestPause)
                    pause *= 2;
                before = seen;
            }
        }
        catch (OperationCanceledException)
        {
            return (null, Refusal.TooSlow);
        }
    }

    private async Task Log(string text)
    {
        try
        {
            await child.Call(Rpc.AppendLog, new(text));
        }
        catch (RpcException)
        {
            // Refusing goes on while the logger restarts.
        }
    }
}
