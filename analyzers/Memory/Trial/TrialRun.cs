using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>
/// One trial: a function is executed, step by step, on one message. It ends at the first access outside a piece of memory, when the function does, or when
/// something decides about the way on that is not known here; so what it finds is no guess.
/// </summary>
internal sealed partial class TrialRun(ControlFlowGraph graph, OperationTable table, TrialMessage message, TurnControl control, int steps)
{
    private readonly Dictionary<ISymbol, Datum> variables = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, (Spot? Spot, Datum Value)> captures = [];
    private readonly List<(int Block, SyntaxNode Read)> turns = [];
    private readonly HashSet<IParameterSymbol> heldAgainst = new(SymbolEqualityComparer.Default);
    private readonly HashSet<long> heldAgainstNumbers = [];
    private SyntaxNode? wrappedCheck;
    private SyntaxNode? lastRead;
    private int spent;
    private bool isOver;

    /// <summary>What left its memory, if anything did.</summary>
    public TrialOutcome? Outcome { get; private set; }

    /// <summary>True when the run could not go on because of what is not known here.</summary>
    public bool IsStuck { get; private set; }

    public int Spent => spent;

    /// <summary>The block in which the run is.</summary>
    public int Block { get; private set; }

    public void Give(IParameterSymbol parameter, Datum value) => variables[parameter] = value;

    /// <exception cref="InsufficientExecutionStackException">An expression is nested too deeply.</exception>
    public void Go()
    {
        for (var block = graph.Blocks[0]; block is not null && !isOver;)
        {
            // A loop without a statement and a condition costs too.
            if (++spent > steps)
                return;
            Block = block.Ordinal;
            foreach (var operation in block.Operations)
            {
                Evaluate(operation);
                if (isOver)
                    return;
            }
            block = Next(block)?.Destination;
        }
    }

    private ControlFlowBranch? Next(BasicBlock block)
    {
        var value = Evaluate(block.BranchValue);
        if (isOver)
            return null;
        var way = block.FallThroughSuccessor;
        if (block.ConditionKind != ControlFlowConditionKind.None)
        {
            if (!value.IsNumber)
                return Stick();
            if (value.Read is { } read)
            {
                turns.RemoveAll(turn => turn.Block == block.Ordinal);
                turns.Add((block.Ordinal, read));
            }
            if (value.Bits != 0 == (block.ConditionKind == ControlFlowConditionKind.WhenTrue))
                way = block.ConditionalSuccessor;
        }
        // What a finally does is not followed, and a throw ends it.
        return way is { Semantics: ControlFlowBranchSemantics.Regular, FinallyRegions.IsEmpty: true } ? way : null;
    }

    private ControlFlowBranch? Stick()
    {
        (isOver, IsStuck) = (true, true);
        return null;
    }

    private Datum Stuck()
    {
        Stick();
        return default;
    }

    private Datum Over()
    {
        isOver = true;
        return default;
    }

