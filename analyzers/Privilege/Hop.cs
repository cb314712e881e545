using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>How code gets from one body to another.</summary>
internal enum HopKind
{
    /// <summary>To the method itself.</summary>
    Call,

    /// <summary>To whatever overrides or implements the method in a type that exists.</summary>
    Virtual,

    /// <summary>To a type, whose overrides then take part in calls, and of which the platform may call some back.</summary>
    Creation,

    /// <summary>To what a type does before its static members are used for the first time.</summary>
    StaticInitialiser,

    /// <summary>To a type that is handed over as a type argument: its static members can be called through the type parameter.</summary>
    Mention,
}

/// <summary>A step out of a body into the code of the same compilation.</summary>
/// <param name="Kind">How.</param>
/// <param name="Target">The definition of a method or type.</param>
/// <param name="Name">What the reader wrote: <c>Templates.Render</c>, and the type alone for a constructor.</param>
/// <param name="Site">Where.</param>
/// <param name="Receiver">For a virtual call, what the object is known to be; null where only the target's own type is known.</param>
internal sealed record Hop(HopKind Kind, ISymbol Target, string Name, Location Site, INamedTypeSymbol? Receiver = null);
