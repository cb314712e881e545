using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

public class LengthSourceTests
{
    private const string Copy = "{|POLP2001:Buffer.MemoryCopy(msg, id, n, n)|};";

    [Theory]
    [InlineData("int n = msg[0];")]
    [InlineData("int n = *msg;")]
    [InlineData("int n = *msg++;")]
    [InlineData("int n = *(int*)(msg + 4);")]
    [InlineData("int n = ((int*)msg)[1];")]
    [InlineData("int n = input[0];")]
    [InlineData("int n = input[^1];")]
    [InlineData("int n = dst[3];")]
    [InlineData("int n = input[0] << 8 | input[1];")]
    [InlineData("int n = (input[0] & 0x7F) * 4 + 4;")]
    [InlineData("int n = input[0]; n += 2;")]
    [InlineData("int n = BinaryPrimitives.ReadInt32BigEndian(input);")]
    [InlineData("int n = BinaryPrimitives.ReverseEndianness(*(int*)msg);")]
    [InlineData("int n = IPAddress.NetworkToHostOrder(*(int*)msg);")]
    [InlineData("BinaryPrimitives.TryReadInt32LittleEndian(input, out int n);")]
    [InlineData("int n = BitConverter.ToInt32(dst, 4);")]
    [InlineData("int n = Unsafe.ReadUnaligned<int>(msg);")]
    [InlineData("int n = MemoryMarshal.Read<int>(input);")]
    [InlineData("int n = MemoryMarshal.Read<Header>(input).len;")]
    [InlineData("var header = MemoryMarshal.Read<Header>(input); int n = header.len;")]
    [InlineData("int n = ((Header*)msg)->len;")]
    [InlineData("Header* h = (Header*)msg; int n = h->small;")]
    [InlineData("Header h = *(Header*)msg; int n = h.len;")]
    [InlineData("Header* h = (Header*)msg; int n = h->name[0];")]
    [InlineData("int n = Marshal.ReadInt16((IntPtr)msg);")]
    [InlineData("int n = reader.ReadInt32();")]
    [InlineData("int n = reader.ReadUInt16();")]
    [InlineData("int n = stream.ReadByte();")]
    [InlineData("int a = msg[0]; int b = a; int n = b;")]
    [InlineData("int n = 0; if (left > 4) n = msg[0];")]
    [InlineData("int n = left > 4 ? msg[0] : 0;")]
    [InlineData("int n = 0; byte b; do { b = *msg++; n += b; } while (b == 255);")]
    public async Task NumberReadFromTheData_IsFollowed(string body) => await Verify.Reports(Snippet.Of(body + " " + Copy));

    [Theory]
    [InlineData("var (n, m) = (msg[0], msg[1]);")]
    [InlineData("var ((m, n), o) = ((msg[0], msg[1]), 2);")]
    [InlineData("int n, m; (m, n) = (4, *(int*)msg);")]
    [InlineData("int n = 1, m = msg[0]; (n, m) = (m, n);")]
    public async Task TupleOfReads_IsFollowed(string body) => await Verify.Reports(Snippet.Of(body + " " + Copy));

    [Theory]
    [InlineData("var (m, n) = (msg[0], 32);")]
    [InlineData("int m = 1, n = msg[0]; (n, m) = (m, n);")]
    [InlineData("var (n, m) = (*(int*)msg, msg[1]); if (n > 32) return false;")]
    public async Task TupleWhoseOtherPartIsTheLength_IsSilent(string body) => await Verify.DoesNotWarn(Snippet.Of(body + " Buffer.MemoryCopy(msg, id, n, n);"));

    private const string Other = "return true; } bool Other(Message* m) { byte* id = stackalloc byte[32]; ";

    [Theory]
    [InlineData("struct Message { public byte len; public fixed byte name[255]; }")]
    [InlineData("[StructLayout(LayoutKind.Sequential, Pack = 1)] struct Message { public int len; public long rest; }")]
    public async Task FieldOfAStructLaidOverAMessage_IsFollowed(string type) =>
        await Verify.Reports(Snippet.Of(Other + "int n = m->len; {|POLP2001:Buffer.MemoryCopy(m, id, n, n)|};", type));

    [Theory]
    [InlineData("int n = m->len; if (n > 32) return false;", "struct Message { public byte len; public fixed byte name[255]; }")]
    [InlineData("m->len = 4; int n = m->len;", "struct Message { public byte len; public fixed byte name[255]; }")]
    [InlineData("int n = m->len;", "struct Message { public int len; public long rest; }")]
    [InlineData("int n = m->len;", "struct Message { public int len; public fixed byte name[4]; public Message* next; }")]
    public async Task FieldOfAStructOfTheProgramItself_IsSilent(string read, string type) =>
        await Verify.DoesNotWarn(Snippet.Of(Other + read + " Buffer.MemoryCopy(m, id, n, n);", type));

    /// <summary>False negatives: the page says so under "Cannot see".</summary>
    [Theory]
    [InlineData("return true; } bool Other(ref Message m) { byte* id = stackalloc byte[32]; int n = m.len;")]
    public async Task LengthThatComesByReference_IsNotSeen(string read) =>
        await Verify.DoesNotWarn(Snippet.Of(read + " Buffer.MemoryCopy((void*)0, id, n, n);", "struct Message { public byte len; public fixed byte name[255]; }"));

    [Theory]
    [InlineData("int n = left;")]
    [InlineData("int n = dst.Length;")]
    [InlineData("int n = input.Length;")]
    [InlineData("int n = limit;")]
    [InlineData("int n = stream.Read(dst, 0, 16);")]
    [InlineData("int n = Lengths[left];", "static readonly byte[] Lengths = [1, 2, 3];")]
    [InlineData("int n = Lengths[left];", "static ReadOnlySpan<byte> Lengths => [1, 2, 3];")]
    [InlineData("byte* table = stackalloc byte[] { 1, 2, 3 }; int n = table[left];")]
    [InlineData("int* counts = stackalloc int[4]; int n = counts[0];")]
    [InlineData("int n = msg[0]; n = 16;")]
    [InlineData("int n = (int)(end - msg);")]
    public async Task NumberOfTheProgramItself_IsSilent(string body, string members = "") =>
        await Verify.DoesNotWarn(Snippet.Of(body + " Buffer.MemoryCopy(msg, id, n, n);", members));
}
