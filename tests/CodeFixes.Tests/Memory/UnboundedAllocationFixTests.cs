using Polp.Analyzers;

namespace Polp.CodeFixes.Tests;

public class UnboundedAllocationFixTests
{
    private const string OutOfRange = "throw new InvalidDataException(\"The length in the data is out of range\");";
    private const string Exceeds = "throw new InvalidDataException(\"The length in the data exceeds the message\");";
    private const string Signature = "int Read(System.ReadOnlySpan<byte> input, byte[] message, bool isFilled)";

    private static Task Puts(string body, string? check) => CheckFix.Puts<UnboundedAllocation, UnboundedAllocationFix>(body, check, Signature);

    [Theory]
    [InlineData("int n = MemoryMarshal.Read<int>(input);\n// scratch\nCHECKSpan<byte> scratch = [|stackalloc byte[n]|]; // on the stack\nreturn scratch.Length;", "(uint)n > 65536")]
    [InlineData("int n = MemoryMarshal.Read<int>(input);\nCHECKlong* scratch = [|stackalloc long[n]|];\nreturn (int)scratch[0];", "(uint)n > 8192")]
    [InlineData("int n = MemoryMarshal.Read<int>(input);\nif (n > 256)\n    return 0;\nCHECKSpan<byte> scratch = [|stackalloc byte[n]|];\nreturn scratch.Length;", "n < 0")]
    [InlineData("uint n = MemoryMarshal.Read<uint>(input);\nCHECKbyte* scratch = [|stackalloc byte[(int)n]|];\nreturn scratch[0];", "n > 65536")]
    public Task Stack_GetsTheBoundsThatAreMissing(string body, string condition) => Puts(body, $"if ({condition})\n    {OutOfRange}\n");

    [Fact]
    public async Task SizeThatIsComputed_IsComputedOnce() => await CheckFix.Makes<UnboundedAllocation, UnboundedAllocationFix>(
        CheckFix.In("Span<byte> scratch = [|stackalloc byte[MemoryMarshal.Read<int>(input) + 1]|];\nreturn scratch.Length;", Signature),
        CheckFix.In($"int size = MemoryMarshal.Read<int>(input) + 1;\nif ((uint)size > 65536)\n    {OutOfRange}\nSpan<byte> scratch = stackalloc byte[size];\nreturn scratch.Length;", Signature));

    [Fact]
    public async Task SpanOfAShortSize_TakesTheHeapWhereItIsLarge() => await CheckFix.Makes<UnboundedAllocation, UnboundedAllocationFix>(
        CheckFix.In("int n = MemoryMarshal.Read<ushort>(input);\nSpan<long> scratch = [|stackalloc long[n]|]; // scratch\nreturn scratch.Length;", Signature),
        CheckFix.In("int n = MemoryMarshal.Read<ushort>(input);\nSpan<long> scratch = n <= 256 ? stackalloc long[256] : new long[n]; // scratch\nscratch = scratch[..n];\nreturn scratch.Length;", Signature));

    [Theory]
    [InlineData("int n = MemoryMarshal.Read<int>(input);\n// the body\nCHECKvar body = [|new byte[n]|]; // zeroed\ninput.Slice(4, n).CopyTo(body);\nreturn body.Length;", "n > input.Length - 4")]
    [InlineData("int n = BitConverter.ToInt32(message, 0);\nCHECKvar body = [|new byte[n]|];\nmessage.AsSpan(0, n).CopyTo(body);\nreturn body.Length;", "n > message.Length")]
    [InlineData("int n = BitConverter.ToInt32(message, 0);\nint at = 4;\nCHECKbyte[] body = [|System.Buffers.ArrayPool<byte>.Shared.Rent(n)|];\nBuffer.BlockCopy(message, at, body, 0, n);\nreturn body.Length;", "n < 0 || n > message.Length - at")]
    [InlineData("int n = BitConverter.ToInt32(message, 0);\nCHECKvar body = [|new byte[n]|];\nArray.Copy(message, 4, body, 0, n);\nreturn body.Length;", "n > message.Length - 4")]
    public Task Heap_IsHeldAgainstWhatFillsIt(string body, string condition) => Puts(body, $"if ({condition})\n    {Exceeds}\n");

    [Theory]
    [InlineData("int n = MemoryMarshal.Read<int>(input);\nvar body = [|new byte[n]|];\nreturn body.Length;")]
    [InlineData("int n = MemoryMarshal.Read<int>(input);\nvar body = [|new byte[n]|];\nif (isFilled)\n    input.Slice(4, n).CopyTo(body);\nreturn body.Length;")]
    [InlineData("int n = MemoryMarshal.Read<int>(input);\nvar body = [|new byte[n]|];\nif (!isFilled)\n    return 0;\ninput.Slice(4, n).CopyTo(body);\nreturn body.Length;")]
    [InlineData("int n = MemoryMarshal.Read<int>(input);\nvar body = [|new byte[n]|];\nn = Math.Min(n, 8);\ninput.Slice(4, n).CopyTo(body);\nreturn body.Length;")]
    [InlineData("int n = MemoryMarshal.Read<int>(input);\nvar body = [|new long[n]|];\ninput.Slice(4, 8).CopyTo(MemoryMarshal.AsBytes(body.AsSpan()));\nreturn body.Length;")]
    public Task HeapWhoseLimitNothingSays_OffersNoFix(string body) => Puts(body, null);

    [Fact]
    public async Task TryMethod_AnswersFalse() => await CheckFix.Makes<UnboundedAllocation, UnboundedAllocationFix>(
        CheckFix.In("int n = MemoryMarshal.Read<int>(input);\nSpan<byte> scratch = [|stackalloc byte[n]|];\nreturn scratch.IsEmpty;", "bool TryRead(System.ReadOnlySpan<byte> input)"),
        CheckFix.In("int n = MemoryMarshal.Read<int>(input);\nif ((uint)n > 65536)\n    return false;\nSpan<byte> scratch = stackalloc byte[n];\nreturn scratch.IsEmpty;", "bool TryRead(System.ReadOnlySpan<byte> input)"));

    [Fact]
    public async Task TwoAllocations_AreFixedTogether() => await CheckFix.Makes<UnboundedAllocation, UnboundedAllocationFix>(
        CheckFix.In("int n = message[0] << 24, m = message[1] << 24;\nSpan<byte> a = [|stackalloc byte[n]|];\nSpan<byte> b = [|stackalloc byte[m]|];\nreturn a.Length + b.Length;", Signature),
        CheckFix.In($"int n = message[0] << 24, m = message[1] << 24;\nif ((uint)n > 65536)\n    {OutOfRange}\nSpan<byte> a = stackalloc byte[n];\nif ((uint)m > 65536)\n    {OutOfRange}\nSpan<byte> b = stackalloc byte[m];\nreturn a.Length + b.Length;", Signature));
}
