using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>The code of a method, a local function or a lambda.</summary>
/// <param name="Symbol">The function, as the code itself sees it.</param>
/// <param name="Outer">The whole body in which it stands.</param>
/// <param name="Own">Its own part of that.</param>
internal sealed record FunctionBody(IMethodSymbol Symbol, IOperation Outer, IOperation Own)
{
    public static FunctionBody? Of(IMethodSymbol function, SourceCode code)
    {
        var symbol = function.OriginalDefinition.PartialImplementationPart ?? function.OriginalDefinition;
        if (code.BodyOf(symbol) is not { } outer)
            return null;
        if (symbol.MethodKind is not (MethodKind.LocalFunction or MethodKind.AnonymousFunction))
            return new(symbol, outer, outer);
        return outer.Descendants().FirstOrDefault(operation => SymbolEqualityComparer.Default.Equals(symbol, Nested(operation))) is { } own ? new(symbol, outer, own) : null;
    }

    /// <summary>The method whose whole body it is; null for initializers.</summary>
    public static IMethodSymbol? SymbolOf(IOperation body) =>
        body.SemanticModel?.GetDeclaredSymbol(body.Syntax) as IMethodSymbol ?? body.SemanticModel?.GetEnclosingSymbol(body.Syntax.SpanStart) as IMethodSymbol;

    /// <summary>The functions that the code may call or make delegates of, in the order of the code; not those that nested functions call.</summary>
    public IEnumerable<IMethodSymbol> Called(SourceCode code) => Called(Own, code, withNested: false);

    /// <summary>The same for a whole body with all functions in it.</summary>
    public static IEnumerable<IMethodSymbol> CalledIn(IOperation body, SourceCode code) => Called(body, code, withNested: true);

    private static IEnumerable<IMethodSymbol> Called(IOperation part, SourceCode code, bool withNested)
    {
        var open = new Stack<IOperation>(part.ChildOperations.Reverse());
        while (open.Count > 0)
        {
            var operation = open.Pop();
            switch (operation)
            {
                case IInvocationOperation call:
                    foreach (var target in code.TargetsInSource(call.TargetMethod, call.IsVirtual))
                        yield return target;
                    break;
                case IPropertyReferenceOperation { Property: var property }:
                    foreach (var target in new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>().SelectMany(accessor => code.TargetsInSource(accessor, isVirtual: true)))
                        yield return target;
                    break;
                case IObjectCreationOperation { Constructor: { } constructor }:
                    yield return constructor.OriginalDefinition;
                    break;
                case IMethodReferenceOperation reference:
                    yield return reference.Method.OriginalDefinition;
                    break;
                case IAnonymousFunctionOperation lambda:
                    yield return lambda.Symbol;
                    if (!withNested)
                        continue;
                    break;
                case ILocalFunctionOperation when !withNested:
                    continue;
            }
            foreach (var child in operation.ChildOperations.Reverse())
                open.Push(child);
        }
    }

    /// <summary>The graph of the function, found in that of the whole body.</summary>
    public ControlFlowGraph? Graph(ControlFlowGraph whole) => Own == Outer ? whole : Nested(whole);

    private ControlFlowGraph? Nested(ControlFlowGraph graph)
    {
        foreach (var function in graph.LocalFunctions)
        {
            var own = graph.GetLocalFunctionControlFlowGraph(function);
            if (SymbolEqualityComparer.Default.Equals(function, Symbol))
                return own;
            if (function.DeclaringSyntaxReferences.Any(declared => declared.Span.Contains(Own.Syntax.Span)))
                return Nested(own);
        }
        foreach (var function in Lambdas(graph))
        {
            if (SymbolEqualityComparer.Default.Equals(function.Symbol, Symbol))
                return graph.GetAnonymousFunctionControlFlowGraph(function);
            if (function.Syntax.Span.Contains(Own.Syntax.Span))
                return Nested(graph.GetAnonymousFunctionControlFlowGraph(function));
        }
        return null;
    }

    public static IEnumerable<IFlowAnonymousFunctionOperation> Lambdas(ControlFlowGraph graph) =>
        graph.Blocks.SelectMany(block => block.Operations.Append(block.BranchValue)).OfType<IOperation>().SelectMany(operation => operation.DescendantsAndSelf()).OfType<IFlowAnonymousFunctionOperation>();

    private static IMethodSymbol? Nested(IOperation operation) => operation switch
    {
        ILocalFunctionOperation function => function.Symbol,
        IAnonymousFunctionOperation function => function.Symbol,
        _ => null,
    };
}
