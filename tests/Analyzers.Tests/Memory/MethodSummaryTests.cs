using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

/// <summary>Checks, clamps, reads and allocations that another method does: what it says on return is what counts.</summary>
public class MethodSummaryTests
{
    private const string Int = "int n = *(int*)msg; ";
    private const string Raw = " Unsafe.CopyBlock(id, msg, (uint)n);";
    private const string Found = " {|POLP2001:Unsafe.CopyBlock(id, msg, (uint)n)|};";
    private const string Bypassed = " {|POLP2003:Unsafe.CopyBlock(id, msg, (uint)n)|};";

    [Theory]
    [InlineData("Check(n);", "static void Check(int n) { if ((uint)n > 32) throw new InvalidDataException(); }")]
    [InlineData("Check(n, 32);", "static void Check(int n, int most) { if (n < 0) throw new InvalidDataException(); if (n > most) throw new InvalidDataException(); }")]
    [InlineData("Outer(n);", "static void Outer(int n) => Inner(n, 32); static void Inner(int n, int most) { if (n < 0 || n > most) Fail(); } static void Fail() { Console.WriteLine(); throw new InvalidDataException(); }")]
    [InlineData("Ensure(n >= 0 && n <= 32);", "static void Ensure(bool holds) { if (!holds) throw new InvalidDataException(); }")]
    [InlineData("Ensure(n < 0 || n > 32);", "static void Ensure(bool fails) { if (fails) throw new InvalidDataException(); }")]
    [InlineData("new Limits(n);", "class Limits { public Limits(int n) { if ((uint)n > 32) throw new InvalidDataException(); } }")]
    [InlineData("if ((uint)n > 32) Stop();", "static void Stop() => Fail(1); static void Fail(int why) { if (why > 1) throw new InvalidDataException(); throw new IOException(); }")]
    [InlineData("Check<byte>(n);", "static void Check<T>(int n) where T : unmanaged { if (n < 0 || n * (long)sizeof(T) > 32) throw new InvalidDataException(); }")]
    public async Task ValidatorThatThrows_Proves(string check, string members) => await Verify.DoesNotWarn(Snippet.Of(Int + check + Raw, members));

    [Fact]
    public async Task ExtensionMethodThatThrows_Proves() => await Verify.DoesNotWarn(Snippet.Of(Int + "n.Check();" + Raw).Replace(
        "unsafe class", "static class Checks { public static void Check(this int n) { if ((uint)n > 32) throw new InvalidDataException(); } } unsafe class"));

    [Theory]
    [InlineData("Check(n);", "static void Check(int n) { if ((uint)n > 33) throw new InvalidDataException(); }")]
    [InlineData("Check(n);", "static void Check(int n) { if ((uint)n > 32) Console.WriteLine(n); }")]
    [InlineData("Check(left);", "static void Check(int n) { if ((uint)n > 32) throw new InvalidDataException(); }")]
    [InlineData("Check(n, left);", "static void Check(int n, int most) { if (n < 0 || n > most) throw new InvalidDataException(); }")]
    [InlineData("Ensure(n >= 0 || n <= 32);", "static void Ensure(bool holds) { if (!holds) throw new InvalidDataException(); }")]
    [InlineData("Ensure(n >= 0 && n <= 32);", "static void Ensure(bool holds) { if (!holds) Console.WriteLine(); }")]
    [InlineData("Check<int>(n);", "static void Check<T>(int n) where T : unmanaged { if (n < 0 || n > 32L * sizeof(T)) throw new InvalidDataException(); }")]
    public async Task ValidatorThatLetsItThrough_ProvesNothing(string check, string members) => await Verify.Reports(Snippet.Of(Int + check + Found, members));

    [Theory]
    [InlineData("Check(n);", "static void Check(int n) { if (n > 32) throw new InvalidDataException(); }")]
    [InlineData("if ((uint)n > 32) Stop();", "static void Stop() => Fail(1); static void Fail(int why) { if (why > 1) throw new InvalidDataException(); Console.WriteLine(); }")]
    [InlineData("Guard(n);", "[Conditional(\"DEBUG\")] static void Guard(int n) { if ((uint)n > 32) throw new InvalidDataException(); }")]
    [InlineData("try { Check(n); } catch (InvalidDataException) { }", "static void Check(int n) { if ((uint)n > 32) throw new InvalidDataException(); }")]
    public async Task ValidatorThatCanBeBypassed_Warns(string check, string members) => await Verify.Reports(Snippet.Of(Int + check + Bypassed, members));

