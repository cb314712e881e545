using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>What one walk has under way: the methods it is inside of, so that recursion ends.</summary>
internal sealed class WalkSession
{
    /// <summary>Methods inside each other; a chain of helpers longer than that is given up on.</summary>
    public const int Deepest = 60;

    public HashSet<(IMethodSymbol Method, string? Part)> Reading { get; } = [];

    public bool GaveUp { get; set; }
}
