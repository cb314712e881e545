using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

public class CapacityTests
{
    [Theory]
    [InlineData("int n = *(int*)msg; if (n > left) return false; var copy = new byte[n]; fixed (byte* p = copy) Unsafe.CopyBlock(p, msg, (uint)n);")]
    [InlineData("int n = *(int*)msg; if (n > left) return false; var copy = new byte[n + 1]; fixed (byte* p = copy) Buffer.MemoryCopy(msg, p, n, n);")]
    [InlineData("nuint n = *(uint*)msg; if (n > (uint)left) return false; byte* p = (byte*)NativeMemory.Alloc(n); NativeMemory.Copy(msg, p, n);")]
    [InlineData("int n = *(int*)msg; if (n > left) return false; byte* p = (byte*)Marshal.AllocHGlobal(n); Buffer.MemoryCopy(msg, p, n, n);")]
    [InlineData("int n = *(int*)msg; if (n > left) return false; IntPtr p = Marshal.AllocHGlobal(n); Marshal.Copy(dst, 0, p, n);")]
    [InlineData("int n = *(int*)msg; if (n > left) return false; var rented = ArrayPool<byte>.Shared.Rent(n); fixed (byte* p = rented) Buffer.MemoryCopy(msg, p, n, n);")]
    [InlineData("int n = *(int*)msg; if (n > left) return false; var copy = GC.AllocateUninitializedArray<byte>(n); Unsafe.CopyBlock(ref copy[0], ref *msg, (uint)n);")]
    [InlineData("int n = *(int*)msg; if (n > left) return false; Span<byte> t = (uint)n <= 256 ? stackalloc byte[256] : new byte[n]; fixed (byte* p = t) Buffer.MemoryCopy(msg, p, n, n);")]
    [InlineData("int n = *(int*)msg; if (n > left) return false; if (n > dst.Length) Array.Resize(ref dst, n); fixed (byte* p = dst) Buffer.MemoryCopy(msg, p, n, n);")]
    [InlineData("int n = *(int*)msg; var slice = dst.AsSpan(4, n); fixed (byte* p = slice) Unsafe.CopyBlock(p, msg, (uint)n);")]
    [InlineData("int n = *(int*)msg; var slice = dst.AsSpan()[4..]; if (n > slice.Length) return false; fixed (byte* p = slice) Buffer.MemoryCopy(msg, p, n, n);")]
    [InlineData("int n = *(int*)msg; if (n < 0 || n > own.Length) return false; fixed (byte* p = own) Unsafe.CopyBlock(p, msg, (uint)n);")]
    [InlineData("int n = *(int*)msg; if (n < 0 || n > shared.Length) return false; stream.Flush(); fixed (byte* p = shared) Unsafe.CopyBlock(p, msg, (uint)n);")]
    [InlineData("int n = *(int*)msg; Header h; if ((uint)n > 16) return false; Unsafe.CopyBlock(h.name, msg, (uint)n);")]
    [InlineData("int n = *(int*)msg; byte* p = id + 8; byte* last = id + 32; if (n < 0 || p + n > last) return false; Unsafe.CopyBlock(p, msg, (uint)n);")]
    [InlineData("int n = *(int*)msg; byte* p = id + 8; byte* last = id + 32; if (n < 0 || n > last - p) return false; Unsafe.CopyBlock(p, msg, (uint)n);")]
    [InlineData("int n = msg[0]; if (n > left) return false; int size = 4 + n; var copy = new byte[size]; fixed (byte* p = copy) { Unsafe.CopyBlock(p + 4, msg, (uint)n); }")]
    [InlineData("int n = *(int*)msg; if (n < 0 || n > 8) return false; int* w = stackalloc int[8]; Unsafe.CopyBlock(w, msg, (uint)(n * sizeof(int)));")]
    [InlineData("int n = *(int*)msg; if (n > left) return false; byte* p = (byte*)Make(n); Unsafe.CopyBlock(p, msg, (uint)n);", "static void* Make(int n) => NativeMemory.Alloc((nuint)n);")]
    public async Task DestinationThatProvablyHoldsTheLength_IsSilent(string body, string members = "") => await Verify.DoesNotWarn(Snippet.Of(body, members));

