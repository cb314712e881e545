using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>How a text that is handed on gets to a sink: from wrapper to wrapper, each a text that hands it on.</summary>
internal sealed record SqlPath(ImmutableArray<IOperation> Texts)
{
    private const int Longest = 10;

    public bool IsEmpty => Texts.IsEmpty;

    /// <summary>What becomes SQL in the end.</summary>
    public string Sink => Name(Texts[Texts.Length - 1]);

    /// <summary>The wrappers between, as an insertion into a sentence; empty when there is none.</summary>
    public string Through => Texts.Length == 1 ? "" : $" through {string.Join(", ", Texts.Take(Texts.Length - 1).Select(text => $"'{Name(text)}'"))}";

    /// <summary>The way of a parameter, property or field; empty for what is no wrapper.</summary>
    public static SqlPath Of(ISymbol given, SqlProgram program)
    {
        var texts = ImmutableArray.CreateBuilder<IOperation>();
        var passed = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (var at = given; at is not null && passed.Add(at) && texts.Count < Longest;)
        {
            if ((program.Wrappers.HandsOn(at) ?? (at is IPropertySymbol { SetMethod.Parameters: [.., var value] } ? program.Wrappers.HandsOn(value) : null)) is not { } text)
                break;
            texts.Add(text);
            at = Taker(text)?.OriginalDefinition;
        }
        return new(texts.ToImmutable());
    }

    private static string Name(IOperation text) => Taker(text) switch
    {
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } => "new " + constructor.ContainingType.Name,
        IParameterSymbol { ContainingSymbol: var method } => Name(method),
        { } member => Name(member),
        null => "SQL",
    };

    private static string Name(ISymbol member) => member.ContainingType is { Name.Length: > 0 } type ? $"{type.Name}.{member.Name}" : member.Name;

    // The parameter, property or field that takes a text.
    private static ISymbol? Taker(IOperation text)
    {
        for (var at = text.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case IArgumentOperation argument:
                    return argument.Parameter;
                case IAssignmentOperation assignment:
                    return (assignment.Target as IMemberReferenceOperation)?.Member;
                case IFieldInitializerOperation { InitializedFields: [var field, ..] }:
                    return field;
                case IPropertyInitializerOperation { InitializedProperties: [var property, ..] }:
                    return property;
                case IBlockOperation:
                    return null;
            }
        }
        return null;
    }
}
