using Polp.Capabilities;

namespace Polp.Graph.Tests;

/// <summary>
/// Prediction against the kernel: small programs are run under strace, and every call about files, sockets, programs and signals that they make after a first round,
/// in which the runtime loads what it needs, must have been predicted from their IL. Programs of which nothing is predicted must make none.
/// </summary>
public sealed class RecallTests
{
    private const string Usings = """
        global using System.Collections.Concurrent;
        global using System.Collections.Immutable;
        global using System.Diagnostics;
        global using System.IO.Compression;
        global using System.IO.MemoryMappedFiles;
        global using System.IO.Pipes;
        global using System.Net;
        global using System.Net.Http;
        global using System.Net.Sockets;
        global using System.Numerics;
        global using System.Security.Cryptography;
        global using System.Security.Cryptography.X509Certificates;
        global using System.Text;
        global using System.Text.Json;
        global using System.Text.RegularExpressions;
        global using System.Threading;
        global using System.Threading.Channels;
        global using System.Xml;
        global using System.Xml.Linq;
        """;

    /// <summary>What is done with a port that answers and a free one, what stands beside it, and the call that must be seen, so that no program does nothing.</summary>
    public static TheoryData<string, string, string> Reaching { get; } = new()
    {
        { "File.ReadAllText(\"a.txt\");", "", "openat" },
        { "await File.ReadAllBytesAsync(\"a.txt\");", "", "openat" },
        { "foreach (var line in File.ReadLines(\"a.txt\")) { }", "", "openat" },
        { "using var reader = new StreamReader(\"a.txt\"); reader.ReadToEnd();", "", "openat" },
        { "using var stream = new FileStream(\"a.txt\", FileMode.Open, FileAccess.Read); stream.ReadByte();", "", "openat" },
        { "using var handle = File.OpenHandle(\"a.txt\"); RandomAccess.Read(handle, new byte[8], 0);", "", "openat" },
        { "using var stream = new FileInfo(\"a.txt\").OpenRead();", "", "openat" },
        { "XDocument.Load(\"a.xml\");", "", "openat" },
        { "using var reader = XmlReader.Create(\"a.xml\"); reader.Read();", "", "openat" },
        { "using var archive = ZipFile.OpenRead(\"a.zip\"); _ = archive.Entries.Count;", "", "openat" },
        { "using var map = MemoryMappedFile.CreateFromFile(\"a.txt\"); using var view = map.CreateViewStream();", "", "openat" },
        { "X509CertificateLoader.LoadCertificateFromFile(\"a.cer\").Dispose();", "", "openat" },
        { "using var stream = File.OpenRead(\"a.json\"); using var json = JsonDocument.Parse(stream);", "", "openat" },
        { "File.Exists(\"a.txt\");", "", "stat" },
        { "Path.Exists(\"a.txt\");", "", "stat" },
        { "_ = new FileInfo(\"a.txt\").Length;", "", "stat" },
        { "File.GetLastWriteTimeUtc(\"a.txt\");", "", "stat" },
        { "File.ResolveLinkTarget(\"link\", returnFinalTarget: true);", "", "readlink" },
        { "foreach (var file in Directory.EnumerateFiles(\"folder\")) { }", "", "openat" },
        { "_ = new DirectoryInfo(\"folder\").GetFileSystemInfos().Length;", "", "openat" },
        { "File.WriteAllText(\"b.txt\", \"b\");", "", "openat" },
        { "await File.AppendAllTextAsync(\"b.txt\", \"b\");", "", "openat" },
        { "using var writer = new StreamWriter(\"b.txt\"); writer.Write('b');", "", "openat" },
        { "Directory.CreateDirectory(\"new\"); Directory.Delete(\"new\");", "", "rmdir" },
        { "File.Move(\"a.txt\", \"c.txt\"); File.Move(\"c.txt\", \"a.txt\");", "", "rename" },
        { "File.Copy(\"a.txt\", \"c.txt\", overwrite: true);", "", "openat" },
        { "File.SetUnixFileMode(\"a.txt\", UnixFileMode.UserRead | UnixFileMode.UserWrite);", "", "chmod" },
        { "File.Delete(Path.GetTempFileName());", "", "unlink" },
        { "File.CreateSymbolicLink(\"other\", \"a.txt\"); File.Delete(\"other\");", "", "symlink" },
        { "File.SetLastWriteTimeUtc(\"a.txt\", DateTime.UnixEpoch);", "", "utimensat" },
        { "Directory.Delete(Directory.CreateTempSubdirectory().FullName);", "", "mkdir" },
        { "ZipFile.CreateFromDirectory(\"folder\", \"b.zip\"); File.Delete(\"b.zip\");", "", "openat" },
        { "using var watcher = new FileSystemWatcher(\"folder\") { EnableRaisingEvents = true };", "", "inotify_add_watch" },
        { "using var client = new TcpClient(); client.Connect(IPAddress.Loopback, int.Parse(args[0]));", "", "connect" },
        { "using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp); await socket.ConnectAsync(IPAddress.Loopback, int.Parse(args[0]));", "", "connect" },
        { "Dns.GetHostAddresses(\"localhost\");", "", "openat" },
        { "using var client = new HttpClient(); await client.GetAsync($\"http://127.0.0.1:{args[0]}/\");", "", "connect" },
        { "using var listener = new TcpListener(IPAddress.Loopback, 0); listener.Start();", "", "bind" },
        { "using var client = new UdpClient(); client.Send([1], 1, \"127.0.0.1\", int.Parse(args[0]));", "", "socket" },
        { "using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified); socket.Connect(new UnixDomainSocketEndPoint(\"local\"));", "", "connect" },
        { "using var pipe = new NamedPipeServerStream(\"polp-traced-\" + Environment.ProcessId);", "", "bind" },
        { "using var listener = new HttpListener { Prefixes = { $\"http://127.0.0.1:{args[1]}/\" } }; listener.Start();", "", "bind" },
        { "using var child = Process.Start(\"true\"); child.WaitForExit();", "", "execve" },
        { "using var child = Process.Start(new ProcessStartInfo(\"sleep\", \"60\")); child!.Kill(); child.WaitForExit();", "", "kill" },
        { "foreach (var process in Process.GetProcessesByName(\"dotnet\")) process.Dispose();", "", "openat" },
        { "kill(getpid(), 0);", "static partial class Program { [DllImport(\"libc\")] static extern int kill(int pid, int signal); [DllImport(\"libc\")] static extern int getpid(); }", "kill" },
        { "close(open(\"a.txt\", 0));", "static partial class Program { [DllImport(\"libc\")] static extern int open(string path, int flags); [DllImport(\"libc\")] static extern int close(int fd); }", "open" },
        { "IText text = new FileText(); text.Read();", "interface IText { string Read(); } class FileText : IText { public string Read() => File.ReadAllText(\"a.txt\"); }", "openat" },
        { "new List<string> { \"a.txt\" }.ForEach(path => File.ReadAllText(path));", "", "openat" },
        { "await foreach (var line in Lines()) { }", "static partial class Program { static async IAsyncEnumerable<string> Lines() { await Task.Yield(); yield return File.ReadAllText(\"a.txt\"); } }", "openat" },
        { "new List<string> { \"a.txt\", \"link\" }.Sort(new BySize());", "class BySize : IComparer<string> { public int Compare(string? a, string? b) => new FileInfo(a!).Length.CompareTo(new FileInfo(b!).Length); }", "stat" },
        { "using var done = new ManualResetEventSlim(); using var timer = new Timer(_ => { File.Exists(\"a.txt\"); done.Set(); }, null, 1, -1); done.Wait();", "", "stat" },
        { "_ = new Held().Text;", "class Held { private readonly Lazy<string> text = new(() => File.ReadAllText(\"a.txt\")); public string Text => text.Value; }", "openat" },
        { "await Task.Run(() => Directory.GetFiles(\"folder\"));", "", "openat" },
        { "foreach (var x in new Walk()) { }", "class Walk { public Walk GetEnumerator() => this; public bool MoveNext() => File.Exists(\"nowhere\"); public int Current => 0; }", "stat" },
    };

