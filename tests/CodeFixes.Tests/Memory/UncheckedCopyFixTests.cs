namespace Polp.CodeFixes.Tests;

public class UncheckedCopyFixTests
{
    private static string In(string body, string signature = "void Read(byte* msg, System.ReadOnlySpan<byte> input, byte[] dst)") => $$"""
        using System;
        using System.IO;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;

        unsafe class Reader
        {
            {{signature}}
            {
        {{string.Join("\n", body.Split('\n').Select(line => line.Length == 0 ? line : "        " + line))}}
            }
        }
        """.ReplaceLineEndings();

    private const string Refuse = "throw new InvalidDataException(\"The length in the data exceeds the destination\");";

    [Theory]
    [InlineData("int n = msg[0];", "(uint)n > 32", "Buffer.MemoryCopy(msg + 1, id, n, n)")]
    [InlineData("int n = *(int*)msg;", "(uint)n > 32", "Unsafe.CopyBlock(id, msg, (uint)n)")]
    [InlineData("uint n = *(uint*)msg;", "n > 32", "Unsafe.CopyBlock(id, msg, n)")]
    [InlineData("byte n = msg[0];", "n > 32", "Unsafe.CopyBlock(id, msg, n)")]
    [InlineData("ushort n = *(ushort*)msg;", "n > 28", "Unsafe.CopyBlock(id + 4, msg, n)")]
    [InlineData("long n = *(long*)msg;", "(ulong)n > 32", "Buffer.MemoryCopy(msg, id, n, n)")]
    [InlineData("ulong n = *(ulong*)msg;", "n > 32", "Buffer.MemoryCopy(msg, id, n, n)")]
    [InlineData("int n = *(int*)msg;", "(uint)n > 32", "NativeMemory.Copy(msg, id, (nuint)n)")]
    [InlineData("int n = *(int*)msg; int[] words = new int[64];", "(uint)n > 8", "Marshal.Copy(words, 0, (IntPtr)id, n)")]
    public async Task Length_IsHeldAgainstTheSizeInItsOwnUnit(string read, string condition, string copy) => await CheckFix.Makes(
        In($"byte* id = stackalloc byte[32];\n{read}\n[|{copy}|];"),
        In($"byte* id = stackalloc byte[32];\n{read}\nif ({condition})\n    {Refuse}\n{copy};"));

    [Fact]
    public async Task ArrayLength_IsTheCapacity() => await CheckFix.Makes(
        In("int n = input[0];\nfixed (byte* p = dst)\n{\n    // copies\n    [|Unsafe.CopyBlock(p, msg, (uint)n)|];\n}"),
        In($"int n = input[0];\nfixed (byte* p = dst)\n{{\n    // copies\n    if ((uint)n > (uint)dst.Length)\n        {Refuse}\n    Unsafe.CopyBlock(p, msg, (uint)n);\n}}"));

    [Fact]
    public async Task EmbeddedStatement_BecomesABlock() => await CheckFix.Makes(
        In("int n = input[0];\nfixed (byte* p = dst)\n    [|Unsafe.CopyBlock(p, msg, (uint)n)|];"),
        In($"int n = input[0];\nfixed (byte* p = dst)\n{{\n    if ((uint)n > (uint)dst.Length)\n        {Refuse}\n    Unsafe.CopyBlock(p, msg, (uint)n);\n}}"));

    [Fact]
    public async Task SizeVariable_IsTheCapacity() => await CheckFix.Makes(
        In("int size = input.Length;\nbyte* p = stackalloc byte[size];\nint n = *(int*)msg;\n[|Buffer.MemoryCopy(msg, p, n, n)|];"),
        In($"int size = input.Length;\nbyte* p = stackalloc byte[size];\nint n = *(int*)msg;\nif ((uint)n > (uint)input.Length)\n    {Refuse}\nBuffer.MemoryCopy(msg, p, n, n);"));

    [Fact]
    public async Task LengthThatIsNoVariable_IsReadOnce() => await CheckFix.Makes(
        In("byte* id = stackalloc byte[32];\n[|Buffer.MemoryCopy(msg + 1, id, msg[0], msg[0])|];"),
        In($"byte* id = stackalloc byte[32];\nlong length = msg[0];\nif ((ulong)length > 32)\n    {Refuse}\nBuffer.MemoryCopy(msg + 1, id, length, length);"));

