using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

internal sealed partial class Evaluator
{
    /// <summary>Operations that the compiler gives no kind of their own: what they are stands in their syntax.</summary>
    private Value Unnamed(IOperation operation)
    {
        var children = operation.ChildOperations;
        switch (operation.Syntax)
        {
            case StackAllocArrayCreationExpressionSyntax { Initializer: null } when children.Count == 1:
                return StackAlloc(operation, Evaluate(children.First()), isData: true);
            case StackAllocArrayCreationExpressionSyntax { Initializer.Expressions.Count: var count }:
                return StackAlloc(operation, new Number(count), isData: false);
            case ImplicitStackAllocArrayCreationExpressionSyntax { Initializer.Expressions.Count: var count }:
                return StackAlloc(operation, new Number(count), isData: false);
            case var syntax when syntax.IsKind(SyntaxKind.PointerIndirectionExpression) || syntax.IsKind(SyntaxKind.ElementAccessExpression) && IsPointerElement(operation):
                return Load(Address(operation), operation);
        }
        if (operation.Type is IPointerTypeSymbol pointer && children.Count == 1)
        {
            // The initialiser of `fixed`.
            return Evaluate(children.First()) switch
            {
                Sequence pinned when ElementType(children.First().Type) is { } element => Pin(pinned, element),
                Pointer place => place,
                _ => Unknown(operation, operation, IsDataType(pointer.PointedAtType)),
            };
        }
        return Children(operation);
    }

    private static bool IsPointerElement(IOperation operation) =>
        operation.ChildOperations.Count == 2 && operation.ChildOperations.First().Type is IPointerTypeSymbol;

    private Value StackAlloc(IOperation operation, Value size, bool isData)
    {
        var element = (operation.Type as IPointerTypeSymbol)?.PointedAtType ?? ElementType(operation.Type);
        if (size is not Number { Linear: var count } || element is null)
            return Fresh(operation, operation.Type, operation);
        Allocate(operation, count, Bytes(element), isOnStack: true);
        State = State.With(-count);
        var sequence = Sized(operation, count, element, operation, isCertain: true, isData && IsDataType(element));
        return operation.Type is IPointerTypeSymbol ? new Pointer(sequence.Region, sequence.Offset) : sequence;
    }

    private Value Create(IArrayCreationOperation creation)
    {
        var sizes = creation.DimensionSizes.Select(Evaluate).ToList();
        foreach (var child in creation.Initializer?.ElementValues ?? [])
            Evaluate(child);
        if (sizes is not [Number { Linear: var count }] || ElementType(creation.Type) is not { } element)
            return Fresh(creation, creation.Type, creation);
        Allocate(creation, count, Bytes(element) ?? 8, isOnStack: false);
        State = State.With(-count, count - (Linear)int.MaxValue);
        return Sized(creation, count, element, creation, isCertain: true, creation.Initializer is null && IsDataType(element));
    }

    /// <summary>The memory behind a pointer to bytes whose size or end another parameter gives, as its name says; null for any other parameter.</summary>
    private Pointer? Paired(IParameterSymbol parameter, IOperation body)
    {
        if (parameter.RefKind != RefKind.None || !(parameter.Type is IPointerTypeSymbol { PointedAtType: var pointed } && IsDataType(pointed) || parameter.Type.SpecialType == SpecialType.System_IntPtr))
            return null;
        if (PairedParameter.Size(parameter) is { } size && Fresh(size, size.Type, body, isCertain: true) is Number { Linear: var bytes })
            return Of(_ => bytes, size.Name);
        if (PairedParameter.End(parameter) is { } end && Fresh(end, end.Type, body, isCertain: true) is Pointer last)
            return Of(address => last.Address - (Linear)address, end.Name);
        return null;

        // A size is not negative, and an end is not in front of the beginning: who calls it otherwise breaks more than this method.
        Pointer Of(Func<Root, Linear> capacity, string name)
        {
            var region = roots.Region((parameter, "memory"), address => new(address) { Capacity = capacity(address), AssumedFrom = name, IsData = true, IsShared = parameter.IsNamedShared(), Origin = body.Syntax });
            State = State.With(-region.Capacity!);
            return new(region, Linear.Zero);
        }
    }

    /// <summary>Tells the watcher how much is about to be allocated.</summary>
    private void Allocate(IOperation site, Linear count, int? unit, bool isOnStack)
    {
        if (!IsDead)
            watcher.Allocate(site, count, unit ?? 1, isOnStack, State);
    }

    /// <summary>The address of the first element; a slice is a piece of memory of its own.</summary>
    private Pointer Pin(Sequence sequence, ITypeSymbol element)
    {
        if (element is ITypeParameterSymbol && sequence.Region.Capacity is not null && sequence.Offset.Equals(Linear.Zero))
            return new(sequence.Region, Linear.Zero);
        if (sequence.Offset.Equals(Linear.Zero) && Bytes(element) is { } size && sequence.Region.Capacity is { } capacity && capacity.Equals(sequence.Length * size))
            return new(sequence.Region, Linear.Zero);
        var region = roots.Region(("slice", sequence.Region, sequence.Offset, sequence.Length), address => new(address)
        {
            Capacity = Bytes(element) is { } bytes ? sequence.Length * bytes : null,
            IsCertain = sequence.Region.IsCertain,
            IsSizedElsewhere = sequence.Region.IsSizedElsewhere,
            AssumedFrom = sequence.Region.AssumedFrom,
            IsData = sequence.Region.IsData,
            IsShared = sequence.Region.IsShared,
            Origin = sequence.Region.Origin,
        });
        return new(region, Linear.Zero);
    }

