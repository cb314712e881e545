using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Polp.Testing;

namespace Polp.Analyzers.Tests;

/// <summary>A mark on a base type or interface of another assembly, which has an attribute class of its own.</summary>
public class ReferencedMarkTests
{
    private static readonly MetadataReference Marked = Image("""
        [Polp.Service] public abstract class Handler { }
        [Polp.Service] public interface IHandler { }
        public interface INamed { }
        """, reference: false);

    private static readonly MetadataReference MarkedReferenceAssembly = Image("[Polp.Service] public abstract class Handler { }", reference: true);

    private static readonly MetadataReference MarkedThroughout = Image("[assembly: Polp.Service] public abstract class Handler { }", reference: false);

    [Fact]
    public Task DerivedClass_IsServiceCode() =>
        Verify.Reports("class Reader : Handler { string M(string p) => {|POLP3001:File.ReadAllText|}(p); }", references: [Marked]);

    [Fact]
    public Task DerivedClass_IsServiceCode_ThroughAReferenceAssembly() =>
        Verify.Reports("class Reader : Handler { string M(string p) => {|POLP3001:File.ReadAllText|}(p); }", references: [MarkedReferenceAssembly]);

    [Fact]
    public Task Implementation_IsServiceCode() => Verify.Reports("""
        class Reader : IHandler { string M(string p) => {|POLP3001:File.ReadAllText|}(p); }
        interface IReader : IHandler; struct Value : IReader { string M(string p) => {|POLP3001:File.ReadAllText|}(p); }
        """, references: [Marked]);

    [Fact]
    public Task UnmarkedTypesOfTheSameAssembly_MeanNothing() => Verify.IsSilent("""
        class Reader : INamed { string M(string p) => File.ReadAllText(p); }
        class Launcher(IHandler handler) { string M(string p) => File.ReadAllText(p) + handler; }
        """, references: [Marked]);

    [Fact]
    public Task MarkOfAnAssembly_EndsAtTheAssembly() =>
        Verify.IsSilent("class Reader : Handler { string M(string p) => File.ReadAllText(p); }", references: [MarkedThroughout]);

    [Fact]
    public void CompilationWithoutAMarkInSight_HasNoServiceCode()
    {
        Assert.False(WithoutThePackage().Any);
        Assert.True(WithoutThePackage(Marked).Any);
        Assert.True(WithoutThePackage(MarkedReferenceAssembly).Any);
    }

    private static ServiceCode WithoutThePackage(params IEnumerable<MetadataReference> references)
    {
        var compilation = AnalyzerHost.Compile("class Reader;", references: references);
        var bare = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Single(tree => tree.FilePath == "PolpAttributes.cs"));
        return ServiceCode.Of(bare, new AnalyzerOptions([]));
    }

    private static MetadataReference Image(string source, bool reference)
    {
        using var image = new MemoryStream();
        var result = AnalyzerHost.Compile(source).WithAssemblyName("Library")
            .Emit(image, options: reference ? new(metadataOnly: true, includePrivateMembers: false) : new EmitOptions());
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