    [Theory]
    [InlineData("int n = *(int*)msg; var copy = new byte[64]; fixed (byte* p = copy) {|POLP2001:Buffer.MemoryCopy(msg, p, n, n)|};")]
    [InlineData("int n = *(int*)msg; fixed (byte* p = dst) {|POLP2001:Buffer.MemoryCopy(msg, p, n, n)|};")]
    [InlineData("int n = *(int*)msg; if (n > dst.Length) return false; fixed (byte* p = &dst[4]) {|POLP2001:Buffer.MemoryCopy(msg, p, n, n)|};")]
    [InlineData("int n = *(int*)msg; if (n > dst.Length) return false; fixed (byte* p = dst) {|POLP2001:Buffer.MemoryCopy(msg, p + 1, n, n)|};")]
    [InlineData("int n = msg[0]; Header h; {|POLP2001:Unsafe.CopyBlock(h.name, msg, (uint)n)|};")]
    [InlineData("int n = msg[0]; byte* p = (byte*)NativeMemory.Alloc(64); {|POLP2001:Buffer.MemoryCopy(msg, p, n, n)|};")]
    [InlineData("int n = *(int*)msg; if (n > left) return false; var copy = new byte[n]; n = *(int*)(msg + 4); fixed (byte* p = copy) {|POLP2001:Buffer.MemoryCopy(msg, p, n, n)|};")]
    [InlineData("int n = *(int*)msg; fixed (byte* p = own) {|POLP2001:Buffer.MemoryCopy(msg, p, n, n)|};")]
    [InlineData("int n = *(int*)msg; int x = 0; {|POLP2001:Buffer.MemoryCopy(msg, &x, n, n)|};")]
    [InlineData("int n = *(int*)msg; byte* p = left > 0 ? id : id + 16; {|POLP2001:Buffer.MemoryCopy(msg, p, n, n)|};")]
    public async Task DestinationOfKnownSize_ThatTheLengthIsNotHeldAgainst_IsReported(string body) => await Verify.Reports(Snippet.Of(body));

    private const string Pinned = "fixed (byte* p = B) ";
    private const string PinnedCopy = Pinned + "Buffer.MemoryCopy(msg, p, n, n);";
    private const string MarkedCopy = Pinned + "{|POLP2001:Buffer.MemoryCopy(msg, p, n, n)|};";

    [Theory]
    [InlineData("if ((uint)n > 32) throw new InvalidDataException(); " + Pinned + "Unsafe.CopyBlock(p, msg, (uint)n);", "static readonly byte[] B = new byte[32];")]
    [InlineData("if (n > 32) return false; " + PinnedCopy, "readonly byte[] B = new byte[32];")]
    [InlineData("if (n > 32) return false; " + PinnedCopy, "readonly byte[] B; Reader() { B = new byte[32]; }")]
    [InlineData("if (n > 32) return false; " + PinnedCopy, "readonly byte[] B; Reader() => this.B = new byte[32];")]
    [InlineData("if (n > 32) return false; " + PinnedCopy, "readonly byte[] B = GC.AllocateUninitializedArray<byte>(32);")]
    [InlineData("if (n > Size) return false; " + PinnedCopy, "const int Size = 48; readonly byte[] B = new byte[Size];")]
    [InlineData("if (n > B.Length) return false; " + PinnedCopy, "static readonly byte[] B = new byte[32];")]
    public async Task ReadonlyArray_HasTheSizeItWasAllocatedWith(string body, string members) => await Verify.DoesNotWarn(Snippet.Of("int n = *(int*)msg; " + body, members));

    [Theory]
    [InlineData("if ((uint)n > 33) throw new InvalidDataException(); " + Pinned + "{|POLP2001:Unsafe.CopyBlock(p, msg, (uint)n)|};", "static readonly byte[] B = new byte[32];")]
    [InlineData("if (n > 33) return false; " + MarkedCopy, "readonly byte[] B = new byte[32];")]
    [InlineData("if (n > 33) return false; " + MarkedCopy, "readonly byte[] B; Reader() { B = new byte[32]; }")]
    [InlineData("if (n > 33) return false; " + MarkedCopy, "readonly byte[] B; Reader() => this.B = new byte[32];")]
    [InlineData("if (n > 33) return false; " + MarkedCopy, "readonly byte[] B = GC.AllocateUninitializedArray<byte>(32);")]
    [InlineData("if (n > Size) return false; " + MarkedCopy, "const int Size = 48; readonly byte[] B = new byte[Size - 1];")]
    [InlineData("if (n > B.Length + 1) return false; " + MarkedCopy, "static readonly byte[] B = new byte[32];")]
    [InlineData("if (n > left) return false; " + MarkedCopy, "readonly byte[] B; Reader(byte[] b) { B = b; }")]
    [InlineData(MarkedCopy, "readonly byte[] B; Reader(byte[] b) { B = b; }")]
    public async Task ReadonlyArray_ThatTheLengthIsNotHeldAgainst_IsReported(string body, string members) => await Verify.Reports(Snippet.Of("int n = *(int*)msg; " + body, members));