    [Theory]
    [InlineData("if (!Fits(n)) return false;", "static bool Fits(int n) => n >= 0 && n <= 32;")]
    [InlineData("if (IsBad(n)) return false;", "static bool IsBad(int n) { if (n < 0) return true; return n > 32; }")]
    [InlineData("bool ok = Fits(n); Console.WriteLine(ok); if (!ok) return false;", "static bool Fits(int n) => (uint)n <= 32;")]
    [InlineData("if (!Fits(n, 32)) return false;", "static bool Fits(int n, int most) { if (n < 0) return false; if (n > most) return false; return true; }")]
    [InlineData("if (!InRange(n, 0, 32)) return false;", "static bool InRange(int n, int least, int most) => n >= least && n <= most;")]
    [InlineData("bool Fits(int m) => (uint)m <= 32; if (!Fits(n)) return false;", "")]
    [InlineData("int most = 32; bool Fits(int m) => m >= 0 && m <= most; if (!Fits(n)) return false;", "")]
    [InlineData("Func<int, bool> fits = m => (uint)m <= 32; if (!fits(n)) return false;", "")]
    [InlineData("Func<int, bool> fits = Fits; if (!fits(n)) return false;", "static bool Fits(int n) => (uint)n <= 32;")]
    [InlineData("if (!Fits(n) || left < n) return false;", "static bool Fits(int n) => Inner(n); static bool Inner(int n) => n switch { < 0 => false, > 32 => false, _ => true };")]
    public async Task ValidatorThatAnswers_ProvesByItsAnswer(string check, string members) => await Verify.DoesNotWarn(Snippet.Of(Int + check + Raw, members));

    [Theory]
    [InlineData("Fits(n);", "static bool Fits(int n) => (uint)n <= 32;")]
    [InlineData("if (Fits(n)) return false;", "static bool Fits(int n) => (uint)n <= 32;")]
    [InlineData("if (!Fits(n, left)) return false;", "static bool Fits(int n, int most) => n >= 0 && n <= most;")]
    [InlineData("int most = 64; bool Fits(int m) => m >= 0 && m <= most; if (!Fits(n)) return false;", "")]
    [InlineData("bool ok = Fits(n); ok = true; if (!ok) return false;", "static bool Fits(int n) => (uint)n <= 32;")]
    public async Task ValidatorWhoseAnswerIsNotEnough_Warns(string check, string members) => await Verify.Reports(Snippet.Of(Int + check + Found, members));

    [Theory]
    [InlineData("if (!Fits(n)) return false;", "static bool Fits(int n) => n <= 32;")]
    [InlineData("if (!Fits(n)) return false;", "static bool Fits(int n) { if (n > 32) return false; return true; }")]
    [InlineData("Func<int, bool> fits = m => m <= 32; if (!fits(n)) return false;", "")]
    [InlineData("if (!Fits(n) && left > 0) return false;", "static bool Fits(int n) => (uint)n <= 32;")]
    public async Task ValidatorWhoseAnswerCanBeBypassed_Warns(string check, string members) => await Verify.Reports(Snippet.Of(Int + check + Bypassed, members));

    [Theory]
    [InlineData("n = Limit(n);", "static int Limit(int n) => n < 0 ? 0 : n > 32 ? 32 : n;")]
    [InlineData("n = Limit(n, 32);", "static int Limit(int n, int most) { if (n < 0) return 0; if (n > most) n = most; return n; }")]
    [InlineData("Limit(ref n);", "static void Limit(ref int n) { n = Math.Clamp(n, 0, 32); }")]
    [InlineData("n = Narrow(n);", "static int Narrow(int n) => n & 31;")]
    public async Task Clamp_Proves(string clamp, string members) => await Verify.DoesNotWarn(Snippet.Of(Int + clamp + Raw, members));

    [Theory]
    [InlineData("n = Limit(n, left);", "static int Limit(int n, int most) { if (n < 0) return 0; if (n > most) n = most; return n; }")]
    [InlineData("Limit(ref n);", "static void Limit(ref int n) { n = Math.Clamp(n, 0, 320); }")]
    [InlineData("int m = Limit(n);", "static int Limit(int n) => n & 31;")]
    public async Task ClampThatIsTooWideOrOfAnotherVariable_Warns(string clamp, string members) => await Verify.Reports(Snippet.Of(Int + clamp + Found, members));

    [Theory]
    [InlineData("n = Limit(n);", "static int Limit(int n) => n > 32 ? 32 : n;")]
    public async Task ClampThatLetsNegativesThrough_Warns(string clamp, string members) => await Verify.Reports(Snippet.Of(Int + clamp + Bypassed, members));

