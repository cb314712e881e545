using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Okws.Runtime;

/// <summary>The calling end of one channel. Many calls may be under way; when the channel ends, all of them fail.</summary>
internal sealed class RpcConnection(FrameChannel channel, string server) : IDisposable
{
    private const int MaxPending = 256;

    private readonly ConcurrentDictionary<long, TaskCompletionSource<RpcReply>> pending = new();
    private volatile bool ended;
    private long lastId;

    public async Task<TResult> Call<TArguments, TResult>(
        RpcMethod<TArguments, TResult> method, TArguments arguments, SafeHandle? passed, CancellationToken cancellation)
    {
        if (pending.Count >= MaxPending)
            throw new RpcException(RpcFault.Busy, $"{MaxPending} calls to {server} are waiting.");

        var id = Interlocked.Increment(ref lastId);
        var request = new RpcRequest(id, method.Name, JsonSerializer.SerializeToElement(arguments, method.Arguments));
        var answer = new TaskCompletionSource<RpcReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        pending[id] = answer;
        try
        {
            await channel.Send(JsonSerializer.SerializeToUtf8Bytes(request, Wire.Default.RpcRequest), passed).WaitAsync(cancellation);
            // The reader may have ended, and failed what was pending, before this call was added.
            if (ended)
                throw Gone();

            var reply = await answer.Task.WaitAsync(cancellation);
            if (reply is { Fault: { } fault })
                throw new RpcException(fault, reply.Message ?? $"{server} gives no reason.");
            return reply.Result is { } result && result.Deserialize(method.Result) is { } value
                ? value
                : throw new RpcException(RpcFault.Failed, $"{server} answered {method.Name} with nothing.");
        }
        catch (Exception e) when (Ends(e))
        {
            throw Gone();
        }
        finally
        {
            pending.TryRemove(id, out _);
        }
    }

    /// <summary>Shows the token, then reads answers until the channel ends.</summary>
    public async Task Run(byte[]? token)
    {
        try
        {
            if (token is not null)
                await channel.Send(token);
            while (await channel.Receive() is { } frame)
            {
                var reply = JsonSerializer.Deserialize(frame.Payload, Wire.Default.RpcReply) ?? throw new JsonException("A reply is null.");
                if (pending.TryRemove(reply.Id, out var answer))
                    answer.SetResult(reply);
            }
        }
        catch (Exception e) when (Ends(e))
        {
        }
        finally
        {
            ended = true;
            channel.Dispose();
            foreach (var answer in pending.Values)
                answer.TrySetException(Gone());
        }
    }

    public void Dispose() => channel.Dispose();

    /// <summary>The peer left, or does not keep to the protocol; either way the channel is over and the launcher will make another.</summary>
    private static bool Ends(Exception e) => e is IOException or SocketException or ObjectDisposedException or JsonException or InvalidDataException;

    private RpcException Gone() => new(RpcFault.Unavailable, $"The channel to {server} ended.");
}
