namespace Polp.Graph;

/// <summary>Where following stops: a platform member, a native function or something that cannot be followed, and the capabilities it costs.</summary>
internal sealed record Leaf(string Display, IReadOnlyList<string> Capabilities)
{
    /// <summary>True when what is charged here may be done later, through an object that was made or changed.</summary>
    public bool IsDeferred { get; init; }
}
