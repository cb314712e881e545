namespace Polp.Graph;

/// <summary>What a method token means: the definition, or why there is none, and what its type arguments bring to life.</summary>
internal sealed record Target(MethodMember? Method, UnresolvedMember? Unresolved = null)
{
    public static Target None { get; } = new((MethodMember?)null);

    /// <summary>Application types and type parameters of the caller among the type arguments.</summary>
    public IReadOnlyList<TypeArgument> Arguments { get; init; } = [];
}

/// <summary>A reference that leads nowhere. <c>Assembly</c> is null when the metadata does not even say where it should lead.</summary>
internal sealed record UnresolvedMember(string Display, string? Assembly, bool AssemblyMissing);
