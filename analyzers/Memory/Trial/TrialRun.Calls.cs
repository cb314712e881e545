using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Calls that are followed; any other ends the trial.</summary>
internal sealed partial class TrialRun
{
    /// <summary>Words for a size that counts bytes and nothing else.</summary>
    private static readonly string[] Capacities = ["capacity", "cap", "size", "bytes"];

    private Datum Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (table.Find(method) is { } operation)
            return Work(call, operation);
        return (method.ContainingType.Name, method.Name, call.Arguments.Length) switch
        {
            ("Math", "Min", 2) => Chosen(call, takesFirst: (a, b, isUnsigned) => isUnsigned ? (ulong)a <= (ulong)b : a <= b),
            ("Math", "Max", 2) => Chosen(call, takesFirst: (a, b, isUnsigned) => isUnsigned ? (ulong)a >= (ulong)b : a >= b),
            ("BinaryPrimitives", "ReverseEndianness", 1) => Evaluate(call.Arguments[0].Value) is { IsNumber: true } value ? value with { Bits = Reversed(value.Bits, method.ReturnType), SizeOf = null, IsConstant = false } : default,
            ("Debug", "Assert", >= 1) => Evaluate(call.Arguments.First(a => a.Parameter?.Ordinal == 0).Value) is { IsNumber: true, Bits: not 0 } ? default : Stuck(),
            ("NativeMemory", "Alloc" or "AllocZeroed", 1) => Evaluate(call.Arguments[0].Value) is { IsNumber: true, Bits: >= 0 and < int.MaxValue } size
                ? Datum.At(new(size.Bits) { Origin = call.Syntax, Wrapped = size.Wrapped }, 0) : Stuck(),
            ("Stream", "Read", 3) => Filled(Evaluate(call.Arguments[0].Value), Evaluate(call.Arguments[1].Value), Evaluate(call.Arguments[2].Value), call),
            ("NativeMemory", "Free", 1) => default,
            _ => Stuck(),
        };
    }

    private Datum Chosen(IInvocationOperation call, Func<long, long, bool, bool> takesFirst)
    {
        var (a, b) = (Evaluate(call.Arguments[0].Value), Evaluate(call.Arguments[1].Value));
        if (!a.IsNumber || !b.IsNumber || Interval.Of(call.Type) is null)
            return default;
        Remember(a, b);
        Remember(b, a);
        return (takesFirst(a.Bits, b.Bits, IsUnsigned(call.Type)) ? a : b).From(a, b) with { IsConstant = false };
    }

    /// <summary>A stream fills as much of an array as it likes.</summary>
    private Datum Filled(Datum array, Datum offset, Datum count, IOperation call)
    {
        if (array is not { Kind: DatumKind.Sequence, Memory: { } memory } || !offset.IsNumber || !count.IsNumber)
            return Stuck();
        if (offset.Bits < 0 || count.Bits < 0 || offset.Bits + count.Bits > array.Length)
            return Over();
        memory.IsUnknown = true;
        lastRead = call.Syntax;
        return Datum.Of(Math.Min(count.Bits, message.Next(call.Syntax, 1) & 255)) with { Read = call.Syntax };
    }

    private static long Reversed(long bits, ITypeSymbol type)
    {
        long reversed = 0;
        for (var i = 0; i < Width(type); i++, bits >>= 8)
            reversed = reversed << 8 | bits & 255;
        return Fitted(reversed, type);
    }

    /// <summary>The read of the message that decides whether the run is where it is.</summary>
    private SyntaxNode? Turn
    {
        get
        {
            for (var i = turns.Count - 1; i >= 0; i--)
            {
                spent += control.CostOf(turns[i].Block, Block);
                if (control.Decides(turns[i].Block, Block))
                    return turns[i].Read;
            }
            return null;
        }
    }

    /// <summary>
    /// The read of the message that brings an access out of its memory; null when the message has no part in it, nor a check that looks at the size and
    /// does not hold: then callers may well see to it.
    /// </summary>
    private SyntaxNode? Because(TrialMemory memory, Datum where, int unit)
    {
        // Where a size is only assumed, it may be one of larger units, unless the message itself moves the place.
        if ((where.Read ?? (memory.AssumedFrom is null ? Turn : null)) is { } read)
            return read;
        var isHeld = memory.AssumedFrom is { } size ? heldAgainst.Contains(size) && Capacities.Any(word => size.Name.EndsWith(word, StringComparison.OrdinalIgnoreCase)) : memory.Size is { } bytes && (where.IsReduced || heldAgainstNumbers.Contains(bytes / unit));
        return isHeld ? lastRead : null;
    }
}
