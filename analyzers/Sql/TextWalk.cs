using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>
/// Walks a text backwards to its literals, through variables, members and methods of the compilation. Iterative inside a body, and bounded by a
/// budget of pieces: a concatenation of ten thousand parts is no deep recursion, and what lies beyond the budget is said to be unread.
/// </summary>
internal sealed partial class TextWalk
{
    private const int Budget = 50_000;

    private readonly SqlProgram program;
    private readonly WalkSession session;
    private readonly ImmutableArray<SqlPiece>.Builder pieces = ImmutableArray.CreateBuilder<SqlPiece>();
    private readonly Stack<Step> pending = new();
    private readonly HashSet<(IOperation, string?)> entered = [];
    private Step current;
    private int steps;
    private bool isLoose;

    private TextWalk(SqlProgram program, WalkSession session) => (this.program, this.session) = (program, session);

    /// <summary>The pieces of a text.</summary>
    /// <param name="part">The element of the value that is the text; null for all of it.</param>
    public static SqlText Read(IOperation text, string? part = null)
    {
        var walk = new TextWalk(SqlProgram.Of(text.SemanticModel!.Compilation), new());
        walk.pending.Push(new(text) { Part = part });
        return walk.Run();
    }

    /// <summary>The pieces of texts that stand in for each other, as what a method returns on its several ways.</summary>
    public static SqlText Alternatives(ImmutableArray<LocalValue> values, SqlProgram program, WalkSession session)
    {
        var walk = new TextWalk(program, session);
        walk.Values(values);
        return walk.Run();
    }

    // A text that is needed for itself first. Null for one that holds itself, or lies too deep in others: neither is known.
    private SqlText? Apart(IOperation operation)
    {
        if (session.Apart.TryGetValue(operation, out var known))
            return known;
        if (session.Nested >= WalkSession.Deepest)
        {
            session.GaveUp = true;
            return null;
        }
        session.Apart[operation] = null;
        session.Nested++;
        var walk = new TextWalk(program, session);
        walk.pending.Push(new(operation));
        var text = walk.Run();
        session.Nested--;
        return session.Apart[operation] = text;
    }

    private SqlText Run()
    {
        while (pending.Count > 0 && steps++ < Budget && !session.GaveUp)
        {
            var step = current = pending.Pop();
            if (step.Leaves)
                entered.Remove((step.Operation, step.Part));
            else if (step.Literal is not null)
                pieces.Add(new(step.Literal, step.Operation) { Choice = step.Choice, Proof = step.Proof });
            else if (step.Hole is { } hole)
                pieces.Add(hole with { Choice = step.Choice, Doubled = step.Doubled == '\0' ? hole.Doubled : step.Doubled });
            else if (!step.Enters)
                Take(step.Operation);
            else if (entered.Add((step.Operation, step.Part)))
                Enter(step);
        }
        session.GaveUp |= pending.Count > 0;
        return new(pieces.ToImmutable(), isLoose, session.GaveUp);
    }

    private void Push(IOperation operation) => pending.Push(current with { Operation = operation, Literal = null, Hole = null, Enters = false });

    private void PushWhole(IOperation operation) => pending.Push(current with { Operation = operation, Literal = null, Hole = null, Enters = false, Part = null });

    private void Literal(string text, IOperation source, string? proof = null) =>
        pieces.Add(new(text, source) { Choice = current.Choice, Proof = proof });

    // The value of a variable. Inside itself, as in a loop, it brings nothing new.
    private void Enter(Step step)
    {
        current = step with { Enters = false, Through = null };
        pending.Push(current with { Leaves = true });
        if (step.Through is { } parameter)
            ByReference(step.Operation, parameter);
        else
            pending.Push(current);
    }

