namespace Polp.Graph;

/// <summary>
/// Other ways to a capability that a shortest one is known to. Any two of them have no method in common but the entry point, and perhaps the
/// platform member they end in; a method, its overloads, its state machine and its lambdas count as one, as a reader cannot tell them apart.
/// Found by taking the methods of each path out and searching again, shortest first. That is greedy: there may be more than it finds.
/// </summary>
internal sealed class DisjointPaths(ReachWalk walk, ShortestPaths shortest)
{
    /// <summary>How many paths to a capability are kept, the shortest included.</summary>
    public const int Most = 3;

    // A path found may still run through an overload or a lambda of what was taken out.
    private const int Attempts = 8;

    private readonly (AssemblyModule, string) entry = Name(walk.Application.Method(walk.Entry));

    public IReadOnlyList<CapabilityPath> BesidesThe(CapabilityPath first)
    {
        var paths = new List<CapabilityPath> { first };
        var without = new HashSet<int>();
        var names = new HashSet<(AssemblyModule, string)>();
        var steps = new HashSet<(int, int)>();
        TakeOut(first);
        for (var attempt = 0; attempt < Attempts && paths.Count < Most && shortest.To(first.Capability, without, steps) is { } path; attempt++)
        {
            int[] common = [.. path.Methods.Where(m => names.Contains(Name(walk.Application.Method(m))))];
            without.UnionWith(common);
            if (common.Length > 0)
                continue;
            if (!paths.Exists(p => p.Hops.SequenceEqual(path.Hops)))
                paths.Add(path);
            TakeOut(path);
        }
        return paths[1..];

        void TakeOut(CapabilityPath path)
        {
            foreach (var number in path.Methods)
            {
                var name = Name(walk.Application.Method(number));
                if (name == entry)
                    continue;
                without.Add(number);
                if (name.Item2.Length > 0)
                    names.Add(name);
            }
            steps.Add((path.Methods[^1], path.Leaf));
        }
    }

    private static (AssemblyModule, string) Name(MethodMember method) => (method.Module, DisplayName.Of(method));
}
