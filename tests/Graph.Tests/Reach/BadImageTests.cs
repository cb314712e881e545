using CsCheck;
using Microsoft.CodeAnalysis;

namespace Polp.Graph.Tests;

/// <summary>Images that cannot be read end in one sentence that names the file.</summary>
public sealed class BadImageTests
{
    private static readonly AssemblyImage Good = Compiled.Program("""
        interface ITemplates<T> { T Load(List<T> all); }
        class Templates : ITemplates<string> { public string Load(List<string> all) => File.ReadAllText(all[0]); }
        static class Program { static async Task Main() { ITemplates<string> t = new Templates(); await Task.Yield(); t.Load([]); foreach (var n in Numbers()) { } }
            static IEnumerable<int> Numbers() { yield return 1; } }
        """);

    public static TheoryData<byte[], string> Unreadable => new()
    {
        { [], "is empty; build it again" },
        { "#!/bin/sh\n"u8.ToArray(), "is no .NET assembly; name the assembly that was built" },
        { [.. "MZ"u8, .. new byte[200]], "is truncated or damaged; build or copy it again" },
        { Good.Image[..1024].ToArray(), "is truncated or damaged; build or copy it again" },
        { WithoutMetadata(), "holds machine code and no IL; name the managed assembly that was built, not a native library or the output of ahead-of-time compilation" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void ImageThatIsNoAssembly_IsAnErrorThatNamesIt(byte[] bytes, string what)
    {
        var bad = new AssemblyImage("bin/Shop.dll", bytes);
        var asEntry = Assert.Throws<InputException>(() => Compiled.Reach(bad));
        var beside = Assert.Throws<InputException>(() => Compiled.Reach(Good, bad));
        Assert.Equal($"bin/Shop.dll: error: 'Shop.dll' {what}", asEntry.Message);
        Assert.Equal(asEntry.Message, beside.Message);
    }

    [Fact]
    public void LibraryAsEntry_IsAnError() => Assert.Equal(
        "Lib.dll: error: 'Lib.dll' has no entry point; name the program's assembly, not a library",
        Assert.Throws<InputException>(() => Compiled.Reach(Compiled.Library("Lib", "public class C { }"))).Message);

    [Fact]
    public void ModuleWithoutManifest_IsAnError()
    {
        var module = Compiled.Emit("Part", "class C { }", OutputKind.NetModule, []);
        Assert.Contains("is a module without an assembly manifest", Assert.Throws<InputException>(() => Compiled.Reach(module)).Message);
    }

    [Fact]
    public void DamagedAnywhere_IsAnErrorThatNamesTheFile_OrAResult() => Gen.Select(Gen.Int[0, Good.Image.Length - 1], Gen.Byte, Gen.Int[1, 8])
        .Sample((at, value, run) =>
        {
            var bytes = Good.Image.ToArray();
            bytes.AsSpan(at, Math.Min(run, bytes.Length - at)).Fill(value);
            try
            {
                Compiled.Reach(new AssemblyImage("bin/Shop.dll", bytes));
            }
            catch (InputException e)
            {
                Assert.StartsWith("bin/Shop.dll: error:", e.Message);
            }
        }, iter: 2000);

    private static byte[] WithoutMetadata()
    {
        // The directory of the CLI header is the fifteenth of sixteen; without it the image is a native one.
        var bytes = Good.Image.ToArray();
        var optionalHeader = BitConverter.ToInt32(bytes, 0x3C) + 24;
        var directories = optionalHeader + (BitConverter.ToUInt16(bytes, optionalHeader) == 0x20B ? 112 : 96);
        bytes.AsSpan(directories + (14 * 8), 8).Clear();
        return bytes;
    }
}
