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
        if (operation.ConstantValue is { HasValue: true, Value: string text } && ElementType(operation.Type) is { } letter)
            return Sized(("text", text), text.Length, letter, operation, isCertain: true, isData: false);
        return operation switch
        {
            ILocalReferenceOperation { Local: { RefKind: not RefKind.None } local } => Load(Variable(local, operation, asAddress: true), operation),
            ILocalReferenceOperation { Local: var local } => Variable(local, operation),
            IParameterReferenceOperation { Parameter: var parameter } => OfObject(parameter) is { } place ? Read(place, operation, isData: false, isCertain: parameter.IsFixed()) : Variable(parameter, operation),
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
            IUtf8StringOperation bytes when ElementType(bytes.Type) is { } element => Sized(bytes, System.Text.Encoding.UTF8.GetByteCount(bytes.Value), element, bytes, isCertain: true, isData: false),
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
        var type = (variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type ?? operation.Type;
        if (shape.IsUnstable(variable))
            return Fresh(operation, type, operation, isVague: true);
        if (State.Variables.TryGetValue(variable, out var value))
            return Recall(variable, value, operation, asAddress);
        value = asAddress ? Unknown(variable, operation) : Fresh(variable, type, operation, isCertain: true);
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
}
