namespace Polp.CodeFixes.Tests;

/// <summary>An acquisition becomes a parameter, and its callers acquire.</summary>
public class TakeCapabilityFixTests
{
    [Theory]
    [InlineData("string Load(string path) => File.ReadAllText(path);", "string Load(TextReader reader) => reader.ReadToEnd();")]
    [InlineData("string Load(string path, System.Text.Encoding e) => File.ReadAllText(path, e);", "string Load(TextReader reader) => reader.ReadToEnd();")]
    [InlineData("Task<string> Load(string path, CancellationToken t) => File.ReadAllTextAsync(path, t);", "Task<string> Load(TextReader reader, CancellationToken t) => reader.ReadToEndAsync(t);")]
    [InlineData("Stream Load(string path) => File.OpenRead(path);", "Stream Load(Stream stream) => stream;")]
    [InlineData("FileStream Load(string path) => new(path, FileMode.Open);", "FileStream Load(FileStream stream) => stream;")]
    [InlineData("void Load(string path, Action<Stream> act) { using var file = File.OpenRead(path); act(file); }", "void Load(Stream file, Action<Stream> act) { act(file); }")]
    [InlineData("void Load(string path, Action<Stream> act) { using (var file = File.OpenRead(path)) { act(file); } }", "void Load(Stream file, Action<Stream> act) { act(file); }")]
    [InlineData("byte[] Load(string path) { return File.ReadAllBytes(path); }", "byte[] Load(Stream stream) { var bytes = new MemoryStream(); stream.CopyTo(bytes); return bytes.ToArray(); }")]
    [InlineData("async Task<byte[]> Load(string path) => await File.ReadAllBytesAsync(path);", "async Task<byte[]> Load(Stream stream) { var bytes = new MemoryStream(); await stream.CopyToAsync(bytes); return bytes.ToArray(); }")]
    [InlineData("string[] Load(string path) => File.ReadAllLines(path);", "string[] Load(TextReader reader) { var lines = new List<string>(); while (reader.ReadLine() is { } line) lines.Add(line); return lines.ToArray(); }")]
    [InlineData("void Load(string path, Action<string> act) { foreach (var s in File.ReadLines(path)) act(s); }", "void Load(TextReader reader, Action<string> act) { while (reader.ReadLine() is { } s) act(s); }")]
    [InlineData("void Save(string path, string text) => File.WriteAllText(path, text);", "void Save(TextWriter writer, string text) => writer.Write(text);")]
    [InlineData("Task Save(string path, string text, CancellationToken t) => File.WriteAllTextAsync(path, text + text, t);", "Task Save(TextWriter writer, string text, CancellationToken t) => writer.WriteAsync((text + text).AsMemory(), t);")]
    [InlineData("void Save(string path, string[] lines) { File.AppendAllLines(path, lines); }", "void Save(TextWriter writer, string[] lines) { foreach (var line in lines) writer.WriteLine(line); }")]
    [InlineData("Task Save(string path, byte[] bytes) => File.WriteAllBytesAsync(path, bytes);", "Task Save(Stream stream, byte[] bytes) => stream.WriteAsync(bytes).AsTask();")]
    [InlineData("TextReader Load(string path) => new StreamReader(path);", "TextReader Load(TextReader reader) => reader;")]
    [InlineData("SafeFileHandle Load(string path) => File.OpenHandle(path);", "SafeFileHandle Load(SafeFileHandle handle) => handle;")]
    [InlineData("System.Xml.Linq.XDocument Load(string path) => System.Xml.Linq.XDocument.Load(path);", "System.Xml.Linq.XDocument Load(Stream stream) => System.Xml.Linq.XDocument.Load(stream);")]
    [InlineData("void Save(System.Xml.Linq.XDocument d, string path) => d.Save(path);", "void Save(System.Xml.Linq.XDocument d, Stream stream) => d.Save(stream);")]
    public async Task Member_TakesIt(string member, string taken)
    {
        using var solution = ServiceSolution.Of($"using Microsoft.Win32.SafeHandles;\n\n[Polp.Service]\nclass Service\n{{\n    {member}\n}}\n");

        Assert.NotNull(await solution.Fix<TakeCapabilityFix>());

        await solution.Compiles();
        Assert.Equal(Words($"using Microsoft.Win32.SafeHandles; [Polp.Service] class Service {{ {taken} }}"), Words(solution.Text));
        Assert.Empty(await solution.Reports());
    }

