using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

/// <summary>Checks that hold, in the forms real code uses: none may warn.</summary>
public class GuardTests
{
    private const string Int = "int n = *(int*)msg; ";
    private const string Copy = " Buffer.MemoryCopy(msg, id, n, n);";
    private const string Raw = " Unsafe.CopyBlock(id, msg, (uint)n);";

    [Theory]
    [InlineData(Int + "if (n > 32) return false;" + Copy)]
    [InlineData(Int + "if (n > 32) throw new InvalidDataException();" + Copy)]
    [InlineData(Int + "if (n < 0 || n > 32) return false;" + Raw)]
    [InlineData(Int + "if (left < 4 || n < 0 || n > left - 4 || n > 32) return false;" + Raw)]
    [InlineData(Int + "if (n >= 0 && n <= 32) {" + Raw + "}")]
    [InlineData(Int + "if (n <= 32) {" + Copy + "}")]
    [InlineData(Int + "if (!(n <= 32)) return false;" + Copy)]
    [InlineData(Int + "if (n < 0) return false; if (n >= 33) goto fail;" + Raw + " fail: ;")]
    [InlineData("ushort n = *(ushort*)msg; if (n + 4 > 36) return false;" + Raw)]
    [InlineData(Int + "if ((uint)n > 32) return false;" + Raw)]
    [InlineData(Int + "if ((uint)n > (uint)dst.Length) return false; fixed (byte* p = dst) Unsafe.CopyBlock(p, msg, (uint)n);")]
    [InlineData("uint n = *(uint*)msg; if (n > 32) return false; Unsafe.CopyBlock(id, msg, n);")]
    [InlineData("uint n = *(uint*)msg; if (n > 32u - 4) return false; Unsafe.CopyBlock(id + 4, msg, n);")]
    public async Task EarlyExit(string body) => await Verify.DoesNotWarn(Snippet.Of(body));

    [Theory]
    [InlineData(Int + "if (n is < 0 or > 32) return false;" + Raw)]
    [InlineData(Int + "if (n is >= 0 and <= 32) {" + Raw + "}")]
    [InlineData(Int + "switch (n) { case < 0: case > 32: return false; }" + Raw)]
    [InlineData(Int + "switch (n) { case 4: case 16: " + Raw + " break; }")]
    [InlineData(Int + "if (n != 16) return false;" + Raw)]
    [InlineData(Int + "bool ok = n >= 0 && n <= 32; if (!ok) return false;" + Raw)]
    [InlineData(Int + "bool bad = false; if (n < 0) bad = true; if (n > 32) bad = true; if (bad) return false;" + Raw)]
    [InlineData(Int + "if ((n | (32 - n)) < 0) return false;" + Raw)]
    public async Task PatternSwitchAndFlag(string body) => await Verify.DoesNotWarn(Snippet.Of(body));

    [Theory]
    [InlineData(Int + "if (n > 32) n = 32;" + Copy)]
    [InlineData(Int + "n = n > 32 ? 32 : n;" + Copy)]
    [InlineData(Int + "n = Math.Min(n, 32);" + Copy)]
    [InlineData(Int + "n = Math.Clamp(n, 0, 32);" + Raw)]
    [InlineData(Int + "n = Math.Max(0, Math.Min(n, 32));" + Raw)]
    [InlineData("uint n = Math.Min(*(uint*)msg, 32u); Unsafe.CopyBlock(id, msg, n);")]
    [InlineData(Int + "fixed (byte* p = dst) Buffer.MemoryCopy(msg, p, n, Math.Min(n, dst.Length));")]
    public async Task Clamp(string body) => await Verify.DoesNotWarn(Snippet.Of(body));

    [Theory]
    [InlineData(Int + "ArgumentOutOfRangeException.ThrowIfNegative(n); ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 32);" + Raw)]
    [InlineData(Int + "ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)n, 32u);" + Raw)]
    [InlineData(Int + "if (n > 32) Fail();" + Copy, "[DoesNotReturn] static void Fail() => throw new InvalidDataException();")]
    [InlineData(Int + "if (n > 32) Fail();" + Copy, "static void Fail() => throw new InvalidDataException();")]
    [InlineData(Int + "if (n > 32) Fail(n);" + Copy, "static void Fail(int n) { var text = n.ToString(); throw new InvalidDataException(text); }")]
    [InlineData(Int + "Ensure(n <= 32);" + Copy, "static void Ensure([DoesNotReturnIf(false)] bool holds) { if (!holds) throw new InvalidDataException(); }")]
    [InlineData(Int + "if (n > 32) Environment.FailFast(null);" + Copy)]
    public async Task ThrowHelper(string body, string members = "") => await Verify.DoesNotWarn(Snippet.Of(body, members));

