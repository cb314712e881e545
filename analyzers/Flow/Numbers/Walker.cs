using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Polp.Analyzers;

/// <summary>Walks a control-flow graph in order, and again while a guess about a loop turned out wrong.</summary>
internal sealed class Walker(ControlFlowGraph graph, Shape shape, Roots roots, Evaluator evaluator, Budget budget, IOperation body)
{
    private const int MostPasses = 8;
    private const int MostExits = 4;

    private readonly Join join = new(roots, budget);
    private readonly Dictionary<int, Loop> loops = [];
    private readonly State?[] entries = new State?[graph.Blocks.Length];
    private readonly State?[] before = new State?[graph.Blocks.Length];
    private readonly Dictionary<(int From, bool IsConditional), State> ends = [];
    private readonly List<State> exits = [];

    /// <summary>Where the value lies that a function returns, in the state behind the return.</summary>
    public const string Result = "result";

    /// <summary>What is known when the function has returned; few ways are told apart, many only by the answer that they give.</summary>
    public IReadOnlyList<State> Exits => exits.Count <= MostExits ? exits
        : [.. exits.GroupBy(exit => exit.Variables[Result] switch { Flag { WhenTrue: null } => 0, Flag { WhenFalse: null } => 1, _ => 2 }).OrderBy(group => group.Key)
            .Select(group => join.Merge([.. group], graph.Blocks.Length + group.Key))];

    /// <param name="parameters">Of the method or function whose graph it is.</param>
    /// <param name="beginPass">What was heard in an earlier pass no longer counts.</param>
    public void Run(IEnumerable<IParameterSymbol> parameters, Action beginPass)
    {
        var known = parameters.ToList();
        for (var pass = 1; ; pass++)
        {
            beginPass();
            Array.Clear(entries, 0, entries.Length);
            ends.Clear();
            exits.Clear();
            foreach (var block in graph.Blocks.Where(block => block.IsReachable))
            {
                if (budget.IsSpent)
                    return;
                Walk(block, known);
            }
            if (pass > MostPasses || budget.IsSpent || !Verify())
                return;
            if (pass == MostPasses)
            {
                foreach (var loop in loops.Values)
                    loop.GiveUp();
            }
        }
    }

    private void Walk(BasicBlock block, List<IParameterSymbol> parameters)
    {
        roots.Block = block.Ordinal;
        if (Entry(block, parameters) is not { } state || block.Kind == BasicBlockKind.Exit)
            return;
        before[block.Ordinal] = state;
        if (shape.IsLoopHead(block.Ordinal))
        {
            if (!loops.TryGetValue(block.Ordinal, out var loop))
                loops.Add(block.Ordinal, loop = new(block.Ordinal, shape.LoopEnd(block.Ordinal), roots, budget));
            state = loop.Enter(state, shape.AssignedInLoop(block.Ordinal), shape);
        }
        entries[block.Ordinal] = state;

        evaluator.State = state;
        evaluator.Loops = [.. loops.Values.Where(loop => loop.Contains(block.Ordinal)).OrderBy(loop => loop.HeadBlock)];
        evaluator.IsDead = false;
        foreach (var operation in block.Operations)
        {
            evaluator.Evaluate(operation);
            if (evaluator.IsDead)
                return;
        }
        var value = evaluator.Evaluate(block.BranchValue);
        var answer = value as Flag ?? Flag.Unknown;
        if (evaluator.IsDead)
            return;

        if (block.ConditionKind == ControlFlowConditionKind.None)
        {
            Leave(block.FallThroughSuccessor, evaluator.State, value);
            return;
        }
        foreach (var fact in new[] { answer.WhenTrue, answer.WhenFalse }.SelectMany(outcome => outcome?.Facts ?? []))
            roots.Checks[fact.Tightened()] = block.BranchValue!.Syntax;
        var (taken, other) = block.ConditionKind == ControlFlowConditionKind.WhenTrue ? (answer.WhenTrue, answer.WhenFalse) : (answer.WhenFalse, answer.WhenTrue);
        Leave(block.ConditionalSuccessor, evaluator.State.After(taken, budget));
        Leave(block.FallThroughSuccessor, evaluator.State.After(other, budget));
    }

