using Polp.Analyzers;

namespace Polp.CodeFixes.Tests;

public class OverReadFixTests
{
    private const string Refuse = "throw new InvalidDataException(\"The length in the data exceeds the source\");";

    private static Task Puts(string body, string? check, string signature) => CheckFix.Puts<OverRead, OverReadFix>(body, check, signature);

    [Fact]
    public Task Comments_StayWithTheirLines() => Puts(
        "if (length < 4)\n    return;\nint n = *(int*)msg; // the length\n// what follows\nCHECK[|Marshal.Copy((IntPtr)(msg + 4), dst, 0, n)|]; // the name\ndst[0] = 0; // done",
        $"if (n < 0 || n > length - 4)\n    {Refuse}\n", "void Read(byte* msg, int length, byte[] dst)");

    [Theory]
    [InlineData("msg + 4", "end - msg - 4")]
    [InlineData("p", "end - p")]
    public Task EndThatIsAParameter_BoundsTheSource(string source, string room) => Puts(
        $"if (end - msg < 4)\n    throw new InvalidDataException();\nint n = *(int*)msg;\nbyte* p = msg + 4;\nCHECK[|Marshal.Copy((IntPtr)({source}), dst, 0, n)|];",
        $"if (n < 0 || n > {(source == "p" ? room : "end - p")})\n    {Refuse}\n", "void Read(byte* msg, byte* end, byte[] dst)");

    [Fact]
    public Task UnsignedOffset_IsHeldAgainstTheSizeFirst() => Puts(
        "if (length < 8)\n    throw new InvalidDataException();\nuint at = *(uint*)msg, n = *(uint*)(msg + 4);\nif (n > 64)\n    throw new InvalidDataException();\nbyte* copy = stackalloc byte[64];\nCHECK[|Unsafe.CopyBlock(copy, msg + at, n)|];",
        $"if (at > length || n > length - at)\n    {Refuse}\n", "void Read(byte* msg, int length)");

    [Theory]
    [InlineData("int i = input[0];\nCHECKreturn [|Unsafe.Add(ref MemoryMarshal.GetReference(input), i)|];", "i >= input.Length", "index")]
    [InlineData("int i = MemoryMarshal.Read<int>(input);\nCHECKreturn [|Unsafe.Add(ref MemoryMarshal.GetReference(input), i)|];", "(uint)i >= (uint)input.Length", "index")]
    [InlineData("byte at = input[0];\nCHECKreturn [|Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref MemoryMarshal.GetReference(input), at))|];", "at > input.Length - 4", "offset")]
    public Task SingleValue_IsCheckedByItsIndex(string body, string condition, string what) => Puts(
        body, $"if ({condition})\n    {Refuse.Replace("length", what)}\n", "int Read(System.ReadOnlySpan<byte> input)");

    [Theory]
    [InlineData("return -1;", "int", "return -1;")]
    [InlineData("return null;", "int?", "return null;")]
    [InlineData("return default;", "int", "return default;")]
    [InlineData("return int.MinValue;", "int", Refuse)]
    [InlineData("return Failed;", "int", "return Failed;")]
    [InlineData("return 0;", "int", Refuse)]
    [InlineData("{\n    Malformed.Throw();\n}", "int", Refuse)]
    [InlineData("{\n    ThrowMalformed();\n}", "int", "ThrowMalformed();")]
    [InlineData("throw new FormatException();", "int", Refuse)]
    public Task Method_RefusesAsItDoesElsewhere(string leave, string result, string refusal) => Puts(
        $"if (length < 1)\n    {leave}\nint n = msg[0];\nCHECKreturn [|new ReadOnlySpan<byte>(msg + 1, n)|].IndexOf((byte)0);".Replace("\n    {", "\n{"),
        $"if (n > length - 1)\n    {refusal}\n",
        "const int Failed = -2;\n    static void ThrowMalformed() => throw new FormatException();\n    static class Malformed { public static void Throw() { } }\n    " + result + " Read(byte* msg, int length)");

    [Theory]
    [InlineData("sum = 0;\n", "return false;")]
    [InlineData("", "{\n    sum = default;\n    return false;\n}")]
    public Task OutParameter_IsAssignedOnce(string before, string refusal) => Puts(
        before + "if (length < 1)\n{\n    sum = -1;\n    return false;\n}\nint n = msg[0];\nCHECK[|new ReadOnlySpan<byte>(msg + 1, n)|].ToArray();\nsum = n;\nreturn true;",
        $"if (n > length - 1)\n{(refusal[0] == '{' ? refusal : "    " + refusal)}\n", "bool Parse(byte* msg, int length, out int sum)");

    [Fact]
    public async Task TwoReads_AreFixedTogether()
    {
        const string Signature = "void Read(byte* msg, int length, byte* more, int moreLength)";
        const string Read = "if (length < 2)\n    throw new InvalidDataException();\nint n = msg[0], m = msg[1];\nFIRST[|new ReadOnlySpan<byte>(msg + 2, n)|].ToArray();\nSECOND[|new ReadOnlySpan<byte>(more, m)|].ToArray();";
        await CheckFix.Makes<OverRead, OverReadFix>(
            CheckFix.In(Read.Replace("FIRST", "").Replace("SECOND", ""), Signature),
            CheckFix.In(Read.Replace("FIRST", $"if (n > length - 2)\n    {Refuse}\n").Replace("SECOND", $"if (m > moreLength)\n    {Refuse}\n").Replace("[|", "").Replace("|]", ""), Signature));
    }

    [Theory]
    [InlineData("ref byte last = ref Unsafe.Add(ref MemoryMarshal.GetReference(input), input.Length - 1);\nreturn input.Length < 4 ? 0 : [|Unsafe.Subtract(ref last, input[0])|];", "int Read(System.ReadOnlySpan<byte> input)")]
    [InlineData("return length > 1 && [|new ReadOnlySpan<byte>(msg + 1, msg[0])|].IsEmpty;", "bool Read(byte* msg, int length)")]
    public Task NoPlaceForACheck_OffersNoFix(string body, string signature) => Puts(body, null, signature);
}
