namespace Polp.Analyzers;

/// <summary>
/// How often a loop goes round, by one variable that counts: <c>Span / Step</c> times, rounded up. When another round is asked for
/// only at the end, the first one runs in any case.
/// </summary>
/// <param name="Counter">The variable, as its root at the head of the loop.</param>
/// <param name="Span">What the counter has to go, in numbers from before the loop.</param>
/// <param name="Step">How much of it each round goes; positive.</param>
/// <param name="IsExact">True when only the very end stops the loop: a negative span is never gone.</param>
/// <param name="IsAtEnd">True when the condition stands at the end of a round.</param>
internal sealed record Rounds(Root Counter, Linear Span, Whole Step, bool IsExact, bool IsAtEnd);
