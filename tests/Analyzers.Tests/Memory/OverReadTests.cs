using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

/// <summary>What is copied is there: the side of the source.</summary>
public class OverReadTests
{
    [Theory]
    [InlineData("int n = msg[0]; {|POLP2002:Unsafe.CopyBlock(buf, msg + 1, (uint)n)|};")]
    [InlineData("int n = msg[0]; if (n > msgLen) return false; {|POLP2002:Unsafe.CopyBlock(buf, msg + 1, (uint)n)|};")]
    [InlineData("int n = msg[0]; if (n > 200) return false; {|POLP2002:Unsafe.CopyBlock(buf, msg + 1, (uint)n)|};")]
    [InlineData("int n = msg[0] << 8 | msg[1]; var copy = new byte[n]; fixed (byte* p = copy) {|POLP2002:Buffer.MemoryCopy(msg + 2, p, copy.Length, n)|};")]
    [InlineData("int n = input[0]; {|POLP2002:Unsafe.CopyBlock(ref *buf, ref MemoryMarshal.GetReference(input), (uint)n)|};")]
    [InlineData("int n = input[0]; {|POLP2002:Unsafe.CopyBlock(ref *buf, in input[1], (uint)n)|};")]
    [InlineData("int n = array[0]; if (n >= array.Length) return false; fixed (byte* p = array) {|POLP2002:Unsafe.CopyBlock(buf, p + 2, (uint)n)|};")]
    [InlineData("int n = msg[0]; fixed (byte* p = input.Slice(1)) {|POLP2002:Unsafe.CopyBlock(buf, p, (uint)n)|};")]
    [InlineData("int n = msg[0]; {|POLP2002:Marshal.Copy((IntPtr)(msg + 1), array, 0, n)|};")]
    [InlineData("int off = msg[0]; {|POLP2002:Unsafe.CopyBlock(buf, msg + off, 4)|};")]
    [InlineData("int n = msg[0]; for (int i = 0; i < n; i++) {|POLP2002:buf[i] = msg[i + 1]|};")]
    [InlineData("int n = msg[0], sum = 0; for (int i = 0; i < n; i++) {|POLP2002:sum += msg[i]|};")]
    public async Task LengthFromTheData_NotHeldAgainstTheSource_IsReported(string body) => await Verify.Reports(MessageSnippet.Of(body));

    [Theory]
    [InlineData("int n = msg[0]; if (n > msgLen - 1) return false; Unsafe.CopyBlock(buf, msg + 1, (uint)n);")]
    [InlineData("int n = msg[0]; if (n + 1 > msgLen) return false; Unsafe.CopyBlock(buf, msg + 1, (uint)n);")]
    [InlineData("int n = msg[0]; byte* last = msg + msgLen; if (n > last - msg - 1) return false; Unsafe.CopyBlock(buf, msg + 1, (uint)n);")]
    [InlineData("int n = msg[0] << 8 | msg[1]; if (n > msgLen - 2) return false; var copy = new byte[n]; fixed (byte* p = copy) Buffer.MemoryCopy(msg + 2, p, copy.Length, n);")]
    [InlineData("int n = input[0]; if (n > input.Length) return false; Unsafe.CopyBlock(ref *buf, ref MemoryMarshal.GetReference(input), (uint)n);")]
    [InlineData("int n = input[0]; if (n >= input.Length) return false; Unsafe.CopyBlock(ref *buf, in input[1], (uint)n);")]
    [InlineData("int n = input[0]; fixed (byte* p = input.Slice(1, n)) Unsafe.CopyBlock(buf, p, (uint)n);")]
    [InlineData("int n = input[0]; input.Slice(1, n).CopyTo(output);")]
    [InlineData("int n = Math.Min((int)msg[0], msgLen); Unsafe.CopyBlock(buf, msg, (uint)n);")]
    [InlineData("int n = msg[0]; if (n > msgLen - 1) return false; Marshal.Copy((IntPtr)(msg + 1), array, 0, n);")]
    [InlineData("int off = msg[0]; if (off > msgLen - 4) return false; Unsafe.CopyBlock(buf, msg + off, 4);")]
    [InlineData("int n = msg[0]; for (int i = 0; i < n && i + 1 < msgLen; i++) buf[i] = msg[i + 1];")]
    [InlineData("int n = msg[0], sum = 0; if (n > msgLen) return false; for (int i = 0; i < n; i++) sum += msg[i];")]
    [InlineData("int off = 0; while (off + 2 <= msgLen) { int n = msg[off + 1]; if (n > msgLen - off - 2) break; Unsafe.CopyBlock(buf, msg + off + 2, (uint)n); off += 2 + n; }")]
    public async Task LengthHeldAgainstTheSource_IsSilent(string body) => await Verify.IsSilent(MessageSnippet.Of(body));

