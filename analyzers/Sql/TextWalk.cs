using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>
/// Walks a text backwards to its literals. Iterative, and bounded by a budget of pieces: a concatenation of ten thousand parts is no
/// deep recursion, and what lies beyond the budget is said to be unread.
/// </summary>
internal sealed partial class TextWalk
{
    private const int Budget = 50_000;

    private readonly LocalValues locals;
    private readonly ImmutableArray<SqlPiece>.Builder pieces = ImmutableArray.CreateBuilder<SqlPiece>();
    private readonly Stack<Step> pending = new();
    private readonly HashSet<IOperation> entered = [];
    private int steps;
    private bool branches;

    private TextWalk(LocalValues locals) => this.locals = locals;

    public static SqlText Read(IOperation text)
    {
        var walk = new TextWalk(LocalValues.Around(text));
        walk.Push(text);
        while (walk.pending.Count > 0 && walk.steps++ < Budget)
        {
            var step = walk.pending.Pop();
            if (step.Leaves)
                walk.entered.Remove(step.Operation);
            else if (step.Literal is not null)
                walk.pieces.Add(new(step.Literal, step.Operation));
            else if (!step.Enters)
                walk.Take(step.Operation);
            else if (walk.entered.Add(step.Operation))
                walk.Enter(step.Operation);
        }
        return new(walk.pieces.ToImmutable(), walk.branches, GaveUp: walk.pending.Count > 0);
    }

    private void Push(IOperation operation) => pending.Push(new(operation));

    // The value of a local. Inside itself, as in a loop, it brings nothing new.
    private void Enter(IOperation value)
    {
        pending.Push(new(value, Leaves: true));
        Push(value);
    }

    private void Take(IOperation operation)
    {
        if (Constant(operation) is { } literal)
        {
            pieces.Add(new(literal, operation));
            return;
        }
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                Push(parenthesized.Operand);
                break;
            case IConversionOperation { OperatorMethod: null } conversion:
                Push(conversion.Operand);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                Push(sum.RightOperand);
                Push(sum.LeftOperand);
                break;
            case IInterpolatedStringOperation { Type.SpecialType: SpecialType.System_String } interpolated:
                Interpolation(interpolated);
                break;
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                Alternatives(operation, conditional.WhenTrue, otherwise);
                break;
            case ICoalesceOperation coalesce:
                Alternatives(operation, coalesce.Value, coalesce.WhenNull);
                break;
            case ISwitchExpressionOperation choice:
                Alternatives(operation, [.. choice.Arms.Select(arm => arm.Value).Where(value => value is not (IConversionOperation { Operand: IThrowOperation } or IThrowOperation))]);
                break;
            case ILocalReferenceOperation { Local: var local }:
                Local(local, operation);
                break;
            case IInvocationOperation call when Harmless.Type(call.Type):
                pieces.Add(new("0", operation));
                break;
            case IInvocationOperation call:
                Call(call);
                break;
            default:
                Leaf(operation);
                break;
        }
    }

    private void Leaf(IOperation operation) => pieces.Add(new(Harmless.Is(operation) ? "0" : null, operation));

    private void Interpolation(IInterpolatedStringOperation interpolated)
    {
        foreach (var part in interpolated.Parts.Reverse())
        {
            Push(part switch
            {
                IInterpolatedStringTextOperation text => text.Text,
                IInterpolationOperation hole => hole.Expression,
                _ => part,
            });
        }
    }

    // What a list of placeholders starts as, and what is added to it.
    private static bool IsListOfPlaceholders(IOperation value) =>
        value is IObjectCreationOperation { Arguments: [] or [{ Value.Type.SpecialType: SpecialType.System_Int32 }], Initializer: null } || value is IConversionOperation { Operand: ICollectionExpressionOperation { Elements.IsEmpty: true } }
        || Harmless.Generated(value);

    // Texts that stand in for each other: their holes are joined, not their combinations enumerated.
    private void Alternatives(IOperation operation, params IOperation[] choices)
    {
        if (AreValues(choices))
        {
            pieces.Add(new(null, operation));
            return;
        }
        branches = true;
        foreach (var choice in choices.AsEnumerable().Reverse())
            Push(choice);
    }

    // name ?? "", or a default that is replaced: one value that is not known, whichever it is.
    private static bool AreValues(IEnumerable<IOperation> choices)
    {
        var hasUnknown = false;
        foreach (var choice in choices)
        {
            var written = choice is IConversionOperation { OperatorMethod: null } conversion ? conversion.Operand : choice;
            var isUnknown = written is IParameterReferenceOperation or IPropertyReferenceOperation or IFieldReferenceOperation or IConditionalAccessOperation or IAwaitOperation
                    or IInvocationOperation { TargetMethod.ContainingType.SpecialType: not SpecialType.System_String }
                && Constant(written) is null && !Harmless.Is(written);
            if (!isUnknown && Constant(written)?.All(c => char.IsLetterOrDigit(c) || c == ' ') != true)
                return false;
            hasUnknown |= isUnknown;
        }
        return hasUnknown;
    }

    private void Local(ILocalSymbol local, IOperation use)
    {
        var isSequence = local.Type.SpecialType != SpecialType.System_String && locals.Before(local, use) is { IsEmpty: false } given && given.All(v => IsListOfPlaceholders(v.Value));
        if (isSequence || Harmless.Type(local.Type))
        {
            pieces.Add(new("0", use));
            return;
        }
        var values = local.Type.SpecialType == SpecialType.System_String ? locals.Before(local, use) : [];
        if (values.IsEmpty)
            pieces.Add(new(null, use));
        var isReplaced = values.Count(v => !v.Appends) > 1;
        if (isReplaced && AreValues(values.Select(v => v.Value)))
        {
            pieces.Add(new(null, use));
            return;
        }
        branches |= isReplaced;
        foreach (var value in values.AsEnumerable().Reverse())
            pending.Push(new(value.Value, Enters: true));
    }

    private static string? Constant(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: var value } ? value?.ToString() ?? "" : ClosedWorld.Text(operation);

    private readonly record struct Step(IOperation Operation, string? Literal = null, bool Enters = false, bool Leaves = false);
}
