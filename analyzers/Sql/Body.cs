using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>What one body of code says about text, found once: its variables, what it returns, and the calls it makes.</summary>
internal sealed class Body
{
    private static readonly ConditionalWeakTable<IOperation, Body> PerRoot = new();

    private readonly Lazy<Variables> variables;

    private Body(IOperation root)
    {
        Root = root;
        variables = new(() => new(root));
    }

    public IOperation Root { get; }

    public Variables Variables => variables.Value;

    /// <summary>How many steps walks through this body may still take; what a method costs is bounded, however many texts it makes.</summary>
    public int Steps = 2_000_000;

    /// <summary>The body that holds the operation.</summary>
    public static Body Around(IOperation operation)
    {
        var root = operation;
        while (root.Parent is { } parent)
            root = parent;
        return PerRoot.GetValue(root, r => new(r));
    }

    /// <summary>What a function of this body returns or yields.</summary>
    /// <param name="function">A lambda or local function; anything else stands for the body itself.</param>
    public IEnumerable<IOperation> Returned(IMethodSymbol function)
    {
        var isInner = function.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction;
        foreach (var operation in Root.DescendantsAndSelf())
        {
            if (operation is IReturnOperation { ReturnedValue: { } value } && SymbolEqualityComparer.Default.Equals(Owner(operation), isInner ? function.OriginalDefinition : null))
                yield return value;
        }
    }

    /// <summary>The lambda or local function an operation stands in; null for the body itself.</summary>
    public static IMethodSymbol? Owner(IOperation operation)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation lambda)
                return lambda.Symbol.OriginalDefinition;
            if (at is ILocalFunctionOperation function)
                return function.Symbol.OriginalDefinition;
        }
        return null;
    }
}