    [Theory]
    [InlineData("string Show(Service s, string n) => s.Load(n);", "string Show(Service s, string n) { using var reader = File.OpenText(n); return s.Load(reader); }")]
    [InlineData("string Show(Service s, string n) { return s.Load(\"a/\" + n).Trim(); }", "string Show(Service s, string n) { using var reader = File.OpenText(\"a/\" + n); return s.Load(reader).Trim(); }")]
    [InlineData("string Show(Service s, string n) { var t = s.Load(n); File.Delete(n); return t; }", "string Show(Service s, string n) { string t; using (var reader = File.OpenText(n)) { t = s.Load(reader); } File.Delete(n); return t; }")]
    [InlineData("void Show(Service s, string n) { s.Load(n); File.Delete(n); }", "void Show(Service s, string n) { using (var reader = File.OpenText(n)) { s.Load(reader); } File.Delete(n); }")]
    [InlineData("void Show(Service s, string n) { if (n != \"\") s.Load(n); }", "void Show(Service s, string n) { if (n != \"\") using (var reader = File.OpenText(n)) { s.Load(reader); } }")]
    [InlineData("Func<string, string> Show(Service s) => n => s.Load(n);", "Func<string, string> Show(Service s) => n => { using var reader = File.OpenText(n); return s.Load(reader); };")]
    [InlineData("void Show(Service s, string reader) { s.Load(reader); s.Load(reader); }", "void Show(Service s, string reader) { using (var reader2 = File.OpenText(reader)) { s.Load(reader2); } using var reader3 = File.OpenText(reader); s.Load(reader3); }")]
    public async Task Caller_HoldsWhatItOpens(string member, string holds)
    {
        using var solution = ServiceSolution.Of($"[Polp.Service]\nclass Service\n{{\n    public string Load(string path) => File.ReadAllText(path);\n}}\n\nclass Caller\n{{\n    {member}\n}}\n");

        Assert.Equal("Take 'TextReader' as a parameter: who calls 'Load' opens it", await solution.Fix<TakeCapabilityFix>());

        await solution.Compiles();
        Assert.Equal(Words($"[Polp.Service] class Service {{ public string Load(TextReader reader) => reader.ReadToEnd(); }} class Caller {{ {holds} }}"), Words(solution.Text));
        Assert.Empty(await solution.Reports());
    }

    [Theory]
    [InlineData("bool Show(Service s, string n) { if (s.Load(n) == \"\") return true; return false; }")]
    [InlineData("string Show(Service s, string n) => n == \"\" ? n : s.Load(n);")]
    [InlineData("string? Show(Service? s, string n) => s?.Load(n);")]
    [InlineData("string Show(Service s, Queue<string> n) => s.Load(n.Dequeue());")]
    [InlineData("void Show(Service s, string n) { while (s.Load(n) == \"\") { } }")]
    [InlineData("string Show(Service s, string n) => s.Load(n) + s.Load(n);")]
    [InlineData("Func<string, string> Show(Service s) => s.Load;")]
    public async Task CallerThatCannotHold_NoFix(string member)
    {
        using var solution = ServiceSolution.Of($"[Polp.Service]\nclass Service\n{{\n    public string Load(string path) => File.ReadAllText(path);\n}}\n\nclass Caller\n{{\n    {member}\n}}\n");

        Assert.Null(await solution.Fix<TakeCapabilityFix>());
    }

    [Theory]
    [InlineData("virtual string Load(string path) => File.ReadAllText(path);")]
    [InlineData("override string ToString() => File.ReadAllText(\"a\");")]
    [InlineData("void Dispose() => File.ReadAllText(\"a\");")]
    [InlineData("string Load(string path) { if (path == \"\") return \"\"; return File.ReadAllText(path); }")]
    [InlineData("string Load(string path) { try { return File.ReadAllText(path); } catch (IOException) { return \"\"; } }")]
    [InlineData("string Load(string path) { var full = path + \"x\"; return File.ReadAllText(full); }")]
    [InlineData("string Load(string path) { path += \"x\"; return File.ReadAllText(path); }")]
    [InlineData("string Load(string path) { Make(path); return File.ReadAllText(path); } void Make(string p) { }")]
    [InlineData("void Load(string[] paths) { foreach (var path in paths) File.ReadAllText(path); }")]
    [InlineData("void Load(string path) { for (var i = 0; i < 3; i++) File.ReadAllText(path); }")]
    [InlineData("IEnumerable<string> Load(string path) { yield return File.ReadAllText(path); }")]
    [InlineData("Func<string> Load(string path) => () => File.ReadAllText(path);")]
    [InlineData("string Load() => File.ReadAllText(folder); readonly string folder = \"\"; string Other() => Load(); string More(Service other) => other.Load();")]
    [InlineData("string Text => File.ReadAllText(\"a\");")]
    [InlineData("[Obsolete, System.ComponentModel.Description(\"\")] public string Load(string path) => File.ReadAllText(path);")]
    [InlineData("static void Main(string[] args) => File.ReadAllText(args[0]);")]
    [InlineData("System.Xml.XmlReader Load(string path) => System.Xml.XmlReader.Create(path);")]
    [InlineData("System.Xml.Linq.XDocument Load(string url) => System.Xml.Linq.XDocument.Load(url);")]
    [InlineData("System.Xml.Linq.XDocument Load() => System.Xml.Linq.XDocument.Load(\"http://a/b\");")]
    [InlineData("bool Has(string path) => File.Exists(path);")]
    [InlineData("DateTime Load(string path) => File.GetLastWriteTime(path);")]
    [InlineData("System.Diagnostics.Process Start(string path) => System.Diagnostics.Process.Start(path);")]
    [InlineData("Stream Open(int n) => new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(n, true), FileAccess.Read);")]
    public async Task Member_NoFix(string member)
    {
        using var solution = ServiceSolution.Of($"[Polp.Service]\nclass Service{(member.Contains("Dispose") ? " : IDisposable" : "")}\n{{\n    {(member[0] == '[' || member.StartsWith("static") ? "" : "public ")}{member}\n}}\n");
        await solution.Compiles();
        Assert.NotEmpty(await solution.Reports());

        Assert.Null(await solution.Fix<TakeCapabilityFix>());
    }

    internal static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("( ", "(").Replace("global::", "");
}
