using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

internal sealed partial class Evaluator
{
    /// <summary>Calls of the platform whose meaning is known: bounds, checks, slices, allocations. Null for any other.</summary>
    private Value? Library(IInvocationOperation call, Value receiver, Dictionary<int, Value> arguments)
    {
        Value? At(int i) => arguments.TryGetValue(i, out var value) ? value : null;
        Linear? Amount(int i) => (At(i) as Number)?.Linear;

        var method = call.TargetMethod;
        var type = Interval.Of(call.Type);
        switch (method.ContainingType.Name, method.Name)
        {
            case (_, "Min") when type is { } range && Amount(0) is { } a && Amount(1) is { } b:
                return Smaller(a, b, range, isLimit: true);
            case (_, "Max") when type is { } range && Amount(0) is { } a && Amount(1) is { } b:
                return new Number(-((Number)Smaller(-a, -b, new(-range.Max, -range.Min))).Linear);
            case (_, "Clamp") when type is { } range && Amount(0) is { } value && Amount(1) is { } least && Amount(2) is { } most:
                var clamped = roots.Get(("clamp", value, least, most), (id, birth) => Derived(new(id, range, birth) { IsLimited = true }, value));
                State = State.With(least - clamped, clamped - most);
                return new Number(clamped);
            case ("Volatile", "Read") when At(0) is Pointer { Region.IsData: true } read && call.Arguments is [{ Value.Kind: OperationKind.None }]:
                return Fresh(call, call.Type, call, call.Syntax, place: new(read.Region, $":{call.Type}", read.Offset));
            case ("Math", "Abs") when type is { } range && Amount(0) is { } value:
                return new Number(Absolute(value, range));
            case ("BitOperations", "PopCount" or "LeadingZeroCount" or "TrailingZeroCount" or "Log2") when Amount(0) is { } value && Bytes(method.Parameters[0].Type) is var bytes:
                return new Number(roots.Get((method.Name, value), (id, birth) => Derived(new(id, new(0, (bytes ?? 8) * 8), birth), value)));
            case ("BitOperations", "RoundUpToPowerOf2") when type is { } range && Amount(0) is { } value:
                return new Number(PowerOfTwo(value, range));
            case ("Unsafe", "SizeOf") when method.TypeArguments is [var measured]:
                return new Number(SizeOf(measured));
            case ("ArgumentOutOfRangeException", var name) when name.StartsWith("ThrowIf", StringComparison.Ordinal) && Amount(0) is { } value:
                Check(name.Substring("ThrowIf".Length), value, Amount(1));
                return Opaque.Instance;

            case ("Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", "Slice") when receiver is Sequence whole && Amount(0) is { } from && ElementType(call.Type) is { } element:
                return Part(whole, from, Amount(1) ?? whole.Length - from, element, call, isCopy: false);
            case ("MemoryExtensions", "AsSpan" or "AsMemory") when At(0) is Sequence whole && ElementType(call.Type) is { } element && (method.Parameters.Length == 1 || Amount(1) is not null):
                return Part(whole, Amount(1) ?? Linear.Zero, Amount(2) ?? whole.Length - (Amount(1) ?? Linear.Zero), element, call, isCopy: false);
            case ("Span" or "ReadOnlySpan" or "MemoryExtensions", "CopyTo"):
                if ((receiver as Sequence ?? At(0) as Sequence) is { } source && (At(method.Parameters.Length - 1) as Sequence) is { } target)
                    State = State.With(source.Length - target.Length);
                State = State.ForgetMemory();
                return Opaque.Instance;
            case ("MemoryMarshal", "Cast" or "AsBytes") when At(0) is Sequence whole && ElementType(method.Parameters[0].Type) is { } from && ElementType(call.Type) is { } to && Bytes(from) is { } before && Bytes(to) is { } after:
                return whole with { Length = Quotient(whole.Length * before, after) };
            case ("Span" or "ReadOnlySpan", "GetEnumerator") when receiver is Sequence:
                return receiver;
            case ("Enumerator", "MoveNext") when receiver is Sequence:
                return Flag.Unknown;
            case ("MemoryMarshal", "GetReference" or "GetArrayDataReference") when At(0) is Sequence whole && ElementType(method.Parameters[0].Type) is { } element:
                return Pin(whole, element);
            case ("Span" or "ReadOnlySpan", "GetPinnableReference") when receiver is Sequence whole && ElementType(method.ContainingType) is { } element:
                return Pin(whole, element);
            case ("Unsafe", "IsAddressLessThan" or "IsAddressLessThanOrEqualTo" or "IsAddressGreaterThan" or "IsAddressGreaterThanOrEqualTo" or "AreSame") when At(0) is Pointer left && At(1) is Pointer right:
                return Compare(method.Name switch
                {
                    "IsAddressLessThan" => BinaryOperatorKind.LessThan,
                    "IsAddressLessThanOrEqualTo" => BinaryOperatorKind.LessThanOrEqual,
                    "IsAddressGreaterThan" => BinaryOperatorKind.GreaterThan,
                    "IsAddressGreaterThanOrEqualTo" => BinaryOperatorKind.GreaterThanOrEqual,
                    _ => BinaryOperatorKind.Equals,
                }, left.Address, right.Address);
            case ("MemoryMarshal", "CreateSpan" or "CreateReadOnlySpan") when At(0) is Pointer start && Amount(1) is { } count:
                return new Sequence(start.Region, start.Offset, count);
            case ("Unsafe", "AsPointer" or "AsRef" or "As") when At(0) is Pointer pointer:
                return pointer;
            case ("Unsafe", "Add" or "Subtract" or "AddByteOffset" or "SubtractByteOffset") when At(0) is Pointer pointer:
                var stride = method.Name.EndsWith("ByteOffset", StringComparison.Ordinal) ? 1 : Bytes(method.TypeArguments.FirstOrDefault());
                return stride is { } size && Amount(1) is { } steps
                    ? pointer with { Offset = pointer.Offset + steps * (method.Name[0] == 'S' ? -size : size) }
                    : Unknown(call, call);

            case ("NativeMemory", "Alloc" or "AllocZeroed") when Amount(0) is { } count:
                var (each, total) = method.Parameters.Length == 1 ? (1, count) : Amount(1) is { IsConstant: true } unit && unit.Constant <= int.MaxValue ? ((int)unit.Constant, count * unit.Constant) : (1, null);
                Allocate(call, count, each, isOnStack: false);
                return Allocated(call, total);
            case ("NativeMemory", "AlignedAlloc") when Amount(0) is { } count:
                Allocate(call, count, 1, isOnStack: false);
                return Allocated(call, count);
            case ("NativeMemory" or "Marshal", "Realloc" or "ReAllocHGlobal" or "ReAllocCoTaskMem") when Amount(1) is { } count:
                Allocate(call, count, 1, isOnStack: false);
                return Allocated(call, count);
            case ("Marshal", "AllocHGlobal" or "AllocCoTaskMem") when Amount(0) is { } count:
                Allocate(call, count, 1, isOnStack: false);
                State = State.With(-count);
                return Allocated(call, count);
            case ("GC", "AllocateUninitializedArray" or "AllocateArray") when Amount(0) is { } count && ElementType(call.Type) is { } element:
                Allocate(call, count, Bytes(element), isOnStack: false);
                State = State.With(-count);
                return Sized(call, count, element, call, isCertain: true, IsDataType(element));
            case ("ArrayPool" or "IBufferWriter" or "ArrayBufferWriter" or "PipeWriter", "Rent" or "GetSpan" or "GetMemory") when Amount(0) is { } count && ElementType(call.Type) is { } element:
                Allocate(call, count, Bytes(element), isOnStack: false);
                var rented = Unsized(call, element, call, isCertain: true);
                State = State.With(-count, count - rented.Length);
                if (rented.Length.Terms is [{ Root: var atLeast }])
                    atLeast.Input = call.Syntax;
                return rented;
            case ("Array", "Resize") when Amount(1) is { } count && ElementType(method.Parameters[0].Type) is { } element:
                Allocate(call, count, Bytes(element), isOnStack: false);
                State = State.With(-count);
                Assign(call.Arguments.First(argument => argument.Parameter?.Ordinal == 0).Value, Sized(call, count, element, call, isCertain: true, IsDataType(element)), call);
                return Opaque.Instance;
            case ("Unsafe" or "NativeMemory" or "Marshal" or "Buffer" or "BinaryPrimitives", _) when method.ReturnsVoid:
                State = State.ForgetMemory();
                return method.MayCheckItsArguments() ? null : Opaque.Instance;
            default:
                return null;
        }
    }

