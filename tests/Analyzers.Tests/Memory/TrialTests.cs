using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

/// <summary>What no proof is about, and a message shows.</summary>
public class TrialTests
{
    [Theory]
    [InlineData("byte* d = buf; while (*msg != 0) {|POLP2001:*d++ = *msg++|};")]
    [InlineData("int n = msg[0] << 1; byte* d = buf; for (int i = 0; i != n; i++) { if (bare[i] != 0) {|POLP2001:*d++ = bare[i]|}; }")]
    [InlineData("int n = msg[0] << 1; byte* d = buf + 255; while (n-- != 0) {|POLP2001:*--d = 0|};")]
    [InlineData("int o = 0; for (int i = 0; i < msgLen; i++) { if (msg[i] == 9) o += 7; {|POLP2001:buf[o] = msg[i]|}; }")]
    [InlineData("int o = 0; while (o < msgLen) { int n = msg[o]; {|POLP2002:Unsafe.CopyBlock(buf, msg + o, (uint)n)|}; o += n + 1; }")]
    [InlineData("for (int i = 0; i < input.Length; i++) {|POLP2001:buf[i & 1023] = input[i]|};")]
    [InlineData("int w = msg[0], h = msg[1]; if (w > 255) return false; for (int y = 0; y < h; y++) {|POLP2001:buf[y * w] = 1|};")]
    public async Task MessageThatLeavesTheMemory_IsReported(string body) => await Verify.Reports(MessageSnippet.Of(body));

    [Theory]
    [InlineData("byte* d = buf; while (*msg != 0 && d < buf + 256) *d++ = *msg++;")]
    [InlineData("int n = msg[0]; byte* d = buf; for (int i = 0; i != n; i++) { if (bare[i] != 0) *d++ = bare[i]; }")]
    [InlineData("int n = msg[0]; byte* d = buf + 256; while (n-- != 0) *--d = 0;")]
    [InlineData("int o = 0; for (int i = 0; i < msgLen; i++) { if (msg[i] == 9) o += 7; buf[o & 255] = msg[i]; }")]
    [InlineData("int o = 0; while (o < msgLen) { int n = msg[o]; if (n > msgLen - o) break; Unsafe.CopyBlock(buf, msg + o, (uint)n); o += n + 1; }")]
    [InlineData("for (int i = 0; i < input.Length; i++) buf[i & 255] = input[i];")]
    [InlineData("int w = msg[0] & 15, h = msg[1] & 15; for (int y = 0; y < h; y++) buf[y * w] = 1;")]
    public async Task MessageThatStaysInside_IsSilent(string body) => await Verify.DoesNotWarn(MessageSnippet.Of(body));

    [Theory]
    [InlineData("int o = 0; while (o < msgLen) { if (msg[o] == 1) for (;;) ; buf[o & 255] = msg[o]; o += msg[o] & 1; }")]
    [InlineData("int o = msg[0]; stop: if (o == 1) goto stop; buf[o] = 1;")]
    public async Task LoopWithoutAStatement_EndsTheTrial(string body) => await Verify.DoesNotWarn(MessageSnippet.Of(body));

    /// <summary>As many as a parameter says: whoever calls the method may see to it.</summary>
    [Theory]
    [InlineData("for (int i = 0; i < msgLen; i++) buf[i] = msg[i];")]
    [InlineData("if (msg[0] != 1) return false; for (int i = 0; i < msgLen; i++) buf[i] = msg[i];")]
    [InlineData("for (int i = 0; i < msgLen; i++) { byte b = msg[i]; if (b == 9) b = 32; buf[i] = b; }")]
    [InlineData("int sum = 0; for (int i = 0; i < msgLen; i++) sum += *(int*)(msg + 4 * i);")]
    public async Task NumberOfTheCaller_IsBelieved(string body) => await Verify.DoesNotWarn(MessageSnippet.Of(body));

    /// <summary>What decides about the way is not known, so nothing is.</summary>
    [Theory]
    [InlineData("int o = 0; for (int i = 0; i < msgLen; i++) { if (Full(o)) return false; if (msg[i] > 5) buf[o++] = msg[i]; }", "bool Full(int n) => n >= limit; int limit = 256;")]
    [InlineData("int o = 0; for (int i = 0; i < msgLen && !full; i++) { if (msg[i] > 5) buf[o++] = msg[i]; }", "bool full;")]
    [InlineData("int o = 0; for (int i = 0; i < msgLen; i++) { Debug.Assert(o < 256); if (msg[i] > 5) buf[o++] = msg[i]; }")]
    public async Task ConditionThatIsNotKnown_EndsTheTrial(string body, string members = "") => await Verify.DoesNotWarn(MessageSnippet.Of(body, members));

    [Fact]
    public async Task Message_NamesTheCounter()
    {
        var found = await AnalyzerHost.Run(MessageSnippet.Of("int o = 0; for (int i = 0; i < msgLen; i++) { if (msg[i] > 5) buf[o++] = msg[i]; }"));

        var message = Assert.Single(found, d => d.Id == "POLP2001").GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("Writes 'o'", message);
        Assert.Contains("without checking that o stays inside", message);
    }
}
