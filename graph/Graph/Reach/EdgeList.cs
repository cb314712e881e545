namespace Polp.Graph;

/// <summary>The edges of each method, one after the other in one array (compressed sparse rows); a method's edges are written in one go.</summary>
internal sealed class EdgeList(int methods)
{
    private readonly int[] starts = new int[methods];
    private readonly int[] ends = new int[methods];
    private readonly List<int> edges = [];
    private readonly List<int> offsets = [];
    private int current;

    public int Count => edges.Count;

    /// <summary>Where in the IL of the method the edges that follow arise; 0 for what happens on entry.</summary>
    public int Offset { get; set; }

    public void Begin(int method)
    {
        starts[current = method] = edges.Count;
        Offset = 0;
    }

    public void Add(EdgeKind kind, int number)
    {
        edges.Add((number << 3) | (int)kind);
        offsets.Add(Offset);
    }

    public void End() => ends[current] = edges.Count;

    /// <summary>The edges of a method are those from the first to before the second position.</summary>
    public (int Start, int End) Range(int method) => (starts[method], ends[method]);

    public IEnumerable<(EdgeKind Kind, int Number)> Of(int method)
    {
        for (var position = starts[method]; position < ends[method]; position++)
            yield return At(position);
    }

    public (EdgeKind Kind, int Number) At(int position) => ((EdgeKind)(edges[position] & 7), edges[position] >> 3);

    public int OffsetAt(int position) => offsets[position];
}
