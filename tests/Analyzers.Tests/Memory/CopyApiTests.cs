using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

public class CopyApiTests
{
    [Theory]
    [InlineData("int n = msg[0]; {|POLP2001:Buffer.MemoryCopy(msg + 1, id, n, n)|};")]
    [InlineData("long n = *(int*)msg; {|POLP2001:Buffer.MemoryCopy(msg + 4, id, n, n)|};")]
    [InlineData("ulong n = *(uint*)msg; {|POLP2001:Buffer.MemoryCopy(msg + 4, id, n, n)|};")]
    [InlineData("{|POLP2001:Buffer.MemoryCopy(msg + 1, id, ulong.MaxValue, msg[0])|};")]
    [InlineData("{|POLP2001:Unsafe.CopyBlock(id, msg + 1, msg[0])|};")]
    [InlineData("uint n = *(uint*)msg; {|POLP2001:Unsafe.CopyBlockUnaligned(id, msg + 4, n)|};")]
    [InlineData("int n = input[0]; {|POLP2001:Unsafe.CopyBlock(ref dst[0], ref MemoryMarshal.GetReference(input), (uint)n)|};")]
    [InlineData("int n = input[0]; Span<byte> small = stackalloc byte[8]; {|POLP2001:Unsafe.CopyBlock(ref small[0], in input[1], (uint)n)|};")]
    [InlineData("int n = input[0]; {|POLP2001:Unsafe.CopyBlockUnaligned(ref MemoryMarshal.GetArrayDataReference(dst), in input[1], (uint)n)|};")]
    [InlineData("nuint n = *(nuint*)msg; {|POLP2001:NativeMemory.Copy(msg + 8, id, n)|};")]
    [InlineData("int n = input[0]; {|POLP2001:Marshal.Copy(dst, 0, (IntPtr)id, n)|};")]
    [InlineData("int n = input[0]; IntPtr p = Marshal.AllocHGlobal(64); {|POLP2001:Marshal.Copy(dst, 0, p, n)|};")]
    [InlineData("int n = input[0]; var words = new int[64]; {|POLP2001:Marshal.Copy(words, 0, (IntPtr)id, n)|};")]
    [InlineData("int n = input[0]; {|POLP2001:Buffer.MemoryCopy(sourceBytesToCopy: n, destinationSizeInBytes: n, source: msg, destination: id)|};")]
    [InlineData("Action copy = () => { byte* tag = stackalloc byte[4]; byte* m = (byte*)0; {|POLP2001:Unsafe.CopyBlock(tag, m, m[0])|}; };")]
    [InlineData("void Copy(byte* m) { byte* tag = stackalloc byte[4]; {|POLP2001:Unsafe.CopyBlock(tag, m, m[0])|}; }")]
    public async Task LengthFromTheData_IntoASmallerBuffer_IsReported(string body) => await Verify.Reports(Snippet.Of(body));

    [Theory]
    [InlineData("Buffer.MemoryCopy(msg, id, 32, 16);")]
    [InlineData("Unsafe.CopyBlock(id, msg, 32);")]
    [InlineData("Unsafe.CopyBlock(id, msg, (uint)cap);")]
    [InlineData("Buffer.MemoryCopy(msg, id, left, left);")]
    [InlineData("int n = input[0]; Marshal.Copy((IntPtr)msg, dst, 0, n);")]
    [InlineData("int n = input[0]; Buffer.BlockCopy(dst, 1, new byte[32], 0, n);")]
    [InlineData("int n = input[0]; Array.Copy(dst, 1, new byte[32], 0, n);")]
    [InlineData("int n = input[0]; input.Slice(1, n).CopyTo(dst);")]
    [InlineData("int n = input[0]; new Span<byte>(id, 32)[..n].Fill(0);")]
    [InlineData("int n = input[0]; Copy(msg, id, n);", "static void Copy(byte* from, byte* to, int n) { }")]
    public async Task CopyThatIsConstantOrChecksItself_IsSilent(string body, string members = "") => await Verify.DoesNotWarn(Snippet.Of(body, members));

    [Theory]
    [InlineData("{|POLP2001:strcpy(id, msg + 1)|};")]
    [InlineData("{|POLP2001:strcat(id, msg + 1)|};")]
    [InlineData("{|POLP2001:strncpy(id, msg + 1, msg[0])|};")]
    public async Task NativeCopyOfText(string body) => await Verify.Reports(Snippet.Of(body, NativeText));

    [Fact]
    public async Task NativeCopyOfLimitedText_IsSilent() => await Verify.DoesNotWarn(Snippet.Of("strncpy(id, msg + 1, 32);", NativeText));

    private const string NativeText = """
        [DllImport("libc")] static extern byte* strcpy(byte* to, byte* from);
        [DllImport("libc")] static extern byte* strcat(byte* to, byte* from);
        [DllImport("libc")] static extern byte* strncpy(byte* to, byte* from, nuint count);
        """;

    [Theory]
    [InlineData("fixed (char* letters = \"0123456789\") cap = {|POLP2002:letters[msg[0] & 15]|};")]
    [InlineData("byte* table = stackalloc byte[16]; cap = {|POLP2002:table[msg[0]]|};")]
    public async Task LoadByANumberFromTheData(string body) => await Verify.Reports(Snippet.Of(body));

    [Theory]
    [InlineData("fixed (char* letters = \"0123456789abcdef\") cap = letters[msg[0] & 15];")]
    [InlineData("byte* table = stackalloc byte[16]; cap = table[msg[0] & 15];")]
    [InlineData("cap = held->name[held->len];", "Header* held;")]
    [InlineData("fixed (byte* table = Table()) cap = table[msg[0] & 63];", "static byte[] Table() => new byte[64];")]
    public async Task LoadFromATableThatIsLargeEnough_IsSilent(string body, string members = "") => await Verify.DoesNotWarn(Snippet.Of(body, members));

    [Fact]
    public async Task OwnMethodNamedLikeACopy_IsSilent() => await Verify.DoesNotWarn(Snippet.Of("MemoryCopy(id, msg[0]);", "static void MemoryCopy(byte* p, int n) { }"));

    [Fact]
    public async Task UnsafeContext_IsNotWhatCounts() => await Verify.Reports("""
        using System.Runtime.CompilerServices;

        class Safe
        {
            void Copy(byte[] message)
            {
                var id = new byte[32];
                uint n = message[0];
                {|POLP2001:Unsafe.CopyBlock(ref id[0], ref message[1], n)|};
            }
        }
        """);
}
