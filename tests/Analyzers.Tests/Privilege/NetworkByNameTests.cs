namespace Polp.Analyzers.Tests;

public class NetworkByNameTests
{
    [Theory]
    [InlineData("new {|POLP3002:Socket|}(SocketType.Stream, ProtocolType.Tcp)")]
    [InlineData("new {|POLP3002:TcpClient|}()")]
    [InlineData("new {|POLP3002:TcpClient|}(name, 80)")]
    [InlineData("new {|POLP3002:TcpListener|}(IPAddress.Any, 80)")]
    [InlineData("new {|POLP3002:UdpClient|}()")]
    [InlineData("new {|POLP3002:HttpClient|}()")]
    [InlineData("new {|POLP3002:HttpClientHandler|}()")]
    [InlineData("new {|POLP3002:SocketsHttpHandler|}()")]
    [InlineData("{|POLP3002:Dns.GetHostAddresses|}(name)")]
    [InlineData("new {|POLP3002:System.Net.Mail.SmtpClient|}(name)")]
    [InlineData("new {|POLP3002:System.Net.WebSockets.ClientWebSocket|}()")]
    [InlineData("new {|POLP3002:NamedPipeClientStream|}(name)")]
    [InlineData("new {|POLP3002:NamedPipeServerStream|}(name)")]
    [InlineData("new {|POLP3002:Mutex|}(false, name)")]
    [InlineData("new {|POLP3002:Semaphore|}(1, 1, name)")]
    [InlineData("{|POLP3002:EventWaitHandle.OpenExisting|}(name)")]
    [InlineData("{|POLP3002:System.IO.MemoryMappedFiles.MemoryMappedFile.CreateNew|}(name, 8)")]
    [InlineData("new HttpListener().{|POLP3002:Start|}")]
    public Task MakingOrNamingAnEndpoint_IsReported(string expression) => Service.Reports(In(expression.EndsWith("Start|}", StringComparison.Ordinal) ? "(Action)" + expression : expression));

    [Theory]
    [InlineData("socket.{|POLP3002:ConnectAsync|}(peer)")]
    [InlineData("socket.{|POLP3002:SendTo|}(bytes, peer)")]
    [InlineData("tcp.{|POLP3002:ConnectAsync|}(name, 80)")]
    [InlineData("(Action)listener.{|POLP3002:Start|}")]
    [InlineData("(Action<int>)socket.{|POLP3002:Listen|}")]
    public Task PointingAHeldObjectElsewhere_IsReported(string expression) => Service.Reports(In(expression));

    [Theory]
    [InlineData("socket.Send(bytes)")]
    [InlineData("socket.ReceiveAsync(bytes)")]
    [InlineData("socket.Accept()")]
    [InlineData("socket.RemoteEndPoint")]
    [InlineData("new NetworkStream(socket)")]
    [InlineData("new Socket(handle)")]
    [InlineData("listener.AcceptSocket()")]
    [InlineData("tcp.GetStream()")]
    [InlineData("client.GetStringAsync(name)")]
    [InlineData("new HttpClient(pinned)")]
    [InlineData("new HttpRequestMessage(HttpMethod.Get, name)")]
    [InlineData("pipe.ReadByte()")]
    [InlineData("new System.Net.Security.SslStream(pipe)")]
    [InlineData("new AnonymousPipeServerStream()")]
    public Task WorkingThroughWhatWasHandedIn_IsSilent(string expression) => Service.IsSilent(In(expression));

    [Theory]
    [InlineData("new IPEndPoint(IPAddress.Loopback, 80)")]
    [InlineData("new DnsEndPoint(name, 80)")]
    [InlineData("new UnixDomainSocketEndPoint(name)")]
    [InlineData("new Mutex()")]
    [InlineData("new SemaphoreSlim(1)")]
    [InlineData("new ManualResetEvent(false)")]
    [InlineData("WebUtility.HtmlEncode(name)")]
    [InlineData("new SocketException(5)")]
    [InlineData("Socket.OSSupportsIPv6")]
    public Task WhatHasNoAuthority_IsSilent(string expression) => Service.IsSilent(In(expression));

    [Fact]
    public Task SettingsOfAHandler_AreNotReportedOneByOne() => Service.Reports("""
        class C { object M() => new {|POLP3002:SocketsHttpHandler|} { AllowAutoRedirect = false, UseProxy = false }; }
        """);

    [Fact]
    public Task AddressAddedByACollectionInitialiser_IsReportedWhereItStands() => Service.Reports("""
        class C { object M() => new System.Net.HttpListener { Prefixes = { {|POLP3002:"http://+:80/"|} } }; }
        """);

    private static string In(string expression) => $$"""
        using System.IO.Pipes;
        using System.Net;
        using System.Net.Sockets;
        class C
        {
            object M(string name, byte[] bytes, Socket socket, SafeSocketHandle handle, EndPoint peer, TcpClient tcp, TcpListener listener, HttpClient client, HttpMessageHandler pinned, PipeStream pipe) => {{expression}}!;
        }
        """;
}