    private void Take(IOperation operation)
    {
        if (current.Part is null && operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            Literal(constant?.ToString() ?? "", operation);
            return;
        }
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                Push(parenthesized.Operand);
                break;
            case IConversionOperation { Operand: IInterpolatedStringHandlerCreationOperation or IInterpolatedStringOperation } conversion:
                Push(conversion.Operand);
                break;
            case IConversionOperation conversion when conversion.OperatorMethod is null || IsTextOrSpan(conversion.Operand.Type):
                if (Harmless.Type(conversion.Operand.Type))
                    Leaf(conversion.Operand);
                else if (Harmless.Type(conversion.Type))
                    Leaf(conversion);
                else
                    Push(conversion.Operand);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                Push(sum.RightOperand);
                Push(sum.LeftOperand);
                break;
            case IInterpolatedStringOperation interpolated:
                Interpolation(interpolated);
                break;
            case IInterpolatedStringHandlerCreationOperation { Content: var content }:
                Push(content);
                break;
            case IInterpolatedStringAdditionOperation addition:
                Push(addition.Right);
                Push(addition.Left);
                break;
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                Choose(operation, conditional.WhenTrue, otherwise);
                break;
            case ICoalesceOperation coalesce:
                Choose(operation, coalesce.Value, coalesce.WhenNull);
                break;
            case ISwitchExpressionOperation choice:
                Choose(operation, [.. choice.Arms.Select(arm => arm.Value)]);
                break;
            case IThrowOperation or IConversionOperation { Operand: IThrowOperation }:
                break;
            case IAwaitOperation awaited:
                Push(awaited.Operation);
                break;
            case ISimpleAssignmentOperation assignment:
                Push(assignment.Value);
                break;
            case ICoalesceAssignmentOperation assignment:
                Choose(operation, assignment.Target, assignment.Value);
                break;
            case IConditionalAccessOperation access when !Harmless.Is(access):
                Push(access.WhenNotNull);
                break;
            case IConditionalAccessInstanceOperation inner when Accessed(inner) is { } outer:
                Push(outer);
                break;
            case IArgumentOperation argument:
                Push(argument.Value);
                break;
            case ILocalReferenceOperation { Local: var local }:
                Variable(local, operation);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                Variable(parameter, operation);
                break;
            case IFieldReferenceOperation field:
                Member(field.Field, field.Instance, operation);
                break;
            case IPropertyReferenceOperation property:
                Property(property);
                break;
            case IImplicitIndexerReferenceOperation { Instance: { } cut } when IsTextOrSpan(cut.Type) || TextRoot.IsContainer(cut.Type) && IsNamed(cut) && !Harmless.Type(operation.Type):
                Push(cut);
                break;
            case ITranslatedQueryOperation query:
                Push(query.Operation);
                break;
            case IArrayElementReferenceOperation element when !Harmless.Type(element.Type) && IsNamed(element.ArrayReference):
                Push(element.ArrayReference);
                break;
            case ITupleOperation tuple:
                Elements(tuple, tuple.Elements);
                break;
            case IInvocationOperation call:
                Call(call);
                break;
            case IObjectCreationOperation creation:
                Creation(creation);
                break;
            case IArrayCreationOperation array:
                Sequence(array.Initializer?.ElementValues ?? []);
                break;
            case ICollectionExpressionOperation collection:
                Sequence(collection.Elements);
                break;
            case ISpreadOperation spread:
                Push(spread.Operand);
                break;
            case IDelegateCreationOperation function:
                Returned(function);
                break;
            case IDefaultValueOperation:
                break;
            default:
                Leaf(operation);
                break;
        }
    }

    private void Leaf(IOperation operation, IParameterSymbol? parameter = null)
    {
        if (current.Part is null && Harmless.Is(operation))
            Literal("0", operation, Harmless.Type(operation.Type) ? $"{operation.Type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} values end no literal" : "made of what ends no literal");
        else if (operation.Type is { } type && program.Sinks?.IsSafeType(type) == true)
            Literal("a", operation, "its type is said to be safe");
        else if (Guards.Proof(operation) is { } proof)
            Literal("a", operation, proof);
        else
            pieces.Add(new(null, operation) { Choice = current.Choice, Parameter = parameter, Doubled = current.Doubled, IsQuotedName = current.IsQuotedName });
    }

    private void Interpolation(IInterpolatedStringOperation interpolated)
    {
        foreach (var part in interpolated.Parts.Reverse())
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation text:
                    PushWhole(text.Text);
                    break;
                case IInterpolationOperation { FormatString: not null, Expression.Type: { } type } hole when Harmless.Type(type):
                    pending.Push(current with { Operation = hole.Expression, Literal = "0", Proof = $"{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} values end no literal" });
                    break;
                case IInterpolationOperation hole:
                    PushWhole(hole.Expression);
                    break;
                case IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: [var appended, ..] } }:
                    PushWhole(appended.Value);
                    break;
                default:
                    PushWhole(part);
                    break;
            }
        }
    }

    // Texts that stand in for each other: their holes are joined, not their combinations enumerated.
    private void Choose(IOperation operation, params IOperation[] choices)
    {
        if (AreValues(choices))
        {
            pieces.Add(new(null, operation) { Choice = current.Choice, Doubled = current.Doubled, Parameter = OnlyParameter(choices) });
            return;
        }
        var group = new object();
        for (var i = choices.Length - 1; i >= 0; i--)
            pending.Push(current with { Operation = choices[i], Choice = new(group, i, current.Choice) });
    }

    /// <param name="whole">True when the part that is sought is the values themselves.</param>
    /// <param name="initial">What the variable held before, which is one of the texts that stand in for each other.</param>
    private void Values(ImmutableArray<LocalValue> values, bool whole = false, SqlPiece? initial = null)
    {
        var option = values.Count(v => !v.Appends) + (initial is null ? 0 : 1);
        var group = option > 1 ? new object() : null;
        foreach (var value in values.Reverse())
        {
            var choice = group is null ? current.Choice : new Choice(group, Math.Max(option - 1, 0), current.Choice);
            pending.Push(current with { Operation = value.Value, Part = value.Part ?? (whole ? null : current.Part), Through = value.Through, Enters = true, Choice = choice, Literal = null, Hole = null });
            if (!value.Appends)
                option--;
        }
        if (initial is { } first)
            pending.Push(current with { Operation = first.Source, Hole = first, Choice = group is null ? current.Choice : new Choice(group, 0, current.Choice) });
    }

    // name ?? "", or a default that is replaced: one value that is not known, whichever it is.
    private bool AreValues(IEnumerable<IOperation> choices)
    {
        var hasUnknown = false;
        foreach (var choice in choices)
        {
            var written = choice is IConversionOperation { OperatorMethod: null } conversion ? conversion.Operand : choice;
            var isConstant = written.ConstantValue.HasValue;
            var isUnknown = !isConstant && !Harmless.Is(written) && Guards.Proof(written) is null && written switch
            {
                IParameterReferenceOperation parameter => Body.Around(written).Variables.Before(parameter.Parameter, written).IsEmpty,
                IPropertyReferenceOperation { Arguments.IsEmpty: true } property => IsOpen(property.Property),
                IFieldReferenceOperation field => IsOpen(field.Field),
                IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation property } => IsOpen(property.Property),
                IInvocationOperation { TargetMethod: { ContainingType.SpecialType: not SpecialType.System_String, DeclaringSyntaxReferences.IsEmpty: true } } => true,
                _ => false,
            };
            if (!isUnknown && !(isConstant && (written.ConstantValue.Value?.ToString() ?? "").All(c => char.IsLetterOrDigit(c) || c == ' ')))
                return false;
            hasUnknown |= isUnknown;
        }
        return hasUnknown;
    }

    // name ?? "" is the parameter's doing alone.
    private static IParameterSymbol? OnlyParameter(IEnumerable<IOperation> choices) =>
        choices.Where(choice => !choice.ConstantValue.HasValue).Select(choice => choice is IConversionOperation { OperatorMethod: null } conversion ? conversion.Operand : choice).ToArray() is [IParameterReferenceOperation only] ? only.Parameter : null;

    private bool IsOpen(ISymbol member) => KnownText.Of(member) is null && (member.DeclaringSyntaxReferences.IsEmpty
        || program.Members.Of(member) is null && (member is not IPropertySymbol { GetMethod: { } getter } || program.BodyOf(getter) is null));

    private static IOperation? Accessed(IOperation inner)
    {
        for (var at = inner.Parent; at is not null; at = at.Parent)
        {
            if (at is IConditionalAccessOperation access && access.WhenNotNull.Syntax.Span.Contains(inner.Syntax.Span) && access.Operation != inner)
                return access.Operation;
        }
        return null;
    }

    private static bool IsTextOrSpan(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_String } or { Name: "ReadOnlySpan" or "Span" or "ReadOnlyMemory" };

    private readonly record struct Step(IOperation Operation)
    {
        public string? Literal { get; init; }
        public SqlPiece? Hole { get; init; }
        public string? Proof { get; init; }
        public string? Part { get; init; }
        public IParameterSymbol? Through { get; init; }
        public Choice? Choice { get; init; }
        public char Doubled { get; init; }
        public bool IsQuotedName { get; init; }
        public bool Enters { get; init; }
        public bool Leaves { get; init; }
    }
}
