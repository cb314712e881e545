using Microsoft.CodeAnalysis;

namespace Polp.CodeFixes;

/// <summary>A stretch of a text: literal characters, one embedded expression, or a local whose own text stands there.</summary>
/// <param name="Text">What is known of it; one character for a hole, none for a local.</param>
/// <param name="Units">The source of each character; null for an expression.</param>
/// <param name="Source">How it is written, in an interpolated string with its braces.</param>
/// <param name="Embedded">The expression; null for literal characters.</param>
/// <param name="IsHole">True when the rule counts it as a hole.</param>
internal sealed record TextSegment(string Text, string[]? Units, string Source, IOperation? Embedded, bool IsHole)
{
    /// <summary>The local whose text stands here, gathered in statements of its own; null for any other segment.</summary>
    public GatheredLocal? Gathered { get; init; }

    /// <summary>True for a hole that a function made a quoted name of: safe where a name stands.</summary>
    public bool IsQuotedName { get; init; }

    /// <summary>True for the end of line that a call writes, and no literal.</summary>
    public bool IsLineEnd { get; init; }

    public static TextSegment LineEnd { get; } = new("\n", null, "", null, IsHole: false) { IsLineEnd = true };
}
