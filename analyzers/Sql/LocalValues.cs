using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>What a local was given, and whether it was added to what was there.</summary>
internal readonly record struct LocalValue(IOperation Value, bool Appends);

/// <summary>Every value that a member's body gives its locals, found once for the whole body.</summary>
internal sealed class LocalValues
{
    private static readonly ConditionalWeakTable<IOperation, LocalValues> PerBody = new();

    private readonly Dictionary<ILocalSymbol, List<LocalValue>> values = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> opaque = new(SymbolEqualityComparer.Default);

    private LocalValues(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
            Note(operation);
    }

    /// <summary>The values of the body that holds the operation.</summary>
    public static LocalValues Around(IOperation operation)
    {
        var body = operation;
        while (body.Parent is { } parent)
            body = parent;
        return PerBody.GetValue(body, b => new(b));
    }

    /// <summary>The values written before the use, in order of text; all of them inside a loop; none when the local is also written out of sight.</summary>
    public ImmutableArray<LocalValue> Before(ILocalSymbol local, IOperation use)
    {
        if (opaque.Contains(local) || !values.TryGetValue(local, out var given))
            return [];
        var end = Loop(use)?.Syntax.Span.End ?? use.Syntax.SpanStart;
        var before = given.Where(v => v.Value.Syntax.SpanStart < end).ToImmutableArray();
        // An assignment that every way to the use passes replaces what was given before it.
        for (var i = before.Length - 1; i > 0; i--)
        {
            if (!before[i].Appends && before[i].Value.Syntax.SpanStart < use.Syntax.SpanStart && Branch(before[i].Value) is IBlockOperation block && block.Syntax.Span.Contains(use.Syntax.Span))
                return before.RemoveRange(0, i);
        }
        return before;
    }

    private void Note(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator when (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is { } initializer:
                Add(declarator.Symbol, initializer.Value, appends: false);
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                Add(target.Local, assignment.Value, appends: false);
                break;
            case IDeconstructionAssignmentOperation { Target: var targets }:
                opaque.UnionWith(targets.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(target => target.Local));
                break;
            case ICompoundAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                Add(target.Local, assignment.Value, appends: true);
                break;
            case IInvocationOperation { TargetMethod: { Name: "Add", Parameters: [_] }, Instance: ILocalReferenceOperation target, Arguments: [var added] }:
                Add(target.Local, added.Value, appends: true);
                break;
            case IInvocationOperation { TargetMethod: { Name: "AddRange" or "Insert" or "InsertRange", ContainingType.SpecialType: not SpecialType.System_String }, Instance: ILocalReferenceOperation target }:
                opaque.Add(target.Local);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref, Value: ILocalReferenceOperation target }:
                opaque.Add(target.Local);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out, Value: IDeclarationExpressionOperation { Expression: ILocalReferenceOperation target } }:
                opaque.Add(target.Local);
                break;
        }
    }

    private void Add(ILocalSymbol local, IOperation value, bool appends)
    {
        if (!values.TryGetValue(local, out var given))
            values[local] = given = [];
        given.Add(new(value, appends));
    }

    private static IOperation? Loop(IOperation operation)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is ILoopOperation)
                return at;
        }
        return null;
    }

    // What decides whether the operation runs: the block it stands in, or a statement without braces.
    private static IOperation? Branch(IOperation operation)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is IBlockOperation or IConditionalOperation or ILoopOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation or ICoalesceOperation or IBinaryOperation or ITryOperation)
                return at;
        }
        return null;
    }
}
