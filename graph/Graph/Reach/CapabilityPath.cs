namespace Polp.Graph;

/// <summary>One way to a capability: the methods on it, the leaf it ends in, and the hops as a reader sees them.</summary>
internal sealed record CapabilityPath(string Capability, IReadOnlyList<int> Methods, int Leaf, IReadOnlyList<string> Hops);