    /// <summary>What <see cref="CodeReach"/> says it misses: members that nearly every type has, where only the platform calls them.</summary>
    public static TheoryData<string, string, string> Missed { get; } = new()
    {
        { "_ = $\"{new Shown()}\";", "class Shown : IFormattable { public string ToString(string? format, IFormatProvider? culture) => File.ReadAllText(\"a.txt\"); }", "openat" },
    };

    public static TheoryData<string, string> Clean { get; } = new()
    {
        { "_ = string.Join(',', Enumerable.Range(0, 100).Select(n => n * n).OrderDescending());", "" },
        { "_ = JsonSerializer.Serialize(new[] { 1, 2, 3 });", "" },
        { "_ = Regex.Replace(\"a1b2\", @\"\\d\", \"\");", "" },
        { "using var stream = new MemoryStream(); using (var zip = new GZipStream(stream, CompressionMode.Compress, leaveOpen: true)) zip.Write(new byte[1000]); stream.Position = 0; new GZipStream(stream, CompressionMode.Decompress).CopyTo(Stream.Null);", "" },
        { "_ = SHA256.HashData(new byte[100]);", "" },
        { "_ = BigInteger.Pow(3, 1000).ToString();", "" },
        { "_ = DateTime.UtcNow.AddDays(1).ToString(\"O\");", "" },
        { "_ = new Random(1).Next();", "" },
        { "await Task.Delay(1);", "" },
        { "var channel = Channel.CreateUnbounded<int>(); await channel.Writer.WriteAsync(1); await channel.Reader.ReadAsync();", "" },
        { "var map = new ConcurrentDictionary<string, int>(); map.AddOrUpdate(\"a\", 1, (_, n) => n + 1);", "" },
        { "_ = XDocument.Parse(\"<a><b/></a>\").Descendants().Count();", "" },
        { "_ = Path.Combine(\"a\", Path.GetFileName(\"/b/c.txt\"), Path.ChangeExtension(\"d.txt\", \".x\"));", "" },
        { "_ = new Uri(\"https://example.org/a?b\").Query; _ = IPAddress.Parse(\"::1\"); _ = new FileInfo(\"a.txt\").Name;", "" },
        { "var names = new[] { \"b\", \"a\" }; Array.Sort(names, StringComparer.Ordinal);", "" },
        { "_ = Guid.NewGuid().ToString();", "" },
        { "_ = Encoding.UTF8.GetString(Convert.FromBase64String(Convert.ToBase64String(new byte[99])));", "" },
        { "Parallel.For(0, 100, n => Math.Sqrt(n));", "" },
        { "_ = ImmutableList.CreateRange(Enumerable.Range(0, 50)).Add(1).Sum();", "" },
        { "using var reader = XmlReader.Create(new StringReader(\"<a/>\")); reader.Read();", "" },
        { "using var archive = new ZipArchive(new MemoryStream(), ZipArchiveMode.Create); archive.CreateEntry(\"a\");", "" },
        { "IText text = new Constant(); _ = text.Read();", "interface IText { string Read(); } class Constant : IText { public string Read() => \"a\"; } class Unused : IText { public string Read() => File.ReadAllText(\"a.txt\"); }" },
        { "using var source = new CancellationTokenSource(1); try { await Task.Delay(-1, source.Token); } catch (OperationCanceledException) { }", "" },
        { "using var aes = Aes.Create(); _ = aes.EncryptEcb(new byte[16], PaddingMode.None);", "" },
    };

