namespace Polp.Graph;

/// <summary>Breadth-first search over what a walk found; slots and types on the way cost nothing, as no reader sees them.</summary>
internal sealed class ShortestPaths(ReachWalk walk)
{
    private readonly int[] parents = new int[walk.Application.MethodCount];
    private readonly bool[] calledBack = new bool[walk.Application.MethodCount];
    private readonly int[] seen = new int[walk.Application.MethodCount];
    private readonly int[] slotsSeen = new int[walk.Slots.Count];
    private readonly int[] typesSeen = new int[walk.LiveTypes.Count];
    private readonly Queue<int> queue = new();
    private int search;

    /// <summary>One shortest path to each capability that is reached, in ordinal order.</summary>
    public IReadOnlyList<CapabilityPath> ToEach()
    {
        var found = new SortedDictionary<string, CapabilityPath>(StringComparer.Ordinal);
        Search([], (method, leaf) =>
        {
            foreach (var capability in walk.Leaves[leaf].Capabilities)
            {
                if (!found.ContainsKey(capability))
                    found[capability] = Path(capability, method, leaf);
            }
            return false;
        });
        return [.. found.Values];
    }

    /// <summary>A shortest path that goes through none of the methods and ends with none of the steps from a method to a leaf, or null.</summary>
    public CapabilityPath? To(string capability, HashSet<int> without, HashSet<(int Method, int Leaf)> withoutSteps)
    {
        CapabilityPath? found = null;
        Search(without, (method, leaf) =>
        {
            if (!walk.Leaves[leaf].Capabilities.Contains(capability) || withoutSteps.Contains((method, leaf)))
                return false;
            found = Path(capability, method, leaf);
            return true;
        });
        return found;
    }

    /// <summary>Offers every step from a reached method to a leaf, nearest first, until one is taken.</summary>
    private void Search(HashSet<int> without, Func<int, int, bool> isTaken)
    {
        search++;
        queue.Clear();
        queue.Enqueue(walk.Entry);
        (parents[walk.Entry], seen[walk.Entry], calledBack[walk.Entry]) = (walk.Entry, search, false);
        while (queue.TryDequeue(out var method))
        {
            var (start, end) = walk.Edges.Range(method);
            for (var position = start; position < end; position++)
            {
                var (kind, number) = walk.Edges.At(position);
                switch (kind)
                {
                    case EdgeKind.Call or EdgeKind.Initialiser or EdgeKind.Delegate:
                        Enqueue(number, method, false, without);
                        break;
                    case EdgeKind.Virtual or EdgeKind.VirtualDelegate when slotsSeen[number] != search:
                        slotsSeen[number] = search;
                        foreach (var target in walk.Slots[number].Targets)
                            Enqueue(target, method, false, without);
                        break;
                    case EdgeKind.Creation when typesSeen[number] != search:
                        typesSeen[number] = search;
                        foreach (var target in walk.LiveTypes[number].Callbacks)
                            Enqueue(target, method, true, without);
                        break;
                    case EdgeKind.Leaf when isTaken(method, number):
                        return;
                }
            }
        }
    }

    private void Enqueue(int method, int from, bool isCallback, HashSet<int> without)
    {
        if (seen[method] == search)
        {
            // Called in so many words where it is also created: that is the plainer reason.
            calledBack[method] &= isCallback || parents[method] != from;
            return;
        }
        if (without.Contains(method))
            return;
        (parents[method], calledBack[method], seen[method]) = (from, isCallback, search);
        queue.Enqueue(method);
    }

    private CapabilityPath Path(string capability, int method, int leaf)
    {
        var methods = new List<int> { method };
        for (; parents[method] != method; method = parents[method])
            methods.Add(parents[method]);
        methods.Reverse();
        return new(capability, methods, leaf, HopNames.Of(walk.Application, methods, calledBack, walk.Leaves[leaf], walk.Application.Entry));
    }
}
