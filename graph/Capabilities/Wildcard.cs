namespace Polp.Capabilities;

/// <summary>A row whose pattern has stars.</summary>
internal sealed class Wildcard(ApiRow row)
{
    private readonly Pattern pattern = new(row.Pattern);

    public ApiRow Row => row;

    public int Literal => pattern.Literal;

    /// <summary>True when the type may hold members that match; for patterns with a star in the type's name.</summary>
    public bool MayHold(string type) => pattern.MayHold(type);

    public bool Matches(string id) => pattern.Matches(id);
}
