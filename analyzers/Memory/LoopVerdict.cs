using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>Decides a store that a loop repeats: a copy by hand, when a length from the data is what ends the loop.</summary>
internal sealed class LoopVerdict(SemanticModel? model, Budget budget)
{
    /// <summary>The finding for a store, or null where it is proved, believed or not repeated by a length from the data.</summary>
    public MemoryFinding? On(IOperation store, IOperation written, Pointer target, int unit, State state, IReadOnlyList<Loop> loops)
    {
        if (!target.Offset.Roots.Any(root => root.IsInduction) || target.Offset.Roots.Any(root => root.IsProduct))
            return null;
        var walk = StoreInLoop.Of(target, unit, state, loops);
        // A pointer that an outer loop moves through memory whose size is only assumed is compared with who knows what.
        if (target.Region.AssumedFrom is not null && (walk is null || Root.Ancestry(walk.First.Roots).Any(root => root.IsInduction)))
            return null;

        // The loop is bounded by a length from the data if a fact holds the moving offset against one.
        var bounds = Bounds.On(Followers(target.Offset.Roots.Where(root => root.IsInduction), state), state).ToList();
        var lengths = bounds.SelectMany(fact => fact.Terms).Where(term => term.Coefficient.Sign < 0 && !term.Root.IsInduction).Select(term => term.Root).Where(IsLength).Distinct().OrderBy(root => root.Id).ToList();
        var other = bounds.Where(fact => !fact.Roots.Any(lengths.Contains) && !fact.Roots.All(root => root.IsInduction)).ToList();
        var isKnown = target.Region.IsSized;
        if (lengths.Count == 0)
        {
            // Or if a length decides how often it goes round, and nothing else does.
            lengths = [.. (walk?.Counted ?? []).SelectMany(rounds => rounds.Span.Roots).Where(IsLength).Distinct().OrderBy(root => root.Id)];
            if (lengths.Count == 0 || other.Count > 0 || walk!.Counted.Any(rounds => !rounds.Span.Roots.Any(IsLength)))
                return null;
        }
        else if (isKnown ? other.Any(fact => fact.Roots.Any(Bounds.IsVague)) : other.Count > 0 || bounds.Any(fact => fact.IsConstant))
            return null;
        if (isKnown ? lengths.Any(root => Bounds.HasVague(root, state)) : lengths.Any(root => Bounds.HasUpper(root, state)))
            return null;
        if (target.Region.Capacity is { } capacity && state.Facts.Prove(target.Offset + unit - capacity, budget) || walk is not null && walk.Counted.Any(rounds => walk.Fits(rounds, budget)))
            return null;
        return Finding(store, written, target, unit, state, lengths[0], walk, loops);

        bool IsLength(Root root) => Bounds.DataBehind(root, state) is not null;
    }

    /// <summary>What all rounds of a loop together demand, as a copy of one piece would; null when the number of rounds is not plain, or when they are proved to fit.</summary>
    public Demand? Whole(IOperation store, IOperation written, Pointer target, int unit, State state, IReadOnlyList<Loop> loops)
    {
        if (StoreInLoop.Of(target, unit, state, loops) is not { } walk || walk.Stride != unit || walk.Counted.Any(rounds => walk.Fits(rounds, budget)))
            return null;
        // What the type of the counter allows is no limit.
        var counted = walk.Counted.Where(rounds => !rounds.Span.IsConstant || rounds.Span.Constant < int.MaxValue).ToList();
        if (counted.Any(rounds => !rounds.IsAtEnd))
            counted.RemoveAll(rounds => rounds.IsAtEnd);
        if (counted.Any(rounds => !rounds.Step.IsOne) || counted.Select(rounds => rounds.Span).Distinct().ToList() is not [var count])
            return null;
        return new(store, Side.Destination, target with { Offset = walk.First }, count, unit, new(Wording.Name(count, walk.Loop.Before) ?? count.ToString(), Wording.Bare(Wording.Pointer(written)), "elements"));
    }

