using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

public class UnboundedAllocationTests
{
    [Theory]
    [InlineData("int n = *(int*)bare; byte* p = {|POLP2004:stackalloc byte[n]|};")]
    [InlineData("int n = *(int*)bare; Span<byte> p = {|POLP2004:stackalloc byte[n]|};")]
    [InlineData("int n = *(int*)bare; if (n > 256) return false; Span<byte> p = {|POLP2004:stackalloc byte[n]|};")]
    [InlineData("int n = *(int*)bare; if (n < 0) return false; Span<byte> p = {|POLP2004:stackalloc byte[n]|};")]
    [InlineData("int n = *(ushort*)bare; Span<long> p = {|POLP2004:stackalloc long[n]|};")]
    [InlineData("uint n = *(uint*)bare; if (n > 1000000) return false; byte* p = {|POLP2004:stackalloc byte[(int)n]|};")]
    [InlineData("int n = Math.Min(*(int*)bare, 256); byte* p = {|POLP2004:stackalloc byte[n]|};")]
    [InlineData("int n = BinaryPrimitives.ReadInt32BigEndian(input); Span<byte> p = n <= 256 ? {|POLP2004:stackalloc byte[n]|} : new byte[16];")]
    public async Task OnTheStack_WithoutBothBounds_IsReported(string body) => await Verify.Reports(MessageSnippet.Of(body));

    [Theory]
    [InlineData("int n = *(int*)bare; if ((uint)n > 256) return false; byte* p = stackalloc byte[n];")]
    [InlineData("int n = *(int*)bare; if (n < 0 || n > 256) return false; Span<byte> p = stackalloc byte[n];")]
    [InlineData("int n = *(int*)bare; if (n < 0 || n > msgLen) return false; Span<byte> p = stackalloc byte[n];")]
    [InlineData("int n = bare[0]; Span<byte> p = stackalloc byte[n];")]
    [InlineData("int n = *(ushort*)bare; Span<byte> p = stackalloc byte[n];")]
    [InlineData("int n = Math.Clamp(*(int*)bare, 0, 256); byte* p = stackalloc byte[n];")]
    [InlineData("int n = *(int*)bare; if (n < 0 || n > msgLen) return false; Span<byte> p = n <= 256 ? stackalloc byte[256] : new byte[n];")]
    [InlineData("Span<byte> p = stackalloc byte[msgLen];")]
    [InlineData("const int n = 1 << 20; Span<byte> p = stackalloc byte[n];")]
    public async Task OnTheStack_WithBothBoundsOrNotFromTheData_IsSilent(string body) => await Verify.IsSilent(MessageSnippet.Of(body));

    [Theory]
    [InlineData("var p = {|POLP2004:new byte[reader.ReadInt32()]|};")]
    [InlineData("int n = reader.ReadInt32(); if (n < 0) return false; var p = {|POLP2004:new byte[n]|};")]
    [InlineData("uint n = BinaryPrimitives.ReadUInt32LittleEndian(input); var p = {|POLP2004:new long[n]|};")]
    [InlineData("int n = *(int*)bare; var p = {|POLP2004:ArrayPool<byte>.Shared.Rent(n)|};")]
    [InlineData("int n = *(int*)bare; var p = {|POLP2004:GC.AllocateUninitializedArray<byte>(n)|};")]
    [InlineData("uint n = *(uint*)bare; void* p = {|POLP2004:NativeMemory.Alloc(n)|};")]
    [InlineData("uint n = *(uint*)bare; void* p = {|POLP2004:NativeMemory.AllocZeroed(n, 16)|};")]
    [InlineData("int n = *(int*)bare; IntPtr p = {|POLP2004:Marshal.AllocHGlobal(n)|};")]
    [InlineData("int n = *(int*)bare; {|POLP2004:Array.Resize(ref array, n)|};")]
    [InlineData("int n = reader.ReadInt32(), all = reader.ReadInt32(); if (n > all) return false; var p = {|POLP2004:new byte[n]|};")]
    [InlineData("int n = reader.ReadInt32(); var p = {|POLP2004:new string[n]|};")]
    public async Task OnTheHeap_WithoutAnUpperBound_IsReported(string body) => await Verify.Reports(MessageSnippet.Of(body));

    [Theory]
    [InlineData("int n = reader.ReadInt32(); if (n > 4096) return false; var p = new byte[n];")]
    [InlineData("int n = reader.ReadInt32(); if (n > reader.BaseStream.Length - reader.BaseStream.Position) return false; var p = new byte[n];")]
    [InlineData("int n = BinaryPrimitives.ReadInt32LittleEndian(input); if (n > input.Length - 4) return false; var p = new byte[n];")]
    [InlineData("var p = new byte[reader.ReadUInt16()];")]
    [InlineData("var p = new long[reader.ReadByte()];")]
    [InlineData("var p = new byte[Math.Min(reader.ReadInt32(), msgLen)];")]
    [InlineData("int n = *(int*)bare; if (n > msgLen) return false; var p = ArrayPool<byte>.Shared.Rent(n);")]
    [InlineData("var p = new byte[msgLen];")]
    [InlineData("var p = new byte[input.Length];")]
    [InlineData("var p = reader.ReadBytes(reader.ReadInt32());")]
    public async Task OnTheHeap_WithAnUpperBoundOrSmallByType_IsSilent(string body) => await Verify.IsSilent(MessageSnippet.Of(body));

    [Fact]
    public async Task SafeCode_IsLookedAtToo() => await Verify.Reports("""
        class Frames
        {
            byte[] Body(BinaryReader reader)
            {
                var length = reader.ReadInt32();
                return {|POLP2004:new byte[length]|};
            }
        }
        """);

    [Theory]
    [InlineData("int n = *(int*)bare; if (n > 256) return false; byte* p = stackalloc byte[n];", "Allocates 'n' bytes, a number read from the data at line 17, on the stack without checking that 0 <= n; checked is n <= 256")]
    [InlineData("var p = new long[reader.ReadInt32()];", "Allocates 'reader.ReadInt32()' elements, a number read from the data at line 17, on the heap without checking that reader.ReadInt32() has a limit")]
    public async Task Message_NamesTheOpenEnd(string body, string message) =>
        Assert.Equal(message, Assert.Single(await AnalyzerHost.Run(MessageSnippet.Of(body))).GetMessage());
}
