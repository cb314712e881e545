using System.Diagnostics;
using System.Net;
using System.Text;

namespace Polp.EndToEnd;

/// <summary>The site as separate processes: the visitor's scenario, and what strangers send.</summary>
public sealed class SiteOkwsTests(SiteOkwsTests.Fixture fixture) : SiteScenario(fixture.Site), IClassFixture<SiteOkwsTests.Fixture>
{
    private readonly RunningSite site = fixture.Site;

    [Fact]
    public async Task VeryLongRequestLine_IsABadRequest() =>
        Assert.StartsWith("HTTP/1.1 400 ", await site.Send($"GET /shop?{new string('a', 100_000)} HTTP/1.1\r\nHost: x\r\n\r\n"));

    [Theory]
    [InlineData("\0\0\0\0\r\n\r\n")]
    [InlineData("GET /shop\r\n\r\n")]
    [InlineData("GET  /shop HTTP/1.1\r\n\r\n")]
    [InlineData("GET /shop HTTP/2.0\r\n\r\n")]
    [InlineData("GET http://x/shop HTTP/1.1\r\n\r\n")]
    [InlineData("GET /sh\u00e9op HTTP/1.1\r\n\r\n")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")]
    public async Task MalformedRequestLine_IsABadRequest(string request) =>
        Assert.StartsWith("HTTP/1.1 400 ", await site.Send(request));

    [Fact]
    public async Task SecondRequestOnAConnection_NeverReachesTheServiceOfTheFirst()
    {
        var answer = await site.Send("GET /shop HTTP/1.1\r\nHost: x\r\n\r\nGET /shop HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.Single(answer.Split("HTTP/1.1 200"), part => part.Contains("<title>Shop"));
    }

    [Fact]
    public async Task RequestLineInPieces_IsServed()
    {
        using var client = await site.Connect();
        foreach (var piece in new[] { "G", "ET /bl", "og HTTP/1.1\r", "\nHost: x\r\n\r\n" })
        {
            await client.SendAsync(Encoding.ASCII.GetBytes(piece));
            await Task.Delay(50);
        }
        var answer = new byte[64];
        var read = await client.ReceiveAsync(answer);
        Assert.StartsWith("HTTP/1.1 200 ", Encoding.ASCII.GetString(answer, 0, read));
    }

    [Fact]
    public async Task SlowClients_HoldUpNobody()
    {
        var slow = new List<IDisposable>();
        try
        {
            for (var i = 0; i < 60; i++)
            {
                var client = await site.Connect();
                slow.Add(client);
                await client.SendAsync("GET /sh"u8.ToArray());
            }
            var clock = Stopwatch.StartNew();
            using var answer = await site.Http.GetAsync("/shop");

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
        }
        finally
        {
            slow.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task BodyBeyondTheLimit_IsRefused()
    {
        using var answer = await site.Http.PostAsync("/shop", new StringContent(new string('a', 200_000), null, "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task MultipartForm_IsRefused()
    {
        using var answer = await site.Http.PostAsync("/shop", new MultipartFormDataContent { { new StringContent("tea"), "item" } });
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task FormFromAnotherSite_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/edit/login") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Origin", "http://elsewhere.example");
        using var answer = await site.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Child_HoldsOnlyWhatItWasHanded()
    {
        await Post("/shop", ("item", "tea"), ("quantity", "1"), ("customer", "Ada"));
        var process = $"/proc/{site.Pid("basket")}";

        // A socket to okld and one to each of okd, oklogd, pubd and dbproxy; a connection may still be closing.
        var sockets = 0;
        for (var clock = Stopwatch.StartNew(); (sockets = Sockets($"{process}/fd")) != 5 && clock.Elapsed < TimeSpan.FromSeconds(20);)
            await Task.Delay(50);
        Assert.Equal(5, sockets);
        Assert.Equal("/dev/null", new FileInfo($"{process}/fd/0").LinkTarget);
        Assert.Equal(["DOTNET_EnableDiagnostics", "DOTNET_ROOT"],
            File.ReadAllText($"{process}/environ").Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')[0]).Order());
    }

    [Fact]
    public async Task OnlyOkd_HoldsAListeningSocket()
    {
        await site.Http.GetStringAsync("/shop");
        const string Listening = "0A";
        var listening = (from table in new[] { "/proc/net/tcp", "/proc/net/tcp6" }
                         from line in File.ReadAllLines(table).Skip(1)
                         let columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                         where columns[3] == Listening
                         select $"socket:[{columns[9]}]").ToHashSet();

        var holders = from name in new[] { "oklogd", "pubd", "dbproxy", "okd", "basket", "viewer", "editor" }
                      where Links($"/proc/{site.Pid(name)}/fd").Any(listening.Contains)
                      select name;
        Assert.Equal(["okd"], holders);
    }

    private static int Sockets(string folder) => Links(folder).Count(target => target.StartsWith("socket:", StringComparison.Ordinal));

    private static IEnumerable<string> Links(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Select(link => new FileInfo(link).LinkTarget ?? "");

    public sealed class Fixture : IAsyncLifetime
    {
        public RunningSite Site { get; private set; } = null!;

        public async Task InitializeAsync() => Site = await RunningSite.Okws();

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