    [Theory]
    [InlineData("int n = ReadLength(msg);", "static int ReadLength(byte* p) => p[0];")]
    [InlineData("int n = ReadLength(input);", "static int ReadLength(ReadOnlySpan<byte> from) => from[0] << 8 | from[1];")]
    [InlineData("int at = 0; int n = ReadInt32(dst, ref at);", "static int ReadInt32(byte[] from, ref int at) { int value = BitConverter.ToInt32(from, at); at += 4; return value; }")]
    [InlineData("int n = Take<int>(msg);", "static T Take<T>(byte* p) where T : unmanaged => *(T*)p;")]
    [InlineData("int n = Take<int>(input);", "static T Take<T>(ReadOnlySpan<byte> from) where T : unmanaged => MemoryMarshal.Read<T>(from);")]
    [InlineData("if (!TryRead(input, out int n)) return false;", "static bool TryRead(ReadOnlySpan<byte> from, out int n) { n = 0; if (from.Length < 4) return false; n = BinaryPrimitives.ReadInt32LittleEndian(from); return true; }")]
    [InlineData("Both(msg, out _, out int n);", "static void Both(byte* p, out int a, out int b) { a = p[0]; b = p[1]; }")]
    [InlineData("var (_, n) = Both(msg);", "static (int, int) Both(byte* p) => (p[0], p[1]);")]
    [InlineData("int n = Both(msg).Second;", "static (int First, int Second) Both(byte* p) => (First: p[0], Second: p[1]);")]
    [InlineData("var head = new Head(input); int n = head.Length;", "readonly struct Head { public readonly int Length; public Head(ReadOnlySpan<byte> from) { Length = from[0]; } }")]
    [InlineData("var head = new Head(input); int n = head.Length;", "readonly struct Head { public int Length { get; } public Head(ReadOnlySpan<byte> from) { Console.WriteLine(); Length = BinaryPrimitives.ReadInt32LittleEndian(from); } }")]
    [InlineData("var head = Head.Parse(input); int n = head.Length;", "class Head { public int Length { get; init; } public static Head Parse(ReadOnlySpan<byte> from) => new Head { Length = from[0] }; }")]
    [InlineData("var head = Head.Parse(input); int n = head.Total;", "struct Head { public int Length; public int Total => Length + 4; public static Head Parse(ReadOnlySpan<byte> from) { Head h = default; h.Length = from[0]; return h; } }")]
    [InlineData("var head = Head.Parse(input); int n = head.Length;", "record Head(int Kind, int Length) { public static Head Parse(ReadOnlySpan<byte> from) => new(from[0], from[1]); }")]
    [InlineData("Head.TryParse(input, out var head); int n = head.Length;", "struct Head { public int Length; public static bool TryParse(ReadOnlySpan<byte> from, out Head h) { h = default; if (from.Length < 4) return false; h.Length = from[0]; return true; } }")]
    [InlineData("var packet = new Packet(dst); int n = packet.ReadInt32();", "class Packet { readonly byte[] data; int at; public Packet(byte[] data) { this.data = data; } public int ReadInt32() { int value = BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(at)); at += 4; return value; } }")]
    [InlineData("int Length() => msg[0]; int n = Length();", "")]
    [InlineData("int n = head.Length;", "IHead head; interface IHead { int Length { get; } } class Head : IHead { byte[] data; public int Length => data[0]; }")]
    public async Task LengthThatAnotherMethodReads_IsFollowed(string read, string members) =>
        await Verify.Reports(Snippet.Of(read + " {|POLP2001:Buffer.MemoryCopy(msg, id, n, n)|};", members));

    [Theory]
    [InlineData("int n = ReadLength(msg);", "static int ReadLength(byte* p) => p[0] & 31;")]
    [InlineData("int n = ReadLength(msg);", "static int ReadLength(byte* p) { int n = *(int*)p; if (n < 0 || n > 32) throw new InvalidDataException(); return n; }")]
    [InlineData("if (!TryRead(input, out int n)) return false;", "static bool TryRead(ReadOnlySpan<byte> from, out int n) { n = 0; if (from.Length < 4) return false; n = BinaryPrimitives.ReadInt32LittleEndian(from); return n <= 32; }")]
    [InlineData("TryRead(input, out int n);", "static bool TryRead(ReadOnlySpan<byte> from, out int n) { n = BinaryPrimitives.ReadInt32LittleEndian(from); if (n <= 32) return true; n = 0; return false; }")]
    [InlineData("var head = new Head(input); int n = head.Length;", "readonly struct Head { public readonly int Length; public Head(ReadOnlySpan<byte> from) { Length = from[0]; if (Length > 32) throw new InvalidDataException(); } }")]
    [InlineData("var head = Head.Parse(msg); int n = head.len;", "struct Head { public int len; public static Head Parse(byte* p) { Head h = *(Head*)p; if (h.len > 32) throw new InvalidDataException(); return h; } }")]
    [InlineData("var head = Head.Parse(input); int n = head.Kind;", "struct Head { public int Kind; public int Length; public static Head Parse(ReadOnlySpan<byte> from) { Head h = default; h.Kind = 3; h.Length = from[0]; return h; } }")]
    [InlineData("int n = Count(msg);", "static int Count(byte* p) => 4;")]
    [InlineData("var (n, _) = Head.Parse(input);", "record Head(int Length, int Kind) { public static Head Parse(ReadOnlySpan<byte> from) => new(from[0], from[1]); }")]
    [InlineData("int n = Size(input);", "static int Size(ReadOnlySpan<byte> from) => from.Length;")]
    [InlineData("var (n, _) = Both(msg);", "static (int, int) Both(byte* p) => (4, p[1]);")]
    public async Task LengthThatAnotherMethodBoundsOrThatIsNoLengthFromTheData_IsSilent(string read, string members) =>
        await Verify.DoesNotWarn(Snippet.Of(read + " Buffer.MemoryCopy(msg, id, n, n);", members));

