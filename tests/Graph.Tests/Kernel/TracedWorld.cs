using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Polp.Graph.Tests;

/// <summary>A folder with a few files, and a server behind a port and a path, for programs to reach.</summary>
internal sealed class TracedWorld : IDisposable
{
    private readonly TcpListener server = new(IPAddress.Loopback, 0);
    private readonly Socket local = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public TracedWorld()
    {
        Folder = Directory.CreateTempSubdirectory("polp-traced-").FullName;
        Write("a.txt", "one\ntwo\n");
        Write("a.xml", "<a/>");
        Write("a.json", "[1]");
        Directory.CreateDirectory(At("folder"));
        Write("folder/x.txt", "x");
        File.CreateSymbolicLink(At("link"), At("a.txt"));
        using (var archive = ZipFile.Open(At("a.zip"), ZipArchiveMode.Create))
            archive.CreateEntry("x");
        using (var key = RSA.Create(2048))
        using (var certificate = new CertificateRequest("CN=a", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1)))
            File.WriteAllBytes(At("a.cer"), certificate.Export(X509ContentType.Cert));
        server.Start();
        local.Bind(new UnixDomainSocketEndPoint(At("local")));
        local.Listen();
        _ = AnswerAsync();
    }

    public string Folder { get; }

    public int Port => ((IPEndPoint)server.LocalEndpoint).Port;

    /// <summary>A port that nobody listened on a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        server.Dispose();
        local.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private string At(string name) => Path.Combine(Folder, name);

    private void Write(string name, string text) => File.WriteAllText(At(name), text);

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await server.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed of while it waited.
        }
    }

    private static async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                client.Client.Shutdown(SocketShutdown.Send);
                await client.GetStream().CopyToAsync(Stream.Null);
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                // The program went away; what it did has been seen.
            }
        }
    }
}
