using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

/// <summary>Sizes and places of fields, held against what the runtime does with the same structs.</summary>
public class FieldLayoutTests
{
    private const string Using = "using System.Runtime.CompilerServices; using System.Runtime.InteropServices;\n";

    private static FieldLayout Of(string source, string name = "S") => FieldLayout.Of(AnalyzerHost.Compile(Using + source).GetTypeByMetadataName(name));

    [Theory]
    [InlineData("struct S { byte x; int y; }", 8)]
    [InlineData("[StructLayout(LayoutKind.Sequential, Pack = 1)] struct S { byte x; int y; }", 5)]
    [InlineData("struct Inner { byte x; int y; } [StructLayout(LayoutKind.Sequential, Pack = 1)] struct S { byte a; Inner b; }", 9)]
    [InlineData("[StructLayout(LayoutKind.Sequential, Pack = 1)] struct Inner { byte x; int y; } struct S { byte a; Inner b; }", 6)]
    [InlineData("[StructLayout(LayoutKind.Explicit)] struct S { [FieldOffset(0)] int a; [FieldOffset(2)] int b; }", 8)]
    [InlineData("[StructLayout(LayoutKind.Sequential, Size = 64)] struct S { byte x; }", 64)]
    [InlineData("unsafe struct S { byte x; fixed short y[3]; }", 8)]
    [InlineData("[InlineArray(5)] struct S { short x; }", 10)]
    [InlineData("struct S { }", 1)]
    public void SizeThatIsTheSameEverywhere_IsKnown(string source, int size) => Assert.Equal(size, Of(source).Size);

    [Theory]
    [InlineData("struct S { byte x; long y; }")]
    [InlineData("struct S { byte x; System.IntPtr y; }")]
    [InlineData("[StructLayout(LayoutKind.Auto)] struct S { byte x; int y; }")]
    [InlineData("[StructLayout(LayoutKind.Explicit)] struct S { [FieldOffset(-1)] int a; }")]
    [InlineData("struct S { S s; }")]
    [InlineData("struct S { T t; } struct T { S s; }")]
    [InlineData("struct S { G<int> g; } struct G<T> { G<G<T>> g; }")]
    [InlineData("[InlineArray(2000000000)] struct S { long x; }")]
    public void SizeThatIsNot_IsUnknown(string source) => Assert.Null(Of(source).Size);

    [Fact]
    public void Field_LiesWhereTheRuntimePutsIt()
    {
        var layout = Of("struct Inner { byte x; int y; } [StructLayout(LayoutKind.Sequential, Pack = 2)] struct S { public byte a; public Inner b; public byte c; }");

        Assert.Equal([0, 2, 10], new[] { "a", "b", "c" }.Select(layout.Offset).OfType<int>());
    }
}