    [Theory]
    [InlineData("if (!Valid((Header*)msg)) return false;")]
    [InlineData("Check((Header*)msg);")]
    public async Task HeaderCheckedInPlace_IsTheOneThatIsReadAgain(string check) => await Verify.DoesNotWarn(Snippet.Of(
        "Header* h = (Header*)msg; " + check + " Buffer.MemoryCopy(msg, id, h->len, h->len);",
        "static bool Valid(Header* h) => h->len >= 0 && h->len <= 32; static void Check(Header* h) { if (h->len > 32) throw new InvalidDataException(); }"));

    [Theory]
    [InlineData("POLP2001", "Valid((Header*)msg);")]
    [InlineData("POLP2003", "if (!Valid((Header*)msg)) return false; Change((Header*)msg);")]
    [InlineData("POLP2003", "if (!Valid((Header*)(msg + 4))) return false;")]
    public async Task HeaderCheckedElsewhereOrChangedSince_Warns(string rule, string check) => await Verify.Reports(Snippet.Of(
        "Header* h = (Header*)msg; " + check + " {|" + rule + ":Buffer.MemoryCopy(msg, id, h->len, h->len)|};",
        "static bool Valid(Header* h) => h->len >= 0 && h->len <= 32; static void Change(Header* h) { h->small = 4; *(byte*)h = 5; }"));

    [Theory]
    [InlineData("byte[] to = Make(n);", "static byte[] Make(int size) => new byte[size];")]
    [InlineData("byte[] to = Make(n);", "static byte[] Make(int size) { if (size < 8) size = 8; return new byte[size]; }")]
    [InlineData("Make(n, out byte[] to);", "static void Make(int size, out byte[] made) { made = new byte[size]; }")]
    [InlineData("byte[] to = Make(n);", "static byte[] Make(int size) => ArrayPool<byte>.Shared.Rent(size);")]
    public async Task AllocatorOfTheSameLength_Proves(string allocate, string members) =>
        await Verify.DoesNotWarn(Snippet.Of(Int + "if (n < 0 || n > left) return false; " + allocate + " fixed (byte* p = to) Unsafe.CopyBlock(p, msg, (uint)n);", members));

    [Theory]
    [InlineData("byte[] to = Make(n);", "static byte[] Make(int size) => new byte[size - 4];")]
    [InlineData("byte[] to = Make(n);", "static byte[] Make(int size) => new byte[size > 4096 ? 4096 : size];")]
    [InlineData("byte[] to = Make(64);", "static byte[] Make(int size) => new byte[size];")]
    public async Task AllocatorOfAnotherLength_Warns(string allocate, string members) =>
        await Verify.Reports(Snippet.Of(Int + "if (n < 0 || n > left) return false; " + allocate + " fixed (byte* p = to) {|POLP2001:Unsafe.CopyBlock(p, msg, (uint)n)|};", members));

    [Fact]
    public async Task InterfaceCall_ProvesWhatHoldsInAllImplementations()
    {
        const string Members = "interface ICheck { bool Fits(int n); } class A : ICheck { public bool Fits(int n) => (uint)n <= 16; } class B : ICheck { public bool Fits(int n) => (uint)n <= MOST; }";
        await Verify.DoesNotWarn(Snippet.Of(Int + "ICheck check = left > 0 ? new A() : new B(); if (!check.Fits(n)) return false;" + Raw, Members.Replace("MOST", "32")));
        await Verify.Reports(Snippet.Of(Int + "ICheck check = left > 0 ? new A() : new B(); if (!check.Fits(n)) return false;" + Found, Members.Replace("MOST", "64")));
    }

    [Fact]
    public async Task OffsetPointer_IsStillTheSameMemory()
    {
        const string Members = "static byte* At(byte* p, int off) => p + off;";
        await Verify.DoesNotWarn(Snippet.Of(Int + "if ((uint)n > 28) return false; Unsafe.CopyBlock(At(id, 4), msg, (uint)n);", Members));
        await Verify.Reports(Snippet.Of(Int + "if ((uint)n > 32) return false; {|POLP2001:Unsafe.CopyBlock(At(id, 4), msg, (uint)n)|};", Members));
    }
}
