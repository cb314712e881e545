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
    [InlineData("if (msg[{0}] > 3) msgLen++;")]
    [InlineData("if (msg[{0}] == 3) return false;")]
    [InlineData("while (msg[{0}] > 3) msg++;")]
    public async Task TwoThousandBranches_EndSoon_AndTheCopyIsFoundOrGivenUpOn(string branch)
    {
        var clock = Stopwatch.StartNew();
        var source = Snippet.Of(Repeat(2000, i => branch.Replace("{0}", i.ToString())) + "\nint n = *(int*)msg; Buffer.MemoryCopy(msg, id, n, n);");

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

        await AnalyzerHost.Run(Snippet.Of($"{variables} int n = *(int*)msg; while (msgLen-- > 0) {{ {steps} }} if (n > 32) return false; Buffer.MemoryCopy(msg, id, n, n);"));

        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    [Fact]
    public async Task NestedLoops_AreStillDecided() => await Verify.IsSilent(Snippet.Of("""
        int total = 0;
        for (int i = 0; i < msgLen; i++)
            for (int j = 0; j < i; j++)
                for (int k = 0; k < j; k++)
                    total += k;
        int n = *(int*)msg;
        if ((uint)n > 32) return false;
        Unsafe.CopyBlock(id, msg, (uint)n);
        """));

    [Fact]
    public async Task MoreChecksThanCanBeKept_AreGivenUpOnAsInformation()
    {
        var checks = Repeat(400, i => $"int a{i} = msg[{i}] + msgLen; if (a{i} > cap) return false;");

        var found = Assert.Single(await AnalyzerHost.Run(Snippet.Of($"{checks} int n = *(int*)msg; Buffer.MemoryCopy(msg, id, n, n);")));

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
