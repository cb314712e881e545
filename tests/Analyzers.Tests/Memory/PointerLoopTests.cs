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
    [InlineData(Int + "if (n > left) return false; for (int i = 0; i < n; i++) {|POLP2001:id[i] = msg[i]|};")]
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
    [InlineData(Int + "for (int i = 0; i < left; i++) id[i] = msg[i];")]
    [InlineData(Int + "for (int i = 0; i < n; i++) dst[i] = msg[i];")]
    [InlineData(Int + "int sum = 0; for (int i = 0; i < n; i++) sum += msg[i];")]
    [InlineData(Int + "byte* d = id; byte* last = id + 32; while (n-- > 0 && d < last) *d++ = *msg++;")]
    [InlineData(Int + "if ((uint)n > 8) return false; int* w = stackalloc int[8]; for (int i = 0; i < n; i++) w[i] = i;")]
    [InlineData(Int + "if (n > cap) return false; for (int i = 0; i < n; i++) bare[i] = msg[i];")]
    [InlineData(Int + "while (n-- > 0 && bare < end) *bare++ = *msg++;")]
    [InlineData(Int + "Span<byte> s = dst; for (int i = 0; i < n; i++) s[i] = msg[i];")]
    [InlineData("int o = 0; for (int i = 0; i < msg[0]; i++) { if (o == 32) return false; id[o++] = msg[i]; }")]
    [InlineData(Int + "if (n > left) return false; var copy = new byte[n]; fixed (byte* p = copy) for (int i = 0; i < n; i++) p[i] = msg[i];")]
    public async Task LoopThatStaysInsideOrIsNotDrivenByTheData_IsSilent(string body) => await Verify.DoesNotWarn(Snippet.Of(body));

    [Theory]
    [InlineData(Int + "byte* d = id; while (n-- != 0) {|POLP2001:*d++ = *msg++|};")]
    [InlineData("uint n = *(uint*)msg; byte* d = id; while (n-- != 0) {|POLP2001:*d++ = *msg++|};")]
    [InlineData("int n = msg[0]; byte* d = id; while (n-- != 0) {|POLP2001:*d++ = *msg++|};")]
    [InlineData(Int + "if (n > 32) return false; byte* d = id; while (n-- != 0) {|POLP2003:*d++ = *msg++|};")]
    [InlineData(Int + "if ((uint)n > 33) return false; byte* d = id; while (n-- != 0) {|POLP2001:*d++ = *msg++|};")]
    [InlineData(Int + "byte* d = bare; while (n-- != 0) {|POLP2001:*d++ = *msg++|};")]
    [InlineData(Int + "for (int i = 0; i != n; i++) {|POLP2001:id[i] = msg[i]|};")]
    [InlineData(Int + "byte* e = id + n; byte* d = id; while (d != e) {|POLP2001:*d++ = *msg++|};")]
    [InlineData("int n = msg[0]; for (int r = 0; r < cap; r++) { byte* d = id; for (int i = 0; i != n; i++) {|POLP2001:*d++ = msg[i]|}; }")]
    public async Task LoopUntilEqual_IsReported(string body) => await Verify.Reports(Snippet.Of(body));

    [Theory]
    [InlineData(Int + "if ((uint)n > 32) return false; byte* d = id; while (n-- != 0) *d++ = *msg++;")]
    [InlineData("uint n = *(uint*)msg; if (n > 32) return false; byte* d = id; while (n-- != 0) *d++ = *msg++;")]
    [InlineData("int n = msg[0]; byte* big = stackalloc byte[255]; while (n-- != 0) *big++ = *msg++;")]
    [InlineData(Int + "if ((uint)n > 16) return false; byte* d = id; while (n-- != 0) { d[0] = 1; d[1] = 2; d += 2; }")]
    [InlineData(Int + "if (n > cap) return false; byte* d = bare; while (n-- != 0) *d++ = *msg++;")]
    [InlineData(Int + "if (n > limit) return false; byte* d = id; while (n-- != 0) *d++ = *msg++;")]
    [InlineData(Int + "if ((uint)n > 32) return false; for (int i = 0; i != n; i++) id[i] = msg[i];")]
    [InlineData(Int + "if ((uint)n > 32) return false; byte* e = id + n; byte* d = id; while (d != e) *d++ = *msg++;")]
    [InlineData("int n = msg[0]; for (int i = 0; i != 32; i++) id[i] = (byte)n;")]
    [InlineData("byte* d = id; while (msg != end) *d++ = *msg++;")]
    [InlineData(Int + "byte* d = id; byte* last = id + 32; while (n-- != 0) { if (d == last) break; *d++ = *msg++; }")]
    [InlineData(Int + "byte* d = id; byte* last = id + 32; while (n-- != 0) { *d++ = *msg++; if (d == last) break; }")]
    public async Task LoopUntilEqual_ThatStaysInsideOrIsNotDrivenByTheData_IsSilent(string body) => await Verify.DoesNotWarn(Snippet.Of(body));

    [Theory]
    [InlineData(Int + "int i = 0; do { {|POLP2001:id[i] = msg[i]|}; i++; } while (i < n);")]
    [InlineData(Int + "byte* d = id; do { {|POLP2001:*d++ = *msg++|}; } while (--n > 0);")]
    [InlineData(Int + "byte* d = id; do { {|POLP2001:*d++ = *msg++|}; } while (--n != 0);")]
    [InlineData(Int + "int i = 0; if (n > 0) do { {|POLP2001:id[i] = msg[i]|}; } while (++i < n);")]
    [InlineData(Int + "if ((uint)n > 33) return false; byte* d = id; do {|POLP2001:*d++ = *msg++|}; while (--n > 0);")]
    [InlineData(Int + "byte* d = id + 32; if ((uint)n > 0) return false; do {|POLP2001:*d++ = *msg++|}; while (--n > 0);")]
    public async Task LoopThatAsksAtTheEnd_IsReported(string body) => await Verify.Reports(Snippet.Of(body));

    [Theory]
    [InlineData(Int + "if ((uint)n > 32) return false; int i = 0; do { id[i] = msg[i]; i++; } while (i < n);")]
    [InlineData(Int + "if (n < 1 || n > 32) return false; byte* d = id; do { *d++ = *msg++; } while (--n > 0);")]
    [InlineData(Int + "if ((uint)n > 32) return false; byte* d = id; if (n != 0) do { *d++ = *msg++; } while (--n != 0);")]
    [InlineData(Int + "int i = 0; if (n > 0 && n <= 32) do { id[i] = msg[i]; } while (++i < n);")]
    [InlineData(Int + "if ((uint)n > 32) return false; byte* d = id; do *d++ = *msg++; while (--n > 0);")]
    [InlineData(Int + "int i = 0; do { id[i] = msg[i]; i++; } while (i < n && i < 32);")]
    public async Task LoopThatAsksAtTheEnd_AndStaysInside_IsSilent(string body) => await Verify.DoesNotWarn(Snippet.Of(body));

    [Theory]
    [InlineData(Int + "byte* e = msg + n; byte* d = id; while (msg < e) {|POLP2001:*d++ = *msg++|};")]
    [InlineData(Int + "byte* e = msg + n; byte* d = id; while (msg != e) {|POLP2001:*d++ = *msg++|};")]
    [InlineData("int n = msg[0]; byte* e = msg + n; byte* d = id; for (; msg < e; msg++) {|POLP2001:*d++ = *msg|};")]
    [InlineData("int n = msg[0]; byte* e = msg + n; byte* d = bare; while (msg < e) {|POLP2001:*d++ = *msg++|};")]
    [InlineData("int n = msg[0]; byte* e = msg + n; if (e > end) return false; byte* d = id; while (msg < e) {|POLP2001:*d++ = *msg++|};")]
    public async Task LoopUpToAnEndPointerOfTheMessage_IsReported(string body) => await Verify.Reports(Snippet.Of(body));

    [Theory]
    [InlineData(Int + "if ((uint)n > 32) return false; byte* e = msg + n; byte* d = id; while (msg < e) *d++ = *msg++;")]
    [InlineData(Int + "if ((uint)n > 32) return false; byte* e = msg + n; byte* d = id; while (msg != e) *d++ = *msg++;")]
    [InlineData("int n = msg[0]; byte* big = stackalloc byte[255]; byte* e = msg + n; while (msg < e) *big++ = *msg++;")]
    [InlineData("int n = msg[0]; byte* e = msg + n; byte* d = id; while (msg < e && d < id + 32) *d++ = *msg++;")]
    [InlineData("int n = msg[0]; if (n > cap) return false; byte* e = msg + n; byte* d = bare; while (msg < e) *d++ = *msg++;")]
    public async Task LoopUpToAnEndPointerOfTheMessage_ThatStaysInside_IsSilent(string body) => await Verify.DoesNotWarn(Snippet.Of(body));
}