    /// <param name="isLimit">True where the smaller is asked for, so that either operand limits it from above.</param>
    private Value Smaller(Linear a, Linear b, Interval range, bool isLimit = false)
    {
        var (x, y) = (a.Range, b.Range);
        var low = Whole.Max(range.Min, Whole.Min(x.Min, y.Min));
        var high = Whole.Min(range.Max, Whole.Min(x.Max, y.Max));
        var smaller = roots.Get(("smaller", a, b), (id, birth) => Derived(new(id, new(low, high), birth) { IsLimited = isLimit && high < range.Max }, a, b));
        State = State.With(smaller - a, smaller - b);
        if (Proves(-a) && Proves(-b))
            State = State.With(-(Linear)smaller);
        foreach (var (limit, value) in new[] { (a, b), (b, a) })
        {
            // What holds the one from below holds the smaller, if it is not above the other.
            if (limit.IsConstant && value.Terms is [{ Root: var root }])
                State = State.With(State.Facts.All.Where(fact => !fact.Coefficient(root).IsZero).Select(fact => fact + value).Where(least => least.Coefficient(root).IsZero && Proves(least - limit)).Select(least => least - smaller).ToList());
        }
        return new Number(smaller);
    }

    /// <summary>The least number is refused by the platform, so that what comes back is not negative.</summary>
    private Linear Absolute(Linear value, Interval type)
    {
        if (Proves(-value))
            return value;
        var absolute = roots.Get(("absolute", value), (id, birth) => Derived(new(id, new(0, Whole.Min(type.Max, Whole.Max(-value.Range.Min, value.Range.Max))), birth), value));
        State = State.With(value - absolute, -value - absolute);
        return absolute;
    }

