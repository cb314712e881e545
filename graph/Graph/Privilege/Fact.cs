namespace Polp.Graph;

/// <summary>Something an attacker has: a broken process, a credential, a view of the file system, a secret, or a right on a resource.</summary>
internal readonly record struct Fact(FactKind Kind, string Subject, Right Right = default) : IComparable<Fact>
{
    public static Fact Owns(string process) => new(FactKind.Owns, process);
    public static Fact View(string root) => new(FactKind.View, root);
    public static Fact Cores(string directory) => new(FactKind.Cores, directory);
    public static Fact Secret(string name) => new(FactKind.Secret, name);
    public static Fact Can(Right right, string resource) => new(FactKind.Can, resource, right);

    public int CompareTo(Fact other) =>
        Kind != other.Kind ? Kind.CompareTo(other.Kind)
        : string.CompareOrdinal(Subject, other.Subject) is not 0 and var order ? order
        : Right.CompareTo(other.Right);
}

internal enum FactKind
{
    /// <summary>Arbitrary code runs in the process; its credentials come with it (R1).</summary>
    Owns,

    /// <summary>Names below this directory can be used (R3).</summary>
    View,

    /// <summary>The core files in this directory can be read (R7).</summary>
    Cores,

    /// <summary>The secret's value is known.</summary>
    Secret,

    /// <summary>A right on a resource.</summary>
    Can,
}
