namespace Polp.Graph;

/// <summary>A capability and the hops of one shortest way to it, as a reader sees them.</summary>
internal sealed record CapabilityPath(string Capability, IReadOnlyList<string> Hops);
