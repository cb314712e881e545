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
    private readonly Lazy<ImmutableArray<IOperation>> calls;
    private readonly Lazy<ILookup<IMethodSymbol?, IOperation>> returned;

    private Body(IOperation root)
    {
        Root = root;
        variables = new(() => new(root));
        calls = new(() => [.. root.DescendantsAndSelf().Where(o => o is IInvocationOperation or IObjectCreationOperation or IAssignmentOperation or IMethodReferenceOperation or IFieldInitializerOperation or IPropertyInitializerOperation)]);
        returned = new(() => root.DescendantsAndSelf().OfType<IReturnOperation>().Where(r => r.ReturnedValue is not null)
            .ToLookup(Owner, r => r.ReturnedValue!, (IEqualityComparer<IMethodSymbol?>)SymbolEqualityComparer.Default));
    }

    public IOperation Root { get; }

    /// <summary>Calls, constructions, assignments, initializers and methods that are made delegates, in order.</summary>
    public ImmutableArray<IOperation> Calls => calls.Value;

    public Variables Variables => variables.Value;

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
    public IEnumerable<IOperation> Returned(IMethodSymbol function) =>
        returned.Value[function.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction ? function.OriginalDefinition : null];

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