    [Theory]
    [InlineData(Int + "Check(n);" + Raw, "static void Check(int n) { if ((uint)n > 32) throw new InvalidDataException(); }")]
    [InlineData(Int + "if (!Fits(n)) return false;" + Raw, "static bool Fits(int n) => n >= 0 && n <= 32;")]
    [InlineData(Int + "Ensure(n <= 32);" + Copy, "static void Ensure(bool holds) { if (!holds) throw new InvalidDataException(); }")]
    [InlineData(Int + "if (n > limit) return false;" + Copy)]
    [InlineData(Int + "if (pos + n > shared.Length) return false; fixed (byte* p = shared) Buffer.MemoryCopy(msg, p + pos, n, n);", "int pos;")]
    [InlineData(Int + "if (n > shared.Length - pos) return false; fixed (byte* p = shared) Buffer.MemoryCopy(msg, p + pos, n, n);", "int pos;")]
    [InlineData(Int + "if (pos + n > own.Length) return false; fixed (byte* p = own) Buffer.MemoryCopy(msg, p + pos, n, n);", "int pos;")]
    [InlineData(Int + "if (limit + n > 32) return false; Buffer.MemoryCopy(msg, id + limit, n, n);")]
    [InlineData("uint n = *(uint*)msg; uint all = BitOperations.RoundUpToPowerOf2(n); if (all > 32) return false; Unsafe.CopyBlock(id, msg, n);")]
    [InlineData(Int + "n = Limit(n);" + Copy, "static int Limit(int n) => n > 32 ? 32 : n;")]
    public async Task CheckThatThisVersionCannotSeeInto_IsBelieved(string body, string members = "") => await Verify.DoesNotWarn(Snippet.Of(body, members));

    [Theory]
    [InlineData("int n = *(ushort*)msg; if (cap < 0 || cap + n > dst.Length) return false; fixed (byte* p = dst) Buffer.MemoryCopy(msg, p + cap, n, n);")]
    [InlineData(Int + "if (n < 0 || n > 1000 || cap + n > dst.Length) return false; fixed (byte* p = dst) Unsafe.CopyBlock(p + cap, msg, (uint)n);")]
    [InlineData(Int + "if (n > dst.Length || cap < 0 || cap + n > dst.Length) return false; fixed (byte* p = dst) Buffer.MemoryCopy(msg, p + cap, n, n);")]
    [InlineData(Int + "byte* d = stackalloc byte[cap]; if (n > cap - left) return false; Buffer.MemoryCopy(msg, d + left, n, n);")]
    [InlineData(Int + "if (cap > 1000 || cap < 0 || n > 1000 || cap + n > dst.Length) return false; fixed (byte* p = dst) Buffer.MemoryCopy(msg, p + cap, n, n);")]
    public async Task SumThatTheDataAloneCannotMakeOverflow(string body) => await Verify.DoesNotWarn(Snippet.Of(body));

    [Theory]
    [InlineData(Int + "if (n < 0 || n > 25) return false; n = (n + 7) & ~7;" + Raw)]
    [InlineData(Int + "n = (n + 7) & ~7; if ((uint)n > 32) return false;" + Raw)]
    [InlineData(Int + "int all = (n + 7) & -8; if ((uint)all > 32) return false;" + Copy)]
    [InlineData("uint n = *(uint*)msg & ~3u; if (n > 35) return false;" + Raw)]
    [InlineData(Int + "if ((uint)n > 32) return false; n &= ~3;" + Raw)]
    [InlineData(Int + "if ((uint)n > 32) return false; n &= left;" + Raw)]
    [InlineData("int n = msg[0]; n = (n + 7) & ~7; byte* id2 = stackalloc byte[256]; Unsafe.CopyBlock(id2, msg, (uint)n);")]
    [InlineData("uint n = *(uint*)msg; if (n > 17) return false; n = BitOperations.RoundUpToPowerOf2(n);" + Raw)]
    [InlineData("int n = BitOperations.PopCount(*(uint*)msg);" + Raw)]
    [InlineData("int n = BitOperations.LeadingZeroCount(*(uint*)msg);" + Raw)]
    [InlineData("int n = BitOperations.Log2(*(uint*)msg);" + Raw)]
    [InlineData("int n = Math.Abs(*(int*)msg); if (n > 32) return false;" + Raw)]
    public async Task RoundedOrCounted(string body) => await Verify.DoesNotWarn(Snippet.Of(body));

