using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>A copy that may write past its destination.</summary>
/// <param name="Site">The call, or the store in a loop.</param>
/// <param name="Length">The length as the code writes it.</param>
/// <param name="Read">Where the length comes out of the data.</param>
/// <param name="Destination">The destination as the code writes it.</param>
/// <param name="Allocation">Where the destination comes from.</param>
/// <param name="IsSizeKnown">True when the destination's size is certain, even if nothing in scope says it.</param>
/// <param name="Room">The capacity as an expression valid at the copy, in the unit of the length; null when none is known.</param>
/// <param name="Unit">What the length counts: bytes or elements.</param>
/// <param name="Loop">For a store in a loop, how to check in front of it; null where that cannot be said.</param>
/// <param name="OpenBelow">True when the upper bound holds, but a negative length turns into a huge one.</param>
/// <param name="Overflow">The arithmetic by whose overflow an otherwise right check lets the length through.</param>
internal sealed record CopyFinding(
    IOperation Site, string Length, SyntaxNode Read, string Destination, SyntaxNode? Allocation, bool IsSizeKnown, string? Room, string Unit, CheckBeforeLoop? Loop, bool OpenBelow, SyntaxNode? Overflow);

/// <summary>A check in front of a loop.</summary>
/// <param name="Length">The variable that holds the length there.</param>
/// <param name="IsNegativeHarmless">True when the loop does nothing for a negative length.</param>
internal sealed record CheckBeforeLoop(string Length, bool IsNegativeHarmless);

/// <summary>Asks at every copy whether its length comes from the data, and whether it is proven to fit.</summary>
internal sealed class CopyCheck(CopyTable table, SemanticModel? model, Budget budget) : IWatcher
{
    private static readonly Pointer Nowhere = new(new(new(-1, new(0, long.MaxValue), 0)), Linear.Zero);

    private readonly SortedDictionary<int, CopyFinding> findings = [];

    public IEnumerable<CopyFinding> Findings => findings.Values;

    /// <summary>True when a copy could not be decided because facts had to be forgotten.</summary>
    public bool GaveUp { get; private set; }

    public void Clear() => findings.Clear();

    public IEnumerable<Linear> Call(IInvocationOperation call, Func<int, Value> argument, State state)
    {
        if (table.Find(call.TargetMethod) is not { } api || argument(api.Size) is not Number { Linear: var size })
            return [];
        var facts = new List<Linear>();
        var own = api.CapacityCheck is { } at && argument(at) is Number { Linear: var limit } ? limit : null;
        if (api.ThrowsOnNegative)
        {
            facts.Add(-size);
            state = state.With(-size);
        }
        if (own is not null)
            facts.Add(size - own);

        var unit = api.CountsElements && call.TargetMethod.Parameters[api.Source].Type is IArrayTypeSymbol array ? Interval.SizeOf(array.ElementType) : 1;
        var given = call.Arguments.First(a => a.Parameter?.Ordinal == api.Size).Value;
        var target = call.Arguments.First(a => a.Parameter?.Ordinal == api.Destination).Value;
        if ((argument(api.Destination) as Pointer ?? Nowhere) is var destination && unit is { } bytes && DataBehind(size, state) is { } read
            && !IsChecked(destination, size * bytes, own, state, out var overflow))
            Report(call, Wording.Bare(given), read, destination, Wording.Bare(target), size, bytes, api.CountsElements, state, overflow);
        return facts;
    }

    public void Store(IOperation store, Pointer target, int? bytes, State state, IReadOnlyList<Loop> loops)
    {
        if (bytes is not { } unit || !target.Offset.Roots.Any(root => root.IsInduction))
            return;
        if (target.Region.Capacity is { } capacity && state.Facts.Prove(target.Offset + unit - capacity, budget))
            return;
        var walk = StoreInLoop.Of(target, unit, state, loops);
        if (walk is not null && walk.Counted.Any(rounds => walk.Fits(rounds, budget)))
            return;

        // The loop is bounded by a length from the data if a fact holds the moving offset against one.
        var bounds = Bounds(Followers(target.Offset.Roots.Where(root => root.IsInduction), state), state).ToList();
        var lengths = bounds.SelectMany(fact => fact.Terms).Where(term => term.Coefficient.Sign < 0 && !term.Root.IsInduction).Select(term => term.Root).Where(IsLength).Distinct().OrderBy(root => root.Id).ToList();
        var other = bounds.Where(fact => !fact.Roots.Any(lengths.Contains) && !fact.Roots.All(root => root.IsInduction)).ToList();
        var isKnown = target.Region is { Capacity: not null, IsCertain: true };
        if (lengths.Count == 0)
        {
            // Or if a length decides how often it goes round, and nothing else does.
            lengths = [.. (walk?.Counted ?? []).SelectMany(rounds => rounds.Span.Roots).Where(IsLength).Distinct().OrderBy(root => root.Id)];
            if (lengths.Count == 0 || other.Count > 0 || walk!.Counted.Any(rounds => !rounds.Span.Roots.Any(IsLength)))
                return;
        }
        else if (isKnown ? other.Any(fact => fact.Roots.Any(IsVague)) : other.Count > 0 || bounds.Any(fact => fact.IsConstant))
            return;
        if (isKnown ? lengths.Any(root => HasVagueBound(root, state)) : lengths.Any(root => HasUpperBound(root, state)))
            return;

        GaveUp |= state.Facts.IsLossy;
        findings[store.Syntax.SpanStart] = InLoop(store, target, unit, state, lengths[0], walk, loops);

        bool IsLength(Root root) => DataBehind(root, state) is not null;
    }

