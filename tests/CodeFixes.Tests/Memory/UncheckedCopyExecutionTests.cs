using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>
/// Runs flagged and fixed code on messages, benign and hostile, with guard bytes behind the destination. The flagged version writes
/// over them, which shows that the test can fail; the fixed one throws and leaves them alone.
/// </summary>
public class UncheckedCopyExecutionTests
{
    private const int Arena = 8192;
    private const byte Guard = 0xA5;

    /// <summary>The destination is the first 32 bytes of an arena; what lies behind it must not change.</summary>
    private static string Program(string read, string copy) => $$"""
        using System;
        using System.IO;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;

        public unsafe struct Slot { public fixed byte name[32]; public fixed byte guard[{{Arena - 32}}]; }

        public static unsafe class Program
        {
            public static void Run(IntPtr message, IntPtr arena)
            {
                byte* msg = (byte*)message;
                Slot* slot = (Slot*)arena;
                {{read}}
                {{copy}}
            }
        }
        """;

    public static TheoryData<string, string> Copies() => new()
    {
        { "int n = *(short*)msg;", "Buffer.MemoryCopy(msg + 2, slot->name, n, n);" },
        { "int n = *(ushort*)msg;", "Unsafe.CopyBlock(slot->name, msg + 2, (uint)n);" },
        { "uint n = *(ushort*)msg;", "Unsafe.CopyBlockUnaligned(slot->name, msg + 2, n);" },
        { "nuint n = *(ushort*)msg;", "NativeMemory.Copy(msg + 2, slot->name, n);" },
        { "ushort n = *(ushort*)msg;", "Unsafe.CopyBlock(ref slot->name[0], ref msg[2], n);" },
        { "", "Buffer.MemoryCopy(msg + 2, slot->name, *(ushort*)msg, *(ushort*)msg);" },
        { "int n = *(ushort*)msg; var bytes = new byte[4096]; bytes[0] = msg[2];", "Marshal.Copy(bytes, 0, (IntPtr)slot->name, n);" },
    };

    public static TheoryData<string, string> Loops() => new()
    {
        { "int n = *(ushort*)msg;", "for (int i = 0; i < n; i++) slot->name[i] = msg[i + 2];" },
        { "int n = *(ushort*)msg;", "for (int i = 0; i != n; i++) slot->name[i] = msg[i + 2];" },
        { "int n = *(ushort*)msg; byte* d = slot->name; byte* s = msg + 2;", "while (n-- != 0) *d++ = *s++;" },
        { "int n = *(ushort*)msg; byte* d = slot->name; byte* s = msg + 2; byte* end = s + n;", "while (s < end) *d++ = *s++;" },
        { "int n = *(ushort*)msg; byte* d = slot->name; byte* s = msg + 2; if (n == 0) return;", "do *d++ = *s++; while (--n > 0);" },
    };

    [Theory, MemberData(nameof(Copies)), MemberData(nameof(Loops))]
    public async Task FixedCode_RefusesWhatTheFlaggedCodeLetsThrough(string read, string copy)
    {
        var flagged = Program(read, copy);
        var repaired = await Fix(flagged);

        Assert.DoesNotContain(await AnalyzerHost.Run(repaired), d => d.Severity >= DiagnosticSeverity.Warning);
        foreach (var length in new ushort[] { 0, 1, 31, 32 })
        {
            Assert.Equal((null, true, length > 0), Run(flagged, length));
            Assert.Equal((null, true, length > 0), Run(repaired, length));
        }
        foreach (var length in new ushort[] { 33, 255, 4000 })
        {
            Assert.Equal((null, false, true), Run(flagged, length));
            Assert.Equal((typeof(InvalidDataException), true, false), Run(repaired, length));
        }
    }

    [Theory]
    [InlineData("int n = *(ushort*)msg;", "for (int i = 0; i < n; i += 4) *(int*)(slot->name + i) = *(int*)(msg + 2 + i);", 32)]
    [InlineData("int n = *(ushort*)msg; int* d = (int*)slot->name;", "while (n-- != 0) *d++ = 7;", 8)]
    [InlineData("int n = *(ushort*)msg; byte* d = slot->name;", "while (n-- > 0) { *(short*)d = 7; d += 3; }", 11)]
    [InlineData("int n = *(ushort*)msg;", "for (int i = 0; i <= n; i++) slot->name[i] = 7;", 31)]
    public async Task FixedLoop_TakesAsMuchAsFits_AndNoMore(string read, string copy, ushort most)
    {
        var flagged = Program(read, copy);
        var repaired = await Fix(flagged);

        Assert.DoesNotContain(await AnalyzerHost.Run(repaired), d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.Equal((null, true, true), Run(flagged, most));
        Assert.Equal((null, true, true), Run(repaired, most));
        Assert.Equal((null, false, true), Run(flagged, (ushort)(most + 1)));
        Assert.Equal((typeof(InvalidDataException), true, false), Run(repaired, (ushort)(most + 1)));
    }

    [Theory]
    [InlineData("Unsafe.CopyBlock(slot->name, msg + 2, (uint)n);")]
    [InlineData("byte* d = slot->name; while (n-- != 0) *d++ = *msg++;")]
    public async Task FixedCode_RefusesANegativeLength(string copy)
    {
        var repaired = await Fix(Program("int n = *(short*)msg;", copy));

        foreach (var length in new ushort[] { 0xFFFF, 0x8000 })
            Assert.Equal((typeof(InvalidDataException), true, false), Run(repaired, length));
    }

    /// <summary>What was thrown, whether the guard bytes are whole, and whether the first byte arrived.</summary>
    private static unsafe (Type? Thrown, bool IsGuardWhole, bool Arrived) Run(string source, ushort length)
    {
        var image = new MemoryStream();
        Assert.True(AnalyzerHost.Compile(source).Emit(image).Success);
        image.Position = 0;
        var context = new AssemblyLoadContext("copy", isCollectible: true);
        var message = (byte*)NativeMemory.AllocZeroed(Arena);
        var arena = (byte*)NativeMemory.Alloc(Arena);
        try
        {
            new Span<byte>(arena, Arena).Fill(Guard);
            *(ushort*)message = length;
            message[2] = 7;
            Type? thrown = null;
            try
            {
                context.LoadFromStream(image).GetType("Program")!.GetMethod("Run")!.Invoke(null, [(IntPtr)message, (IntPtr)arena]);
            }
            catch (TargetInvocationException e)
            {
                thrown = e.InnerException!.GetType();
            }
            return (thrown, new ReadOnlySpan<byte>(arena + 32, Arena - 32).IndexOfAnyExcept(Guard) < 0, arena[0] == 7);
        }
        finally
        {
            NativeMemory.Free(message);
            NativeMemory.Free(arena);
            context.Unload();
        }
    }

    private static async Task<string> Fix(string source)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Test", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true))
            .WithMetadataReferences(AnalyzerHost.References);
        var document = project.AddDocument("Test.cs", SourceText.From(source));
        var diagnostic = Assert.Single(await AnalyzerHost.Run(source));
        var tree = await document.GetSyntaxTreeAsync();
        var here = Diagnostic.Create(diagnostic.Descriptor, Location.Create(tree!, diagnostic.Location.SourceSpan), diagnostic.Properties);

        CodeAction? action = null;
        await new UncheckedCopyFix().RegisterCodeFixesAsync(new CodeFixContext(document, here, (offered, _) => action = offered, default));
        var change = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action!.GetOperationsAsync(default)));
        return (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }
}
