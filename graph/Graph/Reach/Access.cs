using System.Diagnostics.CodeAnalysis;

namespace Polp.Graph;

/// <summary>What may be done to a type by reflection: members that may be used, and whether the types of its properties and fields fare the same.</summary>
internal readonly record struct Access(DynamicallyAccessedMemberTypes Members, bool IsDeep = false)
{
    public static Access None => default;

    /// <summary>What may happen to a type whose further way is not known: it is created and its public members are used.</summary>
    public static Access Unknown { get; } = new(
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicProperties);

    /// <summary>What a serializer or binder may do: the same to everything the type is made of.</summary>
    public static Access UnknownThroughout { get; } = Unknown with { IsDeep = true };

    public bool IsNone => Members == DynamicallyAccessedMemberTypes.None;

    public static Access operator |(Access one, Access other) => new(one.Members | other.Members, one.IsDeep || other.IsDeep);

    public bool Includes(Access other) => (Members & other.Members) == other.Members && (IsDeep || !other.IsDeep);

    public bool Has(DynamicallyAccessedMemberTypes any) => (Members & any) != 0;
}
