using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>What the analysis knows about a value.</summary>
internal abstract record Value;

/// <summary>A value that is nothing below.</summary>
internal sealed record Opaque : Value
{
    public static Opaque Instance { get; } = new();
}

/// <summary>A variable whose value was lost at a place; reading it gives a root of that place.</summary>
internal sealed record Forgotten(object Place) : Value;

/// <summary>The path to a piece of memory, by which two reads of it are known to be the same.</summary>
/// <param name="Owner">A variable, a type, "this", or the memory behind a pointer.</param>
/// <param name="Path">The members on the way, each with a dot before it; behind a pointer that is read as a whole, the type.</param>
/// <param name="Offset">Where in the memory, if the owner is that.</param>
internal sealed record Place(object Owner, string Path, Linear? Offset = null);

/// <summary>A function in a delegate.</summary>
internal sealed record Function(IMethodSymbol Method) : Value;

internal sealed record Number(Linear Linear) : Value;

/// <summary>A pointer, a <c>ref</c> or an address in a native integer; the offset is in bytes.</summary>
internal sealed record Pointer(Region Region, Linear Offset) : Value
{
    public Linear Address => (Linear)Region.Address + Offset;
}

/// <summary>An array, a span, a memory or a string; offset in bytes, length in elements.</summary>
internal sealed record Sequence(Region Region, Linear Offset, Linear Length) : Value;

/// <summary>A bool and what follows from either answer; null when it cannot be that answer.</summary>
internal sealed record Flag(Outcome? WhenTrue, Outcome? WhenFalse) : Value
{
    public static Flag Unknown { get; } = new(Outcome.Nothing, Outcome.Nothing);

    public static Flag Of(bool value) => value ? new(Outcome.Nothing, null) : new(null, Outcome.Nothing);

    /// <summary>A bool that is true when the number is one, and false when it is zero.</summary>
    public static Flag Of(Root bit) => new(Outcome.Of(1 - (Linear)bit), Outcome.Of(bit));

    public Flag Not => new(WhenFalse, WhenTrue);
}

/// <summary>Facts that an answer leaves, and the roots that an unknown check may have looked at.</summary>
internal sealed record Outcome(ImmutableArray<Linear> Facts, ImmutableHashSet<Root> Vetted)
{
    /// <summary>What is not zero, where a loop counts by it.</summary>
    public ImmutableHashSet<Linear> Unequal { get; init; } = ImmutableHashSet<Linear>.Empty;

    public static Outcome Nothing { get; } = new([], ImmutableHashSet<Root>.Empty);

    public static Outcome Of(params Linear[] facts) => new([.. facts], ImmutableHashSet<Root>.Empty);

    public static Outcome? Both(Outcome? a, Outcome? b) =>
        a is null || b is null ? null : new(a.Facts.AddRange(b.Facts), a.Vetted.Union(b.Vetted)) { Unequal = a.Unequal.Union(b.Unequal) };

    /// <summary>What holds whichever of the two it was.</summary>
    public static Outcome? Either(Outcome? a, Outcome? b) =>
        a is null ? b : b is null ? a : new([.. a.Facts.Intersect(b.Facts)], a.Vetted.Intersect(b.Vetted)) { Unequal = a.Unequal.Intersect(b.Unequal) };
}

/// <summary>A piece of memory.</summary>
/// <param name="address">Where it begins.</param>
internal sealed class Region(Root address)
{
    public Root Address => address;

    /// <summary>Its size in bytes, or null when unknown.</summary>
    public Linear? Capacity { get; init; }

    /// <summary>False when the size belongs to something that may be another object the next time it is read.</summary>
    public bool IsCertain { get; init; }

    /// <summary>True when the size was settled where the analysis does not look, so that a plain number may well be the right bound.</summary>
    public bool IsSizedElsewhere { get; init; }

    /// <summary>The parameter that is taken for the size, or for the end, because of its name; null where nothing is assumed.</summary>
    public string? AssumedFrom { get; init; }

    /// <summary>True when there is a size, be it assumed, to hold a length against.</summary>
    public bool IsSized => Capacity is not null && (IsCertain || AssumedFrom is not null);

    /// <summary>True for bytes that can hold a message; reading them gives data, not the program's own numbers.</summary>
    public bool IsData { get; init; }

    /// <summary>True for memory that others write to while it is read: each read of it may give another value.</summary>
    public bool IsShared { get; init; }

    /// <summary>For a buffer inside a struct, the owner of the struct: the memory or the variable that it lies in.</summary>
    public object? Holder { get; init; }

    /// <summary>Where the memory comes from: an allocation, a field, a parameter.</summary>
    public SyntaxNode? Origin { get; init; }
}
