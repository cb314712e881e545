using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>
/// Tells what a process needs once, while it starts, from what it needs as long as it serves. It serves from the first call of a member that
/// <c>conventions.tsv</c> says it serves with: one that waits for a connection, a message or a host. Start-up is what runs before on the
/// thread of <c>Main</c>: in each method, what stands before such a call or before a call that may come to one, and no loop leads back to it.
/// <para>
/// In doubt it is serving: all of a program that is not seen to serve; what a constructor, a factory or a setter is charged for, as it may be done
/// later (<see cref="Deferral"/>); iterators, and async methods that nobody waits for; and whatever somebody may call at any time (the target of a delegate,
/// what the framework calls back, what reflection or a container may use), even when it is only ever called at the start.
/// A static initialiser runs in the phase that first touches its type: in start-up if start-up is bound to touch it, because nothing branches
/// before; else, when serving code touches it too, while serving.
/// </para>
/// </summary>
internal sealed class Phases
{
    private readonly ReachWalk walk;
    private readonly HashSet<int> serving = [];
    private readonly HashSet<int> starting = [];
    private readonly HashSet<int> mayServe;
    private readonly HashSet<int> initialised = [];
    private readonly Stack<(int Method, bool Serving)> pending = new();
    private readonly HashSet<string> inStartUp = new(StringComparer.Ordinal);
    private readonly HashSet<string> whileServing = new(StringComparer.Ordinal);

    private Phases(ReachWalk walk)
    {
        this.walk = walk;
        mayServe = MayServe();
        if (!mayServe.Contains(walk.Entry))
            return;
        Certain(walk.Entry, []);
        Visit(walk.Entry, isServing: false);
        while (pending.TryPop(out var next))
            Follow(next.Method, next.Serving);
    }

    /// <summary>The capabilities that only start-up needs.</summary>
    public static IReadOnlySet<string> OnlyStartUp(ReachWalk walk)
    {
        var phases = new Phases(walk);
        phases.inStartUp.ExceptWith(phases.whileServing);
        return phases.inStartUp;
    }

    /// <summary>The methods that a thread which enters them may not leave before the process serves.</summary>
    private HashSet<int> MayServe()
    {
        var callers = new Dictionary<int, List<int>>();
        var known = new HashSet<int> { walk.Entry };
        var queue = new Queue<int>([walk.Entry]);
        var found = new HashSet<int>();
        while (queue.TryDequeue(out var method))
        {
            var (start, end) = walk.Edges.Range(method);
            for (var position = start; position < end; position++)
            {
                if (walk.Edges.At(position).Kind == EdgeKind.Serves)
                    found.Add(method);
                foreach (var target in Called(position))
                {
                    (callers.TryGetValue(target, out var list) ? list : callers[target] = []).Add(method);
                    if (known.Add(target))
                        queue.Enqueue(target);
                }
            }
        }
        var waiting = new Queue<int>(found);
        while (waiting.TryDequeue(out var method))
        {
            foreach (var caller in callers.GetValueOrDefault(method, []))
            {
                if (found.Add(caller))
                    waiting.Enqueue(caller);
            }
        }
        return found;
    }

    /// <summary>What runs before the method goes on.</summary>
    private IEnumerable<int> Called(int position) => walk.Edges.At(position) switch
    {
        (EdgeKind.Call or EdgeKind.Initialiser, var method) => [method],
        (EdgeKind.Virtual, var slot) => walk.Slots[slot].Targets,
        _ => [],
    };

    /// <summary>Collects the static initialisers that start-up cannot miss; false when the process serves from here on.</summary>
    private bool Certain(int method, HashSet<int> visited, int depth = 0)
    {
        if (depth > Hierarchy.DepthLimit || !visited.Add(method))
            return depth <= Hierarchy.DepthLimit && !mayServe.Contains(method);
        var straight = FlowOf(method)?.Straight ?? int.MaxValue;
        var (start, end) = walk.Edges.Range(method);
        for (var position = start; position < end && walk.Edges.OffsetAt(position) < straight; position++)
        {
            var (kind, number) = walk.Edges.At(position);
            if (kind == EdgeKind.Initialiser)
                initialised.Add(number);
            if (kind == EdgeKind.Serves || (kind == EdgeKind.Virtual && Called(position).Any(mayServe.Contains)))
                return false;
            if (kind == EdgeKind.Call && MayLast(method, position, number))
            {
                if (mayServe.Contains(number))
                    return false;
            }
            else if (kind is EdgeKind.Initialiser or EdgeKind.Call && !Certain(number, visited, depth + 1))
                return false;
        }
        return !mayServe.Contains(method);
    }

    private void Visit(int method, bool isServing)
    {
        if ((isServing ? serving : starting).Add(method))
            pending.Push((method, isServing));
    }

    private void Follow(int method, bool isServing)
    {
        var (start, end) = walk.Edges.Range(method);
        var points = isServing || !mayServe.Contains(method) ? [] : ServingPoints(start, end);
        var flow = points.Count == 0 ? null : FlowOf(method);
        var after = flow?.After(points) ?? [];
        for (var position = start; position < end; position++)
        {
            var offset = walk.Edges.OffsetAt(position);
            var isAfter = isServing || after.Contains(offset) || (points.Count > 0 && flow is null);
            var (kind, number) = walk.Edges.At(position);
            if (kind == EdgeKind.Leaf)
                (isAfter || points.Contains(offset) || walk.Leaves[number].IsDeferred ? whileServing : inStartUp).UnionWith(walk.Leaves[number].Capabilities);
            else if (kind != EdgeKind.Initialiser || !isAfter || !initialised.Contains(number))
                Targets(method, position, isAfter);
        }
    }

    private void Targets(int method, int position, bool isServing)
    {
        foreach (var target in Called(position))
            Visit(target, isServing || MayLast(method, position, target));
        var (kind, number) = walk.Edges.At(position);
        IEnumerable<int> later = kind switch
        {
            EdgeKind.Delegate => [number],
            EdgeKind.VirtualDelegate => walk.Slots[number].Targets,
            EdgeKind.Creation => walk.LiveTypes[number].Callbacks,
            _ => [],
        };
        foreach (var target in later)
            Visit(target, isServing: true);
    }

    /// <summary>True when the caller may go on before the target is done: an iterator runs when somebody takes from it, an async method as long as nobody waits for it.</summary>
    private bool MayLast(int caller, int position, int target)
    {
        var callee = walk.Application.Method(target);
        return StateMachine.Yields(callee.DeclaringType) || (Awaited.IsAsync(callee) && !Awaited.At(walk.Application.Method(caller), walk.Edges.OffsetAt(position)));
    }

    private HashSet<int> ServingPoints(int start, int end)
    {
        var points = new HashSet<int>();
        for (var position = start; position < end; position++)
        {
            if (walk.Edges.At(position).Kind == EdgeKind.Serves || Called(position).Any(mayServe.Contains))
                points.Add(walk.Edges.OffsetAt(position));
        }
        return points;
    }

    /// <summary>Null where the order is not known: without IL, and in iterators, which go on where they last left off.</summary>
    private ControlFlow? FlowOf(int number)
    {
        var method = walk.Application.Method(number);
        var definition = method.Definition;
        return definition.RelativeVirtualAddress != 0 && (definition.ImplAttributes & MethodImplAttributes.CodeTypeMask) == MethodImplAttributes.IL
            && !StateMachine.Yields(method.DeclaringType) ? new(method) : null;
    }
}
