namespace Polp.Graph;

/// <summary>
/// Rapid type analysis from one member at a time, over the edges that a walk of libraries left: only what the member creates itself, and the object it works
/// on, takes part in its virtual calls. Not thread-safe.
/// </summary>
internal sealed class MemberReach
{
    private readonly ReachWalk walk;
    private readonly int[] reachedIn;
    private readonly int[] parents;
    private readonly bool[] calledBack;
    private readonly int[] liveIn;
    private readonly int[] createdIn;
    private readonly int[] calledIn;
    private readonly int[] callers;
    private readonly Dictionary<int, List<int>> waiting = [];
    private readonly Queue<int> open = new();
    private readonly List<int> created = [];
    private readonly List<int> called = [];
    private int run;

    public MemberReach(ReachWalk walk)
    {
        this.walk = walk;
        Types = walk.CreatedTypes();
        Fillings = [.. Types.Select(walk.Fillings)];
        Slots = walk.DeclaredSlots();
        (reachedIn, parents, calledBack) = (new int[walk.Application.MethodCount], new int[walk.Application.MethodCount], new bool[walk.Application.MethodCount]);
        (liveIn, createdIn, calledIn, callers) = (new int[Types.Length], new int[Types.Length], new int[Slots.Length], new int[Slots.Length]);
    }

    /// <summary>The types that are created somewhere.</summary>
    public TypeUse[] Types { get; }

    /// <summary>What runs in the objects of each.</summary>
    public IReadOnlyList<ReachWalk.Filling>[] Fillings { get; }

    /// <summary>The member that introduced each slot.</summary>
    public MethodMember[] Slots { get; }

    /// <summary>What was found from the last member.</summary>
    public SortedDictionary<string, IReadOnlyList<string>> Capabilities { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<int> Created => created;

    public IReadOnlyList<int> Called => called;

    /// <param name="method">Where to start.</param>
    /// <param name="self">The number of the type of the object it works on, or -1.</param>
    /// <param name="isWanted">The capabilities that matter.</param>
    public void From(int method, int self, Func<string, bool> isWanted)
    {
        Begin();
        Enqueue(method, method, false);
        // Whoever made the object paid for what the platform calls back on it.
        if (self >= 0)
            Live(self, method, isOwn: true);
        Follow(isWanted);
    }

    /// <summary>From all the methods at once, with objects of all the types at hand.</summary>
    public void FromAll(IEnumerable<int> methods, IEnumerable<int> types, Func<string, bool> isWanted)
    {
        Begin();
        var first = -1;
        foreach (var method in methods)
            Enqueue(first = method, method, false);
        foreach (var type in types)
            Live(type, first, isOwn: false);
        Follow(isWanted);
    }

    private void Begin()
    {
        run++;
        waiting.Clear();
        created.Clear();
        called.Clear();
        Capabilities.Clear();
    }

    private void Follow(Func<string, bool> isWanted)
    {
        while (open.TryDequeue(out var next))
        {
            foreach (var (kind, number) in walk.Edges.Of(next))
            {
                switch (kind)
                {
                    case EdgeKind.Call or EdgeKind.Initialiser or EdgeKind.Delegate:
                        Enqueue(number, next, false);
                        break;
                    case EdgeKind.Virtual or EdgeKind.VirtualDelegate:
                        CallVirtual(number, next);
                        break;
                    case EdgeKind.Creation:
                        Live(number, next, isOwn: false);
                        break;
                    case EdgeKind.Leaf:
                        foreach (var capability in walk.Leaves[number].Capabilities)
                        {
                            if (isWanted(capability) && !Capabilities.ContainsKey(capability))
                                Capabilities.Add(capability, Hops(next, walk.Leaves[number]));
                        }
                        break;
                }
            }
        }
    }

    private void Enqueue(int method, int from, bool isCallback)
    {
        if (reachedIn[method] == run)
            return;
        (reachedIn[method], parents[method], calledBack[method]) = (run, from, isCallback);
        open.Enqueue(method);
    }

    private void CallVirtual(int slot, int from)
    {
        if (calledIn[slot] == run)
            return;
        (calledIn[slot], callers[slot]) = (run, from);
        called.Add(slot);
        foreach (var method in waiting.GetValueOrDefault(slot, []))
            Enqueue(method, from, false);
    }

    private void Live(int type, int from, bool isOwn)
    {
        var isKnown = liveIn[type] == run;
        if (isOwn ? isKnown : createdIn[type] == run)
            return;
        if (!isOwn)
        {
            createdIn[type] = run;
            created.Add(type);
        }
        liveIn[type] = run;
        foreach (var (slot, _, method, isCallback, _) in Fillings[type])
        {
            if (isCallback && !isOwn)
                Enqueue(method, from, true);
            else if (calledIn[slot] == run)
                Enqueue(method, callers[slot], false);
            else if (isKnown)
                continue;
            else if (waiting.TryGetValue(slot, out var others))
                others.Add(method);
            else
                waiting[slot] = [method];
        }
    }

    private List<string> Hops(int method, Leaf leaf)
    {
        var numbers = new List<int> { method };
        for (; parents[method] != method; method = parents[method])
            numbers.Add(parents[method]);
        numbers.Reverse();
        return HopNames.Of(walk.Application, numbers, calledBack, leaf, from: null);
    }
}
