using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    /// <summary>True when no number can make it too much.</summary>
    public bool IsBounded(Demand demand, State state) => demand is { IsOnStack: { } isOnStack, Count: var count }
        && (!isOnStack || state.Facts.Prove(-count, budget)) && state.Facts.Prove(count * demand.Unit - (Linear)(isOnStack ? MostOnStack : MostOnHeap), budget);

    /// <summary>True for an allocation, or a call that leads to one, that no condition keeps from being made; who calls a function that has one is not told of what it may do in some case.</summary>
    public static bool IsAlwaysMade(SyntaxNode site)
    {
        foreach (var node in site.Ancestors())
        {
            if (node is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
                return !node.DescendantNodes().Any(before => before is ReturnStatementSyntax && before.Span.End <= site.SpanStart);
            if (node is IfStatementSyntax or ElseClauseSyntax or ConditionalExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or WhileStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or CatchClauseSyntax
                or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } or AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression })
                return false;
        }
        return true;
    }

    public MemoryFinding? On(Demand demand, State state)
    {
        var (site, count, unit, isOnStack) = (demand.Site, demand.Count, demand.Unit, demand.IsOnStack == true);
        if (count.IsConstant || Bounds.DataBehind(count, state) is not { } read)
            return null;
        var isOpenBelow = isOnStack && !Bounds.HasVagueLower(count, state) && !state.Facts.Prove(-count, budget);
        var isOpenAbove = !Bounds.HasUpper(count, state) && !state.Facts.Prove(count * unit - (Linear)(isOnStack ? MostOnStack : MostOnHeap), budget)
            || Bounds.HasOnlyPlain(count, state) && !state.Facts.Prove(count * unit - (Linear)(isOnStack ? MostOnStack : MostByLimit), budget);
        if (!isOpenBelow && !isOpenAbove)
            return null;

        var length = demand.Words.Length;
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
            // What is made elsewhere may well be made of what is there.
            Confidence = isOnStack ? "high" : demand.Path.IsEmpty ? "medium" : "low",
            Path = demand.Path,
            Stations = demand.Stations,
        };
    }

    /// <summary>What gives the size, as the code writes it.</summary>
    public static SyntaxNode Size(IOperation site) => site switch
    {
        IArrayCreationOperation { DimensionSizes: [{ } size] } => size.Syntax,
        IInvocationOperation call => call.Arguments.Where(a => a.Parameter is { } parameter && Interval.Of(parameter.Type) is not null).Select(a => a.Value.Syntax).FirstOrDefault() ?? site.Syntax,
        _ => site.ChildOperations.FirstOrDefault()?.Syntax ?? site.Syntax,
    };
}
