using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Okws.Runtime;

namespace Polp.EndToEnd;

/// <summary>The database proxy as a broken service sees it: the test is the launcher, and then the service.</summary>
public sealed class SiteChannelTests : IAsyncLifetime
{
    private static readonly string[] Granted = [Rpc.InsertOrder.Name];

    private readonly string folder = Directory.CreateTempSubdirectory("proxy-").FullName;
    private readonly byte[] token = RandomNumberGenerator.GetBytes(32);
    private ChildProcess proxy = null!;
    private FrameChannel control = null!;

    public async Task InitializeAsync()
    {
        using var pair = SocketPair.Create();
        var root = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
        proxy = ChildProcess.Start(Repository.Output("DbProxy", "DbProxy"), folder, [$"DOTNET_ROOT={root}"], pair.Second);
        control = new(pair.First);
        await control.Send(new Handoff("dbproxy", new() { ["basket-token"] = token }, [], []).ToBytes());
        Assert.IsType<Ready>(Control.Parse((await control.Receive())!.Payload));
    }

    [Fact]
    public async Task GrantedMethod_IsServed()
    {
        var basket = await Connect(token);
        await basket.Call(Rpc.InsertOrder, new("tea", 2, "Ada"));
        Assert.Equal(1L, Count("orders"));
    }

    [Fact]
    public async Task MethodOfAnotherService_IsRefused()
    {
        var basket = await Connect(token);

        Assert.Equal(RpcFault.Refused, await Fault(() => basket.Call(Rpc.UpdatePost, new(1, "x", "x"))));
        Assert.Equal(RpcFault.Refused, await Fault(() => basket.Call(Rpc.GetPost, new(1))));
        Assert.Equal(RpcFault.Refused, await Fault(() => basket.Call(Rpc.CheckEditor, new("editor", "x"))));
        await basket.Call(Rpc.InsertOrder, new("tea", 2, "Ada"));
        Assert.Equal(0L, Count("posts WHERE title = 'x'"));
    }

    [Fact]
    public async Task ArgumentsOutOfRange_AreInvalid()
    {
        var basket = await Connect(token);

        Assert.Equal(RpcFault.Invalid, await Fault(() => basket.Call(Rpc.InsertOrder, new(new('a', 101), 1, "Ada"))));
        Assert.Equal(RpcFault.Invalid, await Fault(() => basket.Call(Rpc.InsertOrder, new("tea", -1, "Ada"))));
        Assert.Equal(0L, Count("orders"));
    }

    [Theory]
    [InlineData("""{"item":null,"quantity":1,"customer":"Ada"}""")]
    [InlineData("""{"item":"tea","quantity":1}""")]
    [InlineData("""{"item":"tea","quantity":1e99,"customer":"Ada"}""")]
    [InlineData("""{"item":"tea","quantity":1,"customer":"Ada","price":0}""")]
    [InlineData("7")]
    public async Task ArgumentsOfAnotherShape_AreInvalid(string arguments)
    {
        using var pair = SocketPair.Create();
        await control.Send(new Connect("basket", Granted, "basket-token").ToBytes(), pair.Second);
        using var channel = new FrameChannel(pair.First);
        await channel.Send(token);
        await channel.Send(Encoding.UTF8.GetBytes($$"""{"id":1,"method":"data.insert_order","arguments":{{arguments}}}"""));

        Assert.Contains("\"fault\":1", Encoding.UTF8.GetString((await channel.Receive())!.Payload));
        Assert.Equal(0L, Count("orders"));
    }

    [Theory]
    [InlineData(32)]
    [InlineData(31)]
    [InlineData(0)]
    public async Task WrongToken_EndsTheChannel(int length)
    {
        var stranger = await Connect(new byte[length]);
        Assert.Equal(RpcFault.Unavailable, await Fault(() => stranger.Call(Rpc.InsertOrder, new("tea", 2, "Ada"))));
        Assert.Equal(0L, Count("orders"));
    }

    [Theory]
    [InlineData(new byte[] { 0xff, 0xff, 0xff, 0x7f })]
    [InlineData(new byte[] { 0xff, 0xff, 0xff, 0xff })]
    [InlineData(new byte[] { 2, 0, 0, 0, (byte)'{', (byte)'[' })]
    [InlineData(new byte[] { 4, 0, 0, 0, (byte)'n', (byte)'u', (byte)'l', (byte)'l' })]
    public async Task BrokenFrame_EndsThatChannelOnly(byte[] bytes)
    {
        var basket = await Connect(token);
        using var pair = SocketPair.Create();
        await control.Send(new Connect("broken", Granted, Secret: null).ToBytes(), pair.Second);
        using var socket = pair.First.ToSocket();
        await socket.SendAsync(bytes);

        pair.Second.Dispose();
        Assert.Equal(0, await socket.ReceiveAsync(new byte[1]).WaitAsync(TimeSpan.FromSeconds(20)));
        await basket.Call(Rpc.InsertOrder, new("tea", 2, "Ada"));
    }

    public async Task DisposeAsync()
    {
        control.Dispose();
        Assert.True((await proxy.Ended(TimeSpan.FromSeconds(20))).Clean);
        Directory.Delete(folder, recursive: true);
    }

    private async Task<RpcClient> Connect(byte[] shown)
    {
        using var pair = SocketPair.Create();
        await control.Send(new Connect("basket", Granted, "basket-token").ToBytes(), pair.Second);
        var client = new RpcClient("dbproxy");
        client.Connect(new(pair.First), shown);
        return client;
    }

    private static async Task<RpcFault> Fault(Func<Task> call) => (await Assert.ThrowsAsync<RpcException>(call)).Fault;

    private object? Count(string from)
    {
        using var connection = new SqliteConnection($"Data Source={folder}/site.db;Mode=ReadOnly;Pooling=False");
        connection.Open();
        return new SqliteCommand($"SELECT count(*) FROM {from}", connection).ExecuteScalar();
    }
}
