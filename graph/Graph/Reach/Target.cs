namespace Polp.Graph;

/// <summary>What a method token means: the definition, or why there is none, and what its type arguments bring to life.</summary>
internal sealed record Target(MethodMember? Method, UnresolvedMember? Unresolved = null)
{
    public static Target None { get; } = new((MethodMember?)null);

    /// <summary>Application types among the type arguments.</summary>
    public IReadOnlyList<TypeUse> Arguments { get; init; } = [];

    /// <summary>Those of them that the callee may create: constrained by <c>new()</c>, or annotated as created by reflection.</summary>
    public IReadOnlyList<Construction> Constructed { get; init; } = [];
}

/// <summary>A reference that leads nowhere. <c>Assembly</c> is null when the metadata does not even say where it should lead.</summary>
internal sealed record UnresolvedMember(string Display, string? Assembly, bool AssemblyMissing);

/// <summary>A type created through a type parameter, with the constructors that may run.</summary>
internal sealed record Construction(TypeUse Type, IReadOnlyList<MethodMember> Constructors);
