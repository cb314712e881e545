namespace Polp.Capabilities;

/// <summary>The capabilities a project or process asks for or is given.</summary>
public sealed class Grants
{
    private Grants(IReadOnlyList<string> names) => Names = names;

    public static Grants None { get; } = new([]);

    /// <summary>In the order given, without repeats; unknown names are kept, so that they can be reported.</summary>
    public IReadOnlyList<string> Names { get; }

    public IEnumerable<string> Unknown => Names.Where(name => !Capability.IsKnown(name));

    /// <summary>Reads a list separated by semicolons, commas or white space, as <c>PolpGrants</c> holds it.</summary>
    public static Grants Parse(string? list) => list is null
        ? None
        : new([.. list.Split([';', ',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)]);

    /// <summary>True when some grant covers the capability.</summary>
    public bool Allow(string capability) => Names.Any(grant => Capability.Covers(grant, capability));
}
