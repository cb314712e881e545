// Site.polp-capabilities.tsv: T:Corpus.Privilege.Complaints.Client	AMBIENT	NETWORK
// Site.polp-capabilities.tsv: M:Corpus.Privilege.Complaints.Client.Describe*	PURE	
// Site.polp-capabilities.tsv: M:Corpus.Privilege.Complaints.Client.Send*	USE	NETWORK
// More.polp-capabilities.tsv: M:Corpus.Privilege.Complaints.Old.*Path(*	AMBIENT	FILES/READ
// More.polp-capabilities.tsv: M:Corpus.Privilege.Complaints.Quiet.Load	USE	FILES
// PolpGrants: SYSINFO
using System.CodeDom.Compiler;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Xml;
using System.Xml.Linq;

namespace Corpus.Privilege.Complaints;

// What users of similar tools complain about, each point in our own words, with what must be said and what must not.

// A type of a network library was charged as a whole, with the members that only read what was received: member rows stand above type rows.
[Polp.Service]
public class MemberRowsBelowTypeRows
{
    public IEnumerable<string> Header(HttpResponseHeaders headers) => headers.GetValues("ETag"); // GOOD
    public string? Cookie(HttpRequestHeaders headers) => headers.Host; // GOOD
    public Uri Address(HttpListenerRequest request) => request.Url!; // GOOD
    public IPAddress[] Look(string host) => Dns.GetHostAddresses(host); // BAD POLP3002
    public ProcessStartInfo Describe(Process held) => held.StartInfo; // GOOD
    public void Kill(Process held) => held.Kill(); // BAD POLP3003
    public string Line() => Environment.NewLine; // GOOD
    public string User() => Environment.GetEnvironmentVariable("USER") ?? ""; // BAD POLP3004
    public Client Made() => new(); // BAD POLP3002
    public string Described(Client handed) => handed.Describe(); // GOOD
    public void Sent(Client handed) => handed.Send(); // GOOD
}

// One way hid another, and which one was shown changed from run to run: each way out of each member is said at its own place.
[Polp.Service]
public class OneWayDoesNotHideAnother
{
    public string First() => Ways.Left(); // BAD POLP3001
    public string Second() => Ways.Right(); // BAD POLP3001
    public string Third() => Ways.Neither(); // GOOD
    public string Same() => Ways.Left(); // BAD POLP3001
}

// Code that runs when a type is first used was not told apart from code that is called.
[Polp.Service]
public class CodeThatRunsAtFirstUse
{
    public string Field() => AtStart.Text; // BAD POLP3001
    public string Constant() => AtStart.Name; // GOOD
    public string InConstructor() => Started.Name(); // BAD POLP3001
    public string Unrelated() => Idle.Name(); // GOOD
}

// A ban on a whole namespace silently did nothing.
[Polp.Service]
public class WholeNamespaces
{
    public object Emit() => new System.Reflection.Emit.DynamicMethod("m", null, null); // BAD POLP3005
    public object Load(Stream code) => System.Runtime.Loader.AssemblyLoadContext.Default.LoadFromStream(code); // BAD POLP3005
    public string Binder() => nameof(System.Reflection.Emit); // GOOD
    public object OpCode() => System.Reflection.Emit.OpCodes.Nop; // GOOD
}

// A ban fired because a type argument lives in the banned namespace.
[Polp.Service]
public class TypeArguments
{
    public List<FileSystemWatcher> List() => []; // GOOD
    public Dictionary<string, Process> Map() => new(); // GOOD
    public Task<Socket?> Later() => Task.FromResult<Socket?>(null); // GOOD
    public IEnumerable<Process> Typed(System.Collections.IEnumerable items) => items.OfType<Process>(); // GOOD
    public Func<HttpClient, Uri?> Base() => client => client.BaseAddress; // GOOD
    public IEnumerable<Socket> Made(int[] items) => items.Select(_ => new Socket(SocketType.Stream, ProtocolType.Tcp)); // BAD POLP3002
}

// Nothing was said, or too much, of a parameter, field or return type: a broad type that is taken is listed in the report; what is done with it counts here.
[Polp.Service]
public class ParametersFieldsAndReturns(DirectoryInfo folder, HttpClient client)
{
    private readonly FileStream? open; // GOOD

    public FileInfo Return(FileInfo info) => info; // GOOD
    public FileStream? Field() => open; // GOOD
    public string Name() => folder.Name; // GOOD
    public FileInfo[] Listed() => folder.GetFiles(); // BAD POLP3001
    public Task<string> Get() => client.GetStringAsync("a"); // GOOD
    public object? Service(IServiceProvider provider) => provider.GetService(typeof(object)); // GOOD
}

// Deriving from a banned type escaped.
[Polp.Service]
public sealed class SubclassOfAHandler : SocketsHttpHandlerLike; // BAD POLP3002

[Polp.Service]
public sealed class SubclassOfASpy : System.Diagnostics.Tracing.EventListener; // BAD POLP3003

[Polp.Service]
public sealed class SubclassOfWhatIsHeld(Stream inner) : StreamReader(inner); // GOOD

[Polp.Service]
public class CallsThroughSubclasses
{
    public HttpMessageHandler Make() => new SocketsHttpHandlerLike(); // BAD POLP3002
    public void Delete(Entry entry) => entry.Delete(); // BAD POLP3001
    public string Name(Entry entry) => entry.Name; // GOOD
    public void OpenInherited(Connection connection) => connection.Open(); // BAD POLP3007
    public string Database(Connection connection) => connection.Database; // GOOD
}

