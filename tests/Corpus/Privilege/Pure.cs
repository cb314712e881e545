namespace Corpus.Privilege.Pure;

// What was agreed to be pure, each beside the near miss that is not.

[Polp.Service]
public class Paths
{
    public string Combine(string a, string b) => Path.Combine(a, b); // GOOD
    public string Join(string a, string b) => Path.Join(a, b); // GOOD
    public string? FileName(string a) => Path.GetFileName(a); // GOOD
    public string? Directory(string a) => Path.GetDirectoryName(a); // GOOD
    public string Change(string a) => Path.ChangeExtension(a, ".b"); // GOOD
    public char Separator() => Path.DirectorySeparatorChar; // GOOD
    public bool Rooted(string a) => Path.IsPathRooted(a); // GOOD
    public string Full(string a) => Path.GetFullPath(a); // BAD POLP3004
    public string FullUnder(string a, string root) => Path.GetFullPath(a, root); // GOOD
    public string Relative(string a, string root) => Path.GetRelativePath(root, a); // BAD POLP3004
    public string Temporary() => Path.GetTempPath(); // BAD POLP3004
    public string Invented() => Path.GetRandomFileName(); // GOOD
    public string TemporaryFile() => Path.GetTempFileName(); // BAD POLP3001
    public bool Exists(string a) => Path.Exists(a); // BAD POLP3001
    public char[] Invalid() => Path.GetInvalidPathChars(); // GOOD
}

[Polp.Service]
public class Environments
{
    public string NewLine() => Environment.NewLine; // GOOD
    public int Ticks() => Environment.TickCount; // GOOD
    public long LongTicks() => Environment.TickCount64; // GOOD
    public int Processors() => Environment.ProcessorCount; // GOOD
    public string Folder() => Environment.SystemDirectory; // BAD POLP3004
    public string Domain() => Environment.UserDomainName; // BAD POLP3004
    public string CommandLine() => Environment.CommandLine; // BAD POLP3004
    public int Code() => Environment.ExitCode; // BAD POLP3004
    public DateTime Clock() => DateTime.UtcNow; // GOOD
    public Guid Random() => Guid.NewGuid(); // GOOD
    public int Dice() => Random2.Next(6); // GOOD
    public Task Pause() => Task.Delay(1); // GOOD
    public void Pool() => ThreadPool.QueueUserWorkItem(_ => { }); // GOOD

    private static readonly Random Random2 = new(1); // GOOD
}

[Polp.Service]
public class Names
{
    public string OfType() => typeof(File).Name; // GOOD
    public string? FullOfType(object item) => item.GetType().FullName; // GOOD
    public Type ByToken() => typeof(List<>); // GOOD
    public Type? ByName(string name) => Type.GetType(name); // BAD POLP3005
    public Type? Generic(Type open) => open.MakeGenericType(typeof(int)); // GOOD
    public string Info(FileInfo info) => info.FullName + info.Extension + info.DirectoryName; // GOOD
    public FileInfo Make(string path) => new(path); // GOOD
    public DirectoryInfo MakeDirectory(string path) => new(path); // GOOD
    public DirectoryInfo? Parent(FileInfo info) => info.Directory; // GOOD
    public bool Exists(FileInfo info) => info.Exists; // BAD POLP3001
    public FileStream Open(FileInfo info) => info.OpenRead(); // BAD POLP3001
    public void Delete(FileInfo info) => info.Delete(); // BAD POLP3001
    public void Refresh(FileInfo info) => info.Refresh(); // BAD POLP3001
    public Uri Address(string text) => new(text); // GOOD
    public bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out _); // GOOD
    public System.Net.IPAddress Number(string text) => System.Net.IPAddress.Parse(text); // GOOD
    public System.Net.IPHostEntry Entry(string text) => System.Net.Dns.GetHostEntry(text); // BAD POLP3002
    public string Host() => System.Net.Dns.GetHostName(); // BAD POLP3004
}

[Polp.Service]
public class Consoles
{
    public void Write(string text) => Console.Write(text); // GOOD
    public string? Read() => Console.ReadLine(); // GOOD
    public TextWriter Error() => Console.Error; // GOOD
    public void Redirect(TextReader reader) => Console.SetIn(reader); // BAD POLP3004
    public void Stop(ConsoleCancelEventHandler handler) => Console.CancelKeyPress += handler; // BAD POLP3004
    public void Trace(string text) => System.Diagnostics.Trace.WriteLine(text); // GOOD
}
