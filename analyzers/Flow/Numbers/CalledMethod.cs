using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>What can be said of a called method without analysing it.</summary>
internal static class CalledMethod
{
    public static bool IsConditional(this IMethodSymbol method) => method.Has("ConditionalAttribute");

    public static bool IsOfPlatform(this IMethodSymbol method)
    {
        var space = method.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space?.Name == "System" && method.DeclaringSyntaxReferences.IsEmpty;
    }

    /// <summary>True for functions of which a summary may say all: their code runs when they are called.</summary>
    public static bool MaySummarize(this IMethodSymbol method) =>
        method is { IsAsync: false, IsExtern: false, DeclaringSyntaxReferences.IsEmpty: false }
        && method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.AnonymousFunction or MethodKind.Constructor or MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.ExplicitInterfaceImplementation
        && !IsIterator(method) && (HandlesNumbers(method) || IsShort(method));

    private static bool IsIterator(IMethodSymbol method) =>
        method.ReturnType.Name is "IEnumerable" or "IEnumerator" or "IAsyncEnumerable" or "IAsyncEnumerator" && method.Body() is { } body && Inside(body).Any(node => node is YieldStatementSyntax);

    /// <summary>True when numbers, memory or structures go in or come out.</summary>
    private static bool HandlesNumbers(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor || MayHold(method.ReturnType) || method.Parameters.Any(parameter => MayHold(parameter.Type));

    private static bool MayHold(ITypeSymbol type) => type.IsValueType && type.SpecialType != SpecialType.System_Void || type is IPointerTypeSymbol or IArrayTypeSymbol or ITypeParameterSymbol;

    private static bool IsShort(IMethodSymbol method) => method.DeclaringSyntaxReferences[0].Span.Length < 600;

    /// <summary>Marked so, or with a body that ends in a throw and returns nowhere.</summary>
    public static bool NeverReturns(this IMethodSymbol method) => method.Has("DoesNotReturnAttribute") || method.Body() switch
    {
        ArrowExpressionClauseSyntax { Expression: ThrowExpressionSyntax } => true,
        BlockSyntax { Statements: [.., ThrowStatementSyntax] } block => !method.IsVirtual && !method.IsAbstract && !method.IsAsync && !Inside(block).Any(node => node is ReturnStatementSyntax or YieldStatementSyntax),
        _ => false,
    };

    /// <summary>The answer of a bool parameter at which the method does not return, if it is marked with one.</summary>
    public static bool? EndsIf(this IParameterSymbol parameter) =>
        parameter.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "DoesNotReturnIfAttribute") is { ConstructorArguments: [{ Value: bool end }] } ? end : null;

    /// <summary>False for the platform's functions that return a plain value and are known to let any number through.</summary>
    public static bool MayCheckItsArguments(this IMethodSymbol method)
    {
        if (!method.IsOfPlatform() || !method.IsStatic)
            return true;
        return !method.ReturnsVoid && !method.ReturnType.IsValueType || method.ReturnType is IPointerTypeSymbol or INamedTypeSymbol { IsGenericType: true }
            || method.Parameters.Any(p => p.Type.TypeKind == TypeKind.Array || p.Type.SpecialType == SpecialType.System_Array || p.Type is INamedTypeSymbol { IsRefLikeType: true });
    }

    private static SyntaxNode? Body(this IMethodSymbol method) => method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        BaseMethodDeclarationSyntax declaration => (SyntaxNode?)declaration.ExpressionBody ?? declaration.Body,
        LocalFunctionStatementSyntax function => (SyntaxNode?)function.ExpressionBody ?? function.Body,
        _ => null,
    };

    private static IEnumerable<SyntaxNode> Inside(SyntaxNode body) =>
        body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    private static bool Has(this ISymbol symbol, string attribute) => symbol.GetAttributes().Any(a => a.AttributeClass?.Name == attribute);
}
