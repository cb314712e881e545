using System.IO.MemoryMappedFiles;
using System.IO.Pipes;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace Corpus.Privilege.Network;

// POLP3002: whoever makes, binds or names an endpoint chooses whom to talk to.

[Polp.Service]
public class Sockets
{
    public Socket Make() => new(SocketType.Stream, ProtocolType.Tcp); // BAD POLP3002
    public int Send(Socket connected, byte[] bytes) => connected.Send(bytes); // GOOD
    public void Connect(Socket handed, EndPoint peer) => handed.Connect(peer); // BAD POLP3002
    public EndPoint? Peer(Socket handed) => handed.RemoteEndPoint; // GOOD
    public void Bind(Socket handed, EndPoint local) => handed.Bind(local); // BAD POLP3002
    public Socket Accept(Socket listening) => listening.Accept(); // GOOD
    public int Elsewhere(Socket handed, byte[] bytes, EndPoint peer) => handed.SendTo(bytes, peer); // BAD POLP3002
    public void End(Socket handed) => handed.Shutdown(SocketShutdown.Both); // GOOD
    public TcpClient Tcp(string host) => new(host, 80); // BAD POLP3002
    public NetworkStream StreamOf(TcpClient connected) => connected.GetStream(); // GOOD
    public TcpListener Listener() => new(IPAddress.Loopback, 80); // BAD POLP3002
    public Task<Socket> AcceptLater(TcpListener started) => started.AcceptSocketAsync(); // GOOD
    public UdpClient Udp() => new(53); // BAD POLP3002
    public NetworkStream Around(Socket connected) => new(connected); // GOOD
    public IPAddress[] Look(string host) => Dns.GetHostAddresses(host); // BAD POLP3002
    public IPAddress Parse(string address) => IPAddress.Parse(address); // GOOD
    public IPEndPoint Designate(IPAddress address) => new(address, 443); // GOOD
    public DnsEndPoint DesignateByName(string host) => new(host, 443); // GOOD
}

[Polp.Service]
public class Web
{
    public HttpClient Client() => new(); // BAD POLP3002
    public HttpClient ClientOver(HttpMessageHandler handed) => new(handed); // GOOD
    public Task<string> Get(HttpClient handed, string address) => handed.GetStringAsync(address); // GOOD
    public SocketsHttpHandler Handler() => new(); // BAD POLP3002
    public HttpRequestMessage Request(string address) => new(HttpMethod.Get, address); // GOOD
    public ClientWebSocket WebSocket() => new(); // BAD POLP3002
    public Task Close(WebSocket handed) => handed.CloseAsync(WebSocketCloseStatus.NormalClosure, "", default); // GOOD
    public void Listen(HttpListener handed) => handed.Start(); // BAD POLP3002
    public HttpListenerContext Next(HttpListener started) => started.GetContext(); // GOOD
    public IEnumerable<string> Header(HttpResponseHeaders headers) => headers.GetValues("ETag"); // GOOD
    public string Escaped(string text) => WebUtility.UrlEncode(text); // GOOD
    public string Host(string address) => new Uri(address).Host; // GOOD
}

[Polp.Service]
public class Rendezvous
{
    public NamedPipeClientStream Pipe(string name) => new(name); // BAD POLP3002
    public AnonymousPipeServerStream Unnamed() => new(); // GOOD
    public NamedPipeServerStream Server(string name) => new(name); // BAD POLP3002
    public int Read(PipeStream handed) => handed.ReadByte(); // GOOD
    public Mutex Named(string name) => new(false, name); // BAD POLP3002
    public Mutex Own() => new(); // GOOD
    public Semaphore NamedSemaphore(string name) => new(1, 1, name); // BAD POLP3002
    public SemaphoreSlim OwnSemaphore() => new(1, 1); // GOOD
    public EventWaitHandle Existing(string name) => EventWaitHandle.OpenExisting(name); // BAD POLP3002
    public ManualResetEventSlim OwnEvent() => new(false); // GOOD
    public MemoryMappedFile Shared(string name) => MemoryMappedFile.CreateNew(name, 4096); // BAD POLP3002
    public void Unshared(MemoryMappedViewAccessor handed) => handed.Write(0, 1); // GOOD
}