    [Fact]
    public async Task LengthThatIsComputed_IsComputedOnce() => await CheckFix.Makes(
        In("int* words = stackalloc int[8];\nint length = msg[0];\n[|Unsafe.CopyBlock(words, msg, (uint)(length * 4))|];"),
        In($"int* words = stackalloc int[8];\nint length = msg[0];\nuint length2 = (uint)(length * 4);\nif (length2 > 32)\n    {Refuse}\nUnsafe.CopyBlock(words, msg, length2);"));

    [Fact]
    public async Task NarrowedLength_IsNotConfusedWithTheWideOne() => await CheckFix.Makes(
        In("byte* id = stackalloc byte[32];\nlong n = *(long*)msg;\n[|Unsafe.CopyBlock(id, msg, (uint)n)|];"),
        In($"byte* id = stackalloc byte[32];\nlong n = *(long*)msg;\nuint length = (uint)n;\nif (length > 32)\n    {Refuse}\nUnsafe.CopyBlock(id, msg, length);"));

    [Fact]
    public async Task TryMethod_AnswersFalse() => await CheckFix.Makes(
        In("byte* id = stackalloc byte[32];\nint n = msg[0];\n[|Unsafe.CopyBlock(id, msg, (uint)n)|];\nreturn true;", "bool TryRead(byte* msg)"),
        In("byte* id = stackalloc byte[32];\nint n = msg[0];\nif ((uint)n > 32)\n    return false;\nUnsafe.CopyBlock(id, msg, (uint)n);\nreturn true;", "bool TryRead(byte* msg)"));

    [Fact]
    public async Task TryMethodWithOut_StillAssignsIt() => await CheckFix.Makes(
        In("byte* id = stackalloc byte[32];\nint n = msg[0];\n[|Unsafe.CopyBlock(id, msg, (uint)n)|];\nname = \"\";\nreturn true;", "bool TryRead(byte* msg, out string name)"),
        In("byte* id = stackalloc byte[32];\nint n = msg[0];\nif ((uint)n > 32)\n{\n    name = default!;\n    return false;\n}\nUnsafe.CopyBlock(id, msg, (uint)n);\nname = \"\";\nreturn true;", "bool TryRead(byte* msg, out string name)"));

    [Fact]
    public async Task CheckedProject_GetsPlainComparisons() => await CheckFix.Makes(
        In("byte* id = stackalloc byte[32];\nint n = *(int*)msg;\n[|Buffer.MemoryCopy(msg, id, n, n)|];"),
        In($"byte* id = stackalloc byte[32];\nint n = *(int*)msg;\nif (n < 0 || n > 32)\n    {Refuse}\nBuffer.MemoryCopy(msg, id, n, n);"),
        checkOverflow: true);

    [Fact]
    public async Task TwoCopies_AreFixedTogether() => await CheckFix.Makes(
        In("byte* id = stackalloc byte[32];\nint n = msg[0];\nint m = msg[1];\n[|Buffer.MemoryCopy(msg, id, n, n)|];\n[|Buffer.MemoryCopy(msg, id, m, m)|];"),
        In($"byte* id = stackalloc byte[32];\nint n = msg[0];\nint m = msg[1];\nif ((uint)n > 32)\n    {Refuse}\nBuffer.MemoryCopy(msg, id, n, n);\nif ((uint)m > 32)\n    {Refuse}\nBuffer.MemoryCopy(msg, id, m, m);"));

    [Fact]
    public async Task MissingUsing_IsAdded()
    {
        const string Source = """
            // Reads a name.
            using System;

            unsafe class Reader
            {
                void Read(byte* msg)
                {
                    byte* id = stackalloc byte[32];
                    int n = msg[0];
                    COPY
                }
            }
            """;
        await CheckFix.Makes(
            Source.ReplaceLineEndings().Replace("COPY", "[|Buffer.MemoryCopy(msg, id, n, n)|];"),
            Source.Replace("using System;", "using System;\nusing System.IO;").Replace("COPY", $"if ((uint)n > 32)\n            {Refuse}\n        Buffer.MemoryCopy(msg, id, n, n);").ReplaceLineEndings());
    }

    [Theory]
    [InlineData("int n = *(int*)msg;\n[|Buffer.MemoryCopy(msg, (byte*)0 + input.Length, n, n)|];")]
    [InlineData("byte* id = stackalloc byte[32];\nint n = *(int*)msg;\nint off = input.Length;\n[|Buffer.MemoryCopy(msg, id + off, n, n)|];")]
    [InlineData("byte* id = stackalloc byte[32];\nint n = *(int*)msg;\nfor (int i = 0; i < n; i++)\n    [|id[i] = msg[i]|];")]
    public async Task UnknownRoomOrLoop_OffersNoFix(string body) => await CheckFix.Makes(In(body));
}
