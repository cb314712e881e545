using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

internal sealed partial class Evaluator
{
    private bool Proves(Linear goal) => State.Facts.Prove(goal, budget);

    /// <summary>
    /// A result in a machine type: the exact value if it provably fits, or if the program throws when it does not; else a root that
    /// stands for whatever the machine made of it. The same exact value in the same type always gives the same root.
    /// </summary>
    /// <param name="arithmetic">The operation, where it is not a cast.</param>
    /// <param name="cast">The cast, where it is one.</param>
    private Linear Fit(Linear exact, Interval type, bool isChecked, SyntaxNode? arithmetic = null, SyntaxNode? cast = null)
    {
        var range = exact.Range;
        if ((range.Max <= type.Max || Proves(exact - (Linear)type.Max)) && (range.Min >= type.Min || Proves((Linear)type.Min - exact)))
            return exact;
        if (isChecked)
        {
            State = State.With(exact - (Linear)type.Max, (Linear)type.Min - exact);
            return exact;
        }
        var width = type.Max - type.Min + 1;
        if (exact.IsConstant)
            return type.Min + ((exact.Constant - type.Min) % width + width) % width;
        return roots.Get(("fit", type, exact), (id, birth) => Derived(new(id, type, birth)
        {
            Exact = exact,
            Overflow = arithmetic,
            Cast = cast,
            IsLimited = exact.Roots.Any(root => root.IsLimited),
            // A value that can only wrap once, at one end, lands at the far other end; anything nearer has not wrapped.
            ExactFrom = range.Min >= type.Min && range.Max - width <= type.Max ? range.Max - width + 1 : null,
            ExactUpTo = range.Max <= type.Max && range.Min + width >= type.Min ? range.Min + width - 1 : null,
        }, exact));
    }

    private static Root Derived(Root root, params Linear[] from)
    {
        root.ComesFrom(from.SelectMany(value => value.Roots));
        return root;
    }

