using Polp.Analyzers;

namespace Polp.CodeFixes.Tests;

public class BypassableCheckFixTests
{
    private const string Refuse = "throw new InvalidDataException(\"The length in the data exceeds the destination\");";
    private const string Sized = "void Read(byte* msg, byte* to, int capacity)";
    private const string Plain = "void Read(byte* msg, System.ReadOnlySpan<byte> input, byte[] dst)";

    private static Task Makes(string body, string? repaired, string signature = Plain) => CheckFix.Makes<BypassableCheck, BypassableCheckFix>(
        CheckFix.In(body, signature), repaired is null ? null : CheckFix.In(repaired, signature));

    [Fact]
    public Task SumThatMayOverflow_BecomesADifference() => Makes(
        "int at = *(int*)msg, n = *(int*)(msg + 4);\n// The sum may overflow.\nif (at < 0 || n < 0 || at + n > capacity) // too much\n    return;\n[|Unsafe.InitBlock(to + at, 0, (uint)n)|];",
        "int at = *(int*)msg, n = *(int*)(msg + 4);\n// The sum may overflow.\nif (at < 0 || n < 0 || at > capacity - n) // too much\n    return;\nUnsafe.InitBlock(to + at, 0, (uint)n);", Sized);

    [Theory]
    [InlineData("n > dst.Length", "(uint)n > (uint)dst.Length")]
    [InlineData("dst.Length < n", "(uint)n > (uint)dst.Length")]
    public Task SignedCheck_IsMadeUnsigned(string check, string better) => Makes(
        $"int n = *(int*)msg;\nif ({check}) // too long\n    throw new InvalidDataException();\nfixed (byte* d = dst)\n    [|Unsafe.CopyBlock(d, msg + 4, (uint)n)|];",
        $"int n = *(int*)msg;\nif ({better}) // too long\n    throw new InvalidDataException();\nfixed (byte* d = dst)\n    Unsafe.CopyBlock(d, msg + 4, (uint)n);");

    [Theory]
    [InlineData("if (n <= capacity)", "if (n >= 0 && n <= capacity)")]
    public Task SignedCheckAgainstASignedSize_AsksForBoth(string check, string better) => Makes(
        $"int n = *(int*)msg;\n{check}\n    [|Unsafe.InitBlock(to, 0, (uint)n)|];", $"int n = *(int*)msg;\n{better}\n    Unsafe.InitBlock(to, 0, (uint)n);", Sized);

    [Fact]
    public Task Assertion_BecomesACheck() => Makes(
        "byte* id = stackalloc byte[32];\nint n = msg[0];\nSystem.Diagnostics.Debug.Assert(n <= 32); // always so\n[|Unsafe.CopyBlock(id, msg + 2, (uint)n)|];",
        "byte* id = stackalloc byte[32];\nint n = msg[0];\nif (n > 32)\n    throw new InvalidDataException(\"The length in the data is out of range\"); // always so\nUnsafe.CopyBlock(id, msg + 2, (uint)n);");

    [Fact]
    public Task LateCheck_MovesInFront() => Makes(
        "byte* id = stackalloc byte[32];\nuint n = msg[0];\n[|Unsafe.CopyBlock(id, msg + 2, n)|]; // copies\n// Longer names are refused.\nif (n > 32)\n    throw new InvalidDataException();\nid[0] = 0;",
        "byte* id = stackalloc byte[32];\nuint n = msg[0];\n// Longer names are refused.\nif (n > 32)\n    throw new InvalidDataException();\nUnsafe.CopyBlock(id, msg + 2, n); // copies\nid[0] = 0;");

    [Theory]
    [InlineData("if (n > 32 || id[0] != 1)\n    throw new InvalidDataException();")]
    [InlineData("Advance((int)n);")]
    public Task LateCheckThatNeedsItsTurn_StaysAndGetsOneInFront(string check) => Makes(
        $"byte* id = stackalloc byte[32];\nuint n = msg[0];\n[|Unsafe.CopyBlock(id, msg + 2, n)|];\n{check}\nid[0] = 0;",
        $"byte* id = stackalloc byte[32];\nuint n = msg[0];\nif (n > 32)\n    {Refuse}\nUnsafe.CopyBlock(id, msg + 2, n);\n{check}\nid[0] = 0;", "int position;\n\n    void Advance(int n)\n    {\n        if (n > 32)\n            throw new InvalidDataException();\n        position += n;\n    }\n\n    " + Plain);

    [Theory]
    [InlineData("if (input.IsEmpty)\n{\n    if (n > 32)\n        throw new InvalidDataException();\n}\n")]
    [InlineData("int m = msg[1];\nif (m > 32)\n    throw new InvalidDataException();\n")]
    public Task CheckOfSomethingElse_GetsOneThatHolds(string check) => Makes(
        $"byte* id = stackalloc byte[32];\nint n = msg[0];\n{check}[|Unsafe.CopyBlock(id, msg + 2, (uint)n)|];",
        $"byte* id = stackalloc byte[32];\nint n = msg[0];\n{check}if ((uint)n > 32)\n    {Refuse}\nUnsafe.CopyBlock(id, msg + 2, (uint)n);");

    [Fact]
    public Task TwoChecks_AreMendedTogether() => Makes(
        "int n = *(int*)msg, m = *(int*)(msg + 4);\nif (n > dst.Length || m > dst.Length)\n    return;\nfixed (byte* d = dst)\n{\n    [|Unsafe.CopyBlock(d, msg + 8, (uint)n)|];\n    [|Unsafe.CopyBlock(d, msg + 8, (uint)m)|];\n}",
        "int n = *(int*)msg, m = *(int*)(msg + 4);\nif ((uint)n > (uint)dst.Length || (uint)m > (uint)dst.Length)\n    return;\nfixed (byte* d = dst)\n{\n    Unsafe.CopyBlock(d, msg + 8, (uint)n);\n    Unsafe.CopyBlock(d, msg + 8, (uint)m);\n}");

    [Theory]
    [InlineData("byte* id = stackalloc byte[32];\nint n = Math.Min(input.Length, 28);\n[|Buffer.MemoryCopy(msg, id + 4, /* room */ CAPACITY, n)|]; // the name", "32 - 4", Plain)]
    [InlineData("int n = Math.Min(input.Length, dst.Length);\nfixed (byte* d = dst)\n    [|Buffer.MemoryCopy(msg, d, CAPACITY, n)|];", "dst.Length", Plain)]
    [InlineData("long n = text.Length * 2L;\nfixed (char* d = text)\n    [|Buffer.MemoryCopy(msg, d, CAPACITY, n)|];", "(long)text.Length * 2", "void Read(char* msg, char[] text)")]
    [InlineData("if (n > capacity)\n    return;\n[|Buffer.MemoryCopy(msg, to, CAPACITY, n)|];", "capacity", "void Read(byte* msg, int n, byte* to, int capacity)")]
    public Task CountForCapacity_BecomesTheCapacity(string body, string capacity, string signature) =>
        Makes(body.Replace("CAPACITY", "n"), body.Replace("CAPACITY", capacity).Replace("[|", "").Replace("|]", ""), signature);

    [Theory]
    [InlineData("[|Buffer.MemoryCopy(msg, to, many, many)|];", "void Read(byte* msg, byte* to, int many)")]
    [InlineData("to++;\n[|Buffer.MemoryCopy(msg, to, many, many)|];", "void Read(byte* msg, int many, byte* to, int capacity)")]
    public Task CapacityThatNothingSays_OffersNoFix(string body, string signature) => Makes(body, null, signature);
}
