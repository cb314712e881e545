using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Decides an allocation whose size comes from the data: both bounds on the stack, where the process dies; the upper one on the heap.</summary>
internal sealed class AllocationVerdict(Budget budget)
{
    /// <summary>Bytes that a stack is taken to have left.</summary>
    public const int MostOnStack = 64 * 1024;

    /// <summary>Bytes that a small type can ask for without harm.</summary>
    private static readonly Whole MostOnHeap = 64 * 1024 * 1024;

    /// <summary>Bytes that a limit of the program's own may let through; more is none.</summary>
    private static readonly Whole MostByLimit = 128 * 1024 * 1024;

    public MemoryFinding? On(IOperation site, Linear count, int unit, bool isOnStack, State state)
    {
        if (count.IsConstant || Bounds.DataBehind(count, state) is not { } read)
            return null;
        var isOpenBelow = isOnStack && !Bounds.HasVagueLower(count, state) && !state.Facts.Prove(-count, budget);
        var isOpenAbove = !Bounds.HasUpper(count, state) && !state.Facts.Prove(count * unit - (Linear)(isOnStack ? MostOnStack : MostOnHeap), budget)
            || Bounds.HasOnlyPlain(count, state) && !state.Facts.Prove(count * unit - (Linear)(isOnStack ? MostOnStack : MostByLimit), budget);
        if (!isOpenBelow && !isOpenAbove)
            return null;

        var length = Wording.Bare(Size(site)).ToString();
        var nearest = Bounds.Nearest(count, state);
        return new(Rule.UnboundedAllocation, site, Side.Destination, new(length, isOnStack ? "the stack" : "the heap", unit == 1 ? "bytes" : "elements"), read, new(new(-1, Interval.Address, 0)))
        {
            Missing = (isOpenBelow, isOpenAbove) switch
            {
                (true, true) => $"0 <= {length} and a limit from above",
                (true, _) => $"0 <= {length}",
                _ => $"{length} has a limit",
            },
            Checked = nearest is null ? null : Wording.Fact(nearest, state),
            Confidence = isOnStack ? "high" : "medium",
        };
    }

    /// <summary>What gives the size, as the code writes it.</summary>
    private static SyntaxNode Size(IOperation site) => site switch
    {
        IArrayCreationOperation { DimensionSizes: [{ } size] } => size.Syntax,
        IInvocationOperation call => call.Arguments.Where(a => a.Parameter is { } parameter && Interval.Of(parameter.Type) is not null).Select(a => a.Value.Syntax).FirstOrDefault() ?? site.Syntax,
        _ => site.ChildOperations.FirstOrDefault()?.Syntax ?? site.Syntax,
    };
}