// All members but some, without a list of one's own: the map says which.
[Polp.Service]
public class AllButSome
{
    public XDocument Load(string path) => XDocument.Load(path); // BAD POLP3001 POLP3002
    public XDocument Parse(string text) => XDocument.Parse(text); // GOOD
    public XDocument LoadHeld(Stream open) => XDocument.Load(open); // GOOD
    public void Save(XDocument document, string path) => document.Save(path); // BAD POLP3001
    public void SaveHeld(XDocument document, XmlWriter open) => document.Save(open); // GOOD
    public string Read(StreamReader open) => open.ReadToEnd(); // GOOD
}

// Several rule files for several areas, which add up; a pattern with a star; a type that was declared harmless.
[Polp.Service]
public class SeveralFiles
{
    public void First(Old old) => old.ReadPath("a"); // BAD POLP3001
    public void Second(Old old) => old.WritePath("a"); // BAD POLP3001
    public void Third(Old old) => old.ReadStream("a"); // GOOD
    public Client OfTheOtherFile() => new(); // BAD POLP3002
    public string Declared(Quiet quiet) => quiet.Load(); // GOOD
}

// A `using` was not flagged, nor what it disposes of.
[Polp.Service]
public class Usings
{
    public void Declared(string path) { using var reader = new StreamReader(path); } // BAD POLP3001
    public void Block(string path) { using (new StreamReader(path)) { } } // BAD POLP3001
    public void Held(Stream open) { using var reader = new StreamReader(open); } // GOOD
    public void Own() { using var temporary = new Temporary(); } // BAD POLP3001
    public void Plain() { using var temporary = new MemoryStream(); } // GOOD
}

// Generated code tripped bans, and could not be granted: it counts as any other, and a grant silences it.
[Polp.Service]
[GeneratedCode("a", "1")]
public class Generated
{
    public string Read(string path) => File.ReadAllText(path); // BAD POLP3001
    public string Machine() => Environment.MachineName; // GOOD
    public string Trim(string path) => path.Trim(); // GOOD
}

// No scope finer than the project: the mark is on a type, and its neighbour is left alone.
public class Neighbour
{
    public string Read(string path) => File.ReadAllText(path); // GOOD
    public HttpClient Client() => new(); // GOOD
}

// Who asks cannot be told at run time: two callers of one helper each answer for what they call.
[Polp.Service]
public class OneCaller
{
    public string Ask() => Ways.Left(); // BAD POLP3001
}

[Polp.Service]
public class AnotherCaller
{
    public string Ask() => Ways.Neither(); // GOOD
}

// Ways round the door: files that are read by what loads code, workers that start programs, resources by path.
[Polp.Service]
public class EveryWayIn
{
    public object Assembly(string path) => System.Reflection.Assembly.LoadFile(path); // BAD POLP3005
    public object Name(string path) => System.Reflection.AssemblyName.GetAssemblyName(path); // BAD POLP3001
    public object Version(string path) => FileVersionInfo.GetVersionInfo(path); // BAD POLP3001
    public object Resource() => typeof(EveryWayIn).Assembly.GetManifestResourceNames(); // GOOD
    public object Ping(string host) => new System.Net.NetworkInformation.Ping().Send(host); // BAD POLP3002 POLP3003
    public object Thread(ThreadStart run) => new Thread(run); // GOOD
    public object Certificate(string path) => System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificateFromFile(path); // BAD POLP3001
    public object CertificateOfBytes(byte[] data) => System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(data); // GOOD
    public void Trace(string path) => new TextWriterTraceListener(path).Flush(); // BAD POLP3001
    public void TraceHeld(Stream open) => new TextWriterTraceListener(open).Flush(); // GOOD
}

// A grant silences exactly what it names.
[Polp.Service]
public class ExactlyWhatIsGranted
{
    public string Machine() => Environment.MachineName; // GOOD
    public string User() => Environment.UserName; // GOOD
    public string? Variable() => Environment.GetEnvironmentVariable("A"); // BAD POLP3004
    public void Switch() => AppContext.SetSwitch("a", true); // BAD POLP3004
    public string System() => RuntimeInformation.FrameworkDescription; // GOOD
}

public class Client
{
    public string Describe() => "a";

    public void Send() { }
}

public class Old
{
    public void ReadPath(string path) { }

    public void WritePath(string path) { }

    public void ReadStream(string path) { }
}

public sealed class Quiet { public string Load() => File.ReadAllText("a"); }

public static class Ways
{
    public static string Left() => Middle();

    public static string Right() => Middle() + Neither();

    public static string Neither() => "";

    private static string Middle() => File.ReadAllText("a");
}

public static class AtStart
{
    public const string Name = "a";

    public static readonly string Text = File.ReadAllText("a");
}

public static class Started
{
    static Started() => File.Delete("a");

    public static string Name() => "a";
}

public static class Idle { public static string Name() => "a"; }

public class SocketsHttpHandlerLike : HttpClientHandler;

public sealed class Entry(string path) : FileSystemInfo
{
    public override bool Exists => true;

    public override string Name => path;

    public override void Delete() { }
}

public abstract class Connection : System.Data.Common.DbConnection;

public sealed class Temporary : IDisposable { public void Dispose() => File.Delete("a"); }
