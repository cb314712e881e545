using System.Runtime.CompilerServices;
using static System.IO.File;
using Disk = System.IO.Directory;

namespace Corpus.Privilege.Forms;

// Every form in which an acquisition can be written, with the same form that acquires nothing.

[Polp.Service]
public class Written(string path)
{
    private static readonly string Text = File.ReadAllText("a"); // BAD POLP3001
    private static readonly string Constant = "a"; // GOOD
    private readonly string field = File.ReadAllText("b"); // BAD POLP3001
    private readonly string other = Path.Combine("b", "c"); // GOOD
    private readonly Lazy<string> lazy = new(() => File.ReadAllText("a")); // BAD POLP3001
    private readonly Lazy<string> lazyName = new(() => "a"); // GOOD

    static Written() => File.Delete("c"); // BAD POLP3001

    public Written() : this(Path.GetFullPath("d")) { } // BAD POLP3004

    public Written(int number) : this(number.ToString()) { } // GOOD

    private string Where => path; // GOOD

    ~Written() => Disk.Delete(path); // BAD POLP3001

    public string Initialised { get; } = File.ReadAllText("e"); // BAD POLP3001
    public string InitialisedOtherwise { get; } = "e"; // GOOD
    public string Getter { get => File.ReadAllText(path); set => field2 = value; } // BAD POLP3001
    public string GetterOfAField { get => field; set => field2 = value; } // GOOD
    public string this[int i] => File.ReadAllText(path + i); // BAD POLP3001
    public string this[string s] => other + s + lazy + lazyName + Text + Constant + field2; // GOOD

    public event Action Deleted { add => File.Delete(path); remove { } } // BAD POLP3001
    public event Action Removed { add { } remove { } } // GOOD

    private string field2 = ""; // GOOD

    public static Written operator +(Written a, string p) { File.Delete(p); return a; } // BAD POLP3001
    public static Written operator -(Written a, string p) => a; // GOOD
    public static implicit operator string(Written a) => File.ReadAllText(a.Where); // BAD POLP3001
    public static explicit operator int(Written a) => a.Where.Length; // GOOD

