using Microsoft.CodeAnalysis;

namespace Polp.CodeFixes;

/// <summary>A stretch of a text: literal characters, or one embedded expression.</summary>
/// <param name="Text">What is known of it; one character for a hole.</param>
/// <param name="Units">The source of each character; null for an expression.</param>
/// <param name="Source">How it is written, in an interpolated string with its braces.</param>
/// <param name="Embedded">The expression; null for literal characters.</param>
/// <param name="IsHole">True when the rule counts it as a hole.</param>
internal sealed record TextSegment(string Text, string[]? Units, string Source, IOperation? Embedded, bool IsHole);
