using System.IO.Compression;
using System.IO.MemoryMappedFiles;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Win32.SafeHandles;

namespace Corpus.Privilege.Files;

// POLP3001: a path is not an authority; an open stream or handle is.

[Polp.Service]
public class Reading
{
    public string Whole(string path) => File.ReadAllText(path); // BAD POLP3001
    public string WholeOfAStream(Stream open) => new StreamReader(open).ReadToEnd(); // GOOD
    public IEnumerable<string> Lines(string path) => File.ReadLines(path); // BAD POLP3001
    public string? Line(TextReader open) => open.ReadLine(); // GOOD
    public StreamReader Reader(string path) => new(path); // BAD POLP3001
    public StreamReader ReaderOfAStream(Stream open) => new(open); // GOOD
    public SafeFileHandle Handle(string path) => File.OpenHandle(path); // BAD POLP3001
    public int ThroughAHandle(SafeFileHandle open, byte[] bytes) => RandomAccess.Read(open, bytes, 0); // GOOD
    public FileStream Stream(string path) => new(path, FileMode.Open); // BAD POLP3001
    public FileStream StreamOfAHandle(SafeFileHandle open) => new(open, FileAccess.Read); // GOOD
    public Task<byte[]> Bytes(string path) => File.ReadAllBytesAsync(path); // BAD POLP3001
    public byte[] BytesOfMemory(MemoryStream open) => open.ToArray(); // GOOD
    public XDocument Document(string path) => XDocument.Load(path); // BAD POLP3001 POLP3002
    public XDocument DocumentOfAStream(Stream open) => XDocument.Load(open); // GOOD
    public XmlReader Xml(string path) => XmlReader.Create(path); // BAD POLP3001 POLP3002
    public XmlReader XmlOfAReader(TextReader open) => XmlReader.Create(open); // GOOD
    public MemoryMappedFile Mapped(string path) => MemoryMappedFile.CreateFromFile(path); // BAD POLP3001
    public MemoryMappedViewAccessor View(MemoryMappedFile open) => open.CreateViewAccessor(); // GOOD
    public ZipArchive Zip(string path) => ZipFile.OpenRead(path); // BAD POLP3001
    public ZipArchive ZipOfAStream(Stream open) => new(open); // GOOD
}

[Polp.Service]
public class Writing
{
    public void Whole(string path, string text) => File.WriteAllText(path, text); // BAD POLP3001
    public void WholeToAWriter(TextWriter open, string text) => open.Write(text); // GOOD
    public void Away(string path) => File.Delete(path); // BAD POLP3001
    public void AwayFromAList(List<string> paths, string path) => paths.Remove(path); // GOOD
    public StreamWriter Writer(string path) => new(path, append: true); // BAD POLP3001
    public StreamWriter WriterToAStream(Stream open) => new(open); // GOOD
    public void Renamed(string from, string to) => File.Move(from, to); // BAD POLP3001
    public string RenamedInWords(string from) => Path.ChangeExtension(from, ".old"); // GOOD
    public string Temporary() => Path.GetTempFileName(); // BAD POLP3001
    public string Random() => Path.GetRandomFileName(); // GOOD
    public void Link(string path, string target) => File.CreateSymbolicLink(path, target); // BAD POLP3001
    public void Flushed(FileStream open) => open.Flush(true); // GOOD
    public void Unpacked(ZipArchive zip, string folder) => zip.ExtractToDirectory(folder); // BAD POLP3001
    public void UnpackedToAStream(ZipArchiveEntry entry, Stream open) { using var from = entry.Open(); from.CopyTo(open); } // GOOD
}

[Polp.Service]
public class Asking
{
    public bool Exists(string path) => File.Exists(path); // BAD POLP3001
    public bool IsLong(FileStream open) => open.Length > 100; // GOOD
    public DateTime Written(string path) => File.GetLastWriteTimeUtc(path); // BAD POLP3001
    public DateTime WrittenByHandle(SafeFileHandle open) => File.GetLastWriteTimeUtc(open); // GOOD
    public long Length(FileInfo named) => named.Length; // BAD POLP3001
    public string Name(FileInfo named) => named.Name; // GOOD
    public string[] Children(string path) => Directory.GetFiles(path); // BAD POLP3001
    public string? Parent(string path) => Path.GetDirectoryName(path); // GOOD
    public FileInfo[] ChildrenOfInfo(DirectoryInfo named) => named.GetFiles("*.txt"); // BAD POLP3001
    public DirectoryInfo? ParentOfInfo(DirectoryInfo named) => named.Parent; // GOOD
    public FileSystemWatcher Watched(string path) => new(path); // BAD POLP3001
    public void Watching(FileSystemWatcher open) => open.EnableRaisingEvents = true; // GOOD
}
