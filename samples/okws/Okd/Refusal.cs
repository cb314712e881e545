using System.Net.Sockets;
using System.Text;

namespace Okd;

/// <summary>The answers that okd gives itself.</summary>
internal sealed record Refusal(int Status, string Reason)
{
    public static readonly Refusal BadRequest = new(400, "Bad Request");
    public static readonly Refusal NotFound = new(404, "Not Found");
    public static readonly Refusal TooSlow = new(408, "Request Timeout");
    public static readonly Refusal Crashed = new(500, "Internal Server Error");
    public static readonly Refusal Busy = new(503, "Service Unavailable");

    private const int MaxDrained = 64 * 1024;
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(1);

    private readonly byte[] response = Encoding.ASCII.GetBytes(
        $"HTTP/1.1 {Status} {Reason}\r\nContent-Type: text/plain\r\nContent-Length: {Reason.Length + 1}\r\nConnection: close\r\n\r\n{Reason}\n");

    /// <summary>Answers, then reads what the client still sends: closing over unread bytes would reset the connection and lose the answer.</summary>
    public async Task Send(Socket connection)
    {
        using var limit = new CancellationTokenSource(DrainLimit);
        try
        {
            await connection.SendAsync(response, SocketFlags.None, limit.Token);
            connection.Shutdown(SocketShutdown.Send);

            var rest = new byte[4096];
            for (int drained = 0, read = 1; read > 0 && drained < MaxDrained; drained += read)
                read = await connection.ReceiveAsync(rest, SocketFlags.None, limit.Token);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // The client left or dawdles; it had its answer.
        }
    }
}
