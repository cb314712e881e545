using Polp.Analyzers;

namespace Polp.CodeFixes.Tests;

public class UncheckedCopyFixTests
{
    private static string In(string body, string signature = "void Read(byte* msg, System.ReadOnlySpan<byte> input, byte[] dst)") => CheckFix.In(body, signature);

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
    public async Task RoomBehindAnOffset_IsADifference_ThatMayBeNegative() => await CheckFix.Makes(
        In("byte* id = stackalloc byte[32];\nint n = *(int*)msg;\nint off = input.Length;\n[|Buffer.MemoryCopy(msg, id + off, n, n)|];"),
        In($"byte* id = stackalloc byte[32];\nint n = *(int*)msg;\nint off = input.Length;\nif (n < 0 || n > 32 - input.Length)\n    {Refuse}\nBuffer.MemoryCopy(msg, id + off, n, n);"));

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
        In("byte* id = stackalloc byte[32];\nbyte* key = stackalloc byte[16];\nint n = msg[0];\nint m = msg[1];\n[|Buffer.MemoryCopy(msg, id, n, n)|];\n[|Buffer.MemoryCopy(msg, key, m, m)|];"),
        In($"byte* id = stackalloc byte[32];\nbyte* key = stackalloc byte[16];\nint n = msg[0];\nint m = msg[1];\nif ((uint)n > 32)\n    {Refuse}\nBuffer.MemoryCopy(msg, id, n, n);\nif ((uint)m > 16)\n    {Refuse}\nBuffer.MemoryCopy(msg, key, m, m);"));

    [Theory]
    [InlineData("for (int i = 0; i < n; i++)\n    [|id[i] = msg[i]|];", "n > 32")]
    [InlineData("for (int i = 0; i <= n; i++)\n    [|id[i] = msg[i]|];", "n > 31")]
    [InlineData("for (int i = 0; i != n; i++)\n    [|id[i] = msg[i]|];", "(uint)n > 32")]
    [InlineData("for (int i = 0; i < n; i += 4)\n    [|*(int*)(id + i) = *(int*)(msg + i)|];", "(uint)n > 32")]
    [InlineData("byte* d = id + 4;\nbyte* s = msg;\nwhile (n-- > 0)\n    [|*d++ = *s++|];", "n > 28")]
    [InlineData("byte* d = id;\nbyte* s = msg;\nwhile (n-- != 0)\n    [|*d++ = *s++|];", "(uint)n > 32")]
    [InlineData("byte* d = id;\ndo\n    [|*d++ = *msg++|];\nwhile (--n > 0);", "(uint)n > 32")]
    [InlineData("byte* end = msg + n;\nbyte* d = id;\nwhile (msg < end)\n    [|*d++ = *msg++|];", "n > 32")]
    [InlineData("int* d = (int*)id;\nwhile (n-- != 0)\n    [|*d++ = 0|];", "(uint)n > 8")]
    public async Task Loop_GetsTheCheckInFront(string loop, string condition)
    {
        var at = loop.LastIndexOf('\n', loop.IndexOf("[|", StringComparison.Ordinal));
        var statement = loop.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
        await CheckFix.Makes(
            In("byte* id = stackalloc byte[32];\nint n = *(int*)msg;\n" + loop),
            In("byte* id = stackalloc byte[32];\nint n = *(int*)msg;\n" + loop.Insert(statement, $"if ({condition})\n    {Refuse}\n").Replace("[|", "").Replace("|]", "")));
    }

    [Fact]
    public async Task ArrayLength_IsTheCapacityOfALoop() => await CheckFix.Makes(
        In("int n = input[0];\nfixed (byte* p = dst)\n    for (int i = 0; i < n; i++)\n        [|p[i] = msg[i]|];"),
        In($"int n = input[0];\nfixed (byte* p = dst)\n{{\n    if (n > dst.Length)\n        {Refuse}\n    for (int i = 0; i < n; i++)\n        p[i] = msg[i];\n}}"));

    [Fact]
    public async Task TwoStoresInALoop_GetOneCheck()
    {
        const string Loop = "byte* id = stackalloc byte[32];\nbyte* d = id;\nint n = msg[0];\nCHECKwhile (n-- > 0)\n{\n    [|d[0] = 0|];\n    [|d[1] = 1|];\n    d += 2;\n}";
        await CheckFix.Makes(
            In(Loop.Replace("CHECK", "")), In(Loop.Replace("CHECK", $"if ((uint)n > 16)\n    {Refuse}\n").Replace("[|", "").Replace("|]", "")));
    }

    [Theory]
    [InlineData("Point point;", "&point", "sizeof(Point)")]
    [InlineData("Point point = default;", "Unsafe.AsPointer(ref point)", "sizeof(Point)")]
    public async Task AddressOfAStruct_HasTheSizeOfTheStruct(string local, string address, string size)
    {
        var source = In($"{local}\nint n = msg[0];\nCHECK[|Buffer.MemoryCopy(msg, {address}, n, n)|];").ReplaceLineEndings("\n") + "\nstruct Point { public int x, y; }";
        await CheckFix.Makes(
            source.Replace("CHECK", "").ReplaceLineEndings(),
            source.Replace("CHECK", $"if ((uint)n > (uint){size})\n            {Refuse}\n        ").Replace("[|", "").Replace("|]", "").ReplaceLineEndings());
    }

    [Fact]
    public async Task AddressOfANumber_HasItsSize() => await CheckFix.Makes(
        In("int x;\nint n = msg[0];\n[|Buffer.MemoryCopy(msg, &x, n, n)|];"),
        In($"int x;\nint n = msg[0];\nif ((uint)n > 4)\n    {Refuse}\nBuffer.MemoryCopy(msg, &x, n, n);"));

    [Theory]
    [InlineData("void Read(byte* msg, int n)", "void Read(byte* msg, int n)")]
    [InlineData("public Reader(byte* msg)", "public Reader(byte* msg)")]
    public async Task ExpressionBody_BecomesABlock(string signature, string same)
    {
        const string Class = "using System.IO;\nusing System.Runtime.CompilerServices;\n\nunsafe class Reader\n{\n    readonly byte[] own = new byte[32];\n\n    BODY\n\n    int other;\n}\n";
        await CheckFix.Makes(
            Class.Replace("BODY", signature + " => [|Unsafe.CopyBlock(ref own[0], ref msg[1], msg[0])|];").ReplaceLineEndings(),
            Class.Replace("BODY", $"{same}\n    {{\n        uint length = msg[0];\n        if (length > 32)\n            {Refuse}\n        Unsafe.CopyBlock(ref own[0], ref msg[1], length);\n    }}").ReplaceLineEndings());
    }

    [Theory]
    [InlineData("Action<int> copy = n => [|Unsafe.CopyBlock(ref dst[0], ref dst[1], dst[n])|];", "Action<int> copy = n =>\n{\n    uint length = dst[n];\n    if (length > (uint)dst.Length)\n        REFUSE\n    Unsafe.CopyBlock(ref dst[0], ref dst[1], length);\n};")]
    [InlineData("void Copy(int n) => [|Unsafe.CopyBlock(ref dst[0], ref dst[1], dst[n])|];", "void Copy(int n)\n{\n    uint length = dst[n];\n    if (length > (uint)dst.Length)\n        REFUSE\n    Unsafe.CopyBlock(ref dst[0], ref dst[1], length);\n}")]
    public async Task ExpressionBodyOfANestedFunction_BecomesABlock(string flagged, string repaired) => await CheckFix.Makes(
        In(flagged), In(repaired.Replace("REFUSE", Refuse)));

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
    [InlineData("byte* id = stackalloc byte[32];\nint n = *(int*)msg;\nfor (int r = 0; r < input.Length; r++)\n{\n    byte* d = id;\n    byte* s = msg;\n    int left = n;\n    again:\n    [|*d++ = *s++|];\n    if (--left != 0)\n        goto again;\n}")]
    public async Task UnknownRoomOrNoPlaceInFrontOfTheLoop_OffersNoFix(string body) => await CheckFix.Makes(In(body));

    [Theory]
    [InlineData("for (int i = 0; i < *(int*)msg; i++)", "i >= 32")]
    [InlineData("int n = *(int*)msg;\nfor (int i = 0; i < n && i < input.Length; i++)", "i >= 32")]
    public async Task LoopThatMayEndBeforeItsLength_IsCheckedInside(string loop, string condition) => await CheckFix.Makes(
        In($"byte* id = stackalloc byte[32];\n{loop}\n    [|id[i] = msg[i]|];"),
        In($"byte* id = stackalloc byte[32];\n{loop}\n{{\n    if ({condition})\n        {Refuse.Replace("length", "index")}\n    id[i] = msg[i];\n}}"));

    [Theory]
    [InlineData("int n = *(int*)msg;", "Unsafe.CopyBlock(to, msg, (uint)n)", "n < 0 || n > capacity")]
    [InlineData("int n = *(ushort*)msg;", "Unsafe.CopyBlock(to, msg, (uint)n)", "n > capacity")]
    [InlineData("uint n = *(uint*)msg;", "Unsafe.CopyBlock(to + 4, msg, n)", "n > capacity - 4")]
    [InlineData("ulong n = *(ulong*)msg;", "Buffer.MemoryCopy(msg, to, n, n)", "capacity < 0 || n > (ulong)capacity")]
    [InlineData("int n = *(int*)msg;", "new Span<int>(to, n).Clear()", "n < 0 || n > capacity / 4")]
    public async Task SizeThatIsAParameter_IsTheCapacity(string read, string copy, string condition)
    {
        var call = copy.EndsWith(".Clear()", StringComparison.Ordinal) ? $"[|{copy.Replace(".Clear()", "")}|].Clear();" : $"[|{copy}|];";
        await CheckFix.Puts<UncheckedCopy, UncheckedCopyFix>($"{read}\nCHECK{call}", $"if ({condition})\n    {Refuse}\n", "void Read(byte* msg, byte* to, int capacity)");
    }

    [Theory]
    [InlineData("int n = *(int*)msg;\nCHECK[|Copy(id, msg, n)|];", "n", "32")]
    [InlineData("int n = *(int*)msg;\nCHECK[|CopyWords(id, msg, n)|];", "n", "8")]
    [InlineData("int n = msg[0];\nCHECK[|Pad(id, n)|];", "n", "30")]
    public async Task CallOfAMethodThatCopies_IsCheckedBefore(string call, string length, string most) => await CheckFix.Puts<UncheckedCopy, UncheckedCopyFix>(
        "byte* id = stackalloc byte[32];\n" + call, $"if ((uint){length} > {most})\n    {Refuse}\n",
        """
        static void Copy(byte* to, byte* from, int count) => Unsafe.CopyBlock(to, from, (uint)count);
            static void CopyWords(byte* to, byte* from, int count) => Unsafe.CopyBlock(to, from, (uint)(count * 4));
            static void Pad(byte* to, int count) => Unsafe.InitBlock(to, 0, (uint)(count + 2));
            void Read(byte* msg)
        """);

    [Fact]
    public async Task LengthThatTheMethodReadsItself_IsNotCheckedByTheCaller() => await CheckFix.Puts<UncheckedCopy, UncheckedCopyFix>(
        "Unsafe.CopyBlock(to, from, 1);\n[|Unsafe.CopyBlock(to, from + 1, from[0])|];", null, "void Copy(byte* to, byte* from)");
}
