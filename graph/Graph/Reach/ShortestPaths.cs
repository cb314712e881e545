namespace Polp.Graph;

/// <summary>Breadth-first search over what a walk found; slots and types on the way cost nothing, as no reader sees them.</summary>
internal static class ShortestPaths
{
    public static IReadOnlyList<CapabilityPath> Of(ReachWalk walk)
    {
        var parents = new int[walk.Application.MethodCount];
        Array.Fill(parents, -1);
        var calledBack = new bool[walk.Application.MethodCount];
        var slotsSeen = new bool[walk.Slots.Count];
        var typesSeen = new bool[walk.LiveTypes.Count];
        var found = new SortedDictionary<string, CapabilityPath>(StringComparer.Ordinal);
        var queue = new Queue<int>([walk.Entry]);
        parents[walk.Entry] = walk.Entry;

        while (queue.TryDequeue(out var method))
        {
            foreach (var (kind, number) in walk.Edges.Of(method))
            {
                switch (kind)
                {
                    case EdgeKind.Call:
                        Enqueue(number, method, false);
                        break;
                    case EdgeKind.Virtual when !slotsSeen[number]:
                        slotsSeen[number] = true;
                        foreach (var target in walk.Slots[number].Targets)
                            Enqueue(target, method, false);
                        break;
                    case EdgeKind.Creation when !typesSeen[number]:
                        typesSeen[number] = true;
                        foreach (var target in walk.LiveTypes[number].Callbacks)
                            Enqueue(target, method, true);
                        break;
                    case EdgeKind.Leaf:
                        foreach (var capability in walk.Leaves[number].Capabilities)
                        {
                            if (!found.ContainsKey(capability))
                                found[capability] = new(capability, Hops(method, walk.Leaves[number]));
                        }
                        break;
                }
            }
        }
        return [.. found.Values];

        void Enqueue(int method, int from, bool isCallback)
        {
            if (parents[method] >= 0)
            {
                // Called in so many words where it is also created: that is the plainer reason.
                calledBack[method] &= isCallback || parents[method] != from;
                return;
            }
            (parents[method], calledBack[method]) = (from, isCallback);
            queue.Enqueue(method);
        }

        IReadOnlyList<string> Hops(int method, Leaf leaf)
        {
            var numbers = new List<int> { method };
            for (; parents[method] != method; method = parents[method])
                numbers.Add(parents[method]);
            numbers.Reverse();

            var hops = new List<string>();
            var module = walk.Application.Entry;
            var last = "";
            foreach (var number in numbers)
            {
                var member = walk.Application.Method(number);
                var name = DisplayName.Of(member);
                if (name.Length == 0 || (name == last && member.Module == module))
                    continue;
                last = name;
                var label = calledBack[number] ? name + " (callback)" : name;
                hops.Add(member.Module == module ? label : $"[{member.Module.Name}] {label}");
                module = member.Module;
            }
            if (leaf.Display != last)
                hops.Add(leaf.Display);
            return hops;
        }
    }
}
