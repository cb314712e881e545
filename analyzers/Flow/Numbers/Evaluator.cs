using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Turns operations into values, and carries the state along in the order in which they run.</summary>
internal sealed partial class Evaluator(Roots roots, Budget budget, Shape shape, LengthSources sources, IWatcher watcher, SemanticModel? model)
{
    // Fields, so that what is nested in this class sees them too.
    private readonly Roots roots = roots;
    private readonly Budget budget = budget;
    private readonly Shape shape = shape;
    private readonly IWatcher watcher = watcher;

    public State State { get; set; } = State.Start;

    /// <summary>The loops around the block being walked.</summary>
    public IReadOnlyList<Loop> Loops { get; set; } = [];

    /// <summary>True behind a call that does not return.</summary>
    public bool IsDead { get; set; }

    /// <exception cref="InsufficientExecutionStackException">The expression is nested too deeply.</exception>
    public Value Evaluate(IOperation? operation)
    {
        if (operation is null)
            return Opaque.Instance;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue is { HasValue: true, Value: { } constant } && Constant(constant) is { } known)
            return known;
        return operation switch
        {
            ILocalReferenceOperation { Local: { RefKind: not RefKind.None } local } => Load(Variable(local, operation, asAddress: true), operation),
            ILocalReferenceOperation { Local: var local } => Variable(local, operation),
            IParameterReferenceOperation { Parameter: var parameter } => Variable(parameter, operation),
            IFlowCaptureReferenceOperation reference => State.Variables.TryGetValue(reference.Id, out var captured) ? Recall(reference.Id, captured, operation) : Fresh(operation, operation.Type, operation),
            IFlowCaptureOperation capture => Remember(capture.Id, Evaluate(capture.Value)),
            IExpressionStatementOperation statement => Evaluate(statement.Operation),
            IArgumentOperation argument => Evaluate(argument.Value),
            IDeclarationExpressionOperation declaration => Evaluate(declaration.Expression),
            ISimpleAssignmentOperation { IsRef: true, Target: ILocalReferenceOperation { Local: var local } } assignment => Remember(local, Address(assignment.Value)),
            ISimpleAssignmentOperation assignment => Assign(assignment.Target, Evaluate(assignment.Value), assignment),
            ICompoundAssignmentOperation assignment => Assign(assignment.Target, Compound(assignment), assignment),
            IIncrementOrDecrementOperation step => Step(step),
            IDeconstructionAssignmentOperation deconstruction => Deconstruct(deconstruction),
            IBinaryOperation binary => Binary(binary),
            IUnaryOperation unary => Unary(unary),
            IConversionOperation conversion => Convert(conversion),
            IIsPatternOperation pattern => Match(Evaluate(pattern.Value), pattern.Pattern),
            IInvocationOperation { TargetMethod.ReturnsByRef: false } call => Call(call),
            IInvocationOperation reference => Load(Call(reference), reference),
            IObjectCreationOperation creation => Create(creation),
            IArrayCreationOperation creation => Create(creation),
            IArrayElementReferenceOperation { Indices: [{ } index] } element when index.Type?.SpecialType is not null and not SpecialType.None => Element(element, element.ArrayReference, index),
            IArrayElementReferenceOperation { Indices: [{ } range] } slice => Slice(slice, slice.ArrayReference, range),
            IImplicitIndexerReferenceOperation slice => Slice(slice, slice.Instance, slice.Argument),
            IPropertyReferenceOperation property => Property(property),
            IFieldReferenceOperation field => Field(field),
            IAddressOfOperation address => Address(address.Reference),
            ICollectionExpressionOperation written => Written(written),
            IUtf8StringOperation text when ElementType(text.Type) is { } element => Sized(text, System.Text.Encoding.UTF8.GetByteCount(text.Value), element, text, isCertain: true, isData: false),
            IDefaultValueOperation { Type: var type } when type.IsStructure() => Structure.Zero,
            ITupleOperation tuple => Tuple(tuple),
            IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } => new Function(lambda.Symbol),
            IDelegateCreationOperation { Target: IMethodReferenceOperation { Instance: null or IInstanceReferenceOperation, IsVirtual: false } reference } => new Function(reference.Method),
            ISizeOfOperation size => new Number(SizeOf(size.TypeOperand)),
            { Kind: OperationKind.None } => Unnamed(operation),
            _ => Children(operation),
        };
    }

    private Value Children(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
            Evaluate(child);
        return Fresh(operation, operation.Type, operation);
    }

    private static Value? Constant(object constant) => constant switch
    {
        bool value => Flag.Of(value),
        byte or sbyte or short or ushort or int or uint or long => new Number((Whole)System.Convert.ToInt64(constant)),
        ulong value => new Number((Whole)value),
        char value => new Number((int)value),
        _ => null,
    };

    private Value Variable(ISymbol variable, IOperation operation, bool asAddress = false)
    {
        if (shape.IsUnstable(variable))
            return Fresh(operation, operation.Type, operation, isVague: true);
        if (State.Variables.TryGetValue(variable, out var value))
            return Recall(variable, value, operation, asAddress);
        value = asAddress ? Unknown(variable, operation) : Fresh(variable, operation.Type, operation, isCertain: true);
        Given[variable] = value;
        return Remember(variable, value);
    }

    private Value Recall(object variable, Value value, IOperation operation, bool asAddress = false) => value is Forgotten forgotten
        ? Remember(variable, asAddress ? Unknown((forgotten.Place, variable), operation) : Fresh((forgotten.Place, variable), operation.Type, operation, isCertain: true))
        : value;

    private Value Remember(object variable, Value value)
    {
        if (variable is not ISymbol symbol || !shape.IsUnstable(symbol))
            State = State.Set(variable, value);
        if (variable is ISymbol owner && State.Memory.Count > 0 && HasMembers(owner))
            State = State with { Memory = State.Memory.RemoveRange(State.Memory.Keys.Where(key => key is Place place && Equals(place.Owner, variable))) };
        if (value is Structure { Members.Count: > 0 } structure && variable is ILocalSymbol { Type.IsReferenceType: true } local)
            Share(local, structure);
        return value;
    }

    /// <summary>False for variables that nothing can be read out of by name, so that no memory has to be forgotten with them.</summary>
    private bool HasMembers(ISymbol variable) =>
        ((variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type) is not { } type || Interval.Of(type) is null && type is not (IPointerTypeSymbol or IArrayTypeSymbol);

    private Value Assign(IOperation target, Value value, IOperation store)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local.RefKind: RefKind.None } local:
                Remember(local.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                Remember(parameter.Parameter, value);
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, store);
                break;
            case IFlowCaptureReferenceOperation reference when shape.Target(reference.Id) is { } variable:
                Assign(variable, value, store);
                break;
            case IFieldReferenceOperation or IPropertyReferenceOperation { Property: { IsIndexer: false } } when target is IFieldReferenceOperation || ((IPropertyReferenceOperation)target).Property.IsFieldLike():
                var member = (IMemberReferenceOperation)target;
                if (member.Instance is not IInstanceReferenceOperation)
                    Evaluate(member.Instance);
                Store(member, value);
                break;
            case { Kind: OperationKind.None, Syntax: PrefixUnaryExpressionSyntax or ElementAccessExpressionSyntax } or IInvocationOperation { TargetMethod.ReturnsByRef: true } or ILocalReferenceOperation { Local.RefKind: not RefKind.None }:
                if (Address(target) is Pointer { } place)
                {
                    if (!IsDead)
                        watcher.Store(store, target, place, Interval.SizeOf(target.Type), State, Loops);
                }
                State = State.ForgetMemory();
                break;
            case IDiscardOperation:
                break;
            case IArrayElementReferenceOperation { Indices: [{ Type.SpecialType: not SpecialType.None }] }:
                // The platform has checked the index once the store is done.
                Address(target);
                State = State.ForgetMemory();
                break;
            default:
                foreach (var child in target.ChildOperations)
                    Evaluate(child);
                State = State.ForgetMemory();
                break;
        }
        return value;
    }

    private Value Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        if (Parts(deconstruction.Target) is { } places && Parts(deconstruction.Value) is { } parts && places.Count == parts.Count)
        {
            // All are read before the first is stored.
            var values = parts.Select(Evaluate).ToList();
            for (var i = 0; i < places.Count; i++)
                Assign(places[i], values[i], deconstruction);
            return Opaque.Instance;
        }
        if (Evaluate(deconstruction.Value) is Structure tuple && Parts(deconstruction.Target) is { } elements && !deconstruction.Target.DescendantsAndSelf().OfType<ITupleOperation>().Skip(1).Any()
            && (deconstruction.Value.Type as INamedTypeSymbol)?.TupleElements is { Length: var count } && count == elements.Count)
        {
            for (var i = 0; i < elements.Count; i++)
                Assign(elements[i], tuple.Find($".Item{i + 1}") ?? Fresh((deconstruction, i), elements[i].Type, deconstruction, isVague: true), deconstruction);
            return Opaque.Instance;
        }
        var targets = deconstruction.Target.DescendantsAndSelf().Select(o => o switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFlowCaptureReferenceOperation { Id: var id } => shape.Target(id) switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                _ => null,
            },
            _ => (object?)null,
        });
        State = State.Forget(targets.OfType<object>(), deconstruction);
        return Opaque.Instance;
    }

    /// <summary>A list written out: numbers of the program's own.</summary>
    private Value Written(ICollectionExpressionOperation list)
    {
        foreach (var part in list.Elements)
            Evaluate(part);
        return ElementType(list.Type) is { } element && !list.Elements.Any(part => part is ISpreadOperation)
            ? Sized(list, list.Elements.Length, element, list, isCertain: true, isData: false)
            : Fresh(list, list.Type, list);
    }

    private Structure Tuple(ITupleOperation tuple)
    {
        var all = Structure.Unknown;
        for (var i = 0; i < tuple.Elements.Length; i++)
            all = all.With($".Item{i + 1}", Evaluate(tuple.Elements[i]));
        return all;
    }

    /// <summary>The elements of a tuple that is written out, those of inner tuples included.</summary>
    private static List<IOperation>? Parts(IOperation operation) => operation switch
    {
        IDeclarationExpressionOperation { Expression: ITupleOperation tuple } => Parts(tuple),
        IConversionOperation { Operand: ITupleOperation tuple } => Parts(tuple),
        ITupleOperation tuple => [.. tuple.Elements.SelectMany(element => Parts(element) ?? [element])],
        _ => null,
    };

    /// <summary>Gives a parameter the value it comes with.</summary>
    public void Declare(IParameterSymbol parameter, IOperation body)
    {
        var value = parameter.Type.SpecialType == SpecialType.System_Boolean ? Flag.Of(roots.Get((parameter, "value"), new Interval(0, 1)))
            : parameter.Type.IsStructure() ? Structure.Unknown with { IsGiven = true }
            : (Caller is null ? Paired(parameter, body) : null) ?? Fresh(parameter, parameter.Type, body, isCertain: true);
        if (parameter.RefKind != RefKind.Out)
            Given[parameter] = value;
        if (parameter.RefKind is not (RefKind.None or RefKind.Out))
            Given[new Referred(parameter)] = Unknown(new Referred(parameter), body, IsDataType(parameter.Type));
        Remember(parameter, value);
    }

    /// <summary>An unknown value of a type; the same key gives the same value.</summary>
    private Value Fresh(object key, ITypeSymbol? type, IOperation operation, SyntaxNode? read = null, bool isVague = false, bool isCertain = false, Place? place = null)
    {
        if (Interval.Of(type) is { } range)
            return new Number(roots.Get((key, "value"), (id, birth) => new(id, range, birth) { Read = read, IsVague = isVague, Place = place }));
        if (type is IPointerTypeSymbol { PointedAtType: var pointed })
            return Unknown(key, operation, IsDataType(pointed) || pointed.IsLaidOverMessages());
        if (ElementType(type) is { } element)
            return Unsized(key, element, operation, isCertain);
        return type?.SpecialType == SpecialType.System_Boolean ? Flag.Unknown : Opaque.Instance;
    }

    private Pointer Unknown(object key, IOperation operation, bool isData = true) =>
        new(roots.Region((key, "memory"), address => new(address) { IsData = isData, Origin = operation.Syntax }), Linear.Zero);

    private Sequence Unsized(object key, ITypeSymbol element, IOperation operation, bool isCertain) =>
        Sized(key, roots.Get((key, "length"), Interval.Length), element, operation, isCertain, IsDataType(element));

    private Sequence Sized(object key, Linear length, ITypeSymbol element, IOperation operation, bool isCertain, bool isData, bool isSizedElsewhere = false) => new(
        roots.Region((key, "memory", length), address => new(address)
        {
            Capacity = Interval.SizeOf(element) is { } size ? length * size : null,
            IsCertain = isCertain,
            IsSizedElsewhere = isSizedElsewhere,
            IsData = isData,
            Origin = operation.Syntax,
        }),
        Linear.Zero, length);

    private Linear SizeOf(ITypeSymbol type) => Interval.SizeOf(type) is { } bytes ? bytes
        : roots.Get(("sizeof", type), (id, birth) => new(id, new(1, int.MaxValue), birth) { Measured = type });

    /// <summary>The element type of an array, span, memory or string.</summary>
    private static ITypeSymbol? ElementType(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element], Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", ContainingNamespace.Name: "System" } => element,
        _ => null,
    };

    private static bool IsDataType(ITypeSymbol? element) =>
        element?.SpecialType is SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Void;
}
