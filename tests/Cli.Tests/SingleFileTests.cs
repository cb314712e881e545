using System.IO.Compression;
using System.Text;
using Polp.Graph;

namespace Polp.Cli.Tests;

/// <summary>A single file is whatever a stranger wrote: it is taken apart, or refused with exit 2.</summary>
public sealed class SingleFileTests : IDisposable
{
    private const byte Assembly = 1;
    private const byte Configuration = 4;

    private static readonly byte[] Zeros = new byte[1 << 20];

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WholeFile_IsTakenApart()
    {
        using var bundle = Open(new("App.runtimeconfig.json", Configuration, "{}"u8.ToArray()), new("App.dll", Assembly, Zeros) { IsCompressed = true })!;
        Assert.Equal(Zeros, File.ReadAllBytes(bundle.Entry));
        folder.Write("Beside.dll", "");
        Assert.Equal(folder["Beside.dll"], bundle.Find(Path.Combine(bundle.Folder, "Beside.dll")));
        Assert.Equal(bundle.Entry, bundle.Find(bundle.Entry));
    }

    [Theory]
    [InlineData("App.json", "App.dll", 2, "no runtime configuration")]
    [InlineData("json", "App.dll", 2, "no runtime configuration")]
    [InlineData("../App.runtimeconfig.json", "App.dll", 2, "leads out of it")]
    [InlineData("App.runtimeconfig.json", "App.dll", 1L << 40, "larger than it can hold")]
    [InlineData("App.runtimeconfig.json", "App.dll", (1L << 31) - 1, "larger than it can hold")]
    [InlineData("App.runtimeconfig.json", "App.dll", -1, "larger than it can hold")]
    [InlineData("App.runtimeconfig.json", "App.runtimeconfig.json/x.dll", 2, "App.runtimeconfig.json")]
    [InlineData("x.dll/App.runtimeconfig.json", "x.dll", 2, "x.dll")]
    public void DamagedFile_IsRefused(string configuration, string assembly, long size, string error) =>
        Refused(error, new(configuration, Configuration, "{}"u8.ToArray()), new(assembly, Assembly, "MZ"u8.ToArray()) { Size = size });

    [Fact]
    public void PartsThatShareTheirBytes_AreRefused()
    {
        var part = new Part("App.dll", Assembly, Zeros) { At = 0 };
        Refused("larger than it can hold", [.. Enumerable.Range(0, 3).Select(_ => part)]);
    }

    [Fact]
    public void PartThatInflatesToLess_IsRefused() => Refused("shorter than it says", new Part("App.dll", Assembly, Zeros) { IsCompressed = true, Size = Zeros.Length + 1 });

    [Fact]
    public void PartsThatInflateToMoreThanADiskBears_AreRefused() =>
        Refused("larger than it can hold", new("A.dll", Assembly, Zeros) { IsCompressed = true }, new("B.dll", Assembly, Zeros) { IsCompressed = true, Size = 1L << 31 });

    [Fact]
    public void LengthOfANameThatDoesNotEnd_IsRefused()
    {
        var bytes = Bundle(new Part("App.dll", Assembly, "MZ"u8.ToArray()));
        bytes.AsSpan(bytes.AsSpan().LastIndexOf("\u0007App.dll"u8), 7).Fill(0xFF);
        Assert.Throws<InputException>(() => SingleFile.Open(folder["App"], bytes, CancellationToken.None));
    }

    [Fact]
    public void Cancellation_StopsIt() =>
        Assert.Throws<OperationCanceledException>(() => SingleFile.Open(folder["App"], Bundle(new Part("App.dll", Assembly, Zeros)), new(canceled: true)));

    [Fact]
    public void DamagedPart_IsNamedAfterTheFile()
    {
        File.WriteAllBytes(folder["App"], Bundle(new("App.runtimeconfig.json", Configuration, "{}"u8.ToArray()), new("App.dll", Assembly, "MZ"u8.ToArray())));
        using var reader = new ProgramReader(folder.Path, CancellationToken.None);
        Assert.Equal("App!App.dll", Assert.Throws<InputException>(() => reader.Read(new("app", folder["App"], null))).Errors.Single().Source.File);
    }

    private void Refused(string error, params Part[] parts) =>
        Assert.Contains(error, Assert.Throws<InputException>(() => Open(parts)).Errors.Single().Message, StringComparison.Ordinal);

    private SingleFile? Open(params Part[] parts) => SingleFile.Open(folder["App"], Bundle(parts), CancellationToken.None);

    private static byte[] Bundle(params Part[] parts)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        var places = new List<(long At, long Size, long Compressed)>();
        foreach (var part in parts)
        {
            var content = part.IsCompressed ? Deflated(part.Content) : part.Content;
            places.Add((part.At ?? stream.Position, part.Size ?? part.Content.Length, part.IsCompressed ? content.Length : 0));
            if (part.At is null || stream.Position == 0)
                writer.Write(content);
        }
        var header = stream.Position;
        writer.Write(6u);
        writer.Write(0u);
        writer.Write(parts.Length);
        writer.Write("id");
        writer.Write(new byte[(4 * sizeof(long)) + sizeof(ulong)]);
        foreach (var (part, place) in parts.Zip(places))
        {
            writer.Write(place.At);
            writer.Write(place.Size);
            writer.Write(place.Compressed);
            writer.Write(part.Kind);
            writer.Write(part.Name);
        }
        writer.Write(header);
        writer.Write(SingleFile.Mark);
        return stream.ToArray();
    }

    private static byte[] Deflated(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var deflate = new DeflateStream(stream, CompressionLevel.Optimal))
            deflate.Write(content);
        return stream.ToArray();
    }

    private sealed record Part(string Name, byte Kind, byte[] Content)
    {
        public bool IsCompressed { get; init; }

        public long? Size { get; init; }

        public long? At { get; init; }
    }
}
