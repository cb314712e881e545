namespace Polp.Analyzers;

/// <summary>A hole and what a parameter would have to replace: the hole alone, or the literal with its quotes and prefix.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="Start">First character to replace, in the joined text in which a hole counts as one character.</param>
/// <param name="End">First character after it; -1 when the literal never closes.</param>
internal readonly record struct SqlHole(HolePosition Position, int Start, int End);
