using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>What a method gives back: all it returns, or one part of it.</summary>
/// <param name="Part">An element of what it returns, or a parameter it writes; null for all it returns.</param>
internal readonly record struct MethodPart(IMethodSymbol Method, string? Part);

/// <summary>What one walk has under way: the methods it is inside of, so that recursion ends.</summary>
internal sealed class WalkSession
{
    /// <summary>Methods inside each other; a chain of helpers longer than that is given up on.</summary>
    public const int Deepest = 60;

    /// <summary>The methods that are being read, by depth.</summary>
    public Dictionary<MethodPart, int> Reading { get; } = [];

    /// <summary>Texts in which a method further up counted as empty, and its depth: good until that one is read.</summary>
    public Dictionary<MethodPart, (SqlText Text, int RestsOn)> Early { get; } = [];

    /// <summary>The least depth of a method under way that was met since the method being read was entered.</summary>
    public int RestsOn { get; set; } = int.MaxValue;

    /// <summary>Texts that are read apart from the one they get into, such as formats; null for one under way, which holds itself.</summary>
    public Dictionary<IOperation, SqlText?> Apart { get; } = [];

    /// <summary>Texts read apart inside each other.</summary>
    public int Nested { get; set; }

    public bool GaveUp { get; set; }
}
