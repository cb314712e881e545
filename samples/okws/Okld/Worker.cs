using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using Okws.Runtime;

namespace Okld;

/// <summary>One process of the site, through all its lives.</summary>
internal sealed class Worker(SiteProcess process, Deployment deployment, Handoff handoff, SafeHandle? listener, RestartPolicy policy)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource firstReady = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile FrameChannel? control;

    public string Name => process.Name;

    public bool ServesRoutes => process.Routes.Count > 0;

    public bool IsGivenUp { get; private set; }

    /// <summary>Completes when the process serves for the first time.</summary>
    public Task Ready => firstReady.Task;

    /// <summary>Starts the process again and again, until told to stop or it has crashed too often. Throws <see cref="LaunchException"/> when it never became ready.</summary>
    /// <param name="plumb">Brings a newly started process its channels.</param>
    /// <param name="stopping">Ends the process and this.</param>
    public async Task Supervise(Func<Worker, Task> plumb, CancellationToken stopping)
    {
        while (true)
        {
            var (exit, ready) = await Live(plumb, stopping);
            if (stopping.IsCancellationRequested)
                return;
            if (!Ready.IsCompleted)
                throw new LaunchException($"{Name} ended before it was ready ({exit}).");

            var delay = policy.Next(exit.Clean && ready, TimeSpan.FromMilliseconds(Environment.TickCount64));
            if (delay is not { } wait)
            {
                IsGivenUp = true;
                return;
            }
            Console.WriteLine($"okws: {Name} ended ({exit}); starting it again in {wait.TotalSeconds:0.#} s");
            await Task.Delay(wait, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Sends to the running process; false when there is none, or it does not listen.</summary>
    public async Task<bool> TrySend(Control message, SafeHandle? passed = null)
    {
        if (control is not { } channel)
            return false;
        try
        {
            await channel.Send(message.ToBytes(), passed).WaitAsync(SendLimit);
            return true;
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or TimeoutException)
        {
            // It is dying: its next life is plumbed anew.
            return false;
        }
    }

    private async Task<(ExitStatus Exit, bool Ready)> Live(Func<Worker, Task> plumb, CancellationToken stopping)
    {
        var ready = false;
        var (child, channel) = Start();
        using (channel)
        {
            Console.WriteLine($"okws: {Name,-8} pid {child.Id}");
            try
            {
                await channel.Send(handoff.ToBytes(), listener);
                control = channel;
                await plumb(this);
                while (await channel.Receive(cancellation: stopping) is { } frame)
                {
                    if (Control.Parse(frame.Payload) is not Okws.Runtime.Ready)
                        throw new InvalidDataException("A child says only that it is ready.");
                    ready = true;
                    firstReady.TrySetResult();
                }
            }
            catch (Exception e) when (e is IOException or SocketException or InvalidDataException or JsonException or OperationCanceledException)
            {
                // Whatever went wrong, the closed channel tells the child to end.
            }
            control = null;
        }
        return (await child.Ended(Grace), ready);
    }

    private (ChildProcess Child, FrameChannel Channel) Start()
    {
        using var pair = SocketPair.Create();
        try
        {
            var child = ChildProcess.Start(deployment.Program(process), deployment.Folder(process), deployment.Environment, pair.Second);
            return (child, new(pair.First));
        }
        catch (Win32Exception e)
        {
            throw new LaunchException($"{deployment.Program(process)} cannot be started: {e.Message}.");
        }
    }
}
