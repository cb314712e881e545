using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

/// <summary>The analysis ends soon on any method, and says so when it ends without an answer.</summary>
public class BoundedWorkTests
{
    // Wide, for a machine that does much else; an analysis without a bound would take hours.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    private static string Repeat(int count, Func<int, string> line) => string.Join("\n", Enumerable.Range(0, count).Select(line));

    [Theory]
    [InlineData("if (msg[{0}] > 3) left++;")]
    [InlineData("if (msg[{0}] == 3) return false;")]
    [InlineData("while (msg[{0}] > 3) msg++;")]
    public async Task TwoThousandBranches_EndSoon_AndTheCopyIsFoundOrGivenUpOn(string branch)
    {
        var clock = Stopwatch.StartNew();
        var source = Snippet.Of(Repeat(2000, i => branch.Replace("{0}", i.ToString())) + "\nint n = *(int*)msg; Buffer.MemoryCopy(msg, id, long.MaxValue, n);");

        var found = Assert.Single(await AnalyzerHost.Run(source));

        Assert.Equal("POLP2001", found.Id);
        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    [Fact]
    public async Task LoopThatChangesThirtyVariables_EndsSoon()
    {
        var clock = Stopwatch.StartNew();
        var variables = Repeat(30, i => $"int v{i} = {i};");
        var steps = Repeat(30, i => $"if (msg[{i}] > v{i}) v{i} += v{(i + 1) % 30}; else v{i}--;");

        await AnalyzerHost.Run(Snippet.Of($"{variables} int n = *(int*)msg; while (left-- > 0) {{ {steps} }} if (n > 32) return false; Buffer.MemoryCopy(msg, id, n, n);"));

        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    [Fact]
    public async Task NestedLoops_AreStillDecided() => await Verify.DoesNotWarn(Snippet.Of("""
        int total = 0;
        for (int i = 0; i < left; i++)
            for (int j = 0; j < i; j++)
                for (int k = 0; k < j; k++)
                    total += k;
        int n = *(int*)msg;
        if ((uint)n > 32) return false;
        Unsafe.CopyBlock(id, msg, (uint)n);
        """));

    [Fact]
    public async Task EncoderWithUnrolledStores_IsStillDecided()
    {
        const string Three = """
            to[j] = map[(msg[i] & 0xfc) >> 2]; to[j + 1] = map[(msg[i] & 3) << 4 | (msg[i + 1] & 0xf0) >> 4];
            to[j + 2] = map[(msg[i + 1] & 15) << 2 | (msg[i + 2] & 0xc0) >> 6]; to[j + 3] = map[msg[i + 2] & 63];
            """;
        const string Break = @"if (lines) { if (column == 76) { to[j++] = '\r'; to[j++] = '\n'; column = 0; } column += 4; }";
        var found = Assert.Single(await AnalyzerHost.Run(Snippet.Of("""Encode(msg, 0, left, (char*)bare, "", true);""", $$"""
            static int Encode(byte* msg, int offset, int length, char* to, string table, bool lines)
            {
                int rest = length % 3, whole = offset + (length - rest), j = 0, column = 0, i;
                fixed (char* map = table)
                {
                    for (i = offset; i < whole; i += 3) { {{Break}} {{Three}} j += 4; }
                    i = whole;
                    if (lines && rest != 0 && column == 76) { to[j++] = '\r'; to[j++] = '\n'; }
                    switch (rest)
                    {
                        case 2: {{Three}} to[j + 3] = map[64]; j += 4; break;
                        case 1: {{Three}} to[j + 2] = map[64]; to[j + 3] = map[64]; j += 4; break;
                    }
                }
                byte* tail = stackalloc byte[4];
                Unsafe.CopyBlock(tail, msg, msg[0]);
                return j;
            }
            """)));

        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
    }

    [Fact]
    public async Task MoreChecksThanCanBeKept_AreGivenUpOnAsInformation()
    {
        var checks = Repeat(400, i => $"int a{i} = msg[{i}] + left; if (a{i} > cap) return false;");

        var found = Assert.Single(await AnalyzerHost.Run(Snippet.Of($"{checks} int n = *(int*)msg; Buffer.MemoryCopy(msg, id, long.MaxValue, n);")));

        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
        Assert.Equal("POLP2001", found.Id);
        Assert.Contains("too large", found.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameSource_GivesTheSameAnswer()
    {
        var source = Snippet.Of("int n = msg[0]; int m = *(int*)msg; for (int i = 0; i < n; i++) id[i] = msg[i]; Buffer.MemoryCopy(msg, id, m, m);");

        var first = await AnalyzerHost.Run(source);

        Assert.Equal(first.Select(d => d.ToString()), (await AnalyzerHost.Run(source)).Select(d => d.ToString()));
    }
}