    /// <summary>The next power of two. Zero when the type has none above the value; that nobody looks for such a zero is believed.</summary>
    private Linear PowerOfTwo(Linear value, Interval type)
    {
        var power = roots.Get(("power", value), (id, birth) => Derived(new(id, type, birth), value));
        State = State.With(value - power, power - value * 2);
        for (var most = type.Max / 2 + 1; !most.IsZero && Proves(value - (Linear)most); most /= 2)
            State = State.With(power - (Linear)most);
        return power;
    }

    /// <summary>What <c>ArgumentOutOfRangeException.ThrowIf…</c> leaves behind when it does not throw.</summary>
    private void Check(string name, Linear value, Linear? other) => State = (name, other) switch
    {
        ("Negative", _) => State.With(-value),
        ("NegativeOrZero", _) => State.With(1 - value),
        ("Zero", _) when value.Range.Min.Sign >= 0 => State.With(1 - value),
        ("GreaterThan", { } most) => State.With(value - most),
        ("GreaterThanOrEqual", { } bound) => State.With(value - bound + 1),
        ("LessThan", { } least) => State.With(least - value),
        ("LessThanOrEqual", { } bound) => State.With(bound - value + 1),
        ("NotEqual", { } same) => State.With(value - same, same - value),
        _ => State,
    };

    /// <summary>Memory that was just allocated: the platform refuses what no process has.</summary>
    private Pointer Allocated(IOperation call, Linear? bytes)
    {
        if (bytes is not null)
            State = State.With(bytes - (Linear)Interval.Address.Max);
        return new(roots.Region((call, "memory", bytes), address => new(address) { Capacity = bytes, IsCertain = true, IsData = true, Origin = call.Syntax }), Linear.Zero);
    }
}