    private Value Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        return Convert(value, conversion.Operand.Type, conversion.Type, conversion);
    }

    private Value Convert(Value value, ITypeSymbol? from, ITypeSymbol? to, IConversionOperation conversion) => value switch
    {
        Number number when Interval.Of(to) is { } type => new Number(Fit(number.Linear, type, conversion.IsChecked, cast: conversion.Syntax)),
        Number number when to is IPointerTypeSymbol => Unknown(("pointer", number.Linear), conversion),
        Pointer when to is IPointerTypeSymbol || to?.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr => value,
        Pointer pointer when Interval.Of(to) is { } type => new Number(Fit(pointer.Address, type, conversion.IsChecked)),
        Sequence when ElementType(to) is { } element && SymbolEqualityComparer.Default.Equals(element, ElementType(from)) => value,
        Flag when to?.SpecialType == SpecialType.System_Boolean => value,
        Structure or Function when conversion.OperatorMethod is null => value,
        _ => Fresh(conversion, to, conversion),
    };

    private Value Compound(ICompoundAssignmentOperation assignment)
    {
        var left = Evaluate(assignment.Target);
        var right = Evaluate(assignment.Value);
        return Arithmetic(assignment.OperatorKind, left, right, assignment.Target.Type, assignment.IsChecked, assignment);
    }

    private Value Step(IIncrementOrDecrementOperation step)
    {
        var before = Evaluate(step.Target);
        var kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var after = Arithmetic(kind, before, new Number(1), step.Target.Type, step.IsChecked, step);
        Assign(step.Target, after, step);
        return step.IsPostfix ? before : after;
    }

    private Value Binary(IBinaryOperation binary)
    {
        var left = Evaluate(binary.LeftOperand);
        var right = Evaluate(binary.RightOperand);
        return Compare(binary.OperatorKind, left, right) ?? Arithmetic(binary.OperatorKind, left, right, binary.Type, binary.IsChecked, binary);
    }

    private Value Unary(IUnaryOperation unary)
    {
        var value = Evaluate(unary.Operand);
        return (unary.OperatorKind, value) switch
        {
            (UnaryOperatorKind.Not, Flag flag) => flag.Not,
            (UnaryOperatorKind.Plus, Number) => value,
            (UnaryOperatorKind.Minus, Number n) when Interval.Of(unary.Type) is { } type => new Number(Fit(-n.Linear, type, unary.IsChecked, unary.Syntax)),
            (UnaryOperatorKind.BitwiseNegation, Number n) when Interval.Of(unary.Type) is { } type => new Number(Fit((type.Min.Sign < 0 ? -1 : (Linear)type.Max) - n.Linear, type, false)),
            _ => Fresh(unary, unary.Type, unary),
        };
    }

    private Value Arithmetic(BinaryOperatorKind kind, Value left, Value right, ITypeSymbol? type, bool isChecked, IOperation operation)
    {
        switch (left, right)
        {
            case (Pointer p, Number n) when kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract:
                return Stride(type) is { } stride
                    ? p with { Offset = Moved(p.Offset, n.Linear * (kind == BinaryOperatorKind.Add ? stride : -stride), operation) }
                    : Unknown(operation, operation);
            case (Number n, Pointer p) when kind == BinaryOperatorKind.Add && Stride(type) is { } step:
                return p with { Offset = Moved(p.Offset, n.Linear * step, operation) };
            case (Pointer p, Pointer q) when kind == BinaryOperatorKind.Subtract && operation is IBinaryOperation { LeftOperand.Type: var pointer } && Stride(pointer) is { } unit:
                return new Number(Quotient(p.Address - q.Address, unit, exactly: true));
            case (Flag a, Flag b) when kind is BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd:
                return And(a, b);
            case (Flag a, Flag b) when kind is BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr:
                return And(a.Not, b.Not).Not;
            case (Number a, Number b) when Interval.Of(type) is { } range:
                return new Number(Arithmetic(kind, a.Linear, b.Linear, range, isChecked, operation));
            default:
                return Fresh(operation, type, operation);
        }
    }

    /// <summary>An offset that is moved on; by a number out of the data that is as large as an address, the pointer may come round.</summary>
    private Linear Moved(Linear offset, Linear by, IOperation operation) =>
        Interval.Offset.Contains(by.Range) || !by.Roots.Any(root => root.IsTainted) ? offset + by : Fit(offset + by, Interval.Offset, isChecked: false, operation.Syntax);

    /// <summary>What one step of a pointer is in bytes; native integers that hold an address step by one.</summary>
    private int? Stride(ITypeSymbol? type) => type switch
    {
        IPointerTypeSymbol { PointedAtType.SpecialType: SpecialType.System_Void } => 1,
        IPointerTypeSymbol pointer => Bytes(pointer.PointedAtType),
        _ => 1,
    };

    private Linear Arithmetic(BinaryOperatorKind kind, Linear a, Linear b, Interval type, bool isChecked, IOperation operation) => kind switch
    {
        // The size of a struct, where it is the same everywhere.
        BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder when b is { IsConstant: false, Range.IsOne: true } => Arithmetic(kind, a, b.Range.Min, type, isChecked, operation),
        BinaryOperatorKind.Multiply when a is { IsConstant: false, Range.IsOne: true } => Arithmetic(kind, a.Range.Min, b, type, isChecked, operation),
        BinaryOperatorKind.Add => Fit(a + b, type, isChecked, operation.Syntax),
        BinaryOperatorKind.Subtract => Fit(a - b, type, isChecked, operation.Syntax),
        BinaryOperatorKind.Multiply when b.IsConstant => Fit(a * b.Constant, type, isChecked, operation.Syntax),
        BinaryOperatorKind.Multiply when a.IsConstant => Fit(b * a.Constant, type, isChecked, operation.Syntax),
        BinaryOperatorKind.Multiply => Product(a, b, type, isChecked),
        BinaryOperatorKind.LeftShift when Shift(b, type) is { } by => Fit(a * Whole.TwoTo(by), type, false, operation.Syntax),
        BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift when Shift(b, type) is { } by && a.Range.Min.Sign >= 0 => Quotient(a, Whole.TwoTo(by)),
        BinaryOperatorKind.Divide when b.IsConstant && b.Constant.Sign > 0 && Proves(-a) => Quotient(a, b.Constant),
        BinaryOperatorKind.Remainder when b.IsConstant && b.Constant.Sign > 0 => Remainder(a, b.Constant),
        BinaryOperatorKind.And when b.IsConstant && b.Constant.Sign >= 0 => Masked(a, b.Constant),
        BinaryOperatorKind.And when a.IsConstant && a.Constant.Sign >= 0 => Masked(b, a.Constant),
        BinaryOperatorKind.And when b.IsConstant && -b.Constant is { IsPowerOfTwo: true } unit => Quotient(a, unit) * unit,
        BinaryOperatorKind.And when a.IsConstant && -a.Constant is { IsPowerOfTwo: true } unit => Quotient(b, unit) * unit,
        BinaryOperatorKind.And => Common(a, b, type),
        BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr => Union(kind, a, b, type),
        _ => roots.Get((operation, kind, a, b), (id, birth) => Derived(new(id, type, birth), a, b)),
    };

    private static int? Shift(Linear by, Interval type) =>
        by.IsConstant && by.Constant.Sign >= 0 && by.Constant < 64 && (type.Max > uint.MaxValue || by.Constant < 32) ? (int)by.Constant : null;

    /// <summary>As narrow as the operands make it, where it cannot overflow.</summary>
    private Linear Product(Linear a, Linear b, Interval type, bool isChecked = false)
    {
        var (x, y) = (Known(a), Known(b));
        var corners = new[] { x.Min * y.Min, x.Min * y.Max, x.Max * y.Min, x.Max * y.Max };
        var exact = new Interval(corners.Aggregate(Whole.Min), corners.Aggregate(Whole.Max));
        var range = type.Contains(exact) ? exact : isChecked ? new(Whole.Max(exact.Min, type.Min), Whole.Min(exact.Max, type.Max)) : type;
        return roots.Get(("product", range, a, b), (id, birth) => Derived(new(id, range, birth) { Factors = [a, b] }, a, b));
    }

    /// <summary>The range of a value, with plain bounds that it was held against.</summary>
    private Interval Known(Linear value)
    {
        var (min, max) = (value.Range.Min, value.Range.Max);
        if (value.Terms is [{ Coefficient.IsOne: true, Root: var root }])
        {
            foreach (var fact in State.Facts.All.Where(fact => fact.Terms is [{ Root: var held }] && held == root))
            {
                if (fact.Terms[0].Coefficient.IsOne)
                    max = Whole.Min(max, value.Constant - fact.Constant);
                else if ((-fact.Terms[0].Coefficient).IsOne)
                    min = Whole.Max(min, value.Constant + fact.Constant);
            }
        }
        return new(min, max);
    }

    private Linear Quotient(Linear a, Whole by, bool exactly = false)
    {
        if (by.IsOne)
            return a;
        var range = a.Range;
        var quotient = roots.Get(("quotient", a, by), (id, birth) => Derived(new(id, new(Whole.Floor(range.Min, by), Whole.Floor(range.Max, by)), birth), a));
        var low = (Linear)quotient * by - a;
        if (range.Min.Sign < 0 && Proves(-a))
            State = State.With(-(Linear)quotient);
        State = State.With(low, exactly ? -low : a - (Linear)quotient * by - (Linear)(by - 1));
        return quotient;
    }

    private Linear Remainder(Linear a, Whole by)
    {
        var isNotNegative = Proves(-a);
        var rest = roots.Get(("rest", a, by, isNotNegative), (id, birth) =>
            Derived(new(id, new(isNotNegative ? 0 : 1 - by, by - 1), birth) { IsLimited = true }, a));
        if (isNotNegative)
            State = State.With(rest - a);
        return rest;
    }

    private Linear Masked(Linear a, Whole mask)
    {
        if (a.Range is { Min.Sign: >= 0 } range && range.Max <= mask && (mask + 1).IsPowerOfTwo)
            return a;
        // Ones on top and zeros below, in an unsigned type: rounds down.
        if (mask > int.MaxValue && a.Range.Min.Sign >= 0 && LowZeros(mask) is var zeros && (mask + zeros).IsPowerOfTwo && a.Max < mask + zeros)
            return Quotient(a, zeros) * zeros;
        var masked = roots.Get(("mask", a, mask), (id, birth) => Derived(new(id, new(0, mask), birth), a));
        if (Proves(-a))
            State = State.With(masked - a);
        return masked;
    }

    private static Whole LowZeros(Whole mask) => mask & -mask;

    /// <summary>Bits that both have: within either operand that is not negative.</summary>
    private Linear Common(Linear a, Linear b, Interval type)
    {
        var limits = new[] { a, b }.Where(value => Proves(-value)).ToList();
        var range = limits.Count == 0 ? type : new(0, limits.Min(limit => Whole.Max(0, limit.Range.Max)));
        var common = roots.Get(("common", range, a, b), (id, birth) => Derived(new(id, range, birth), a, b));
        State = State.With(limits.Select(limit => common - limit));
        return common;
    }

    /// <summary>Bits of both: not negative and within the next power of two if both operands are.</summary>
    private Linear Union(BinaryOperatorKind kind, Linear a, Linear b, Interval type)
    {
        var (x, y) = (a.Range, b.Range);
        var range = type;
        if (x.Min.Sign >= 0 && y.Min.Sign >= 0)
        {
            var top = Whole.One;
            while (top <= x.Max || top <= y.Max)
                top *= 2;
            range = new(0, Whole.Min(top - 1, type.Max));
        }
        return roots.Get(("union", kind, range, a, b), (id, birth) =>
            Derived(new(id, range, birth) { OrOperands = kind == BinaryOperatorKind.Or && range.Min.Sign < 0 ? [a, b] : [] }, a, b));
    }
}
