using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>
/// Finds the bodies that have no operation on memory but call a function that passes on what one demands: there the lengths are that count. Only bodies that
/// call something of that name, with as many arguments, are bound.
/// </summary>
internal sealed class SinkCallers(ImmutableArray<SyntaxTree> trees, SourceCode code, FunctionSummaries summaries)
{
    /// <param name="sites">The bodies that have operations on memory.</param>
    public IEnumerable<IOperation> Of(IEnumerable<IOperation> sites)
    {
        var seen = new HashSet<IOperation>(sites);
        var open = new Queue<IOperation>(seen);
        while (open.Count > 0)
        {
            var body = open.Dequeue();
            if (FunctionBody.SymbolOf(body) is not { } function || !MayPassOn(function))
                continue;
            var calls = Calls(function).ToList();
            if (calls.Count == 0)
                continue;
            summaries.Prepare(function);
            // Of a generic one only the size of an element is missing; any will do to see whether it passes something on.
            if (summaries.Find(function, null) is not { Preconditions.IsEmpty: false }
                && (GenericInstance.Of(function, body.SemanticModel!.Compilation.GetSpecialType(SpecialType.System_Int32)) is not { } instance || summaries.Find(function, null, instance) is not { Preconditions.IsEmpty: false }))
                continue;
            foreach (var caller in code.Bodies(calls).Where(calling => !seen.Contains(calling) && Calls(calling, function)))
            {
                seen.Add(caller);
                open.Enqueue(caller);
                yield return caller;
            }
        }
    }

    /// <summary>The pieces of code with what looks like a call of the function.</summary>
    private IEnumerable<SyntaxNode> Calls(IMethodSymbol function)
    {
        var constructs = function.MethodKind == MethodKind.Constructor;
        var name = constructs ? function.ContainingType.Name : function.Name.Substring(function.Name.LastIndexOf('.') + 1);
        var hash = Mentions.Hash(name);
        return trees.SelectMany(tree =>
        {
            var mentions = Mentions.In(tree);
            var named = mentions.Has(hash) ? mentions.Roots(hash, token => IsCalled(token, function)) : [];
            return constructs ? named.Concat(mentions.ConstructionRoots(token => IsCalled(token, function))) : named;
        });
    }

    private bool Calls(IOperation body, IMethodSymbol function) => body.Descendants().Any(operation => operation switch
    {
        IInvocationOperation call => code.TargetsInSource(call.TargetMethod, call.IsVirtual).Contains(function.OriginalDefinition, SymbolEqualityComparer.Default),
        IObjectCreationOperation { Constructor: { } constructor } => SymbolEqualityComparer.Default.Equals(constructor.OriginalDefinition, function.OriginalDefinition),
        _ => false,
    });

    /// <summary>A number has to come in for one to be passed on.</summary>
    private static bool MayPassOn(IMethodSymbol function) => function.Parameters.Any(parameter => Interval.Of(parameter.Type) is not null || parameter.Type is { IsValueType: true } or IArrayTypeSymbol);

    private static bool IsCalled(SyntaxToken name, IMethodSymbol function)
    {
        var at = name.Parent is ImplicitObjectCreationExpressionSyntax made ? made : SpelledName.Whole(name).Parent;
        var count = at switch
        {
            InvocationExpressionSyntax { ArgumentList.Arguments.Count: var given } => given,
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: var given } => given,
            _ => -1,
        };
        // A call by way of an extension has one less.
        return count >= 0 && count <= function.Parameters.Length && count >= function.Parameters.Count(parameter => !parameter.IsOptional && !parameter.IsParams) - (function.IsExtensionMethod ? 1 : 0)
            || count > function.Parameters.Length && function.Parameters.Any(parameter => parameter.IsParams);
    }
}