    /// <summary>Where a variable, element or field lies.</summary>
    private Value Address(IOperation operation)
    {
        switch (operation)
        {
            case { Kind: OperationKind.None, Syntax: ElementAccessExpressionSyntax } when IsPointerElement(operation):
                var start = Evaluate(operation.ChildOperations.First());
                var index = Evaluate(operation.ChildOperations.Last());
                return start is Pointer p && index is Number i && Bytes(operation.Type) is { } size
                    ? p with { Offset = p.Offset + i.Linear * size }
                    : Unknown(operation, operation);
            case { Kind: OperationKind.None } when operation.ChildOperations.Count == 1 && operation.ChildOperations.First().Type is IPointerTypeSymbol:
                return Evaluate(operation.ChildOperations.First()) as Pointer ?? Unknown(operation, operation);
            case IArrayElementReferenceOperation { Indices: [{ } at] } element:
                return ElementAddress(element.ArrayReference, at, operation);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance, Arguments: [{ } at] } when ElementType(instance.Type) is not null:
                return ElementAddress(instance, at.Value, operation);
            case ILocalReferenceOperation { Local.RefKind: not RefKind.None } local:
                return Variable(local.Local, local, asAddress: true);
            case IParameterReferenceOperation { Parameter: { RefKind: not (RefKind.None or RefKind.Out) } parameter }:
                return Given.TryGetValue(new Referred(parameter), out var target) ? target : Unknown(operation, operation);
            case ILocalReferenceOperation { Local: var local }:
                return new Pointer(roots.Region((local, "variable"), address => new(address) { Capacity = SizeOf(local.Type), IsCertain = true, Origin = operation.Syntax }), Linear.Zero);
            case IFieldReferenceOperation { Field.IsFixedSizeBuffer: true } buffer:
                return Field(buffer);
            case IInvocationOperation call:
                return Call(call) as Pointer ?? Unknown(operation, operation);
            default:
                foreach (var child in operation.ChildOperations)
                    Evaluate(child);
                return Unknown(operation, operation);
        }
    }

    private Value ElementAddress(IOperation sequence, IOperation index, IOperation operation)
    {
        var whole = Evaluate(sequence) as Sequence;
        var at = Evaluate(index) as Number;
        // What holds references holds no message.
        if (whole is null || at is null || ElementType(sequence.Type) is not { } element || Bytes(element) is not { } size)
            return Unknown(operation, operation, IsDataType(ElementType(sequence.Type)));
        State = State.With(-at.Linear, at.Linear - whole.Length + 1);
        var start = Pin(whole, element);
        return start with { Offset = start.Offset + at.Linear * size };
    }

    private Value Element(IOperation operation, IOperation sequence, IOperation index) => Through(ElementAddress(sequence, index, operation), operation);

    /// <summary>Reads through a pointer or a reference that nothing checks.</summary>
    private Value Load(Value address, IOperation operation)
    {
        if (!IsDead && address is Pointer source)
            watcher.Load(operation, source, Bytes(operation.Type), State, Loops);
        return Through(address, operation);
    }

    /// <summary>Reads what lies at an address: data, if it lies among bytes.</summary>
    private Value Through(Value address, IOperation operation) => address is Pointer { Region: var region } pointer
        ? Read(new(region, $":{operation.Type}", pointer.Offset), operation, region.IsData)
        : Fresh(operation, operation.Type, operation, isVague: true);

    private Value Slice(IOperation operation, IOperation instance, IOperation argument)
    {
        if (Evaluate(instance) is not Sequence whole || ElementType(instance.Type) is not { } element)
        {
            Evaluate(argument);
            return Fresh(operation, operation.Type, operation);
        }
        if (argument is not IRangeOperation range)
        {
            var at = End(argument, whole.Length, argument);
            State = State.With(-at, at - whole.Length + 1);
            var first = Pin(whole, element);
            return Bytes(element) is { } size ? Through(first with { Offset = first.Offset + at * size }, operation) : Fresh(operation, operation.Type, operation);
        }
        var from = range.LeftOperand is { } left ? End(left, whole.Length, left) : Linear.Zero;
        var to = range.RightOperand is { } right ? End(right, whole.Length, right) : whole.Length;
        return Part(whole, from, to - from, element, operation, isCopy: instance.Type is IArrayTypeSymbol);
    }

    private Linear End(IOperation index, Linear length, IOperation key) => index switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd when Evaluate(fromEnd.Operand) is Number n => length - n.Linear,
        IConversionOperation conversion when Evaluate(conversion.Operand) is Number n => n.Linear,
        _ when Evaluate(index) is Number n => n.Linear,
        _ => roots.Get((key, "index"), Interval.Length),
    };

    /// <summary>A slice, whose bounds the platform has checked once it is there.</summary>
    private Sequence Part(Sequence whole, Linear from, Linear count, ITypeSymbol element, IOperation operation, bool isCopy)
    {
        State = State.With(-from, -count, from + count - whole.Length);
        if (isCopy)
            return Sized(operation, count, element, operation, isCertain: true, whole.Region.IsData);
        return Bytes(element) is { } size ? whole with { Offset = whole.Offset + from * size, Length = count } : Sized(operation, count, element, operation, isCertain: false, whole.Region.IsData);
    }
}
