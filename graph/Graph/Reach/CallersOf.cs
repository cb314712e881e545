namespace Polp.Graph;

/// <summary>The edges of a walk the other way round, where creating an object counts as calling all that runs in it: whoever reaches anything by dispatch is among the callers.</summary>
internal sealed class CallersOf
{
    private readonly int[] starts;
    private readonly int[] callers;
    private readonly ReachWalk walk;

    public CallersOf(ReachWalk walk, MemberReach reach)
    {
        this.walk = walk;
        var count = walk.Application.MethodCount;
        starts = new int[count + 1];
        foreach (var (_, callee) in Pairs(reach))
            starts[callee + 1]++;
        for (var i = 0; i < count; i++)
            starts[i + 1] += starts[i];
        callers = new int[starts[count]];
        var next = starts.ToArray();
        foreach (var (caller, callee) in Pairs(reach))
            callers[next[callee]++] = caller;
    }

    /// <summary>Every method that may get to one of those that the test picks.</summary>
    public bool[] Of(Func<EdgeKind, int, bool> isPicked)
    {
        var leads = new bool[walk.Application.MethodCount];
        var open = new Stack<int>();
        for (var method = 0; method < leads.Length; method++)
        {
            if (walk.Edges.Of(method).Any(edge => isPicked(edge.Kind, edge.Number)))
                Mark(method);
        }
        while (open.TryPop(out var at))
        {
            for (var i = starts[at]; i < starts[at + 1]; i++)
                Mark(callers[i]);
        }
        return leads;

        void Mark(int method)
        {
            if (leads[method])
                return;
            leads[method] = true;
            open.Push(method);
        }
    }

    private IEnumerable<(int Caller, int Callee)> Pairs(MemberReach reach)
    {
        for (var method = 0; method < walk.Application.MethodCount; method++)
        {
            foreach (var (kind, number) in walk.Edges.Of(method))
            {
                if (kind is EdgeKind.Call or EdgeKind.Initialiser or EdgeKind.Delegate)
                    yield return (method, number);
                else if (kind == EdgeKind.Creation)
                {
                    foreach (var filling in reach.Fillings[number])
                        yield return (method, filling.Method);
                }
            }
        }
    }
}