    private MemoryFinding Finding(IOperation store, IOperation written, Pointer target, int unit, State state, Root length, StoreInLoop? walk, IReadOnlyList<Loop> loops)
    {
        var read = Bounds.DataBehind(length, state)!;
        var rounds = walk?.Counted.FirstOrDefault(r => r.Span.Coefficient(length).IsOne);
        var counts = rounds is not null && walk!.Stride.Equals(rounds.Step) && unit > 1 ? "bytes" : "elements";
        var place = Wording.Bare(Wording.Pointer(written));
        var words = new DemandWords(Wording.Name(length, walk?.Loop.Before ?? state) ?? read.ToString(), place, counts);
        var finding = new MemoryFinding(Rule.UncheckedCopy, store, Side.Destination, words, read, target.Region)
        {
            Missing = $"{words.Length} <= {(target.Region.IsSized ? "what is left of it" : "its size")}",
            Confidence = target.Region.AssumedFrom is not null ? "medium" : target.Region.IsSized ? "high" : "low",
        };
        if (Reason(target, unit, state, walk, length) is { } reason)
            finding = finding with { Rule = Rule.BypassableCheck, Reason = reason };
        if (!target.Region.IsSized)
            return finding;
        finding = finding with { Wanted = new(1, target.Region.Capacity! - target.Offset, unit, target, state) };
        if (rounds is null || walk!.Room(rounds, length) is not { } most)
            return finding;

        // The loops of the graph are those of the syntax unless a goto makes one.
        var statements = store.Syntax.Ancestors().TakeWhile(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax))
            .Where(node => node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax).ToList();
        var statement = walk.Loop == loops[loops.Count - 1] && statements.Count == loops.Count && statements[0] is not CommonForEachStatementSyntax ? statements[0] : null;
        var name = statement is not null && model is not null ? Wording.NameBefore(statement, length, walk.Loop.Before, model) : null;
        var fitting = state.Facts.With((Linear)length * most.Times - most.Bytes);
        var isHarmless = rounds is { IsExact: false, IsAtEnd: false } && fitting.Prove(target.Offset + unit - target.Region.Capacity!, budget);
        if (name is not null)
            finding = finding with { Loop = new(name, isHarmless, new(length, most.Bytes, most.Times, target, walk.Loop.Before)) };
        if (!finding.IsSizeKnown)
            return finding;
        var room = Wording.Expression(most.Bytes, most.Times, name is null ? store.Syntax : statement!, model, name is null ? state : walk.Loop.Before, budget);
        var isOpenBelow = rounds.IsExact && state.Facts.Prove((Linear)length * most.Times - most.Bytes, budget);
        return finding with
        {
            Rule = isOpenBelow ? Rule.BypassableCheck : finding.Rule,
            Reason = isOpenBelow ? "a negative number passes it" : finding.Reason,
            Missing = isOpenBelow ? $"{words.Length} >= 0" : room is not null ? $"{words.Length} <= {room}" : finding.Missing,
            Room = room,
        };
    }

    /// <summary>Why a check of the length does not hold: what is known would do, but for an overflow or a cast; null where there is another reason.</summary>
    private string? Reason(Pointer target, int unit, State state, StoreInLoop? walk, Root length)
    {
        var roots = state.Facts.All.SelectMany(fact => fact.Roots).Distinct().OrderBy(root => root.Id).ToList();
        if (roots.FirstOrDefault(root => root.Overflow is not null) is { } sum && Holds(linear => linear.Unwrapped(_ => true)))
            return $"'{sum.Overflow}' in it may overflow";
        if (length.Place is not null && roots.Exists(root => root != length && root.Read is not null && Equals(root.Place, length.Place) && Holds(linear => linear.Substitute(length, root))))
            return $"'{length.Read}' is read again after the check";
        return roots.FirstOrDefault(root => root.Cast is not null && Holds(linear => linear.Substitute(root, root.Exact!))) is { } cast
            ? $"the cast '{cast.Cast}' may change the value that is checked" : null;

        bool Holds(Func<Linear, Linear> exact)
        {
            var known = state with { Facts = Facts.Of(state.Facts.All.Select(exact), state.Facts.IsLossy) };
            return target.Region.Capacity is { } capacity && known.Facts.Prove(exact(target.Offset + unit - capacity), budget)
                || walk is not null && walk.Counted.Any(rounds => (walk with { State = known }).Fits(rounds with { Span = exact(rounds.Span) }, budget));
        }
    }

    /// <summary>The moving offsets, and the loop variables that hold them from above.</summary>
    private static HashSet<Root> Followers(IEnumerable<Root> moving, State state)
    {
        var all = new HashSet<Root>(moving);
        foreach (var fact in Bounds.On(all, state).ToList())
            all.UnionWith(fact.Terms.Where(term => term.Coefficient.Sign < 0 && term.Root.IsInduction).Select(term => term.Root));
        return all;
    }
}
