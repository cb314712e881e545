using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Places, what is read and stored there, and what works on memory.</summary>
internal sealed partial class TrialRun
{
    /// <summary>Bytes that are moved one by one; more ends the trial.</summary>
    private const int MostMoved = 4096;

    /// <summary>A variable, or a place in memory with the type of what lies there.</summary>
    private readonly record struct Spot(ISymbol? Variable, TrialMemory? Memory = null, long Offset = 0, ITypeSymbol? Type = null, Datum Index = default);

    private Spot? Locate(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation { Local: { RefKind: RefKind.None } local }:
                return new(local);
            case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter }:
                return new(parameter);
            case IFlowCaptureReferenceOperation { Id: var id }:
                return captures.TryGetValue(id, out var captured) ? captured.Spot : null;
            case IArrayElementReferenceOperation { Indices: [{ Type.SpecialType: not SpecialType.None } index] } element:
                return Element(Evaluate(element.ArrayReference), Evaluate(index), operation.Type);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance, Arguments: [{ } index] }:
                return Element(Evaluate(instance), Evaluate(index), operation.Type);
            case { Kind: OperationKind.None, Syntax: ElementAccessExpressionSyntax } when operation.ChildOperations is { Count: 2 } parts:
                var (start, at) = (Evaluate(parts.First()), Evaluate(parts.Last()));
                return start is { IsPointer: true, Memory: { } memory } && at.IsNumber && Interval.SizeOf(operation.Type) is { } size && !isOver
                    ? new(null, memory, start.Bits + at.Bits * size, operation.Type, at.From(start)) : Lost();
            case { Kind: OperationKind.None, Syntax: PrefixUnaryExpressionSyntax } when operation.ChildOperations is { Count: 1 } parts:
                return Evaluate(parts.First()) is { IsPointer: true, Memory: { } pointed } pointer && !isOver ? new(null, pointed, pointer.Bits, operation.Type, pointer) : Lost();
            default:
                return null;
        }
    }

    /// <summary>An address that is not known: what lies there is not either, and a store there may change anything.</summary>
    private Spot? Lost()
    {
        Stick();
        return null;
    }

    private Spot? Element(Datum whole, Datum index, ITypeSymbol? type)
    {
        if (whole is not { Kind: DatumKind.Sequence, Memory: { } memory } || !index.IsNumber || Interval.SizeOf(type) is not { } size)
            return Lost();
        // The platform throws.
        if (index.Bits < 0 || index.Bits >= whole.Length)
            Over();
        return new(null, memory, whole.Bits + index.Bits * size, type, index);
    }

    private Datum Load(Spot spot, IOperation operation)
    {
        if (isOver || spot.Memory is not { } memory || Interval.SizeOf(spot.Type) is not { } width)
            return default;
        return Leaves(operation, operation, memory, isWrite: false, spot.Index with { Kind = DatumKind.Number, Bits = spot.Offset }, Datum.Of(width), width) ? default : Load(memory, spot.Offset, width, spot.Type!, operation);
    }

    private Datum Load(TrialMemory memory, long offset, int width, ITypeSymbol type, IOperation operation)
    {
        if (memory.IsUnknown || Interval.Of(type) is null && type.SpecialType != SpecialType.System_Boolean)
            return default;
        if (!memory.TryLoad(offset, width, out var bits))
        {
            memory.Settle(offset, width, message.Next(operation.Syntax, width));
            memory.TryLoad(offset, width, out bits);
        }
        var read = memory.IsMessage ? operation.Syntax : memory.Read;
        lastRead = read ?? lastRead;
        return Datum.Of(Fitted(bits, type)) with { Read = read };
    }

    private Datum Set(Spot? spot, Datum value, IOperation store, IOperation target)
    {
        if (isOver)
            return default;
        if (spot is not { } at)
            return Other(target);
        if (at.Variable is { } variable)
        {
            // What the message decides to set depends on the message.
            var isSetFirst = value.IsConstant && (value.Bits == 0 || !variables.ContainsKey(variable));
            variables[variable] = value.Kind is DatumKind.Number or DatumKind.Pointer && value.Read is null && !isSetFirst ? value with { Read = Turn } : value;
            return value;
        }
        if (at.Memory is not { } memory || Interval.SizeOf(at.Type) is not { } width)
            return Stuck();
        if (Leaves(store, target, memory, isWrite: true, at.Index with { Kind = DatumKind.Number, Bits = at.Offset }, Datum.Of(width), width))
            return default;
        if (value.IsNumber && Interval.Of(at.Type) is not null)
            memory.Store(at.Offset, width, value.Bits);
        else
            memory.IsUnknown = true;
        memory.Read = value.Read ?? memory.Read;
        return value;
    }

    /// <summary>True when an access leaves its memory; then the trial is over.</summary>
    private bool Leaves(IOperation site, IOperation place, TrialMemory memory, bool isWrite, Datum where, Datum count, int unit)
    {
        if (memory.Holds(where.Bits, count.Bits))
            return false;
        Outcome = new(site, place, memory, isWrite, where, count, unit) { Read = Because(memory, where.From(count), unit), Wrapped = wrappedCheck ?? memory.Wrapped };
        Over();
        return true;
    }

    /// <summary>Lengths are unsigned here, as the operations take them.</summary>
    private Datum Work(IInvocationOperation call, MemoryOperation operation)
    {
        if (operation.IsUpToZero)
            return Stuck();
        var arguments = new Datum[call.TargetMethod.Parameters.Length];
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter)
                return Stuck();
            arguments[parameter.Ordinal] = parameter.RefKind == RefKind.None ? Evaluate(argument.Value) : Locate(argument.Value) is { Memory: { } at } spot ? Datum.At(at, spot.Offset).From(spot.Index) : default;
        }
        if (isOver || operation.UnitOf(call.TargetMethod) is not { } unit)
            return Stuck();
        var size = operation.Size is { } position ? arguments[position] : Datum.Of(1);
        if (!size.IsNumber)
            return Stuck();
        if (operation.ThrowsOnNegative && size.Bits < 0 || operation.CapacityCheck is { } limit && (ulong)size.Bits > (ulong)arguments[limit].Bits)
            return Over();
        var count = size with { Bits = size.Bits < 0 ? long.MaxValue : size.Bits * unit };
        foreach (var (side, isWrite) in new[] { (operation.Destination, true), (operation.Source, false) })
        {
            if (side is not { } index)
                continue;
            var start = operation.Start is { } first ? arguments[first].Bits * unit : 0;
            if (arguments[index] is not { IsPointer: true, Memory: { } memory } pointer)
                return Stuck();
            if (Leaves(call, call.Arguments.First(a => a.Parameter?.Ordinal == index).Value, memory, isWrite, pointer with { Kind = DatumKind.Number, Bits = pointer.Bits + start }, count, unit))
                return default;
        }
        return operation switch
        {
            { Kind: "copy", Destination: { } to, Source: { } from } => Move(arguments[to], arguments[from], count, call),
            // The three arguments are the memory, the size and, where it is not zero, the value.
            { Kind: "fill", Destination: { } to, Size: { } at } => Fill(arguments[to], 3 - to - at is var value && value < arguments.Length ? arguments[value] : Datum.Of(0), count),
            { Kind: "text" } => default,
            _ => Stuck(),
        };
    }

    private Datum Fill(Datum to, Datum value, Datum count)
    {
        spent += (int)Math.Min(count.Bits / 8, MostMoved);
        if (count.Bits > MostMoved)
            return Over();
        to.Memory!.IsUnknown |= !value.IsNumber;
        for (var i = 0; i < count.Bits; i++)
            to.Memory.Store(to.Bits + i, 1, value.Bits);
        return default;
    }

    private Datum Move(Datum to, Datum from, Datum count, IOperation call)
    {
        spent += (int)Math.Min(count.Bits / 8, MostMoved);
        if (count.Bits > MostMoved)
            return Over();
        var memory = to.Memory!;
        memory.IsUnknown |= from.Memory is null or { IsUnknown: true };
        for (var i = 0; i < count.Bits && !memory.IsUnknown; i++)
        {
            if (!from.Memory!.TryLoad(from.Bits + i, 1, out var value))
            {
                from.Memory.Settle(from.Bits + i, 1, message.Next(call.Syntax, 1));
                from.Memory.TryLoad(from.Bits + i, 1, out value);
            }
            memory.Store(to.Bits + i, 1, value);
        }
        memory.Read ??= from.Memory is { IsMessage: true } ? call.Syntax : from.Memory?.Read;
        return default;
    }

    private Datum Create(Datum size, ITypeSymbol? element, IOperation operation, bool isArray)
    {
        if (!size.IsNumber || Interval.SizeOf(element) is not { } unit || size.Bits is < 0 or > int.MaxValue)
            return Stuck();
        var memory = new TrialMemory(size.Bits * unit) { Origin = operation.Syntax, Wrapped = size.Wrapped };
        return isArray ? Datum.In(memory, 0, size.Bits) : Datum.At(memory, 0);
    }

    /// <summary>Operations that the compiler gives no kind of their own.</summary>
    private Datum Unnamed(IOperation operation)
    {
        var children = operation.ChildOperations;
        switch (operation.Syntax)
        {
            case StackAllocArrayCreationExpressionSyntax { Initializer: null } when children.Count == 1:
                return Create(Evaluate(children.First()), (operation.Type as IPointerTypeSymbol)?.PointedAtType ?? ((INamedTypeSymbol?)operation.Type)?.TypeArguments.FirstOrDefault(), operation, operation.Type is not IPointerTypeSymbol);
            case var syntax when syntax.IsKind(SyntaxKind.PointerIndirectionExpression) || syntax.IsKind(SyntaxKind.ElementAccessExpression):
                return Locate(operation) is { } spot ? Load(spot, operation) : default;
        }
        // The initialiser of `fixed`: an empty array has no first element, and nothing lies behind the null pointer.
        return operation.Type is IPointerTypeSymbol && children.Count == 1 && Evaluate(children.First()) is var pinned
            ? pinned.Kind == DatumKind.Sequence ? Datum.At(pinned.Memory!, pinned.Bits) : pinned : Stuck();
    }
}