    private CopyFinding InLoop(IOperation store, Pointer target, int unit, State state, Root length, StoreInLoop? walk, IReadOnlyList<Loop> loops)
    {
        var read = DataBehind(length, state)!;
        var rounds = walk?.Counted.FirstOrDefault(r => r.Span.Coefficient(length).IsOne);
        var counts = rounds is not null && walk!.Stride.Equals(rounds.Step) && unit > 1 ? "bytes" : "elements";
        var place = Wording.Bare(Wording.Pointer(((IAssignmentOperation)store).Target));
        var finding = new CopyFinding(
            store, Wording.Name(length, walk?.Loop.Before ?? state) ?? read.ToString(), read, place, target.Region.Origin,
            target.Region is { Capacity: not null, IsCertain: true }, null, counts, null, false, null);
        if (!finding.IsSizeKnown || rounds is null || walk!.Room(rounds, length) is not { } most)
            return finding;

        // The loops of the graph are those of the syntax unless a goto makes one.
        var statements = store.Syntax.Ancestors().TakeWhile(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax))
            .Where(node => node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax).ToList();
        var statement = walk.Loop == loops[loops.Count - 1] && statements.Count == loops.Count && statements[0] is not CommonForEachStatementSyntax ? statements[0] : null;
        var name = statement is not null && model is not null ? Wording.NameBefore(statement, length, walk.Loop.Before, model) : null;
        var fitting = state.Facts.With((Linear)length * most.Times - most.Bytes);
        var isHarmless = rounds is { IsExact: false, IsAtEnd: false } && fitting.Prove(target.Offset + unit - target.Region.Capacity!, budget);
        return finding with
        {
            Room = Wording.Expression(most.Bytes, most.Times, name is null ? store.Syntax : statement!, model, name is null ? state : walk.Loop.Before, budget),
            Loop = name is null ? null : new(name, isHarmless),
            OpenBelow = rounds.IsExact && state.Facts.Prove((Linear)length * most.Times - most.Bytes, budget),
        };
    }

    /// <summary>The moving offsets, and the loop variables that hold them from above.</summary>
    private static HashSet<Root> Followers(IEnumerable<Root> moving, State state)
    {
        var all = new HashSet<Root>(moving);
        foreach (var fact in Bounds(all, state).ToList())
            all.UnionWith(fact.Terms.Where(term => term.Coefficient.Sign < 0 && term.Root.IsInduction).Select(term => term.Root));
        return all;
    }

    /// <summary>The read that a length depends on, or null when it is none from the data or was handed to a check we cannot see.</summary>
    private static SyntaxNode? DataBehind(Linear size, State state)
    {
        var roots = Root.Ancestry(size.Roots);
        return roots.Overlaps(state.Vetted) ? null : roots.Where(root => root.Read is not null).OrderBy(root => root.Id).FirstOrDefault()?.Read;
    }

    /// <param name="overflow">The arithmetic whose overflow is all that is wrong with the check.</param>
    private bool IsChecked(Pointer destination, Linear bytes, Linear? own, State state, out SyntaxNode? overflow)
    {
        overflow = null;
        if (destination.Region.Capacity is { } capacity
            && (state.Facts.Prove(destination.Offset + bytes - capacity, budget) || own is not null && state.Facts.Prove(destination.Offset + own - capacity, budget)))
            return true;
        if (destination.Region is { Capacity: { } room, IsCertain: true } region)
        {
            return HasVagueBound(bytes, state) || own is not null && own.Roots.Any(IsVague)
                || region.IsSizedElsewhere && HasPlainBound(bytes, state)
                || FitsWithoutOverflow(destination.Offset + bytes - room, state, out overflow);
        }
        return HasUpperBound(bytes, state)
            || own is not null && !own.Roots.Any(root => root.IsTainted);
    }

    /// <summary>
    /// True when the copy fits unless arithmetic on the way overflows, and the data alone cannot make it. If it can, the first such operation comes out.
    /// </summary>
    private bool FitsWithoutOverflow(Linear excess, State state, out SyntaxNode? overflow)
    {
        overflow = null;
        var known = state.Facts.Resolved(excess, budget);
        var sums = known.All.SelectMany(fact => fact.Roots).Where(root => root.Overflow is not null).ToImmutableHashSet();
        if (sums.IsEmpty)
            return false;
        var safe = sums.Where(sum => !MayOverflowByData(sum, state)).ToImmutableHashSet();
        if (known.Unwrapped(safe.Contains).Prove(excess.Unwrapped(safe.Contains), budget))
            return true;
        if (known.Unwrapped(_ => true).Prove(excess.Unwrapped(_ => true), budget))
            overflow = sums.Except(safe).OrderBy(sum => sum.Id).First().Overflow;
        return false;
    }

    /// <summary>True when what comes from the data is large enough; the rest of the operands is taken to stay within half the type.</summary>
    private bool MayOverflowByData(Root sum, State state)
    {
        var exact = sum.Exact!.Unwrapped(_ => true);
        var others = exact.Terms.Where(term => !term.Root.IsTainted).Aggregate(Linear.Zero, (all, term) => all + (Linear)term.Root * term.Coefficient);
        var given = exact - others;
        return !(IsHeldByOthers(given, state) || state.Facts.Prove(given - (Linear)(sum.Range.Max / 2), budget))
            || !state.Facts.Prove((Linear)(sum.Range.Min / 2) - given, budget);
    }

    /// <summary>True when each part is held from above by something that is not from the data, such as the length of a buffer.</summary>
    private static bool IsHeldByOthers(Linear given, State state) => given.Terms.All(term => term.Coefficient.IsOne && state.Facts.All.Any(fact =>
        fact.Coefficient(term.Root).Sign > 0 && fact.Terms.Any(other => other.Coefficient.Sign < 0) && fact.Roots.All(root => root == term.Root || !root.IsTainted)));

    /// <summary>Facts that hold one of the roots from above, also by way of a result that might have overflowed.</summary>
    private static IEnumerable<Linear> Bounds(IEnumerable<Root> roots, State state)
    {
        var all = roots.ToImmutableHashSet();
        return state.Facts.All.Concat(state.Facts.Unwrapped(_ => true).All).Distinct()
            .Where(fact => fact.Terms.Any(term => term.Coefficient.Sign > 0 && all.Contains(term.Root)));
    }

    /// <summary>True when anything but its own relatives bounds the length from above.</summary>
    private static bool HasUpperBound(Linear size, State state)
    {
        var family = Family(size);
        return family.Any(root => root.IsLimited) || Bounds(family, state).Any(fact => fact.Terms.Length == 1 || !fact.Roots.All(family.Contains));
    }

    /// <summary>True when the length was held against a plain number.</summary>
    private static bool HasPlainBound(Linear size, State state) => Bounds(Family(size), state).Any(fact => fact.Terms.Length == 1);

    /// <summary>True when the length was held against something this version knows nothing about; such a check is believed.</summary>
    private static bool HasVagueBound(Linear size, State state)
    {
        return Bounds(Family(size), state).Any(fact => fact.Roots.Any(IsVague));
    }

    /// <summary>The length and what it was computed from, without what does not come from the data.</summary>
    private static HashSet<Root> Family(Linear size) => [.. Root.Ancestry(size.Roots).Where(root => root.IsTainted)];

    private static bool IsVague(Root root) => root.IsVague && !root.IsTainted;

    private void Report(IOperation site, string length, SyntaxNode read, Pointer destination, string name, Linear size, int unit, bool isElements, State state, SyntaxNode? overflow)
    {
        GaveUp |= state.Facts.IsLossy;
        var room = destination.Region is { Capacity: { } capacity, IsCertain: true } ? capacity - destination.Offset : null;
        var below = size.Terms is [{ Root.Exact: { } exact }] && room is not null && state.Facts.Prove(exact * unit - room, budget);
        findings[site.Syntax.SpanStart] = new(
            site, length, read, name, destination.Region.Origin, room is not null, room is null ? null : Wording.Expression(room, unit, site.Syntax, model, state, budget),
            isElements ? "elements" : "bytes", null, below, overflow);
    }
}
