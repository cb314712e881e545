using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>
/// Tries messages on a function, where the proof of an access is open and yet nothing was to be said: what leaves its memory in a trial is wrong for certain.
/// The caller keeps what the names of the parameters promise, and is asked for nothing that the function does not look at.
/// </summary>
internal sealed class Trials(ControlFlowGraph graph, IOperation body, ImmutableArray<IParameterSymbol> parameters, OperationTable table)
{
    private const int StepsPerTrial = 12_000;
    private const int StepsPerSize = 50_000;
    private const int MostStuck = 12;

    /// <summary>
    /// Sizes in bytes of the first piece of memory that has one, and of the others: round ones, as callers may have to use. Even ones give no more than the others to memory whose
    /// size the function does not look at: only a copy of as much as the message says is believed to be wrong then.
    /// </summary>
    private static readonly (int First, int Others, bool IsEven)[] Sizes = [(64, 64, false), (512, 64, false), (64, 512, false), (512, 64, true)];

    private readonly TurnControl control = new(graph);

    /// <summary>The findings, one an operation, with the block that each stands in.</summary>
    /// <param name="isSpoken">True for an operation that something was said about.</param>
    public IEnumerable<MemoryFinding> Find(Func<SyntaxNode, bool> isSpoken)
    {
        if (!parameters.Any(IsMessage))
            return [];
        var found = new SortedDictionary<int, MemoryFinding>();
        var named = Named();
        var stuck = 0;
        foreach (var (first, others, isEven) in Sizes)
        {
            var left = StepsPerSize;
            for (var number = 0; number < TrialMessage.Count && left > 0 && stuck < MostStuck; number++)
            {
                var run = new TrialRun(graph, table, new(number, named), control, StepsPerTrial);
                Give(run, first, others, isEven);
                run.Go();
                left -= run.Spent;
                stuck = run.IsStuck ? stuck + 1 : 0;
                if (run.Outcome is { Read: { } read } outcome && (!isEven || outcome.IsWrite && outcome.Count.Read is not null) && Of(outcome, read) is var finding && !isSpoken(finding.Site.Syntax))
                    found[finding.Site.Syntax.SpanStart] = finding;
            }
        }
        return found.Values;
    }

    private static bool IsMessage(IParameterSymbol parameter) => parameter.RefKind is RefKind.None or RefKind.In && Element(parameter.Type)?.SpecialType
        is SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Char or SpecialType.System_Void;

    private static ITypeSymbol? Element(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol pointer => pointer.PointedAtType,
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments: [var element] } => element,
        _ => null,
    };

    /// <summary>Numbers that the code names and those beside them.</summary>
    private List<long> Named() => [.. graph.Blocks.SelectMany(block => block.Operations.Concat(block.BranchValue is { } value ? [value] : [])).SelectMany(operation => operation.DescendantsAndSelf())
        .Select(operation => operation.ConstantValue is { HasValue: true, Value: int or uint or byte or char or short or ushort or long } constant ? System.Convert.ToInt64(constant.Value) : 0)
        .Where(number => number is > 1 or < -1).Distinct().Take(24).SelectMany(number => new[] { number, number + 1, number - 1 }).Distinct()];

    private void Give(TrialRun run, int first, int others, bool isEven)
    {
        var most = Math.Max(first, others);
        var hasFirst = false;
        var ends = new HashSet<IParameterSymbol>(SymbolEqualityComparer.Default);
        foreach (var parameter in parameters.Where(p => p.RefKind is RefKind.None or RefKind.In))
        {
            if (ends.Contains(parameter) || Element(parameter.Type) is not { } element)
                continue;
            var unit = element.SpecialType == SpecialType.System_Void ? 1 : Interval.SizeOf(element) ?? 0;
            var isMessage = IsMessage(parameter);
            var (count, end) = parameter.Type is IPointerTypeSymbol ? (PairedParameter.Size(parameter), PairedParameter.End(parameter)) : (null, null);
            // Whoever calls a function that does not look at a size has to choose a large one.
            var isLookedAt = count is null && end is null ? parameter.Type is not IPointerTypeSymbol : IsUsed(count ?? end!);
            var size = !isLookedAt && !isEven ? 4 * most + 64 : hasFirst ? others : first;
            hasFirst |= isLookedAt;
            if (unit == 0)
                continue;
            // A count may be one of anything.
            var isSized = parameter.Type is not IPointerTypeSymbol || (count is not null && !IsCount(count) || end is not null) && unit == 1;
            var memory = new TrialMemory(isSized ? size * unit : null) { IsMessage = isMessage, IsUnknown = !isMessage, AssumedFrom = isSized ? count ?? end : null, Origin = body.Syntax };
            run.Give(parameter, parameter.Type is IPointerTypeSymbol ? Datum.At(memory, 0) : Datum.In(memory, 0, size));
            if (count is not null && Interval.Of(count.Type) is not null)
                run.Give(count, Datum.Of(size) with { SizeOf = count });
            if (end is not null && ends.Add(end))
                run.Give(end, Datum.At(memory, size * unit) with { SizeOf = end });
        }
    }

    private static bool IsCount(IParameterSymbol size) => size.Name.EndsWith("count", StringComparison.OrdinalIgnoreCase);

    private bool IsUsed(IParameterSymbol parameter) => body.Descendants().Any(operation => operation is IParameterReferenceOperation reference
        && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter) && !IsAsserted(operation));

    private static bool IsAsserted(IOperation operation)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is IInvocationOperation { TargetMethod.ContainingType.Name: "Debug" })
                return true;
        }
        return false;
    }

    private static MemoryFinding Of(TrialOutcome outcome, SyntaxNode read)
    {
        var (site, memory) = (outcome.Site, outcome.Memory);
        var region = new Region(new(-1, Interval.Address, 0)) { Capacity = (Linear)(Whole)memory.Size!.Value, IsCertain = memory.AssumedFrom is null, AssumedFrom = memory.AssumedFrom?.Name, Origin = memory.Origin };
        var isCall = site is IInvocationOperation;
        var length = isCall ? Wording.Bare(((IInvocationOperation)site).Arguments.Last().Value) : Wording.Index(outcome.Place).Trim('+', '-');
        var words = new DemandWords(length, Wording.Bare(isCall ? outcome.Place : Wording.Pointer(outcome.Place)), isCall ? "bytes" : "elements", outcome.IsWrite ? "Writes" : "Reads");
        return new(outcome.Wrapped is not null ? Rule.BypassableCheck : outcome.IsWrite ? Rule.UncheckedCopy : Rule.OverRead, outcome.IsWrite || isCall ? site : DemandCheck.Copying(site), outcome.IsWrite ? Side.Destination : Side.Source, words, read, region)
        {
            Missing = outcome.Where.Bits < 0 ? $"{length} is not in front of it" : isCall ? $"{length} <= what is left of it" : $"{length} stays inside",
            Reason = outcome.Wrapped is { } wrapped ? wrapped is CastExpressionSyntax ? $"the cast '{wrapped}' may change the value that is checked" : $"'{wrapped}' in it may overflow" : null,
            Confidence = memory.AssumedFrom is not null || outcome.Where.Read is null ? "medium" : "high",
        };
    }
}
