using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Okws.Runtime;

namespace Okld;

/// <summary>Starts every process of the site, connects them as the manifest says, starts again what ends, and ends all with itself.</summary>
internal sealed class Launcher : IAsyncDisposable
{
    private const int TokenLength = 32;
    private const int Backlog = 512;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly SiteManifest manifest;
    private readonly Socket listener;
    private readonly Dictionary<string, Worker> workers;
    private readonly SemaphoreSlim plumbing = new(1);
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource<int> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task supervision = Task.CompletedTask;

    public Launcher(SiteManifest manifest, Deployment deployment, Options options)
    {
        this.manifest = manifest;
        listener = Listen(options.Port);
        var secrets = manifest.Processes.SelectMany(process => process.Secrets).Distinct()
            .ToDictionary(secret => secret, _ => RandomNumberGenerator.GetBytes(TokenLength));
        workers = manifest.Processes.ToDictionary(
            process => process.Name,
            process => new Worker(
                process, deployment, HandoffOf(process, secrets), process.Listens ? listener.SafeHandle : null, new(options.RestartDelay)));
    }

    /// <summary>Runs the site until a signal ends it (0) or a process that all depend on is given up (1).</summary>
    public async Task<int> Run()
    {
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

        supervision = Task.WhenAll(workers.Values.Select(Supervise));
        var ready = Task.WhenAll(workers.Values.Select(worker => worker.Ready));
        var first = await Task.WhenAny(ready, outcome.Task, Task.Delay(StartLimit));
        if (first == ready)
            Console.WriteLine($"okws: serving http://{listener.LocalEndPoint}/");
        else if (first != outcome.Task)
            throw new LaunchException($"The site was not ready within {StartLimit.TotalSeconds} s.");
        return await outcome.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await supervision;
        listener.Dispose();
        stopping.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        outcome.TrySetResult(0);
    }

    private async Task Supervise(Worker worker)
    {
        try
        {
            await worker.Supervise(Plumb, stopping.Token);
            if (!worker.IsGivenUp)
                return;
            Console.WriteLine($"okws: {worker.Name} has crashed too often and is given up");
            if (!worker.ServesRoutes)
                outcome.TrySetResult(1);
            else
                await Tell(worker);
        }
        catch (Exception e)
        {
            outcome.TrySetException(e);
        }
    }

    /// <summary>
    /// Makes a fresh pair for every channel of the process whose other end runs, and hands each end to its process. A restart, of a service
    /// or of a daemon, is no special case: what an old channel was connected to is replaced.
    /// </summary>
    private async Task Plumb(Worker worker)
    {
        await plumbing.WaitAsync();
        try
        {
            foreach (var channel in manifest.Channels.Where(channel => channel.Caller == worker.Name || channel.Server == worker.Name))
            {
                var (caller, server) = (workers[channel.Caller], workers[channel.Server]);
                if (server.IsGivenUp)
                {
                    await caller.TrySend(new GivenUp(server.Name));
                    continue;
                }
                using var pair = SocketPair.Create();
                if (await server.TrySend(new Connect(caller.Name, channel.Methods, channel.Secret), pair.First))
                    await caller.TrySend(new Connect(server.Name, [], channel.Secret), pair.Second);
            }
        }
        finally
        {
            plumbing.Release();
        }
    }

    private async Task Tell(Worker givenUp)
    {
        foreach (var channel in manifest.Channels.Where(channel => channel.Server == givenUp.Name))
            await workers[channel.Caller].TrySend(new GivenUp(givenUp.Name));
    }

    private Handoff HandoffOf(SiteProcess process, Dictionary<string, byte[]> secrets) => new(
        process.Name,
        process.Secrets.ToDictionary(secret => secret, secret => secrets[secret]),
        manifest.CallsOf(process.Name),
        process.Listens
            ? manifest.Processes.SelectMany(p => p.Routes.Select(route => (route, p.Name))).ToDictionary(pair => pair.route, pair => pair.Name)
            : []);

    private static Socket Listen(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen(Backlog);
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new LaunchException($"Port {port} cannot be used ({e.Message}). Choose another with --port N.");
        }
    }
}
