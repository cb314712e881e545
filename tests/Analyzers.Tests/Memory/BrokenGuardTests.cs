using Microsoft.CodeAnalysis.Diagnostics;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

/// <summary>Checks that look right and are not.</summary>
public class BrokenGuardTests
{
    private const string Int = "int n = *(int*)msg; ";
    private const string Copy = " {|POLP2001:Buffer.MemoryCopy(msg, id, n, n)|};";
    private const string Bypass = " {|POLP2003:Buffer.MemoryCopy(msg, id, n, n)|};";
    private const string RawBypass = " {|POLP2003:Unsafe.CopyBlock(id, msg, (uint)n)|};";
    private const string Raw = " {|POLP2001:Unsafe.CopyBlock(id, msg, (uint)n)|};";

    [Theory]
    [InlineData(Int + "if (n > left) return false;" + Copy)]
    [InlineData(Int + "if (n > left - 4) return false;" + Copy)]
    [InlineData(Int + "if (n > dst.Length) return false;" + Copy)]
    [InlineData(Int + "if (left > 32) return false;" + Copy)]
    [InlineData(Int + "int m = msg[4]; if (m > 32) return false;" + Bypass)]
    [InlineData(Int + "if (n > 64) return false;" + Copy)]
    [InlineData(Int + "if (n > 33) return false;" + Copy)]
    public async Task WrongVariableOrWrongBound(string body) => await Verify.Reports(Snippet.Of(body));

    [Theory]
    [InlineData(Int + "if (n > 0) {" + Copy + "}")]
    [InlineData(Int + "if (n < 0) return false;" + Copy)]
    [InlineData(Int + "if (n == 0) return false;" + Copy)]
    [InlineData(Int + "if (n > 32) return false;" + RawBypass)]
    [InlineData(Int + "n = Math.Min(n, 32);" + RawBypass)]
    [InlineData(Int + "ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 32);" + RawBypass)]
    [InlineData(Int + "n = n % 32;" + RawBypass)]
    [InlineData(Int + "if (n < 0) n = -n; if (n > 32) return false;" + RawBypass)]
    public async Task OneSideOnly(string body) => await Verify.Reports(Snippet.Of(body));

    [Theory]
    [InlineData(Int + "if (n + 4 > 36) return false;" + Bypass)]
    [InlineData("uint n = *(uint*)msg; if (n + 4 > 36) return false; {|POLP2003:Unsafe.CopyBlock(id, msg, n)|};")]
    [InlineData("int n = *(int*)msg; if (n * 4 > 32) return false; {|POLP2003:Buffer.MemoryCopy(msg, id, n, n)|};")]
    [InlineData(Int + "if ((byte)n > 32) return false;" + Bypass)]
    [InlineData("long n = *(long*)msg; if ((int)n > 32) return false;" + Bypass)]
    [InlineData(Int + "if ((uint)n > (uint)(left - 8)) return false;" + Copy)]
    [InlineData("int off = msg[0]; int n = *(int*)(msg + 1); if (off + n > 32) return false; {|POLP2003:Buffer.MemoryCopy(msg, id + off, n, n)|};")]
    public async Task WrapsOrNarrows(string body) => await Verify.Reports(Snippet.Of(body));

    [Theory]
    [InlineData("int n = *(ushort*)msg; if (cap + n > left) return false; fixed (byte* p = dst) {|POLP2001:Buffer.MemoryCopy(msg, p + cap, n, n)|};")]
    [InlineData(Int + "if (cap < 0 || cap + n > dst.Length) return false; fixed (byte* p = dst) {|POLP2003:Buffer.MemoryCopy(msg, p + cap, n, n)|};")]
    [InlineData(Int + "if (n > msg[4] + 1000 || cap + n > dst.Length) return false; fixed (byte* p = dst) {|POLP2001:Unsafe.CopyBlock(p + cap, msg, (uint)n)|};")]
    [InlineData("long n = *(long*)msg; if (n < 0 || cap + n > dst.Length) return false; fixed (byte* p = dst) {|POLP2003:Buffer.MemoryCopy(msg, p + cap, n, n)|};")]
    public async Task SumThatTheDataCanMakeOverflow(string body) => await Verify.Reports(Snippet.Of(body));

