namespace Polp.Analyzers;

/// <summary>Makes each root and region of a method once, so that passes over a loop speak about the same ones.</summary>
internal sealed class Roots
{
    private readonly Dictionary<object, Root> roots = [];
    private readonly Dictionary<object, Region> regions = [];

    /// <summary>By a fact, the condition that leaves it.</summary>
    public Dictionary<Linear, Microsoft.CodeAnalysis.SyntaxNode> Checks { get; } = [];

    /// <summary>The block being walked.</summary>
    public int Block { get; set; }

    public Root Get(object key, Func<int, int, Root> make)
    {
        if (!roots.TryGetValue(key, out var root))
            roots.Add(key, root = make(roots.Count, Block));
        return root;
    }

    public Root Get(object key, Interval range) => Get(key, (id, birth) => new(id, range, birth));

    public Region Region(object key, Func<Root, Region> make)
    {
        if (!regions.TryGetValue(key, out var region))
        {
            regions.Add(key, region = make(Get((key, "address"), Interval.Address)));
            region.Address.Memory = region;
        }
        return region;
    }
}
