using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

/// <summary>Every kind of operation, once with a length that nobody checked and once with one that was.</summary>
public class MemoryOperationTests
{
    private const string Native = """
        [DllImport("libc")] static extern void* memcpy(void* to, void* from, nuint n);
        [DllImport("libc", EntryPoint = "memmove")] static extern IntPtr Move(IntPtr to, IntPtr from, nuint n);
        [DllImport("kernel32.dll")] static extern void RtlZeroMemory(void* to, nuint n);
        [DllImport("libc")] static extern int memcmp(void* a, void* b, nuint n);
        """;

    [Theory]
    [InlineData("{|POLP2001:Unsafe.InitBlock(small, 0, OP)|};")]
    [InlineData("{|POLP2001:Unsafe.InitBlockUnaligned(ref *small, 0, OP)|};")]
    [InlineData("{|POLP2001:NativeMemory.Fill(small, OP, 1)|};")]
    [InlineData("{|POLP2001:NativeMemory.Clear(small, OP)|};")]
    [InlineData("var s = {|POLP2001:new Span<byte>(small, (int)OP)|};")]
    [InlineData("Span<byte> s = {|POLP2001:new(small, (int)OP)|};")]
    [InlineData("var s = {|POLP2001:MemoryMarshal.CreateSpan(ref *small, (int)OP)|};")]
    [InlineData("var s = {|POLP2001:MemoryMarshal.CreateSpan(ref array8[0], (int)OP)|};")]
    [InlineData("var s = {|POLP2002:new ReadOnlySpan<byte>(small, (int)OP)|};")]
    [InlineData("var s = {|POLP2002:MemoryMarshal.CreateReadOnlySpan(ref *small, (int)OP)|};")]
    [InlineData("var s = {|POLP2002:Encoding.UTF8.GetString(small, (int)OP)|};")]
    [InlineData("var s = {|POLP2002:new string((sbyte*)small, 0, (int)OP)|};")]
    [InlineData("var s = {|POLP2002:Marshal.PtrToStringAnsi((IntPtr)small, (int)OP)|};")]
    [InlineData("var s = {|POLP2002:Marshal.PtrToStringUTF8((IntPtr)small, (int)OP)|};")]
    [InlineData("var s = {|POLP2002:new UnmanagedMemoryStream(small, (long)OP)|};")]
    [InlineData("{|POLP2002:Marshal.Copy((IntPtr)small, array, 0, (int)OP)|};")]
    [InlineData("{|POLP2001:memcpy(small, msg, OP)|};")]
    [InlineData("{|POLP2001:Move((IntPtr)small, (IntPtr)msg, OP)|};")]
    [InlineData("{|POLP2001:RtlZeroMemory(small, OP)|};")]
    [InlineData("{|POLP2001:small[OP] = 1|};")]
    [InlineData("{|POLP2001:*(small + OP) = 1|};")]
    [InlineData("{|POLP2001:small[OP] += 1|};")]
    [InlineData("{|POLP2001:small[OP]++|};")]
    [InlineData("{|POLP2001:Unsafe.Add(ref *small, (nint)OP) = 1|};")]
    [InlineData("{|POLP2001:Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array8), (nint)OP) = 1|};")]
    [InlineData("byte b = {|POLP2002:Unsafe.Add(ref array8[0], (nint)OP)|};")]
    [InlineData("byte b = {|POLP2002:Unsafe.AddByteOffset(ref array8[0], OP)|};")]
    [InlineData("{|POLP2001:Unsafe.WriteUnaligned(small + OP, 1)|};")]
    [InlineData("int v = {|POLP2002:Unsafe.ReadUnaligned<int>(small + OP)|};")]
    [InlineData("int v = {|POLP2002:Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array8), (nint)OP))|};")]
    public async Task Operation_WithALengthFromTheData_IsReported(string operation) => await Verify.Reports(Source(operation, "bare[0]"));

    [Theory]
    [InlineData("Unsafe.InitBlock(small, 0, OP);")]
    [InlineData("NativeMemory.Fill(small, OP, 1);")]
    [InlineData("NativeMemory.Clear(small, OP);")]
    [InlineData("var s = new Span<byte>(small, (int)OP);")]
    [InlineData("Span<byte> s = new(small, (int)OP);")]
    [InlineData("var s = MemoryMarshal.CreateSpan(ref *small, (int)OP);")]
    [InlineData("var s = MemoryMarshal.CreateSpan(ref array8[0], (int)OP);")]
    [InlineData("var s = new ReadOnlySpan<byte>(small, (int)OP);")]
    [InlineData("var s = Encoding.UTF8.GetString(small, (int)OP);")]
    [InlineData("var s = new string((sbyte*)small, 0, (int)OP);")]
    [InlineData("var s = Marshal.PtrToStringAnsi((IntPtr)small, (int)OP);")]
    [InlineData("var s = new UnmanagedMemoryStream(small, (long)OP);")]
    [InlineData("Marshal.Copy((IntPtr)small, array, 0, (int)OP);")]
    [InlineData("memcpy(small, small, OP);")]
    [InlineData("Move((IntPtr)small, (IntPtr)small, OP);")]
    [InlineData("RtlZeroMemory(small, OP);")]
    [InlineData("small[OP] = 1;")]
    [InlineData("small[OP]++;")]
    [InlineData("Unsafe.Add(ref *small, (nint)OP) = 1;")]
    [InlineData("Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array8), (nint)OP) = 1;")]
    [InlineData("byte b = Unsafe.Add(ref array8[0], (nint)OP);")]
    [InlineData("Unsafe.WriteUnaligned(small + OP, 1);")]
    [InlineData("int v = Unsafe.ReadUnaligned<int>(small + OP);")]
    public async Task Operation_WithALengthThatFits_IsSilent(string operation) => await Verify.IsSilent(Source(operation, "(bare[0] & 3u)"));

    [Theory]
    [InlineData("int c = memcmp(small, msg, bare[0]);")]
    [InlineData("output[bare[0]] = 1;")]
    [InlineData("array8[bare[0]] = 1;")]
    [InlineData("ref byte b = ref array8[bare[0]];")]
    [InlineData("fixed (byte* p = &array8[bare[0]]) { }")]
    [InlineData("var v = MemoryMarshal.Read<int>(input.Slice(bare[0]));")]
    [InlineData("Buffer.BlockCopy(array, 0, array8, 0, bare[0]);")]
    [InlineData("var s = Encoding.UTF8.GetString(array, 0, bare[0]);")]
    public async Task OperationThatChecksOrIsLeftOut_IsSilent(string operation) => await Verify.IsSilent(Source(operation, ""));

    [Theory]
    [InlineData("int n = *(int*)bare; if (n > 8) return false; var s = {|POLP2003:MemoryMarshal.CreateSpan(ref array8[0], n)|};")]
    public async Task SpanOfANegativeLength_IsReported(string body) => await Verify.Reports(Source(body, ""));

    [Theory]
    [InlineData("int n = *(int*)bare; if (n < 0 || n > 8) return false; var s = MemoryMarshal.CreateSpan(ref array8[0], n);")]
    [InlineData("int n = *(int*)bare; if (n > 8) return false; var s = new Span<byte>(small, n);")]
    public async Task SpanOfALengthThatIsNotNegative_IsSilent(string body) => await Verify.IsSilent(Source(body, ""));

    private static string Source(string operation, string length) =>
        MessageSnippet.Of("byte* small = stackalloc byte[8]; var array8 = new byte[8]; " + operation.Replace("OP", length, StringComparison.Ordinal), Native);
}
