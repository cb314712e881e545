using System.Diagnostics;
using Polp.Capabilities;
using Xunit.Abstractions;

namespace Polp.Graph.Tests;

[CollectionDefinition(nameof(Measured), DisableParallelization = true)]
public sealed class Measured;

/// <summary>Measures CPU, not the clock, and alone: other work on the machine may not fail it. Usual is about 2 s.</summary>
[Collection(nameof(Measured))]
public sealed class ScaleTests(ITestOutputHelper output)
{
    /// <summary>A program that runs the C# compiler, with everything that lies beside these tests: some 30 MB of assemblies.</summary>
    private static ProcessCode Compiler()
    {
        var folder = Path.GetDirectoryName(typeof(ScaleTests).Assembly.Location)!;
        AssemblyImage[] beside = [.. Directory.GetFiles(folder, "*.dll").Select(f => new AssemblyImage(f, File.ReadAllBytes(f)))];
        var program = Compiled.Program(
            """
            using Microsoft.CodeAnalysis;
            using Microsoft.CodeAnalysis.CSharp;
            CSharpCompilation.Create(args[0], [CSharpSyntaxTree.ParseText(args[1])], [MetadataReference.CreateFromFile(args[2])]).Emit(args[3]);
            """,
            [.. beside.Where(b => Path.GetFileName(b.Path) is "Microsoft.CodeAnalysis.dll" or "Microsoft.CodeAnalysis.CSharp.dll")]);
        return Compiled.Process(program, beside);
    }

    [Fact]
    public void TheCSharpCompiler_IsAnalysedInSeconds()
    {
        var code = Compiler();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var reach = CodeReach.Of(code, Grants.None);
        var spent = Process.GetCurrentProcess().TotalProcessorTime - before;

        output.WriteLine($"{spent.TotalSeconds:0.00} s of CPU for {reach.Methods} methods");
        Assert.True(reach.Methods > 10_000, "too little was reached to mean anything");
        Assert.True(spent < TimeSpan.FromSeconds(15), $"{spent.TotalSeconds:0.0} s: the walk is no longer linear");
    }
}
