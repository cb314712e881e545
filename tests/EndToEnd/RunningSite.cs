using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Polp.EndToEnd;

/// <summary>A sample site, started as its users start it, on a free port and with a state folder of its own.</summary>
public sealed partial class RunningSite : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly string state;
    private readonly string database;
    private readonly List<string> output = [];
    private readonly SemaphoreSlim printed = new(0);

    private RunningSite(string program, string state, string database, IEnumerable<string> arguments)
    {
        (this.state, this.database) = (state, Path.Combine(state, database));
        process = new Process { StartInfo = new("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true } };
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Process Launcher => process;

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Keeps cookies and follows redirections, as a browser does.</summary>
    public HttpClient Http { get; private set; } = new();

    /// <summary>The first editor's password, as printed.</summary>
    public string Password { get; private set; } = "";

    /// <summary>The same site as separate processes.</summary>
    public static Task<RunningSite> Okws(string restartDelay = "0.2")
    {
        var state = NewFolder();
        return Start(Repository.Output("Okld", "Okld.dll"), state, "db/site.db",
            ["--unconfined", "--port", "0", "--state", state, "--restart-delay", restartDelay]);
    }

    /// <summary>The same site as one process.</summary>
    public static Task<RunningSite> Monolith()
    {
        var state = NewFolder();
        return Start(Repository.Output("Monolith", "Monolith.dll"), state, "site.db",
            ["--Urls", "http://127.0.0.1:0", "--ConnectionStrings:Site", $"Data Source={state}/site.db", "--AccessLog", $"{state}/access.log"]);
    }

    /// <summary>The process id that was printed last for a process of the site.</summary>
    public int Pid(string name) => Pids(name).Last();

    public IReadOnlyList<int> Pids(string name = @"\w+") =>
        [.. Lines().Select(line => Regex.Match(line, $@"^okws: {name} +pid (\d+)$")).Where(m => m.Success).Select(m => int.Parse(m.Groups[1].Value))];

    /// <summary>Waits for a line of the access log, which is written when the answer is out, and returns all lines up to then.</summary>
    public async Task<string[]> Logged(string part)
    {
        var path = Directory.EnumerateFiles(state, "access.log", SearchOption.AllDirectories).Single();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Limit; await Task.Delay(20))
        {
            var lines = await File.ReadAllLinesAsync(path);
            if (lines.Any(line => line.Contains(part, StringComparison.Ordinal)))
                return lines;
        }
        throw new TimeoutException($"The log has no line with '{part}'.");
    }

    /// <summary>One text column of the site's database.</summary>
    public List<string> Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));
        return values;
    }

    /// <summary>Waits until the site has printed a line that matches.</summary>
    public async Task<Match> Printed(string pattern, int times = 1)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            if (Lines().Select(line => Regex.Match(line, pattern)).Where(m => m.Success).Skip(times - 1).FirstOrDefault() is { } match)
                return match;
            if (process.HasExited)
                throw new InvalidOperationException($"The site ended:\n{string.Join('\n', Lines())}");
            try
            {
                await printed.WaitAsync(TimeSpan.FromMilliseconds(200), limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Nothing like '{pattern}' was printed:\n{string.Join('\n', Lines())}");
            }
        }
    }

    /// <summary>Sends bytes as they are and returns all that comes back until the site closes the connection.</summary>
    public async Task<string> Send(string request)
    {
        using var client = await Connect();
        await client.SendAsync(Encoding.Latin1.GetBytes(request));
        using var limit = new CancellationTokenSource(Limit);
        var answer = new MemoryStream();
        var buffer = new byte[4096];
        while (await client.ReceiveAsync(buffer, limit.Token) is var read and > 0)
            answer.Write(buffer, 0, read);
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    public async Task<Socket> Connect()
    {
        var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(IPAddress.Loopback, Address.Port);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(state, recursive: true);
    }

    private static async Task<RunningSite> Start(string program, string state, string database, IEnumerable<string> arguments)
    {
        var site = new RunningSite(program, state, database, arguments);
        try
        {
            site.Password = (await site.Printed("with the password '(.+)'")).Groups[1].Value;
            site.Address = new((await site.Printed(@"(?:serving|Now listening on:) (http://\S+)")).Groups[1].Value);
            site.Http = new(new SocketsHttpHandler { CookieContainer = new(), ConnectTimeout = Limit }) { BaseAddress = site.Address, Timeout = Limit };
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("site-").FullName;

    private string[] Lines()
    {
        lock (output)
            return [.. output];
    }

    private void Add(string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.Add(line);
        printed.Release();
    }
}
