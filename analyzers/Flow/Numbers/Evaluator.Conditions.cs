using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

internal sealed partial class Evaluator
{
    private static Flag And(Flag a, Flag b) => new(Outcome.Both(a.WhenTrue, b.WhenTrue), Outcome.Either(a.WhenFalse, b.WhenFalse));

    /// <summary>A comparison, or null when the operator is none.</summary>
    private static Flag? Compare(BinaryOperatorKind kind, Value left, Value right)
    {
        if (kind is < BinaryOperatorKind.Equals or > BinaryOperatorKind.GreaterThan)
            return null;
        return (left, right) switch
        {
            (Number a, Number b) => Compare(kind, a.Linear, b.Linear),
            (Pointer a, Pointer b) => Compare(kind, a.Address, b.Address) is var answer && kind switch
            {
                BinaryOperatorKind.LessThan or BinaryOperatorKind.GreaterThanOrEqual => Straight(a, b),
                BinaryOperatorKind.GreaterThan or BinaryOperatorKind.LessThanOrEqual => Straight(b, a),
                _ => null,
            } is { } straight
                ? kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.GreaterThan ? answer with { WhenFalse = Outcome.Both(answer.WhenFalse, straight) } : answer with { WhenTrue = Outcome.Both(answer.WhenTrue, straight) }
                : answer,
            (Flag a, Flag b) when kind == BinaryOperatorKind.Equals => Same(a, b),
            (Flag a, Flag b) when kind == BinaryOperatorKind.NotEquals => Same(a, b).Not,
            _ => Flag.Unknown,
        };
    }

    /// <summary>What it means that a pointer which was moved forwards is not in front of where it was: it has not come round.</summary>
    private static Outcome? Straight(Pointer moved, Pointer start) =>
        moved.Region == start.Region && moved.Offset is { Constant.IsZero: true, Terms: [{ Coefficient.IsOne: true, Root: { Overflow: not null, Exact: { } exact } root }] } && (exact - start.Offset).Range.Min.Sign >= 0
            ? Outcome.Of(root - exact, exact - root) : null;

    private static Flag Same(Flag a, Flag b) => (a, b) switch
    {
        (_, { WhenFalse: null }) => a,
        (_, { WhenTrue: null }) => a.Not,
        ({ WhenFalse: null }, _) => b,
        ({ WhenTrue: null }, _) => b.Not,
        _ => Flag.Unknown,
    };

    private static Flag Compare(BinaryOperatorKind kind, Linear a, Linear b) => kind switch
    {
        BinaryOperatorKind.LessThanOrEqual => new(Outcome.Of(a - b), Outcome.Of(b - a + 1)),
        BinaryOperatorKind.LessThan => new(Outcome.Of(a - b + 1), Outcome.Of(b - a)),
        BinaryOperatorKind.GreaterThanOrEqual => new(Outcome.Of(b - a), Outcome.Of(a - b + 1)),
        BinaryOperatorKind.GreaterThan => new(Outcome.Of(b - a + 1), Outcome.Of(a - b)),
        BinaryOperatorKind.Equals => new(Outcome.Of(a - b, b - a), Differs(a - b)),
        BinaryOperatorKind.NotEquals => new(Differs(a - b), Outcome.Of(a - b, b - a)),
        _ => Flag.Unknown,
    };

    /// <summary>"Not zero" says something only about a value that cannot be on the other side of it.</summary>
    private static Outcome Differs(Linear difference) => difference.Range switch
    {
        { Min.Sign: >= 0 } => Outcome.Of(1 - difference),
        { Max.Sign: <= 0 } => Outcome.Of(difference + 1),
        _ when difference.Unwrapped(_ => true).Roots.Any(root => root.IsInduction) => Outcome.Nothing with { Unequal = ImmutableHashSet.Create(difference.Unwrapped(_ => true)) },
        _ => Outcome.Nothing,
    };

    private Flag Match(Value value, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return Compare(BinaryOperatorKind.Equals, value, Evaluate(constant.Value)) ?? Flag.Unknown;
            case IRelationalPatternOperation relation:
                return Compare(relation.OperatorKind, value, Evaluate(relation.Value)) ?? Flag.Unknown;
            case INegatedPatternOperation negated:
                return Match(value, negated.Pattern).Not;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return And(Match(value, both.LeftPattern), Match(value, both.RightPattern));
            case IBinaryPatternOperation either:
                return And(Match(value, either.LeftPattern).Not, Match(value, either.RightPattern).Not).Not;
            case IDiscardPatternOperation:
                return Flag.Of(true);
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol }:
                Remember(symbol, value is Number or Sequence or Pointer ? value : Fresh(pattern, (symbol as ILocalSymbol)?.Type, pattern));
                return Flag.Unknown;
            case IRecursivePatternOperation recursive when value is Sequence sequence:
                return recursive.PropertySubpatterns
                    .Where(part => part.Member is IPropertyReferenceOperation { Property.Name: "Length" })
                    .Aggregate(Flag.Unknown, (all, part) => And(all, Match(new Number(sequence.Length), part.Pattern)));
            default:
                var declared = pattern.DescendantsAndSelf().OfType<IDeclarationPatternOperation>().Select(p => p.DeclaredSymbol).OfType<object>();
                State = State.Forget(declared, pattern);
                return Flag.Unknown;
        }
    }
}