    // Who hands over a bare pointer may know how far it goes; a length that nothing bounds is another matter.
    [Theory]
    [InlineData("int n = bare[0]; Unsafe.CopyBlock(buf, bare + 1, (uint)n);")]
    [InlineData("int n = *(int*)bare; if (n < 0 || n > msgLen) return false; Unsafe.CopyBlock(ref array[0], ref *bare, (uint)n);", "POLP2001")]
    [InlineData("int n = *(int*)bare; if ((uint)n > 256) return false; Unsafe.CopyBlock(buf, bare + 4, (uint)n);")]
    [InlineData("int n = *(int*)bare; Marshal.Copy((IntPtr)bare, array, 0, n);")]
    [InlineData("long n = *(long*)bare; Buffer.MemoryCopy(bare, buf, 256, n);")]
    public async Task SourceOfUnknownSize_WithABoundOfAnyKind_IsSilent(string body, string other = "") =>
        Assert.DoesNotContain("POLP2002", (await AnalyzerHost.Run(MessageSnippet.Of(body))).Select(d => d.Id).Where(id => id != other));

    [Theory]
    [InlineData("int n = *(int*)bare; if (n < 0) return false; var copy = {|POLP2004:new byte[n]|}; fixed (byte* p = copy) {|POLP2002:Buffer.MemoryCopy(bare, p, copy.Length, n)|};")]
    [InlineData("int n = *(int*)bare; var text = {|POLP2002:Encoding.UTF8.GetString(bare + 4, n)|};")]
    public async Task SourceOfUnknownSize_WithoutAnyBound_IsReported(string body) => await Verify.Reports(MessageSnippet.Of(body));

    [Theory]
    [InlineData("int n = msg[0]; Unsafe.CopyBlock(buf, msg, (uint)n);", "Reads 'n' bytes, a number read from the data at line 17, out of 'msg' ('msgLen' is taken for its size) without checking that n <= what is left of it", "medium")]
    [InlineData("int n = msg[0]; if (n > 200) return false; Unsafe.CopyBlock(buf, msg, (uint)n);", "Reads 'n' bytes, a number read from the data at line 17, out of 'msg' ('msgLen' is taken for its size) without checking that n <= what is left of it; checked is n <= 200", "medium")]
    [InlineData("int n = input[0]; Unsafe.CopyBlock(ref *buf, ref MemoryMarshal.GetReference(input), (uint)n);", "Reads 'n' bytes, a number read from the data at line 17, out of 'MemoryMarshal.GetReference(input)' (input.Length bytes) without checking that n <= input.Length", "high")]
    [InlineData("int n = *(int*)bare; var text = Encoding.UTF8.GetString(bare + 4, n);", "Reads 'n' bytes, a number read from the data at line 17, out of 'bare + 4' (unknown size) without checking that n <= its size", "low")]
    public async Task Message_SaysWhatIsMissingWhatIsCheckedAndHowSure(string body, string message, string confidence)
    {
        var found = Assert.Single(await AnalyzerHost.Run(MessageSnippet.Of(body)));

        Assert.Equal(message, found.GetMessage());
        Assert.Equal(confidence, found.Properties["polp.confidence"]);
        Assert.Equal("source", found.Properties["polp.side"]);
    }

    [Fact]
    public async Task AdditionalLocations_AreTheReadAndTheNearestCheck()
    {
        var found = Assert.Single(await AnalyzerHost.Run(MessageSnippet.Of("int n = msg[0]; if (n > 200) return false; Unsafe.CopyBlock(buf, msg, (uint)n);")));

        Assert.Equal(["msg[0]", "n > 200"], found.AdditionalLocations.Select(l => l.SourceTree!.GetText().ToString(l.SourceSpan)));
    }

    [Fact]
    public async Task OneOperation_IsReportedOnce_ForItsDestination() =>
        await Verify.Reports(MessageSnippet.Of("int n = *(ushort*)msg; {|POLP2001:Unsafe.CopyBlock(buf, msg + 2, (uint)n)|};"));

    [Theory]
    [InlineData("byte* from, int fromLength", true)]
    [InlineData("byte* from, int from_len", true)]
    [InlineData("byte* from, nuint size", true)]
    [InlineData("void* from, uint byteCount", true)]
    [InlineData("byte* from, byte* end", true)]
    [InlineData("byte* from, int other, byte* fromEnd", true)]
    [InlineData("IntPtr from, int length", true)]
    [InlineData("byte* from, int flags", false)]
    [InlineData("byte* from, int discount", false)]
    [InlineData("byte* from, ref int length", false)]
    [InlineData("int* from, int length", false)]
    [InlineData("byte* from, int flags, int length", false)]
    public async Task SizeOfASource_IsTakenFromTheNameOfAParameter(string parameters, bool isTaken)
    {
        var found = await AnalyzerHost.Run(MessageSnippet.Of("", $"void Copy({parameters}, byte* b) {{ byte* to = stackalloc byte[256]; int n = *b; Unsafe.CopyBlock(to, (byte*)from, (uint)n); }}"));

        Assert.Equal(isTaken, found.Any(d => d.Id == "POLP2002"));
    }
}
