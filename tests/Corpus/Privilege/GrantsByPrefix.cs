// PolpGrants: FILES/READ;NETWORK;PROCESS_STATE
using System.Net;
using System.Net.Sockets;

namespace Corpus.Privilege.GrantsByPrefix;

// A grant covers its sub-names and nothing beside them.

[Polp.Service]
public class Granted
{
    public string Read(string path) => File.ReadAllText(path); // GOOD
    public void Write(string path) => File.WriteAllText(path, ""); // BAD POLP3001
    public void Copy(string path) => File.Copy(path, path); // BAD POLP3001
    public bool Exists(string path) => File.Exists(path); // BAD POLP3001
    public string[] List(string path) => Directory.GetFiles(path); // BAD POLP3001
    public FileStream Open(string path) => new(path, FileMode.Open); // BAD POLP3001
    public Stream OpenRead(string path) => File.OpenRead(path); // GOOD
    public Socket Make() => new(SocketType.Stream, ProtocolType.Tcp); // GOOD
    public void Connect(Socket socket, EndPoint peer) => socket.Connect(peer); // GOOD
    public IPHostEntry Look(string host) => Dns.GetHostEntry(host); // GOOD
    public HttpClient Client() => new(); // GOOD
    public Mutex Named(string name) => new(false, name); // BAD POLP3002
    public object Ping(string host) => new System.Net.NetworkInformation.Ping().Send(host); // BAD POLP3003
    public void End() => Environment.Exit(1); // GOOD
    public string? Variable() => Environment.GetEnvironmentVariable("A"); // BAD POLP3004
    public string Through(string path) => Helper.Read(path); // GOOD
    public void ThroughWrite(string path) => Helper.Write(path); // BAD POLP3001
}

public static class Helper
{
    public static string Read(string path) => File.ReadAllText(path); // GOOD

    public static void Write(string path) => File.WriteAllText(path, ""); // GOOD
}
