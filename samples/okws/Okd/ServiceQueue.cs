using System.Net.Sockets;
using System.Threading.Channels;
using Okws.Runtime;

namespace Okd;

/// <summary>The connections on their way to one service. While the service is down they wait here, up to a number and a time.</summary>
internal sealed class ServiceQueue
{
    private const int Capacity = 40;
    private const int AtOnce = 4;
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(10);

    private readonly Child child;
    private readonly RpcMethod<Nothing, Nothing> serve;
    private readonly Channel<Waiting> waiting = Channel.CreateBounded<Waiting>(Capacity);

    public ServiceQueue(Child child, string service)
    {
        (this.child, serve) = (child, Rpc.Serve(service));
        for (var i = 0; i < AtOnce; i++)
            child.Background(Pass);
    }

    /// <summary>Passes the connection to the service. Returns null when the service has taken it, else what to tell the client.</summary>
    public Task<Refusal?> Hand(Socket connection)
    {
        var entry = new Waiting(connection, Environment.TickCount64 + (long)WaitLimit.TotalMilliseconds);
        return waiting.Writer.TryWrite(entry) ? entry.Done.Task : Task.FromResult<Refusal?>(Refusal.Busy);
    }

    private async Task Pass()
    {
        await foreach (var entry in waiting.Reader.ReadAllAsync())
            entry.Done.SetResult(await Pass(entry));
    }

    private async Task<Refusal?> Pass(Waiting entry)
    {
        while (entry.Left is var left && left > TimeSpan.Zero)
        {
            using var limit = new CancellationTokenSource(left);
            try
            {
                await child.Call(serve, Nothing.Value, entry.Connection.SafeHandle, limit.Token);
                return null;
            }
            catch (RpcException e) when (e.Fault == RpcFault.Unavailable)
            {
                // Not acknowledged, so the service has read nothing from it: the next instance may have it.
            }
            catch (RpcException e)
            {
                return e.Fault == RpcFault.GivenUp ? Refusal.Crashed : Refusal.Busy;
            }
        }
        return Refusal.Busy;
    }

    private sealed record Waiting(Socket Connection, long Deadline)
    {
        public TaskCompletionSource<Refusal?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TimeSpan Left => TimeSpan.FromMilliseconds(Deadline - Environment.TickCount64);
    }
}
