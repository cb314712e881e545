using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Arithmetic as the machine does it.</summary>
internal sealed partial class TrialRun
{
    private static bool IsUnsigned(ITypeSymbol? type) => Interval.Of(type) is { Min.Sign: >= 0 };

    private static int Width(ITypeSymbol? type) => Interval.SizeOf(type) ?? 8;

    /// <summary>The bits as a number of the type.</summary>
    private static long Fitted(long bits, ITypeSymbol? type)
    {
        var unused = 64 - 8 * Width(type);
        return unused == 0 ? bits : IsUnsigned(type) ? (long)((ulong)(bits << unused) >> unused) : bits << unused >> unused;
    }

    private Datum Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        if (isOver || conversion.OperatorMethod is not null && conversion.OperatorMethod.ContainingType.Name is not ("Span" or "ReadOnlySpan"))
            return Stuck();
        switch (value.Kind)
        {
            case DatumKind.Number when conversion.Type?.SpecialType == SpecialType.System_Boolean:
                return value;
            case DatumKind.Number when Interval.Of(conversion.Type) is not null && Interval.Of(conversion.Operand.Type) is not null:
                var fitted = Fitted(value.Bits, conversion.Type);
                // A sign that comes or goes in 64 bits is a change as well.
                var isKept = fitted == value.Bits && (value.Bits >= 0 || IsUnsigned(conversion.Type) == IsUnsigned(conversion.Operand.Type));
                return isKept ? value : conversion.IsChecked ? Over() : value with { Bits = fitted, SizeOf = null, Wrapped = conversion.Syntax };
            case DatumKind.Pointer or DatumKind.Null when conversion.Type is IPointerTypeSymbol || conversion.Type?.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr:
            case DatumKind.Sequence when conversion.Type?.Name is "Span" or "ReadOnlySpan":
                return value;
            default:
                return default;
        }
    }

    private Datum Unary(IUnaryOperation unary)
    {
        var value = Evaluate(unary.Operand);
        return !value.IsNumber ? default : unary.OperatorKind switch
        {
            UnaryOperatorKind.Not => value with { Bits = value.Bits == 0 ? 1 : 0 },
            UnaryOperatorKind.Plus => value,
            UnaryOperatorKind.Minus => Datum.Of(Fitted(unchecked(-value.Bits), unary.Type)).From(value),
            UnaryOperatorKind.BitwiseNegation => Datum.Of(Fitted(~value.Bits, unary.Type)).From(value),
            _ => default,
        };
    }

    private Datum Binary(IBinaryOperation binary)
    {
        var left = Evaluate(binary.LeftOperand);
        var right = Evaluate(binary.RightOperand);
        return isOver ? default : Compare(binary.OperatorKind, left, right, binary.LeftOperand.Type)
            ?? Arithmetic(binary.OperatorKind, left, right, binary.Type, binary.LeftOperand.Type, binary.IsChecked, binary);
    }

    private Datum? Compare(BinaryOperatorKind kind, Datum a, Datum b, ITypeSymbol? type)
    {
        int order;
        if (kind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual))
            return null;
        if (a.IsPointer && b.IsPointer && a.Memory == b.Memory || a.IsNumber && b.IsNumber)
            order = a.IsNumber && IsUnsigned(type) ? ((ulong)a.Bits).CompareTo((ulong)b.Bits) : a.Bits.CompareTo(b.Bits);
        else if ((a.Kind, b.Kind) is (DatumKind.Null, DatumKind.Pointer or DatumKind.Sequence) or (DatumKind.Pointer or DatumKind.Sequence, DatumKind.Null) && kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
            order = 1;
        else
            return default(Datum);
        Remember(a, b);
        Remember(b, a);
        return Datum.Of(kind switch
        {
            BinaryOperatorKind.Equals => order == 0,
            BinaryOperatorKind.NotEquals => order != 0,
            BinaryOperatorKind.LessThan => order < 0,
            BinaryOperatorKind.LessThanOrEqual => order <= 0,
            BinaryOperatorKind.GreaterThan => order > 0,
            _ => order >= 0,
        }).From(a, b);
    }

    /// <summary>What numbers are held against, to tell a check that does not hold from none.</summary>
    private void Remember(in Datum number, in Datum limit)
    {
        wrappedCheck ??= number.IsConstant ? null : number.Wrapped;
        if (number.IsConstant)
            return;
        if (limit.SizeOf is { } size)
            heldAgainst.Add(size);
        else if (limit is { IsNumber: true, IsConstant: true, Bits: > 1 })
            heldAgainstNumbers.Add(limit.Bits);
    }

    private Datum Arithmetic(BinaryOperatorKind kind, Datum a, Datum b, ITypeSymbol? type, ITypeSymbol? operand, bool isChecked, IOperation operation)
    {
        if (isOver)
            return default;
        if (a.IsPointer || b.IsPointer)
            return Move(kind, a, b, type, operand);
        if (!a.IsNumber || !b.IsNumber)
            return default;
        if (type?.SpecialType == SpecialType.System_Boolean)
            return Datum.Of(kind switch { BinaryOperatorKind.And => a.Bits & b.Bits, BinaryOperatorKind.Or => a.Bits | b.Bits, _ => a.Bits ^ b.Bits }).From(a, b);
        if (Interval.Of(type) is null)
            return default;
        if (kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder && (b.Bits == 0 || b.Bits == -1 && a.Bits == long.MinValue))
            return Over();
        if (Computed(kind, a.Bits, b.Bits, type) is not { } exact)
            return default;
        var bits = Fitted(exact, type);
        var isWrapped = bits != exact || kind == BinaryOperatorKind.Subtract && IsUnsigned(type) && (ulong)a.Bits < (ulong)b.Bits;
        if (isChecked && (isWrapped || Width(type) == 8))
            return isWrapped ? Over() : Stuck();
        return new Datum
        {
            Kind = DatumKind.Number,
            Bits = bits,
            Wrapped = isWrapped && kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply && isWrapped ? operation.Syntax : null,
            IsReduced = kind is BinaryOperatorKind.And or BinaryOperatorKind.Remainder && b.IsConstant,
        }.From(a, b);
    }

    /// <summary>The result before it is made to fit, or null.</summary>
    private static long? Computed(BinaryOperatorKind kind, long a, long b, ITypeSymbol? type)
    {
        var shift = (int)b & 8 * Math.Max(4, Width(type)) - 1;
        return unchecked(kind switch
        {
            BinaryOperatorKind.Add => a + b,
            BinaryOperatorKind.Subtract => a - b,
            BinaryOperatorKind.Multiply => a * b,
            BinaryOperatorKind.Divide => IsUnsigned(type) ? (long)((ulong)a / (ulong)b) : a / b,
            BinaryOperatorKind.Remainder => IsUnsigned(type) ? (long)((ulong)a % (ulong)b) : a % b,
            BinaryOperatorKind.And => a & b,
            BinaryOperatorKind.Or => a | b,
            BinaryOperatorKind.ExclusiveOr => a ^ b,
            BinaryOperatorKind.LeftShift => a << shift,
            BinaryOperatorKind.RightShift => IsUnsigned(type) ? (long)((ulong)a >> shift) : a >> shift,
            BinaryOperatorKind.UnsignedRightShift => Width(type) == 8 ? (long)((ulong)a >> shift) : (long)((uint)a >> shift),
            _ => (long?)null,
        });
    }

    private static Datum Move(BinaryOperatorKind kind, Datum a, Datum b, ITypeSymbol? type, ITypeSymbol? operand)
    {
        var unit = (a.IsPointer && b.IsPointer ? operand : type) switch
        {
            IPointerTypeSymbol { PointedAtType.SpecialType: SpecialType.System_Void } => 1,
            IPointerTypeSymbol pointer => Interval.SizeOf(pointer.PointedAtType),
            _ => 1,
        };
        if (unit is not { } bytes)
            return default;
        return (kind, a, b) switch
        {
            (BinaryOperatorKind.Add, { IsPointer: true }, { IsNumber: true }) => (a with { Bits = a.Bits + b.Bits * bytes }).From(b),
            (BinaryOperatorKind.Subtract, { IsPointer: true }, { IsNumber: true }) => (a with { Bits = a.Bits - b.Bits * bytes }).From(b),
            (BinaryOperatorKind.Add, { IsNumber: true }, { IsPointer: true }) => (b with { Bits = b.Bits + a.Bits * bytes }).From(a),
            (BinaryOperatorKind.Subtract, { IsPointer: true }, { IsPointer: true }) when a.Memory == b.Memory => Datum.Of((a.Bits - b.Bits) / bytes).From(a, b) with
            {
                // The end less the beginning is the size.
                SizeOf = b.Bits == 0 ? a.SizeOf : null,
            },
            _ => default,
        };
    }

    private static Datum? Matches(Datum value, IPatternOperation pattern, ITypeSymbol? type)
    {
        if (!value.IsNumber)
            return null;
        switch (pattern)
        {
            case IConstantPatternOperation constant when Constant(constant.Value.ConstantValue.Value) is { IsNumber: true } number:
                return Datum.Of(value.Bits == number.Bits).From(value);
            case IRelationalPatternOperation relation when Constant(relation.Value.ConstantValue.Value) is { IsNumber: true } limit:
                var order = IsUnsigned(type) ? ((ulong)value.Bits).CompareTo((ulong)limit.Bits) : value.Bits.CompareTo(limit.Bits);
                return Datum.Of(relation.OperatorKind switch
                {
                    BinaryOperatorKind.LessThan => order < 0,
                    BinaryOperatorKind.LessThanOrEqual => order <= 0,
                    BinaryOperatorKind.GreaterThan => order > 0,
                    _ => order >= 0,
                }).From(value);
            case INegatedPatternOperation negated when Matches(value, negated.Pattern, type) is { } answer:
                return answer with { Bits = 1 - answer.Bits };
            case IBinaryPatternOperation both when Matches(value, both.LeftPattern, type) is { } left && Matches(value, both.RightPattern, type) is { } right:
                return left with { Bits = both.OperatorKind == BinaryOperatorKind.And ? left.Bits & right.Bits : left.Bits | right.Bits };
            default:
                return null;
        }
    }
}
