using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Polp.Graph.Tests;

/// <summary>The ids read from metadata are those the compiler gives, so that one catalogue line decides in source and in IL.</summary>
public sealed class DocumentationIdTests
{
    [Theory]
    [InlineData("System.Private.CoreLib")]
    [InlineData("System.Net.Sockets")]
    [InlineData("System.Diagnostics.Process")]
    [InlineData("System.Collections")]
    [InlineData("System.Collections.Immutable")]
    [InlineData("System.Linq")]
    [InlineData("System.Data.Common")]
    [InlineData("System.Runtime.Numerics")]
    public void EveryMethodOfTheFramework_HasTheCompilersId(string name)
    {
        var image = Compiled.Framework(name)!;
        var reference = MetadataReference.CreateFromFile(image.Path);
        var others = Directory.GetFiles(Path.GetDirectoryName(image.Path)!, "System*.dll").Where(f => f != image.Path).Select(f => MetadataReference.CreateFromFile(f));
        var compilation = CSharpCompilation.Create("ids", references: [reference, .. others]);
        var assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
        AssemblyModule? module = null;
        module = AssemblyModule.Open(image, isFramework: true, Find);

        var wrong = new List<string>();
        var compared = 0;
        foreach (var method in Types(assembly.GlobalNamespace).SelectMany(t => t.GetMembers()).OfType<IMethodSymbol>())
        {
            if (method.MetadataToken == 0 || !IsVisible(method))
                continue;
            var ours = module.Member((MethodDefinitionHandle)MetadataTokens.EntityHandle(method.MetadataToken));
            var theirs = (method.AssociatedSymbol ?? method).GetDocumentationCommentId();
            compared++;
            if (ours.Id != theirs || "T:" + ours.Type != method.ContainingType.GetDocumentationCommentId())
                wrong.Add($"{theirs} is {ours.Id}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(compared > 100);

        AssemblyModule? Find(string other) => other == name ? module : Compiled.Framework(other) is { } found ? AssemblyModule.Open(found, true, Find) : null;
    }

    private static bool IsVisible(ISymbol? symbol) =>
        symbol is null or INamespaceSymbol
        || (symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            && IsVisible(symbol.ContainingType is { } outer ? outer : symbol.ContainingNamespace));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
                yield return type;
            foreach (var inner in Types(member))
                yield return inner;
        }
    }
}