    [Theory]
    [InlineData(Int + "if (n < 0 || n > 26) return false; n = (n + 7) & ~6;" + Raw)]
    [InlineData(Int + "n = (n + 7) & ~7;" + Raw)]
    [InlineData(Int + "int all = (n + 7) & -8; if ((uint)all > 32) return false;" + RawBypass)]
    [InlineData("uint n = *(uint*)msg & ~3u; if (n > 36) return false;" + Raw)]
    [InlineData(Int + "n &= left;" + Raw)]
    [InlineData("int n = msg[0]; n = (n + 9) & ~7; byte* id2 = stackalloc byte[256]; {|POLP2001:Unsafe.CopyBlock(id2, msg, (uint)n)|};")]
    [InlineData("uint n = *(uint*)msg; if (n > 33) return false; n = BitOperations.RoundUpToPowerOf2(n);" + Raw)]
    [InlineData("int n = BitOperations.PopCount(*(ulong*)msg);" + Raw)]
    [InlineData("int n = Math.Abs(*(int*)msg);" + Raw)]
    public async Task RoundedOrCounted(string body) => await Verify.Reports(Snippet.Of(body));

    [Theory]
    [InlineData(Int + "if (left > 4) { if (n > 32) return false; }" + Bypass)]
    [InlineData(Int + "if (n > 32 && left > 32) return false;" + Bypass)]
    [InlineData(Int + "bool ok = false; if (left > 8) ok = n <= 32; else ok = true; if (!ok) return false;" + Copy)]
    [InlineData(Int + Bypass + " if (n > 32) return false;")]
    [InlineData(Int + "if (n > 32) Console.WriteLine(n);" + Bypass)]
    [InlineData(Int + "if (n > 32) return false; n = *(int*)(msg + 4);" + Bypass)]
    public async Task NotOnEveryPath(string body) => await Verify.Reports(Snippet.Of(body));

    [Theory]
    [InlineData(Int + "Debug.Assert(n <= 32);" + Bypass)]
    [InlineData(Int + "try { if (n > 32) throw new InvalidDataException(); } catch (InvalidDataException) { }" + Bypass)]
    [InlineData(Int + "try { Check(n); } catch { }" + Bypass, "static void Check(int n) { if (n > 32) throw new InvalidDataException(); }")]
    [InlineData(Int + "Guard(n);" + Bypass, "[Conditional(\"DEBUG\")] static void Guard(int n) { if (n > 32) throw new InvalidDataException(); }")]
    [InlineData(Int + "Fits(n);" + Copy, "static bool Fits(int n) => n <= 32;")]
    [InlineData(Int + "if (n > 32) ThrowHelper();" + Bypass, "bool strict; void ThrowHelper() { if (strict) throw new InvalidDataException(); }")]
    public async Task ChecksThatDoNotHold(string body, string members = "") => await Verify.Reports(Snippet.Of(body, members));

    [Theory]
    [InlineData("Header* h = (Header*)msg; if (h->len > 32) return false; stream.Flush(); {|POLP2003:Buffer.MemoryCopy(msg, id, h->len, h->len)|};")]
    [InlineData("if (*(int*)msg > 32) return false; bare[0] = 1; {|POLP2003:Buffer.MemoryCopy(msg, id, *(int*)msg, *(int*)msg)|};")]
    public async Task ReadAgainAfterTheCheck(string body) => await Verify.Reports(Snippet.Of(body));

