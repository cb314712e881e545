using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Polp.Analyzers;

/// <summary>
/// The summaries of a compilation: made on demand and once, each after those of what its function calls. Calls that lead back to where they
/// stand are unknown, whichever function is asked about first, so that the same source always gives the same answer.
/// </summary>
/// <param name="code">The code of the compilation.</param>
/// <param name="sources">What reads the data.</param>
/// <param name="watch">Makes what listens to a walk.</param>
internal sealed class FunctionSummaries(SourceCode code, LengthSources sources, Func<Roots, SemanticModel?, Budget, IWatcher> watch)
{
    /// <summary>Facts that may be looked at for one summary.</summary>
    private const int StepsPerSummary = 60_000;

    private readonly ConcurrentDictionary<IMethodSymbol, CallNode> nodes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IOperation, Lazy<ControlFlowGraph?>> graphs = new();
    private readonly ConcurrentDictionary<IMethodSymbol, Lazy<Summary?>> instances = new(SymbolEqualityComparer.Default);
    private readonly object gate = new();
    private readonly List<CallNode> order = [];
    private int done;

    public SourceCode Code => code;

    /// <summary>The graph of a whole body.</summary>
    public ControlFlowGraph? Graph(IOperation body) => graphs.GetOrAdd(body, b => new(() => BodyGraph.Of(b))).Value;

    /// <summary>Makes the summaries of all that a body and the functions in it may call, from the bottom up: however deep the calls go, no walk is begun inside another, but for one of a generic function for given types.</summary>
    public void Prepare(IOperation body)
    {
        foreach (var called in FunctionBody.CalledIn(body, code))
            Prepare(called);
    }

    public void Prepare(IMethodSymbol function)
    {
        int most;
        CallNode[] all;
        lock (gate)
        {
            CallOrder.Visit(Node(function), Node, code, order);
            most = order.Count;
            all = [.. order.Skip(done)];
        }
        foreach (var node in all)
            _ = node.Summary.Value;
        lock (gate)
            done = Math.Max(done, most);
    }

    /// <summary>The summary of a function that was prepared, or null when nothing is known about it.</summary>
    /// <param name="function">The function.</param>
    /// <param name="caller">The function that calls it, if its own summary is being made.</param>
    /// <param name="instance">What its type parameters stand for, if that is known.</param>
    public Summary? Find(IMethodSymbol function, IMethodSymbol? caller, GenericInstance? instance = null)
    {
        var node = Node(function);
        return node.Component is null || caller is not null && Node(caller).Component == node.Component ? null
            : instance is null ? node.Summary.Value : instances.GetOrAdd(instance.Method, _ => new(() => Make(node.Function, instance))).Value;
    }

    private CallNode Node(IMethodSymbol function) => nodes.GetOrAdd(function.OriginalDefinition, f => new(f, new(() => Make(f))));

    private Summary? Make(IMethodSymbol function, GenericInstance? instance = null)
    {
        if (!function.MaySummarize())
            return null;
        try
        {
            return function.IsPrimary() ? MakePrimary(function) : MakeOrdinary(function, instance);
        }
        catch (InsufficientExecutionStackException)
        {
            // As one that is too large: whoever calls it knows nothing of it.
            return null;
        }
    }

    private Summary? MakeOrdinary(IMethodSymbol function, GenericInstance? instance)
    {
        if (FunctionBody.Of(function, code) is not { } body || Graph(body.Outer) is not { } whole || body.Graph(whole) is not { } graph)
            return null;
        var budget = new Budget(StepsPerSummary);
        var roots = new Roots();
        var watcher = watch(roots, body.Outer.SemanticModel, budget);
        var shape = new Shape(graph, body.Outer);
        var evaluator = new Evaluator(roots, budget, shape, sources, watcher, body.Outer.SemanticModel)
        {
            Summaries = this,
            Caller = body.Symbol,
            Instance = instance,
            OwnsThis = body.Symbol.MethodKind == MethodKind.Constructor,
        };
        var walker = new Walker(graph, shape, roots, evaluator, budget, body.Outer);
        walker.Run(body.Symbol.Parameters, watcher.Clear, () => true);
        watcher.Decide();
        var exits = walker.Exits;
        return budget.IsSpent || exits.Any(exit => exit.Facts.IsLossy) ? null : SummaryProjection.Of(body.Symbol, evaluator, exits, watcher);
    }

    /// <summary>A constructor whose code are the initializers; of those that branch nothing is known.</summary>
    private Summary? MakePrimary(IMethodSymbol function)
    {
        var budget = new Budget(StepsPerSummary);
        var roots = new Roots();
        var values = code.Bodies(PrimaryConstructor.Initializers(function)).Where(value => Graph(value) is { Blocks.Length: 3 }).ToList();
        if (values.Count == 0)
            return null;
        var watcher = watch(roots, values[0].SemanticModel, budget);
        Evaluator? evaluator = null;
        foreach (var value in values)
        {
            var graph = Graph(value)!;
            var isFirst = evaluator is null;
            evaluator = new(roots, budget, new(graph, value), sources, watcher, value.SemanticModel)
            {
                Summaries = this,
                Caller = function,
                OwnsThis = true,
                State = evaluator?.State ?? State.Start,
                Given = evaluator?.Given ?? [],
            };
            foreach (var parameter in isFirst ? function.Parameters : [])
                evaluator.Declare(parameter, value);
            foreach (var operation in graph.Blocks[1].Operations)
                evaluator.Evaluate(operation);
            if (evaluator.IsDead || budget.IsSpent || evaluator.State.Facts.IsLossy)
                return null;
        }
        watcher.Decide();
        var end = evaluator!.State;
        var made = function.Parameters.Where(end.Variables.ContainsKey).Aggregate(end.Variables.TryGetValue(Evaluator.This, out var known) && known is Structure members ? members.WithZeros(function) : Structure.Unknown.WithZeros(function),
            (all, parameter) => all.With("." + parameter.Name, end.Variables[parameter]));
        return SummaryProjection.Of(function, evaluator, [end.Set(Evaluator.This, made)], watcher);
    }
}
