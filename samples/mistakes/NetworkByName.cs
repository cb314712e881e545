using System.Net.Sockets;

namespace Mistakes;

/// <summary>A service that dials out by itself: whoever breaks in has a way to carry data off.</summary>
[Polp.Service]
public sealed class NetworkByName
{
    public TcpClient Connect(string host) => new(host, 5432); // POLP3002
}
