namespace Polp.Graph;

/// <summary>The edges of each method, one after the other in one array (compressed sparse rows); a method's edges are written in one go.</summary>
internal sealed class EdgeList(int methods)
{
    private readonly int[] starts = new int[methods];
    private readonly int[] ends = new int[methods];
    private readonly List<int> edges = [];
    private int current;

    public void Begin(int method) => starts[current = method] = edges.Count;

    public void Add(EdgeKind kind, int number) => edges.Add((number << 2) | (int)kind);

    public void End() => ends[current] = edges.Count;

    public IEnumerable<(EdgeKind Kind, int Number)> Of(int method)
    {
        for (var i = starts[method]; i < ends[method]; i++)
            yield return ((EdgeKind)(edges[i] & 3), edges[i] >> 2);
    }
}
