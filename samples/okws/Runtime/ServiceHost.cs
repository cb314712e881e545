using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Okws.Runtime;

/// <summary>
/// Runs an HTTP service: Kestrel over passed connections, with no configuration, environment, content root or listening socket of its own.
/// Each connection carries one request, because the next one may be for another service.
/// </summary>
public static class ServiceHost
{
    private const int MaxConnections = 950;
    private const long MaxBody = 128 * 1024;
    private const int MaxRequestLine = 4096;
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(3);

    /// <summary>Runs until the launcher ends it, or a signal asks it to stop. Returns the exit code.</summary>
    /// <param name="map">Maps the routes of the service.</param>
    public static async Task<int> Run(Action<Site> map)
    {
        var connections = new HandedConnections();
        await using var app = Build(connections);
        return await Child.Run(
            async child =>
            {
                child.Server.TakesDescriptors = true;
                child.Server.Handle(Rpc.Serve(child.Name), (_, caller) => Accept(connections, caller));

                map(new(child, app));
                await app.StartAsync();
                app.Lifetime.ApplicationStopping.Register(child.Stop);
            },
            stop: async () =>
            {
                using var limit = new CancellationTokenSource(DrainLimit);
                await app.StopAsync(limit.Token);
            });
    }

    private static WebApplication Build(HandedConnections connections)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxConcurrentConnections = MaxConnections;
            server.Limits.MaxRequestBodySize = MaxBody;
            server.Limits.MaxRequestLineSize = MaxRequestLine;
        });

        // With the socket factory gone nothing in this process can listen; the address below is only what Kestrel asks for.
        builder.Services.RemoveAll<IConnectionListenerFactory>();
        builder.Services.AddSingleton<IConnectionListenerFactory>(connections);

        var app = builder.Build();
        app.Urls.Add("http://connections-handed-over");
        return app;
    }

    private static Nothing Accept(HandedConnections connections, Caller caller)
    {
        var connection = (caller.Passed ?? throw new RpcException(RpcFault.Invalid, "No connection came with the call.")).ToSocket();
        if (connections.TryAdd(connection))
            return Nothing.Value;
        connection.Dispose();
        throw new RpcException(RpcFault.Busy, "Too many connections wait.");
    }
}
