using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>An access outside its memory that a message brought about.</summary>
/// <param name="Site">The operation.</param>
/// <param name="Place">The place that is accessed, or the operation.</param>
/// <param name="Memory">The memory that was left.</param>
/// <param name="IsWrite">Whether it was written or read.</param>
/// <param name="Where">Where, in the memory.</param>
/// <param name="Count">How many bytes.</param>
/// <param name="Unit">Bytes of one element.</param>
internal sealed record TrialOutcome(IOperation Site, IOperation Place, TrialMemory Memory, bool IsWrite, Datum Where, Datum Count, int Unit)
{
    /// <summary>The read of the message that brought it about.</summary>
    public SyntaxNode? Read { get; init; }

    /// <summary>What changed a number on the way because its type could not hold it.</summary>
    public SyntaxNode? Wrapped { get; init; }
}