    [Theory]
    [InlineData(Int + "Buffer.MemoryCopy(msg, id, 32, n);")]
    [InlineData(Int + "Buffer.MemoryCopy(msg, bare, cap, n);")]
    [InlineData(Int + "fixed (byte* p = dst) Buffer.MemoryCopy(msg, p, dst.Length, n);")]
    [InlineData(Int + "fixed (byte* p = dst) Buffer.MemoryCopy(msg, p + 4, dst.Length - 4, n);")]
    [InlineData("int n = checked(*(int*)msg * 4); if (n > 32) return false;" + Copy)]
    [InlineData("int n = *(int*)msg; if (checked(n + 4) > 36) return false;" + Copy)]
    [InlineData("int n = *(int*)msg; if ((long)n + 4 > 36) return false;" + Copy)]
    [InlineData("int n = *(int*)msg; if (n < 0 || n > 32) return false; int all = n + 0; Unsafe.CopyBlock(id, msg, (uint)all);")]
    [InlineData("int n = *(int*)msg; int all = n + 4; if (n > 28 || all > 32) return false; Buffer.MemoryCopy(msg, id, all, all);")]
    public async Task OwnCheckOfTheApiAndCheckedArithmetic(string body) => await Verify.DoesNotWarn(Snippet.Of(body));

    [Theory]
    [InlineData("int n = msg[0] & 0x1F;" + Raw)]
    [InlineData("int n = msg[0] >> 3;" + Raw)]
    [InlineData("int n = msg[0] % 33;" + Raw)]
    [InlineData("int n = msg[0] / 8;" + Raw)]
    [InlineData("byte* big = stackalloc byte[256]; Unsafe.CopyBlock(big, msg, msg[0]);")]
    [InlineData("byte* big = stackalloc byte[65536]; Unsafe.CopyBlock(big, msg, *(ushort*)msg);")]
    [InlineData("byte* big = stackalloc byte[65536]; Unsafe.CopyBlock(big, msg, (uint)(msg[0] << 8 | msg[1]));")]
    public async Task SmallByItself(string body) => await Verify.DoesNotWarn(Snippet.Of(body));

    [Theory]
    [InlineData("uint n = *(uint*)msg; if (n > 256) return false; if (left > 0) n = 8; byte* d = stackalloc byte[256]; Unsafe.CopyBlock(d, msg, n);")]
    [InlineData("Header* h = (Header*)msg; if ((uint)h->len > 32) return false; Unsafe.CopyBlock(id, msg, (uint)h->len);")]
    [InlineData("if (msg[0] > 32) return false; Unsafe.CopyBlock(id, msg, msg[0]);")]
    [InlineData(Int + "try { if ((uint)n > 32) throw new InvalidDataException(); } catch { throw; }" + Raw)]
    [InlineData(Int + "try { if ((uint)n > 32) return false; } finally { limit = 0; }" + Raw)]
    [InlineData("while (left-- > 0) { int n = *msg++; if (n > 32) continue;" + Raw + "}")]
    [InlineData("int off = 0; while (left-- > 0) { int n = *msg++; if (off + n > 32) return false; Unsafe.CopyBlock(id + off, msg, (uint)n); off += n; }")]
    [InlineData("int off = 0; while (left-- > 0) { int n = *msg++; if (n > 32 - off) break; Unsafe.CopyBlock(id + off, msg, (uint)n); off += n; }")]
    public async Task CheckOnEveryPath(string body) => await Verify.DoesNotWarn(Snippet.Of(body));
}