    public string Qualified() => System.IO.File.ReadAllText(path); // BAD POLP3001
    public string QualifiedPath() => System.IO.Path.GetFileName(path); // GOOD
    public string Imported() => ReadAllText(path); // BAD POLP3001
    public string Aliased() => Disk.GetCurrentDirectory(); // BAD POLP3004
    public Func<string, string> Group() => File.ReadAllText; // BAD POLP3001
    public Func<string, string?> GroupOfPath() => Path.GetFileName; // GOOD
    public IEnumerable<string> InALambda(string[] all) => all.Select(p => File.ReadAllText(p)); // BAD POLP3001
    public IEnumerable<string> InALambdaOfPath(string[] all) => all.Select(p => Path.GetFileName(p)); // GOOD
    public Func<string> Curried() => () => { return Inner(); string Inner() => File.ReadAllText(path); }; // BAD POLP3001
    public string Interpolated() => $"{File.ReadAllText(path)}"; // BAD POLP3001
    public string InterpolatedPath() => $"{Path.GetFileName(path)}"; // GOOD
    public string Switched(int n) => n switch { 0 => File.ReadAllText(path), _ => "" }; // BAD POLP3001
    public string SwitchedPath(int n) => n switch { 0 => Path.GetExtension(path), _ => "" }; // GOOD
    public bool Guarded(object o) => o is string p && File.Exists(p); // BAD POLP3001
    public bool GuardedPath(object o) => o is string p && Path.HasExtension(p); // GOOD
    public string? Chained(FileInfo? info) => info?.OpenText().ReadLine(); // BAD POLP3001
    public string? ChainedName(FileInfo? info) => info?.Name.Trim(); // GOOD
    public bool Pattern(FileInfo info) => info is { Exists: true }; // BAD POLP3001
    public bool PatternOfName(FileInfo info) => info is { Name: "a" }; // GOOD
    public bool Nested(FileInfo info) => info is { Directory.Exists: true }; // BAD POLP3001
    public bool NestedName(FileInfo info) => info is { Directory.Name: "a" }; // GOOD
    public FileInfo Initialiser(string p) => new(p) { IsReadOnly = true }; // BAD POLP3001
    public Uri InitialiserOfPure(string p) => new UriBuilder(p) { Port = 1 }.Uri; // GOOD
    public List<string> Collected() => [File.ReadAllText(path)]; // BAD POLP3001
    public List<string> CollectedPath() => [Path.GetFileName(path)]; // GOOD
    public string[] Spread() => [.. Disk.GetFiles(path)]; // BAD POLP3001
    public string[] SpreadPath(string[] paths) => [.. paths]; // GOOD
    public (string, int) Pair() => (File.ReadAllText(path), 1); // BAD POLP3001
    public (string?, int) PairOfPath() => (Path.GetFileName(path), 1); // GOOD
    public string Thrown() => throw new InvalidOperationException(File.ReadAllText(path)); // BAD POLP3001
    public string ThrownPath() => throw new FileNotFoundException(path); // GOOD
    public async Task<string> Awaited() => await File.ReadAllTextAsync(path); // BAD POLP3001
    public async Task<string> AwaitedReader(TextReader open) => await open.ReadToEndAsync(); // GOOD
    public void Scope() { using var open = File.OpenRead(path); } // BAD POLP3001
    public void ScopeOfPure(Stream open) { using var reader = new StreamReader(open); } // GOOD
    public void Loop() { foreach (var line in File.ReadLines(path)) { } } // BAD POLP3001
    public void LoopOfPure(string[] lines) { foreach (var line in lines) { } } // GOOD
    public void Query() => (from p in new[] { path } where File.Exists(p) select p).ToArray(); // BAD POLP3001
    public void QueryOfPath() => (from p in new[] { path } where Path.HasExtension(p) select p).ToArray(); // GOOD
    public Func<string, bool> Defaulted() => (string p = "a") => File.Exists(p); // BAD POLP3001
    public Func<string, bool> DefaultedPath() => (string p = "a") => Path.HasExtension(p); // GOOD
    public unsafe delegate*<string, bool> Pointer() => &File.Exists; // BAD POLP3001
    public unsafe delegate*<string, bool> PointerToPath() => &Path.HasExtension; // GOOD
    public void Locked() { lock (File.ReadAllText(path)) { } } // BAD POLP3001
    public void LockedPure() { lock (path) { } } // GOOD
    public string? Coalesced(string? p) => p ?? File.ReadAllText(path); // BAD POLP3001
    public string? CoalescedPath(string? p) => p ?? Path.GetFileName(path); // GOOD
    public IEnumerable<string> Yielded() { yield return File.ReadAllText(path); } // BAD POLP3001
    public IEnumerable<string?> YieldedPath() { yield return Path.GetFileName(path); } // GOOD
    public object Anonymous() => new { Text = File.ReadAllText(path) }; // BAD POLP3001
    public object AnonymousPath() => new { Text = Path.GetFileName(path) }; // GOOD
    public string Argument() => string.Concat("a", File.ReadAllText(path)); // BAD POLP3001
    public string Named() => nameof(File.ReadAllText); // GOOD
    public Type TypeOnly() => typeof(File); // GOOD
    public bool IsOnly(object o) => o is FileStream; // GOOD
    public FileStream? AsOnly(object o) => o as FileStream; // GOOD
    public FileStream? DefaultOnly() => default; // GOOD
    public string Caller([CallerFilePath] string file = "") => file; // GOOD
}

[Polp.Service]
public class Opened : FileStream
{
    public Opened(string path) : base(path, FileMode.Open) { } // BAD POLP3001

    public Opened(Microsoft.Win32.SafeHandles.SafeFileHandle open) : base(open, FileAccess.Read) { } // GOOD
}

[Polp.Service]
public class OpenedPrimary(string path) : StreamReader(path); // BAD POLP3001

[Polp.Service]
public class HeldPrimary(Stream open) : StreamReader(open); // GOOD

[Polp.Service]
public sealed class Handler : HttpClientHandler; // BAD POLP3002

[Polp.Service]
public sealed class Forwarder(HttpMessageHandler handed) : DelegatingHandler(handed); // GOOD

[Polp.Service]
public sealed class Thrown(string path) : FileNotFoundException(path); // GOOD
