using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Polp.Cli;

/// <summary>
/// A program that was published as a single file: the host's machine code with the assemblies behind it, as the SDK's bundler writes them
/// (header versions 2 and 6: .NET 5 and later). What is in it is laid out in a folder of its own, which is gone after disposal.
/// </summary>
internal sealed class SingleFile : IDisposable
{
    private const string Configuration = ".runtimeconfig.json";
    private const string Advice = "publish it again, or publish it without PublishSingleFile and name the .dll";
    private const int MostFiles = 10_000;

    // More than any program holds, and no more than a disk bears.
    private const long MostBytes = 1L << 31;

    // The host finds the header through the eight bytes before this mark, which is in every host.
    internal static readonly byte[] Mark =
    [
        0x8b, 0x12, 0x02, 0xb9, 0x6a, 0x61, 0x20, 0x38, 0x72, 0x7b, 0x93, 0x02, 0x14, 0xd7, 0xa0, 0x32,
        0x13, 0xf5, 0xb9, 0xe6, 0xef, 0xae, 0x33, 0x18, 0xee, 0x3b, 0x2d, 0xce, 0x24, 0xb3, 0x6a, 0xae,
    ];

    private enum Kind : byte
    {
        DependencyList = 3,
        RuntimeConfiguration = 4,
    }

    private SingleFile(string path) => (Path, Folder) = (path, Directory.CreateTempSubdirectory("polp-").FullName);

    /// <summary>The single file itself.</summary>
    public string Path { get; }

    /// <summary>Where its parts lie.</summary>
    public string Folder { get; }

    /// <summary>The assembly with the entry point, in the folder.</summary>
    public string Entry { get; private set; } = "";

    /// <summary>Null when the file is no bundle.</summary>
    public static SingleFile? Open(string path, byte[] bytes, CancellationToken cancellation)
    {
        var mark = bytes.AsSpan().IndexOf(Mark);
        if (mark < sizeof(long) || BitConverter.ToInt64(bytes, mark - sizeof(long)) is not (> 0 and var header))
            return null;
        var bundle = new SingleFile(path);
        try
        {
            bundle.Unpack(bytes, header, cancellation);
            return bundle;
        }
        catch (Exception e)
        {
            bundle.Dispose();
            if (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidDataException or FormatException or OverflowException or OutOfMemoryException)
                throw InputFile.Error(path, $"is a single-file program that cannot be taken apart ({e.Message.Replace(bundle.Folder + System.IO.Path.DirectorySeparatorChar, "", StringComparison.Ordinal).TrimEnd('.')}); {Advice}");
            throw;
        }
    }

    /// <summary>A part, or what was left out of the file and lies beside it.</summary>
    public string Find(string part)
    {
        var beside = System.IO.Path.GetFullPath(System.IO.Path.GetRelativePath(Folder, part), System.IO.Path.GetDirectoryName(Path)!);
        return File.Exists(part) || !File.Exists(beside) ? part : beside;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Unpack(byte[] bytes, long header, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(bytes, writable: false) { Position = header };
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        var version = reader.ReadUInt32();
        reader.ReadUInt32();
        if (version is not (2 or 6))
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"its header is of version {version}, and 2 and 6 are known"));
        var count = reader.ReadInt32();
        reader.ReadString();
        // Where the dependency list and the runtime configuration lie, and flags: the list of files says it again.
        stream.Position += (4 * sizeof(long)) + sizeof(ulong);
        if (count is < 0 or > MostFiles)
            throw new InvalidDataException("its list of files is damaged");

        var (stored, whole) = (0L, 0L);
        for (; count > 0; count--)
        {
            cancellation.ThrowIfCancellationRequested();
            var (offset, size) = (reader.ReadInt64(), reader.ReadInt64());
            var compressed = version >= 6 ? reader.ReadInt64() : 0;
            var kind = (Kind)reader.ReadByte();
            var name = reader.ReadString();
            var target = Place(name);
            if (kind == Kind.RuntimeConfiguration)
            {
                Entry = name.EndsWith(Configuration, StringComparison.Ordinal) ? target[..^Configuration.Length] + ".dll"
                    : throw new InvalidDataException($"'{name}' is no runtime configuration");
            }
            // What runs is managed; the rest is of no use here.
            if (kind is not (Kind.DependencyList or Kind.RuntimeConfiguration) && System.IO.Path.GetExtension(name) is not (".dll" or ".pdb"))
                continue;
            var length = compressed > 0 ? compressed : size;
            // Each part lies in the file once, and none may be larger than it says.
            if (offset < 0 || size < 0 || size > MostBytes || length > bytes.Length || (stored += length) > bytes.Length || (whole += size) > MostBytes)
                throw new InvalidDataException("its parts are larger than it can hold");
            Write(target, new MemoryStream(bytes, checked((int)offset), (int)length, writable: false), compressed > 0, size, cancellation);
        }
        if (Entry.Length == 0 || !File.Exists(Entry))
            throw new InvalidDataException("it holds no entry assembly");
    }

    // Names come from strangers: none may leave the folder.
    private string Place(string name)
    {
        var target = System.IO.Path.GetFullPath(name, Folder);
        return target.StartsWith(Folder + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal) ? target : throw new InvalidDataException($"'{name}' leads out of it");
    }

    private static void Write(string target, MemoryStream content, bool isCompressed, long size, CancellationToken cancellation)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        using Stream from = isCompressed ? new DeflateStream(content, CompressionMode.Decompress) : content;
        using var to = new FileStream(target, FileMode.Create, FileAccess.Write);
        var buffer = new byte[1 << 16];
        for (var left = size; left > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = from.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0)
                throw new InvalidDataException("a part of it is shorter than it says");
            to.Write(buffer, 0, read);
            left -= read;
        }
    }
}
