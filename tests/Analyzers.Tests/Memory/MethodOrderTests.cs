using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

/// <summary>Many methods, deep ones and those that call each other: an answer soon, and always the same.</summary>
public class MethodOrderTests
{
    // Wide, for a machine that does much else; an analysis without a bound would take hours.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    private static string Repeat(int count, Func<int, string> line) => string.Join("\n", Enumerable.Range(0, count).Select(line));

    [Fact]
    public async Task TwoThousandCallersOfOneValidator_AreDecidedSoon()
    {
        var clock = Stopwatch.StartNew();
        var callers = Repeat(2000, i => $"void M{i}(byte* msg) {{ byte* id = stackalloc byte[32]; int n = *(int*)msg; {(i == 1234 ? "" : "Check(n); ")}Unsafe.CopyBlock(id, msg, (uint)n); }}");

        var found = Assert.Single(await AnalyzerHost.Run(Snippet.Of("", callers + "static void Check(int n) { if (n < 0 || n > 32) throw new InvalidDataException(); }")));

        Assert.Equal("POLP2001", found.Id);
        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    [Theory]
    [InlineData("POLP2001", "")]
    [InlineData(null, "if (n < 0 || n > 32) throw new InvalidDataException();")]
    public async Task ChainOfTwoHundredHelpers_IsFollowedToItsEnd(string? rule, string check)
    {
        var clock = Stopwatch.StartNew();
        var chain = Repeat(200, i => $"static int H{i}(byte* p) => H{i + 1}(p);") + $"static int H200(byte* p) {{ int n = *(int*)p; {check} return n; }}";

        var found = await AnalyzerHost.Run(Snippet.Of("int n = H0(msg); Unsafe.CopyBlock(id, msg, (uint)n);", chain));

        Assert.Equal(rule is null ? [] : [rule], found.Select(d => d.Id));
        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    [Fact]
    public async Task ChainOfTwoHundredHelpersThatCopy_IsFollowedToItsEnd()
    {
        var chain = Repeat(200, i => $"static void H{i}(byte* to, byte* p, int n) => H{i + 1}(to, p, n);") + "static void H200(byte* to, byte* p, int n) => Unsafe.CopyBlock(to, p, (uint)n);";

        await Verify.Reports(Snippet.Of("int n = *(int*)msg; {|POLP2001:H0(id, msg, n)|};", chain));
        await Verify.DoesNotWarn(Snippet.Of("int n = *(int*)msg; if (n < 0 || n > 32) return false; H0(id, msg, n);", chain));
    }

    private const string Readers = """
        static int A(byte* p, int depth) { if (depth > 8) return 0; int n = p[0]; if (n == 255) return B(p + 1, depth + 1); Check(n); return n; }
        static int B(byte* p, int depth) { if (depth > 8) return 0; int n = *(int*)p; if (n < 0) return A(p + 4, depth + 1); return n; }
        static int C(byte* p, int depth) { if (depth > 8) return A(p, 0) > 0 ? 1 : 0; return *(int*)p; }
        static void Check(int n) { if (n > 32) throw new InvalidDataException(); }
        """;

    [Theory]
    [InlineData("int a = A(msg, 0); Unsafe.CopyBlock(id, msg, (uint)a); int b = B(msg, 0); Unsafe.CopyBlock(id, msg, (uint)b); int c = C(msg, 0); Unsafe.CopyBlock(id, msg, (uint)c);")]
    [InlineData("int c = C(msg, 0); Unsafe.CopyBlock(id, msg, (uint)c); int b = B(msg, 0); Unsafe.CopyBlock(id, msg, (uint)b); int a = A(msg, 0); Unsafe.CopyBlock(id, msg, (uint)a);")]
    public async Task ReadersThatCallEachOther_GiveTheSameAnswerInEitherOrder(string body)
    {
        var found = (await AnalyzerHost.Run(Snippet.Of(body, Readers))).Select(d => $"{d.Id} {d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)}").Order();

        Assert.Equal(["POLP2001 Unsafe.CopyBlock(id, msg, (uint)c)"], found);
    }

    [Theory]
    [InlineData("static int A(byte* p) { int n = *(int*)p; if (n < 0) return A(p + 4); if (n > 32) throw new InvalidDataException(); return n; }")]
    [InlineData("static int A(byte* p) { int n = *(int*)p; if (n < 0) return B(p); if (n > 32) throw new InvalidDataException(); return n; } static int B(byte* p) => A(p + 4);")]
    public async Task ReaderThatReadsAgainByCallingItself_IsBelieved(string reader) =>
        await Verify.DoesNotWarn(Snippet.Of("int n = A(msg); Unsafe.CopyBlock(id, msg, (uint)n);", reader));

    [Fact]
    public async Task RecursiveCopy_EndsSoon()
    {
        var clock = Stopwatch.StartNew();

        await AnalyzerHost.Run(Snippet.Of("int n = *(int*)msg; Copy(id, msg, n);",
            "static void Copy(byte* to, byte* p, int n) { if (n > 64) { Copy(to, p, 64); Copy(to + 64, p + 64, n - 64); return; } Unsafe.CopyBlock(to, p, (uint)n); }"));

        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    [Fact]
    public async Task ValidatorWithTwoThousandBranches_EndsSoon()
    {
        var clock = Stopwatch.StartNew();

        await AnalyzerHost.Run(Snippet.Of("int n = *(int*)msg; Check(msg, n); Unsafe.CopyBlock(id, msg, (uint)n);",
            $"static void Check(byte* p, int n) {{ {Repeat(2000, i => $"if (p[{i}] > 3) n++;")} if (n > 32) throw new InvalidDataException(); }}"));

        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    [Fact]
    public async Task OrderOfTheMethodsInTheFile_ChangesNothing()
    {
        string[] members = [
            "static bool Valid(int n, int most) => n >= 0 && n <= most;",
            "static int Length(byte* p) { int n = *(int*)p; if (!Valid(n, 64)) Fail(); return n; }",
            "static void Fail() => throw new InvalidDataException();",
            "static void Copy(byte* to, byte* p, int n) => Unsafe.CopyBlock(to, p, (uint)n);",
        ];
        const string Body = "int n = Length(msg); if (left > 3) {|POLP2003:Copy(id, msg, n)|}; if (!Valid(n, 32)) return false; Copy(id, msg, n);";

        await Verify.Reports(Snippet.Of(Body, string.Join(" ", members)));
        await Verify.Reports(Snippet.Of(Body, string.Join(" ", members.Reverse())));
    }

    [Fact]
    public void OrderInWhichFilesAreAskedFor_ChangesNothing()
    {
        const string Usings = "using System.IO; using System.Runtime.CompilerServices; ";
        string[] files = [
            Usings + $"static unsafe class R {{ {Readers.Replace("static ", "public static ")} public static void Copy(byte* to, byte* p, int n) => Unsafe.CopyBlock(to, p, (uint)n); }}",
            .. Enumerable.Range(0, 12).Select(i => Usings + $$"""
                unsafe class C{{i}}
                {
                    public static int Next(byte* p, int depth) => depth > 8 ? R.A(p, depth) : C{{(i + 1) % 12}}.Next(p, depth + 1);
                    void M(byte* msg) { byte* id = stackalloc byte[32]; R.Copy(id, msg, R.{{"ABC"[i % 3]}}(msg, 0)); R.Copy(id, msg, Next(msg, 0)); }
                }
                """),
        ];

        var answers = Enumerable.Range(0, 6).Select(round =>
        {
            var compilation = CSharpCompilation.Create("Test", files.Select(file => CSharpSyntaxTree.ParseText(file)), AnalyzerHost.References, new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
            Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
            var program = MemoryProgram.Of(compilation);
            var trees = round % 2 == 0 ? compilation.SyntaxTrees : compilation.SyntaxTrees.Reverse();
            Parallel.ForEach(trees, new ParallelOptions { MaxDegreeOfParallelism = round < 2 ? 1 : 8 }, tree => program.In(tree));
            return string.Join("\n", trees.SelectMany(tree => program.In(tree).Findings).Select(found => MemoryReport.Of(found, ImmutableDictionary<string, string?>.Empty).ToString()).Order());
        }).ToList();

        Assert.Single(answers.Distinct());
        Assert.Contains("POLP2001", answers[0], StringComparison.Ordinal);
    }
}