    [Theory]
    [InlineData("if ((uint)ring->len > 32) return false; {|POLP2003:Unsafe.CopyBlock(id, msg, (uint)ring->len)|};", "struct Ring { public volatile int len; public fixed byte data[64]; }")]
    [InlineData("int n = (uint)ring->len <= 32 ? ring->len : 32; {|POLP2003:Unsafe.CopyBlock(id, msg, (uint)n)|};", "struct Ring { public volatile int len; public fixed byte data[64]; }")]
    [InlineData("if ((uint)Volatile.Read(ref *(int*)msg) > 32) return false; {|POLP2003:Unsafe.CopyBlock(id, msg, (uint)Volatile.Read(ref *(int*)msg))|};", "struct Ring { }")]
    [InlineData("if ((uint)sharedRing->len > 32) return false; {|POLP2003:Unsafe.CopyBlock(id, msg, (uint)sharedRing->len)|};", "struct Ring { public int len; public fixed byte data[64]; } Ring* sharedRing;")]
    [InlineData("if ((uint)new View(sharedRing).Length > 32) return false; {|POLP2003:Unsafe.CopyBlock(id, msg, (uint)new View(sharedRing).Length)|};", "struct Ring { public int len; public fixed byte data[64]; } Ring* sharedRing; readonly struct View(Ring* ring) { public int Length => ring->len; }")]
    public async Task ReadAgainOfWhatOthersChange(string body, string members) => await Verify.Reports(Snippet.Of(body, members + " Ring* ring;"));

    [Theory]
    [InlineData("int n = ring->len; if ((uint)n > 32) return false; Unsafe.CopyBlock(id, msg, (uint)n);", "struct Ring { public volatile int len; public fixed byte data[64]; }")]
    [InlineData("if ((uint)ring->len > 32) return false; Unsafe.CopyBlock(id, msg, (uint)ring->len);", "struct Ring { public int len; public fixed byte data[64]; }")]
    [InlineData("if ((uint)used > 32) return false; Unsafe.CopyBlock(id, msg, (uint)used);", "struct Ring { } volatile int used;")]
    [InlineData("Ring own = *sharedRing; if ((uint)own.len > 32) return false; Unsafe.CopyBlock(id, msg, (uint)own.len);", "struct Ring { public int len; public fixed byte data[64]; } Ring* sharedRing;")]
    [InlineData("byte* unshared = stackalloc byte[64]; Unsafe.CopyBlock(unshared, msg, 64); if (unshared[0] > 32) return false; Unsafe.CopyBlock(id, msg, unshared[0]);", "struct Ring { }")]
    public async Task ReadAgainOfWhatNobodyElseChanges_IsSilent(string body, string members) => await Verify.DoesNotWarn(Snippet.Of(body, members + " Ring* ring;"));

    [Theory]
    [InlineData("int n = *(int*)msg; if (n > 8) return false; int* words = stackalloc int[8]; {|POLP2001:Buffer.MemoryCopy(msg, words + 1, n * 4, n * 4)|};")]
    [InlineData("int n = *(int*)msg; if (n > 32) return false; var words = new int[64]; {|POLP2001:Marshal.Copy(words, 0, (IntPtr)id, n)|};")]
    [InlineData("int n = msg[0]; if (n > 32) return false; {|POLP2001:Unsafe.CopyBlock(id + 4, msg, (uint)n)|};")]
    public async Task WrongUnitOrForgottenOffset(string body) => await Verify.Reports(Snippet.Of(body));

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task SumThatMayOverflow_MattersWhereTheProjectDoesNotCheck(bool isChecked, int expected)
    {
        var compilation = AnalyzerHost.Compile(Snippet.Of("int n = *(int*)msg; if (n < 0 || n + 4 > 36) return false; Unsafe.CopyBlock(id, msg, (uint)n);"), checkOverflow: isChecked);

        var found = await compilation.WithAnalyzers(AnalyzerHost.Rules, AnalyzerHost.Options()).GetAnalyzerDiagnosticsAsync();

        Assert.Equal(expected, found.Count(d => d.Id == "POLP2003"));
    }
}
