using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;

namespace Okws.Runtime;

/// <summary>Who calls, on the launcher's word, and the descriptor that rides on the call.</summary>
public sealed record Caller(string Name, Descriptor? Passed);

/// <summary>Answers calls. On each client's channel it serves the methods granted to that client and no other.</summary>
public sealed class RpcServer
{
    private readonly Dictionary<string, Func<JsonElement, Caller, ValueTask<JsonElement>>> methods = new(StringComparer.Ordinal);

    /// <summary>Off, the kernel drops whatever descriptor a client attaches.</summary>
    public bool TakesDescriptors { get; set; }

    /// <summary>The code of a method. It throws <see cref="RpcException"/> to answer with a fault of its choice.</summary>
    public void Handle<TArguments, TResult>(RpcMethod<TArguments, TResult> method, Func<TArguments, Caller, ValueTask<TResult>> handler) =>
        methods.Add(method.Name, async (arguments, caller) =>
        {
            var given = arguments.Deserialize(method.Arguments) ?? throw new JsonException("The arguments are null.");
            return JsonSerializer.SerializeToElement(await handler(given, caller), method.Result);
        });

    public void Handle<TArguments, TResult>(RpcMethod<TArguments, TResult> method, Func<TArguments, Caller, TResult> handler) =>
        Handle(method, (arguments, caller) => ValueTask.FromResult(handler(arguments, caller)));

    /// <summary>
    /// Serves one client, call by call, until its channel ends. A client that does not show the token, or breaks the protocol, loses its channel.
    /// A slow client holds up nobody else.
    /// </summary>
    public async Task Serve(FrameChannel channel, string client, IReadOnlyCollection<string> granted, byte[]? token = null)
    {
        using (channel)
        {
            try
            {
                if (token is not null)
                {
                    if (await channel.Receive() is not { } first)
                        return;
                    if (!CryptographicOperations.FixedTimeEquals(first.Payload, token))
                        throw new InvalidDataException("The token is wrong.");
                }
                while (await channel.Receive(TakesDescriptors) is { } frame)
                {
                    using (frame.Passed)
                    {
                        var request = JsonSerializer.Deserialize(frame.Payload, Wire.Default.RpcRequest) ?? throw new JsonException("A request is null.");
                        var reply = await Answer(request, new(client, frame.Passed), granted);
                        await channel.Send(JsonSerializer.SerializeToUtf8Bytes(reply, Wire.Default.RpcReply));
                    }
                }
            }
            catch (Exception e) when (e is InvalidDataException or JsonException)
            {
                await Console.Error.WriteLineAsync($"The channel of {client} is closed: {e.Message}");
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                // The client is gone; a restarted one comes with a channel of its own.
            }
        }
    }

    private async Task<RpcReply> Answer(RpcRequest request, Caller caller, IReadOnlyCollection<string> granted)
    {
        RpcReply Fault(RpcFault fault, string message) => new(request.Id, null, fault, message);

        if (!granted.Contains(request.Method) || !methods.TryGetValue(request.Method, out var method))
            return Fault(RpcFault.Refused, $"{caller.Name} may not call {request.Method}.");
        try
        {
            return new(request.Id, await method(request.Arguments, caller), null, null);
        }
        catch (RpcException e)
        {
            return Fault(e.Fault, e.Message);
        }
        catch (JsonException)
        {
            return Fault(RpcFault.Invalid, $"The arguments of {request.Method} do not fit.");
        }
        catch (Exception e)
        {
            // The client learns that it failed; what failed is for the operator.
            await Console.Error.WriteLineAsync($"{request.Method} for {caller.Name} failed: {e}");
            return Fault(RpcFault.Failed, $"{request.Method} failed.");
        }
    }
}
