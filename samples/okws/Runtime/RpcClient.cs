using System.Runtime.InteropServices;

namespace Okws.Runtime;

/// <summary>Calls to one peer. While the peer restarts, calls wait for the channel that the launcher will bring.</summary>
public sealed class RpcClient(string server)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private TaskCompletionSource<RpcConnection> current = New();

    /// <summary>Calls over this channel from now on. The token is shown first, if the server asks for one.</summary>
    public void Connect(FrameChannel channel, byte[]? token = null)
    {
        var connection = new RpcConnection(channel, server);
        lock (gate)
        {
            if (current.Task.IsCompletedSuccessfully)
                current.Task.Result.Dispose();
            if (current.Task.IsCompleted)
                current = New();
            current.SetResult(connection);
        }
        _ = Follow(connection, token);
    }

    /// <summary>Calls fail at once from now on.</summary>
    public void GiveUp()
    {
        lock (gate)
        {
            if (current.Task.IsCompleted)
                current = New();
            current.SetException(new RpcException(RpcFault.GivenUp, $"{server} has crashed too often."));
            _ = current.Task.Exception;
        }
    }

    /// <summary>Throws <see cref="RpcException"/> when there is no result. Ten seconds is the limit unless the caller's is shorter.</summary>
    public async Task<TResult> Call<TArguments, TResult>(
        RpcMethod<TArguments, TResult> method, TArguments arguments, SafeHandle? passed = null, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            Task<RpcConnection> connected;
            lock (gate)
                connected = current.Task;
            var connection = await connected.WaitAsync(limit.Token);
            return await connection.Call(method, arguments, passed, limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new RpcException(RpcFault.Unavailable, $"{server} did not answer {method.Name} in time.");
        }
    }

    private async Task Follow(RpcConnection connection, byte[]? token)
    {
        await connection.Run(token);
        lock (gate)
        {
            if (current.Task.IsCompletedSuccessfully && current.Task.Result == connection)
                current = New();
        }
    }

    private static TaskCompletionSource<RpcConnection> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
