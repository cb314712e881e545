using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Okws.Runtime;

/// <summary>
/// A program that okld started. All it has came over descriptor 3: its name and secrets, its listening socket, a channel to each peer.
/// When the launcher closes that channel, or dies, the program ends.
/// </summary>
public sealed class Child
{
    private static readonly TimeSpan HandoffLimit = TimeSpan.FromSeconds(10);

    private readonly Handoff handoff;
    private readonly Dictionary<string, RpcClient> clients;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Socket? listener;

    private Child(Handoff handoff, Descriptor? listener)
    {
        this.handoff = handoff;
        this.listener = listener?.ToSocket();
        clients = handoff.Calls.Keys.ToDictionary(peer => peer, peer => new RpcClient(peer), StringComparer.Ordinal);
    }

    public string Name => handoff.Name;

    /// <summary>The process that serves each path.</summary>
    public IReadOnlyDictionary<string, string> Routes => handoff.Routes;

    /// <summary>What this process serves to others; fill it while starting.</summary>
    public RpcServer Server { get; } = new();

    /// <summary>Takes the listening socket that was handed over.</summary>
    public Socket TakeListener() => Interlocked.Exchange(ref listener, null)
        ?? throw new InvalidOperationException($"{Name} was handed no listening socket.");

    /// <summary>
    /// The life of a child: hand-off, start, ready, work, stop. Returns the exit code, 0 when the launcher ended it.
    /// </summary>
    /// <param name="start">Opens what the process needs and says what it serves. It cannot call a peer yet.</param>
    /// <param name="stop">Finishes what is under way.</param>
    public static async Task<int> Run(Func<Child, Task> start, Func<Task>? stop = null)
    {
        FrameChannel control;
        try
        {
            control = new(Descriptor.Control());
        }
        catch (SocketException)
        {
            await Console.Error.WriteLineAsync("This program is started by okld: it needs a control channel as descriptor 3.");
            return 2;
        }

        using (control)
        {
            using var limit = new CancellationTokenSource(HandoffLimit);
            if (await control.Receive(withDescriptor: true, limit.Token) is not { } first)
                return 0;
            var child = new Child(
                Control.Parse(first.Payload) as Handoff ?? throw new InvalidDataException("The first control message is no hand-off."),
                first.Passed);

            await start(child);
            await control.Send(new Ready().ToBytes());

            // The launcher ends the child, or the child itself does, or its own work breaks, which is a crash.
            await await Task.WhenAny(child.Follow(control), child.ended.Task);
        }
        if (stop is not null)
            await stop();
        return 0;
    }

    /// <summary>Runs alongside; should it ever throw, the process crashes and the launcher decides what follows.</summary>
    public void Background(Func<Task> work) => Task.Run(work).ContinueWith(
        done => ended.TrySetException(done.Exception!.InnerExceptions), TaskContinuationOptions.OnlyOnFaulted);

    /// <summary>Ends the process as the launcher would.</summary>
    public void Stop() => ended.TrySetResult();

    /// <summary>Calls the peer that serves the method to this process.</summary>
    public Task<TResult> Call<TArguments, TResult>(
        RpcMethod<TArguments, TResult> method, TArguments arguments, SafeHandle? passed = null, CancellationToken cancellation = default)
    {
        var peer = handoff.Calls.FirstOrDefault(calls => calls.Value.Contains(method.Name)).Key
            ?? throw new RpcException(RpcFault.Refused, $"{Name} has no channel for {method.Name}.");
        return clients[peer].Call(method, arguments, passed, cancellation);
    }

    private async Task Follow(FrameChannel control)
    {
        try
        {
            while (await control.Receive(withDescriptor: true) is { } frame)
            {
                using (frame.Passed)
                    Apply(Control.Parse(frame.Payload), frame.Passed);
            }
        }
        catch (Exception e) when (e is SocketException or EndOfStreamException)
        {
            // The launcher died: the same as its closing the channel.
        }
    }

    private void Apply(Control message, Descriptor? passed)
    {
        switch (message)
        {
            case Connect connect when passed is not null:
                Connect(connect, new(passed));
                break;
            case GivenUp { Peer: var peer } when clients.TryGetValue(peer, out var client):
                client.GiveUp();
                break;
            default:
                throw new InvalidDataException($"The launcher sent {message.GetType().Name} out of place.");
        }
    }

    /// <summary>A channel is used one way: this process calls the peer, or the peer calls this process.</summary>
    private void Connect(Connect connect, FrameChannel channel)
    {
        var token = connect.Secret is { } secret ? handoff.Secrets[secret] : null;
        if (clients.TryGetValue(connect.Peer, out var client))
            client.Connect(channel, token);
        else
            Background(() => Server.Serve(channel, connect.Peer, connect.Granted, token));
    }
}
