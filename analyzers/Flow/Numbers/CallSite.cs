using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>A call with what is handed over.</summary>
/// <param name="Call">The call, the object creation or the read of a property.</param>
/// <param name="Method">What is called, as the call names it.</param>
/// <param name="Owner">The variable that holds the object, if one does.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Values">Their values by position; for references where they lie.</param>
internal sealed record CallSite(IOperation Call, IMethodSymbol Method, object? Owner, ImmutableArray<IArgumentOperation> Arguments, Dictionary<int, Value> Values)
{
    public IArgumentOperation? Operation(IParameterSymbol parameter) => Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal);

    public Value Argument(int position) => Values.TryGetValue(position, out var value) ? value : Opaque.Instance;

    /// <summary>The value of an argument; behind a reference the one that lies there.</summary>
    public Value Value(IParameterSymbol parameter, Evaluator evaluator) => parameter.RefKind == RefKind.None ? Argument(parameter.Ordinal)
        : Operation(parameter)?.Value is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation ? evaluator.Evaluate(Operation(parameter)!.Value)
        : Opaque.Instance;

    /// <summary>What a type stands for at this call.</summary>
    public ITypeSymbol Substitute(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method, Ordinal: var at } when at < Method.TypeArguments.Length => Method.TypeArguments[at],
        ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Type, Ordinal: var at } when at < Method.ContainingType.TypeArguments.Length => Method.ContainingType.TypeArguments[at],
        _ => type,
    };
}
