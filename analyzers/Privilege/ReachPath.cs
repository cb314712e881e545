using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>A way from service code to an acquisition in code that is not service code itself.</summary>
/// <param name="Use">The acquisition.</param>
/// <param name="Names">The bodies on the way, the first called by the service, with what is not plain to see said beside them.</param>
/// <param name="Sites">Where in each body the way goes on.</param>
/// <param name="IsOfLibrary">True when the way ends in a library, whose places have no line.</param>
internal sealed record ReachPath(CapabilityUse Use, ImmutableArray<string> Names, ImmutableArray<Location> Sites, bool IsOfLibrary = false);