    private Datum Evaluate(IOperation? operation)
    {
        if (operation is null || isOver)
            return default;
        if (++spent > steps)
            return Over();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
            return Constant(constant);
        return operation switch
        {
            ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation => Locate(operation) is { } spot ? Get(spot, operation) : Captured(operation),
            IFlowCaptureOperation capture => Capture(capture),
            IExpressionStatementOperation statement => Evaluate(statement.Operation),
            IArgumentOperation argument => Evaluate(argument.Value),
            ISimpleAssignmentOperation { IsRef: false } assignment => Assign(assignment),
            ICompoundAssignmentOperation { OperatorMethod: null } assignment => Compound(assignment),
            IIncrementOrDecrementOperation { OperatorMethod: null } step => Step(step),
            IBinaryOperation { OperatorMethod: null } binary => Binary(binary),
            IUnaryOperation { OperatorMethod: null } unary => Unary(unary),
            IConversionOperation conversion => Convert(conversion),
            IIsPatternOperation pattern => Matches(Evaluate(pattern.Value), pattern.Pattern, pattern.Value.Type) is { } answer ? answer : Stuck(),
            IInvocationOperation call => Call(call),
            IArrayCreationOperation { Initializer: null, DimensionSizes: [{ } size] } creation => Create(Evaluate(size), (creation.Type as IArrayTypeSymbol)?.ElementType, creation, isArray: true),
            IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } => Locate(operation) is { } element ? Get(element, operation) : default,
            IPropertyReferenceOperation { Property.Name: "Length", Instance: { } instance } => Evaluate(instance) is { Kind: DatumKind.Sequence } all ? Datum.Of(all.Length) : default,
            IAddressOfOperation address => Locate(address.Reference) is { Memory: { } memory } spot ? Datum.At(memory, spot.Offset) : default,
            ISizeOfOperation size => Interval.SizeOf(size.TypeOperand) is { } bytes ? Datum.Of(bytes) : default,
            IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } => default,
            IDefaultValueOperation { Type: var type } when Interval.SizeOf(type) is not null => Datum.Of(0),
            { Kind: OperationKind.None } => Unnamed(operation),
            _ => Stuck(),
        };
    }

    private static Datum Constant(object? constant) => constant switch
    {
        null => new() { Kind = DatumKind.Null },
        bool value => Datum.Of(value),
        char value => Datum.Of(value) with { IsConstant = true },
        ulong value => Datum.Of(unchecked((long)value)) with { IsConstant = true },
        byte or sbyte or short or ushort or int or uint or long => Datum.Of(System.Convert.ToInt64(constant)) with { IsConstant = true },
        _ => default,
    };

    private Datum Capture(IFlowCaptureOperation capture)
    {
        var spot = capture.Value.ConstantValue.HasValue ? null : capture.Value switch
        {
            { Kind: OperationKind.None, Type: not null } or ILocalReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } => Locate(capture.Value),
            _ => null,
        };
        // A variable may change before the capture is used as a value; a place in memory is read when it is.
        var value = spot is { Memory: not null } || isOver ? default : spot is { Variable: { } variable } ? Get(variable) : Evaluate(capture.Value);
        captures[capture.Id] = (spot, value);
        return value;
    }

    private Datum Captured(IOperation operation) => operation is IFlowCaptureReferenceOperation { Id: var id } && captures.TryGetValue(id, out var captured) ? captured.Value : default;

    private Datum Get(ISymbol variable) => variables.TryGetValue(variable, out var value) ? value : default;

    private Datum Get(Spot spot, IOperation operation) => operation is IFlowCaptureReferenceOperation && spot.Variable is not null ? Captured(operation)
        : spot.Variable is { } variable ? Get(variable) : Load(spot, operation);

    private Datum Assign(ISimpleAssignmentOperation assignment)
    {
        var spot = Locate(assignment.Target);
        var value = Evaluate(assignment.Value);
        return Set(spot, value, assignment, assignment.Target);
    }

    private Datum Compound(ICompoundAssignmentOperation assignment)
    {
        var spot = Locate(assignment.Target);
        if (isOver || spot is not { } at)
            return Other(assignment.Target);
        var value = Arithmetic(assignment.OperatorKind, Get(at, assignment.Target), Evaluate(assignment.Value), assignment.Target.Type, assignment.Target.Type, assignment.IsChecked, assignment);
        return Set(at, value, assignment, assignment.Target);
    }

    private Datum Step(IIncrementOrDecrementOperation step)
    {
        if (Locate(step.Target) is not { } at || isOver)
            return Other(step.Target);
        var before = Get(at, step.Target);
        var after = Arithmetic(step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract, before, Datum.Of(1) with { IsConstant = true }, step.Target.Type, step.Target.Type, step.IsChecked, step);
        Set(at, after, step, step.Target);
        return step.IsPostfix ? before : after;
    }

    /// <summary>What is no variable and no memory of the trial: a field stays unknown, whatever it is set to.</summary>
    private Datum Other(IOperation target) => target is IFieldReferenceOperation or IPropertyReferenceOperation or IDiscardOperation ? default : Stuck();
}