    [StraceTheory]
    [MemberData(nameof(Reaching))]
    public async Task WhatHappens_WasPredicted(string body, string rest, string seen)
    {
        var (predicted, calls) = await RunAsync(body, rest);

        Assert.Contains(calls, call => call.Line.Contains($" {seen}", StringComparison.Ordinal) || call.Line.Contains($"{seen}(", StringComparison.Ordinal));
        var unforeseen = calls.Where(call => !call.Capabilities.Any(predicted.Allow)).Select(call => call.Line).ToArray();
        Assert.True(unforeseen.Length == 0, $"predicted was {string.Join(", ", predicted.Names)}, and not\n{string.Join('\n', unforeseen)}");
    }

    [StraceTheory]
    [MemberData(nameof(Missed))]
    public async Task WhatIsSaidToBeMissed_IsMissed(string body, string rest, string seen)
    {
        var (predicted, calls) = await RunAsync(body, rest);

        Assert.Contains(calls, call => call.Line.Contains(seen, StringComparison.Ordinal) && !call.Capabilities.Any(predicted.Allow));
    }

    [StraceTheory]
    [MemberData(nameof(Clean))]
    public async Task WhereNothingIsPredicted_NothingHappens(string body, string rest)
    {
        var (predicted, calls) = await RunAsync(body, rest);

        Assert.DoesNotContain(predicted.Names, name => Capability.RuleFor(name) is not null);
        Assert.Empty(calls);
    }

    private static async Task<(Grants Predicted, IReadOnlyList<TracedCall> Calls)> RunAsync(string body, string rest)
    {
        var program = Compiled.Program(
            $$"""
            {{Usings}}
            static partial class Program
            {
                static async Task Main(string[] args)
                {
                    await Act(args);
                    Console.Error.WriteLine("{{Traced.Mark}}");
                    await Act(args);
                    Console.Error.WriteLine("{{Traced.Mark}}");
                }
                static async Task Act(string[] args)
                {
                    {{body}}
                    await Task.CompletedTask;
                }
            }
            {{rest}}
            """);
        using var world = new TracedWorld();
        var reach = Compiled.Reach(program);
        return (Grants.Parse(string.Join(';', reach.Capabilities.Select(capability => capability.Capability))), await Traced.OfAsync(program, world.Folder, $"{world.Port}", $"{TracedWorld.FreePort()}"));
    }
}
