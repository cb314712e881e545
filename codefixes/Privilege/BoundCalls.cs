using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>What the calls of a piece of code go to, in order.</summary>
internal static class BoundCalls
{
    private static readonly SymbolDisplayFormat OfAnyType = SymbolDisplayFormat.CSharpErrorMessageFormat.RemoveMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType);

    /// <param name="without">The nodes of which nothing counts.</param>
    public static IEnumerable<string> Of(SyntaxNode code, SemanticModel model, params SyntaxNode?[] without) => code.DescendantNodes(node => !without.Contains(node))
        .Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax && !without.Contains(node)).Select(call => model.GetSymbolInfo(call).Symbol is IMethodSymbol method ? Name(method) : "");

    // An override is called wherever what it overrides is.
    private static string Name(IMethodSymbol method)
    {
        var root = method.ReducedFrom ?? method;
        while (root.OverriddenMethod is { } overridden)
            root = overridden;
        // So is one that hides another of the same parameters, as the providers of databases do.
        var name = root.ToDisplayString(root is { IsStatic: false, MethodKind: MethodKind.Ordinary } ? OfAnyType : SymbolDisplayFormat.CSharpErrorMessageFormat);
        return $"{name} {string.Join(",", method.TypeArguments.Select(type => type.ToDisplayString()))}";
    }
}
