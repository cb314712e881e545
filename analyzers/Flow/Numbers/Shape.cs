using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>What is read off a control-flow graph once: which variables each block assigns, which cannot be followed, where the loops are.</summary>
internal sealed class Shape
{
    private readonly HashSet<object>[] assigned;
    private readonly HashSet<ISymbol> unstable = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<CaptureId, IOperation> captured = [];
    private readonly Dictionary<object, ITypeSymbol?> types = [];
    private readonly int[] loopEnd;

    public Shape(ControlFlowGraph graph, IOperation body)
    {
        assigned = [.. graph.Blocks.Select(_ => new HashSet<object>())];
        loopEnd = [.. graph.Blocks.Select(_ => -1)];
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations.Concat(block.BranchValue is { } value ? [value] : []).SelectMany(o => o.DescendantsAndSelf()))
                Note(operation, assigned[block.Ordinal]);
        }
        foreach (var operation in body.Descendants())
        {
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
                NoteNested(operation);
        }
        FindLoops(graph);
    }

    /// <summary>True for a variable whose address is taken, or that a nested function assigns.</summary>
    public bool IsUnstable(ISymbol variable) => unstable.Contains(variable);

    /// <summary>The variable that a flow capture stands for on the left of an assignment.</summary>
    public IOperation? Target(CaptureId capture) => captured.TryGetValue(capture, out var target) ? target : null;

    public ITypeSymbol? Type(object variable) => types.TryGetValue(variable, out var type) ? type : null;

    public bool IsLoopHead(int block) => loopEnd[block] >= 0;

    public int LoopEnd(int head) => loopEnd[head];

    /// <summary>The variables that a round of the loop may assign.</summary>
    public IEnumerable<object> AssignedInLoop(int head) => AssignedIn(head, loopEnd[head]);

    public IEnumerable<object> AssignedIn(int first, int last) => assigned.Skip(first).Take(last - first + 1).SelectMany(set => set).Distinct();

    private void Note(IOperation operation, HashSet<object> set)
    {
        switch (operation)
        {
            case IFlowCaptureOperation capture:
                set.Add(capture.Id);
                types[capture.Id] = capture.Value.Type;
                if (capture.Value is ILocalReferenceOperation or IParameterReferenceOperation)
                    captured[capture.Id] = capture.Value;
                break;
            case ISimpleAssignmentOperation { IsRef: true } assignment:
                Target(assignment.Target, set);
                Freeze(assignment.Value);
                break;
            case IAssignmentOperation assignment:
                Target(assignment.Target, set);
                break;
            case IIncrementOrDecrementOperation step:
                Target(step.Target, set);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Target(argument.Value, set);
                break;
            case IInvocationOperation { Instance.Type: { Name: "Enumerator", ContainingType: { Name: "Span" or "ReadOnlySpan", ContainingNamespace.Name: "System" } } }:
                break;
            case IInvocationOperation { Instance: { } receiver }:
                Object(receiver, set);
                break;
            case IAddressOfOperation address:
                Freeze(address.Reference);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol }:
                set.Add(symbol);
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } symbol }:
                set.Add(symbol);
                break;
            case IListPatternOperation { DeclaredSymbol: { } symbol }:
                set.Add(symbol);
                break;
        }
    }

    private void Target(IOperation target, HashSet<object> set)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                set.Add(local.Local);
                types[local.Local] = local.Local.Type;
                break;
            case IParameterReferenceOperation parameter:
                set.Add(parameter.Parameter);
                if (parameter.Parameter.IsOfObject())
                    set.Add(Evaluator.This);
                types[parameter.Parameter] = parameter.Parameter.Type;
                break;
            case IFlowCaptureReferenceOperation reference when Target(reference.Id) is { } variable:
                Target(variable, set);
                break;
            case IDeclarationExpressionOperation declaration:
                Target(declaration.Expression, set);
                break;
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                    Target(element, set);
                break;
            case IMemberReferenceOperation { Instance: { } instance }:
                Object(instance, set);
                break;
        }
    }

    /// <summary>An object that is changed in place, if it is the value of a variable itself.</summary>
    private void Object(IOperation instance, HashSet<object> set)
    {
        switch (instance)
        {
            case IInstanceReferenceOperation:
                set.Add(Evaluator.This);
                break;
            case ILocalReferenceOperation { Local.Type.IsReferenceType: true } or IParameterReferenceOperation { Parameter.Type.IsReferenceType: true }:
                break;
            case IFlowCaptureReferenceOperation { Id: var id } when Target(id) is null:
                set.Add(id);
                break;
            case IMemberReferenceOperation { Instance: { } outer }:
                Object(outer, set);
                break;
            default:
                Target(instance, set);
                break;
        }
    }

    private void Freeze(IOperation operation)
    {
        if (operation is ILocalReferenceOperation { Local.IsRef: false } local)
            unstable.Add(local.Local);
        else if (operation is IParameterReferenceOperation parameter)
            unstable.Add(parameter.Parameter);
        else if (operation is IFieldReferenceOperation { Instance: { } instance })
            Freeze(instance);
    }

    private void NoteNested(IOperation function)
    {
        var set = new HashSet<object>();
        foreach (var operation in function.Descendants())
            Note(operation, set);
        unstable.UnionWith(set.OfType<ISymbol>());
    }

    /// <summary>A loop reaches from its head to the last block that jumps back into it; overlapping ones are taken as one.</summary>
    private void FindLoops(ControlFlowGraph graph)
    {
        var back = graph.Blocks
            .SelectMany(block => block.Predecessors.Select(branch => (From: branch.Source.Ordinal, To: block.Ordinal)))
            .Where(edge => edge.From >= edge.To).ToImmutableArray();
        foreach (var head in back.Select(edge => edge.To).Distinct())
        {
            var end = head;
            for (var before = -1; before != end;)
            {
                before = end;
                foreach (var edge in back)
                {
                    if (edge.To >= head && edge.To <= end)
                        end = Math.Max(end, edge.From);
                }
            }
            loopEnd[head] = end;
        }
    }
}