    [Theory]
    [InlineData("readonly byte[] B; Reader(byte[] b) { B = b; }")]
    [InlineData("readonly byte[] B = new byte[8]; Reader() { B = new byte[32]; }")]
    [InlineData("readonly byte[] B; Reader() { B = new byte[32]; } Reader(int size) { B = new byte[size]; }")]
    [InlineData("readonly byte[] B; readonly int size; Reader() { (B, size) = (new byte[32], 32); }")]
    [InlineData("readonly byte[] B = new byte[8]; Reader() { Grow(ref B); } static void Grow(ref byte[] b) => b = new byte[32];")]
    [InlineData("byte[] B = new byte[8];")]
    public async Task ArrayOfAFieldThatIsSizedElsewhere_WithAPlainBound_IsSilent(string members) =>
        await Verify.DoesNotWarn(Snippet.Of("int n = *(int*)msg; if (n > 32) return false; " + PinnedCopy, members));

    [Theory]
    [InlineData("int n = msg[0]; Header h; {|POLP2001:Buffer.MemoryCopy(msg, &h, n, n)|};")]
    [InlineData("int n = msg[0]; Header h = default; {|POLP2001:Unsafe.CopyBlock(ref Unsafe.As<Header, byte>(ref h), ref *msg, (uint)n)|};")]
    [InlineData("int n = msg[0]; Header h; if (n > sizeof(Header) + 1) return false; {|POLP2001:Buffer.MemoryCopy(msg, &h, n, n)|};")]
    [InlineData("int n = msg[0]; int x; if (n > 5) return false; {|POLP2001:Buffer.MemoryCopy(msg, &x, n, n)|};")]
    public async Task AddressOfAVariable_ThatTheLengthIsNotHeldAgainst_IsReported(string body) => await Verify.Reports(Snippet.Of(body));

    [Theory]
    [InlineData("int n = msg[0]; Header h; if (n > sizeof(Header)) return false; Buffer.MemoryCopy(msg, &h, n, n);")]
    [InlineData("int n = msg[0]; Header h; if (n > Unsafe.SizeOf<Header>()) return false; Buffer.MemoryCopy(msg, &h, n, n);")]
    [InlineData("Header h; Unsafe.CopyBlock(&h, msg, (uint)sizeof(Header));")]
    [InlineData("int n = msg[0]; int x; if (n > 4) return false; Buffer.MemoryCopy(msg, &x, n, n);")]
    public async Task AddressOfAVariable_HasTheSizeOfItsType(string body) => await Verify.DoesNotWarn(Snippet.Of(body));

    [Theory]
    [InlineData("int n = *(int*)msg; {|POLP2001:Buffer.MemoryCopy(msg, bare, n, n)|};")]
    [InlineData("int n = msg[0]; {|POLP2001:Unsafe.CopyBlock(bare, msg, (uint)n)|};")]
    [InlineData("int n = *(int*)msg; if (n < 0) return false; {|POLP2001:Unsafe.CopyBlock(bare, msg, (uint)n)|};")]
    [InlineData("int n = *(int*)msg; fixed (byte* p = shared) {|POLP2001:Buffer.MemoryCopy(msg, p, n, n)|};")]
    [InlineData("int n = *(int*)msg; {|POLP2001:Marshal.Copy(dst, 0, Target, n)|};", "static IntPtr Target => 0;")]
    public async Task DestinationOfUnknownSize_WithoutAnyUpperBound_IsReported(string body, string members = "") => await Verify.Reports(Snippet.Of(body, members));

    [Theory]
    [InlineData("int n = *(int*)msg; if (n < 0 || n > cap) return false; Unsafe.CopyBlock(bare, msg, (uint)n);")]
    [InlineData("int n = *(int*)msg; if (n > 64) return false; Buffer.MemoryCopy(msg, bare, n, n);")]
    [InlineData("int n = *(int*)msg; if (n > end - bare) return false; Buffer.MemoryCopy(msg, bare, n, n);")]
    [InlineData("int n = *(int*)msg; if (bare + n > end) return false; Buffer.MemoryCopy(msg, bare, n, n);")]
    [InlineData("int n = Math.Min(*(int*)msg, cap); Buffer.MemoryCopy(msg, bare, n, n);")]
    [InlineData("int n = msg[0] % 16; Buffer.MemoryCopy(msg, bare, n, n);")]
    [InlineData("byte* start = bare; int n = *(int*)msg; bare += n; if (bare > end) return false; Buffer.MemoryCopy(msg, start, n, n);")]
    public async Task DestinationOfUnknownSize_WithAnUpperBound_IsSilent(string body) => await Verify.DoesNotWarn(Snippet.Of(body));
}
