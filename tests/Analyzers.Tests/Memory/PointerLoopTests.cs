using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

public class PointerLoopTests
{
    private const string Int = "int n = *(int*)msg; ";

    [Theory]
    [InlineData(Int + "for (int i = 0; i < n; i++) {|POLP2001:id[i] = msg[i]|};")]
    [InlineData(Int + "for (int i = 0; i < n; i++) { byte b = msg[i]; {|POLP2001:*(id + i) = b|}; }")]
    [InlineData(Int + "int i = 0; while (i < n) { {|POLP2001:id[i] = msg[i]|}; i++; }")]
    [InlineData(Int + "byte* d = id; byte* s = msg; while (n-- > 0) {|POLP2001:*d++ = *s++|};")]
    [InlineData(Int + "byte* d = id; while (n > 0) { {|POLP2001:*d|} = 0; d++; n--; }")]
    [InlineData(Int + "byte* d = id; byte* last = id + n; while (d < last) {|POLP2001:*d++ = *msg++|};")]
    [InlineData(Int + "int* w = stackalloc int[8]; for (int i = 0; i < n; i++) {|POLP2001:w[i] = i|};")]
    [InlineData(Int + "for (int i = 0; i < n; i++) {|POLP2001:bare[i] = msg[i]|};")]
    [InlineData(Int + "if (n > msgLen) return false; for (int i = 0; i < n; i++) {|POLP2001:id[i] = msg[i]|};")]
    [InlineData(Int + "if (n > 33) return false; for (int i = 0; i < n; i++) {|POLP2001:id[i] = msg[i]|};")]
    [InlineData(Int + "if (n > 32) return false; for (int i = 0; i <= n; i++) {|POLP2001:id[i] = msg[i]|};")]
    public async Task LoopBoundedByALengthFromTheData_IsReported(string body) => await Verify.Reports(Snippet.Of(body.Replace("{|POLP2001:*d|} = 0", "{|POLP2001:*d = 0|}")));

    [Theory]
    [InlineData(Int + "if (n > 32) return false; for (int i = 0; i < n; i++) id[i] = msg[i];")]
    [InlineData(Int + "if (n > 32) return false; byte* d = id; byte* s = msg; while (n-- > 0) *d++ = *s++;")]
    [InlineData(Int + "if (n > 32) return false; byte* d = id; while (n > 0) { *d = 0; d++; n--; }")]
    [InlineData(Int + "for (int i = 0; i < n && i < 32; i++) id[i] = msg[i];")]
    [InlineData(Int + "for (int i = 0; i < n; i++) { if (i >= 32) break; id[i] = msg[i]; }")]
    [InlineData(Int + "for (int i = 0; i < 32; i++) id[i] = msg[i];")]
    [InlineData(Int + "for (int i = 0; i < msgLen; i++) id[i] = msg[i];")]
    [InlineData(Int + "for (int i = 0; i < n; i++) dst[i] = msg[i];")]
    [InlineData(Int + "int sum = 0; for (int i = 0; i < n; i++) sum += msg[i];")]
    [InlineData(Int + "byte* d = id; byte* last = id + 32; while (n-- > 0 && d < last) *d++ = *msg++;")]
    [InlineData(Int + "if ((uint)n > 8) return false; int* w = stackalloc int[8]; for (int i = 0; i < n; i++) w[i] = i;")]
    [InlineData(Int + "if (n > cap) return false; for (int i = 0; i < n; i++) bare[i] = msg[i];")]
    [InlineData(Int + "while (n-- > 0 && bare < end) *bare++ = *msg++;")]
    [InlineData(Int + "Span<byte> s = dst; for (int i = 0; i < n; i++) s[i] = msg[i];")]
    [InlineData("int o = 0; for (int i = 0; i < msg[0]; i++) { if (o == 32) return false; id[o++] = msg[i]; }")]
    [InlineData(Int + "var copy = new byte[n]; fixed (byte* p = copy) for (int i = 0; i < n; i++) p[i] = msg[i];")]
    public async Task LoopThatStaysInsideOrIsNotDrivenByTheData_IsSilent(string body) => await Verify.IsSilent(Snippet.Of(body));
}