    private void Leave(ControlFlowBranch? branch, State? state, Value? value = null)
    {
        if (branch is null || state is null)
            return;
        foreach (var region in branch.FinallyRegions)
            state = state.Forget(shape.AssignedIn(region.FirstBlockOrdinal, region.LastBlockOrdinal), ("finally", region.FirstBlockOrdinal, branch.Source.Ordinal));
        ends[(branch.Source.Ordinal, branch.IsConditionalSuccessor)] = state;
        if (branch is { Destination.Kind: BasicBlockKind.Exit, Semantics: ControlFlowBranchSemantics.Return or ControlFlowBranchSemantics.Regular })
            exits.Add(state.Set(Result, value ?? Opaque.Instance));
    }

    private State? Entry(BasicBlock block, List<IParameterSymbol> parameters)
    {
        if (block.Kind == BasicBlockKind.Entry)
        {
            evaluator.State = State.Start;
            foreach (var parameter in parameters)
                evaluator.Declare(parameter, body);
            return evaluator.State;
        }
        var states = block.Predecessors.Where(branch => branch.Source.Ordinal < block.Ordinal).Select(End).OfType<State>().ToList();
        if (Handler(block) is { } handler)
            states.Add(handler);
        if (states.Count > 0)
            return join.Merge(states, block.Ordinal);

        // Reached only from further down, by a goto into it: nothing is known.
        return block.Predecessors.Any(branch => branch.Source.Ordinal >= block.Ordinal) && block.Predecessors.All(branch => branch.Source.Ordinal >= block.Ordinal)
            ? State.Start.Forget(shape.AssignedIn(0, graph.Blocks.Length - 1).Concat(parameters), ("unknown", block.Ordinal))
            : null;
    }

    /// <summary>A handler can be entered from anywhere in its try block: what that assigns is lost, what it checks was perhaps not checked.</summary>
    private State? Handler(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null && region.FirstBlockOrdinal == block.Ordinal; region = region.EnclosingRegion)
        {
            if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler or ControlFlowRegionKind.Finally
                && region.EnclosingRegion is { Kind: ControlFlowRegionKind.TryAndCatch or ControlFlowRegionKind.TryAndFinally } whole
                && whole.NestedRegions[0] is var guarded && entries[guarded.FirstBlockOrdinal] is { } start)
                return start.Forget(shape.AssignedIn(guarded.FirstBlockOrdinal, guarded.LastBlockOrdinal), ("handler", region.FirstBlockOrdinal));
        }
        return null;
    }

    /// <summary>
    /// Where else in the graph a goal is proved, though not in the block: on a way that leads to it, or only behind it; null where nowhere.
    /// </summary>
    public bool? IsProvedOnTheWay(Linear goal, int block)
    {
        bool? found = null;
        foreach (var (from, state) in ends.Where(end => end.Value.Facts.Prove(goal, budget)).Select(end => (end.Key, end.Value)))
        {
            var branch = from.IsConditional ? graph.Blocks[from.From].ConditionalSuccessor : graph.Blocks[from.From].FallThroughSuccessor;
            if (branch?.Destination is { Ordinal: var next } && next <= block && Reaches(next, block))
                return true;
            if (from.From >= block && Reaches(block, from.From))
                found = false;
        }
        return found;
    }

    private bool Reaches(int from, int to)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([from]);
        while (open.Count > 0)
        {
            var at = open.Pop();
            if (at == to)
                return true;
            if (at > to || !seen.Add(at))
                continue;
            foreach (var branch in new[] { graph.Blocks[at].ConditionalSuccessor, graph.Blocks[at].FallThroughSuccessor })
            {
                if (branch?.Destination is { } next)
                    open.Push(next.Ordinal);
            }
        }
        return false;
    }

    private State? End(ControlFlowBranch branch) => ends.TryGetValue((branch.Source.Ordinal, branch.IsConditionalSuccessor), out var state) ? state : null;

    private bool Verify()
    {
        var changed = false;
        foreach (var (head, loop) in loops.OrderBy(l => l.Key).Select(l => (l.Key, l.Value)))
        {
            if (before[head] is { } entry)
                changed |= loop.Verify(entry, [.. graph.Blocks[head].Predecessors.Where(branch => branch.Source.Ordinal >= head).Select(End).OfType<State>()]);
        }
        return changed;
    }
}
