using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>
/// Walks a text backwards to its literals. Iterative, and bounded by a budget of pieces: a concatenation of ten thousand parts is no
/// deep recursion, and what lies beyond the budget is said to be unread.
/// </summary>
internal sealed class TextWalk
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
        if (Harmless.Type(local.Type))
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

    private void Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.ContainingType.SpecialType == SpecialType.System_String && TextCall(call, method.Name))
            return;
        if (method is { Name: "ToString", Parameters.IsEmpty: true } && call.Instance is { } instance && (instance.Type?.SpecialType == SpecialType.System_String || Harmless.Is(instance)))
            Push(instance);
        else
            Leaf(call);
    }

    private bool TextCall(IInvocationOperation call, string name)
    {
        switch (name)
        {
            case "Concat":
                Arguments(call, 0);
                return true;
            case "Format":
                Format(call);
                return true;
            case "Join":
                Join(call);
                return true;
            case "Trim" or "TrimStart" or "TrimEnd" or "ToUpper" or "ToLower" or "ToUpperInvariant" or "ToLowerInvariant" or "Substring" or "PadLeft" or "PadRight" or "Remove":
                Push(call.Instance!);
                return true;
            // A replacement by constant text leaves the holes where they are: doubled quotes make nobody safe.
            case "Replace" when Constant(call.Arguments[1].Value) is not null:
                Push(call.Instance!);
                return true;
            // Where the new text lands is not known.
            case "Replace" or "Insert":
                branches = true;
                Push(call.Arguments[1].Value);
                Push(call.Instance!);
                return true;
            default:
                return false;
        }
    }

    private void Arguments(IInvocationOperation call, int from)
    {
        foreach (var argument in call.Arguments.Skip(from).Reverse())
        {
            foreach (var part in Elements(argument.Value).Reverse())
                Push(part);
        }
    }

    private void Join(IInvocationOperation call)
    {
        var items = call.Arguments.Skip(1).SelectMany(a => Elements(a.Value)).ToArray();
        for (var i = items.Length - 1; i >= 0; i--)
        {
            Push(items[i]);
            if (i > 0)
                Push(call.Arguments[0].Value);
        }
    }

    // The literal text of the format first, then what goes into it, so that both count.
    private void Format(IInvocationOperation call)
    {
        var format = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "format");
        var values = call.Arguments.Where(a => a.Parameter?.Name is not ("format" or "provider")).SelectMany(a => Elements(a.Value)).ToArray();
        if (format is not null && Constant(format.Value) is { } text)
        {
            foreach (var part in CompositeFormat.Parts(text).Reverse())
            {
                if (part.Literal is not null)
                    pending.Push(new(format.Value, part.Literal));
                else if (part.Index < values.Length)
                    Push(values[part.Index]);
            }
            return;
        }
        foreach (var value in values.AsEnumerable().Reverse())
            Push(value);
        if (format is not null)
            Push(format.Value);
    }

    private static IEnumerable<IOperation> Elements(IOperation value) => value switch
    {
        IArrayCreationOperation { Initializer: { } items } => items.ElementValues,
        ICollectionExpressionOperation items => items.Elements,
        IConversionOperation conversion => Elements(conversion.Operand),
        _ => [value],
    };

    private static string? Constant(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: var value } ? value?.ToString() ?? "" : ClosedWorld.Text(operation);

    private readonly record struct Step(IOperation Operation, string? Literal = null, bool Enters = false, bool Leaves = false);
}
