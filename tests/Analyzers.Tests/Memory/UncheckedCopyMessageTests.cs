using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

public class UncheckedCopyMessageTests
{
    [Theory]
    [InlineData("int n = msg[0]; Buffer.MemoryCopy(msg + 1, id, n, n);", "Copies 'n' bytes, read from the data at line 24, into 'id' (32 bytes) without checking that n <= 32")]
    [InlineData("int n = msg[0];\nUnsafe.CopyBlock(id + 4, msg, (uint)n);", "Copies 'n' bytes, read from the data at line 24, into 'id + 4' (28 bytes) without checking that n <= 28")]
    [InlineData("int n = *(int*)msg; if (n > 32) return false; Unsafe.CopyBlock(id, msg, (uint)n);", "Moves 'n' bytes, read from the data at line 24, into 'id' (32 bytes); there is a check, but a negative number passes it, so that n >= 0 is not certain")]
    [InlineData("int n = *(int*)msg; fixed (byte* p = dst) Buffer.MemoryCopy(msg, p, n, n);", "Copies 'n' bytes, read from the data at line 24, into 'p' (dst.Length bytes) without checking that n <= dst.Length")]
    [InlineData("int n = *(int*)msg; Buffer.MemoryCopy(msg, bare, n, n);", "Copies 'n' bytes, read from the data at line 24, into 'bare' (unknown size) without checking that n <= its size")]
    [InlineData("int n = *(int*)msg; Marshal.Copy(new int[9], 0, (IntPtr)id, n);", "Copies 'n' elements, read from the data at line 24, into 'id' (8 elements) without checking that n <= 8")]
    [InlineData("int n = *(int*)msg; for (int i = 0; i < n; i++) id[i] = 0;", "Copies 'n' elements, read from the data at line 24, into 'id' (32 elements) without checking that n <= 32")]
    [InlineData("Unsafe.CopyBlock(id, msg, (uint)(msg[0] * 2));", "Copies 'msg[0] * 2' bytes, read from the data at line 24, into 'id' (32 bytes) without checking that msg[0] * 2 <= 32")]
    [InlineData("int n = *(int*)msg; if (n + 4 > 36) return false; Buffer.MemoryCopy(msg, id, n, n);", "Moves 'n' bytes, read from the data at line 24, into 'id' (32 bytes); there is a check, but 'n + 4' in it may overflow, so that n <= 32 is not certain")]
    [InlineData("int n = *(int*)msg; fixed (byte* p = own) Buffer.MemoryCopy(msg, p, n, n);", "Copies 'n' bytes, read from the data at line 24, into 'p' (64 bytes) without checking that n <= 64")]
    [InlineData("int n = *(int*)msg; fixed (byte* p = given) Buffer.MemoryCopy(msg, p, n, n);", "Copies 'n' bytes, read from the data at line 24, into 'p' (given.Length bytes) without checking that n <= given.Length")]
    [InlineData("int n = *(int*)msg; for (int i = 0; i < n; i += 4) *(int*)(id + i) = 0;", "Copies 'n' bytes, read from the data at line 24, into 'id + i' (32 bytes) without checking that n <= 32")]
    [InlineData("int n = *(int*)msg; int* w = (int*)id; while (n-- != 0) *w++ = 0;", "Copies 'n' elements, read from the data at line 24, into 'w' (8 elements) without checking that n <= 8")]
    [InlineData("int n = *(int*)msg; if (n > 32) return false; byte* d = id; while (n-- != 0) *d++ = 0;", "Moves 'n' elements, read from the data at line 24, into 'd' (32 elements); there is a check, but a negative number passes it, so that n >= 0 is not certain")]
    [InlineData("int n = *(int*)msg; Header h; Buffer.MemoryCopy(msg, &h, n, n);", "Copies 'n' bytes, read from the data at line 24, into '&h' (sizeof(Header) bytes) without checking that n <= sizeof(Header)")]
    public async Task Message_NamesLengthReadDestinationAndWhatIsMissing(string body, string message)
    {
        var found = Assert.Single(await AnalyzerHost.Run(Snippet.Of(body)));

        Assert.Equal(message, found.GetMessage());
    }

    [Fact]
    public async Task AdditionalLocations_AreTheReadAndTheAllocation()
    {
        var found = Assert.Single(await AnalyzerHost.Run(Snippet.Of("int n = msg[0]; Buffer.MemoryCopy(msg + 1, id, n, n);")));

        Assert.Equal(["msg[0]", "stackalloc byte[32]"], found.AdditionalLocations.Select(Text));
    }

    [Fact]
    public async Task FindingInServiceCode_SaysSo()
    {
        var source = Snippet.Of("int n = msg[0]; Buffer.MemoryCopy(msg + 1, id, n, n);");

        Assert.Equal("true", Assert.Single(await AnalyzerHost.Run(source, role: "Service")).Properties["polp.service"]);
        Assert.DoesNotContain("polp.service", Assert.Single(await AnalyzerHost.Run(source)).Properties.Keys);
    }

    private static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
