using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>What a variable was given, and whether it was added to what was there.</summary>
/// <param name="Value">The value, or the call that gave it.</param>
/// <param name="Appends">True when what was there before remains.</param>
/// <param name="Part">The element of the value that was given: <c>Item1</c> of a tuple, a property of a record; null for all of it.</param>
/// <param name="Through">The parameter of the call through which it was given; null for a plain value.</param>
internal readonly record struct LocalValue(IOperation Value, bool Appends, string? Part = null, IParameterSymbol? Through = null)
{
    /// <summary>True when the assignment may leave the variable as it was, as <c>??=</c> does.</summary>
    public bool IsOptional { get; init; }

    public int Position => Value.Syntax.SpanStart;
}

/// <summary>Every value that one body gives its variables and the members it names, in order of text.</summary>
internal sealed class Variables
{
    private readonly Dictionary<ISymbol, List<LocalValue>> values = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> opaque = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IOperation> selves = [];
    private readonly Dictionary<ISymbol, HashSet<ISymbol>> sameObject = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, HashSet<ISymbol>> samePlace = new(SymbolEqualityComparer.Default);

    public Variables(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
            new VariableWrites(this).Note(operation);
        foreach (var given in values.Values)
            given.Sort((a, b) => a.Position.CompareTo(b.Position));
    }

    /// <summary>The values written before the use, in order of text; all of them inside a loop; none when it is also written out of sight.</summary>
    public ImmutableArray<LocalValue> Before(ISymbol variable, IOperation use)
    {
        if (opaque.Contains(variable) || !values.TryGetValue(variable, out var given))
            return [];
        var loop = Loop(use, variable);
        var end = loop?.Syntax.Span.End ?? use.Syntax.SpanStart;
        // A value is not yet there while it is made.
        var before = given.Where(v => v.Position < end && (loop is not null || !v.Value.Syntax.Span.Contains(use.Syntax.Span))).ToImmutableArray();
        var from = LastCertain(before, use);
        return from > 0 ? before.RemoveRange(0, from) : before;
    }

    /// <summary>True when some assignment that every way to the use passes has replaced what the variable held at the start.</summary>
    public bool IsReplaced(ISymbol variable, IOperation use) =>
        values.TryGetValue(variable, out var given) && LastCertain([.. given.Where(v => v.Position < use.Syntax.SpanStart)], use) >= 0;

    /// <summary>Everything the variable or member is given here.</summary>
    public IReadOnlyList<LocalValue> All(ISymbol variable) => values.TryGetValue(variable, out var given) ? given : [];

    /// <summary>True when it is also written in a way that is not followed.</summary>
    public bool IsOpaque(ISymbol variable) => opaque.Contains(variable);

    /// <summary>True when something else is stored in the variable between two places of the text.</summary>
    public bool Changes(ISymbol variable, int from, int to) =>
        opaque.Contains(variable) || values.TryGetValue(variable, out var given) && given.Any(v => v.Position > from && v.Position < to);

    /// <summary>True for the variable in <c>sql = sql + more</c>: what it held remains, so that only the rest is new.</summary>
    public bool IsSelf(IOperation reference) => selves.Contains(reference);

    /// <summary>The variable is given a value; so is a variable that is a reference to it, or that it refers to.</summary>
    public void Add(ISymbol variable, LocalValue value)
    {
        Give(variable, value);
        foreach (var other in Others(samePlace, variable))
            Give(other, value);
    }

    /// <summary>The builder or collection in the variable changes, by whichever name it has.</summary>
    public void Change(ISymbol variable, LocalValue value)
    {
        Add(variable, value);
        foreach (var other in Others(sameObject, variable))
            Give(other, value);
    }

    /// <summary>Two variables hold one builder or collection from here on.</summary>
    public void Share(ISymbol variable, ISymbol other) => Join(sameObject, variable, other);

    /// <summary>A variable is another name for the place of the other.</summary>
    public void Alias(ISymbol variable, ISymbol other) => Join(samePlace, variable, other);

    private static IEnumerable<ISymbol> Others(Dictionary<ISymbol, HashSet<ISymbol>> same, ISymbol variable) =>
        same.TryGetValue(variable, out var all) ? all.Where(other => !SymbolEqualityComparer.Default.Equals(other, variable)) : [];

    private static void Join(Dictionary<ISymbol, HashSet<ISymbol>> same, ISymbol variable, ISymbol other)
    {
        var all = same.TryGetValue(other, out var known) ? known : new(SymbolEqualityComparer.Default) { other };
        all.UnionWith(same.TryGetValue(variable, out var joined) ? joined : [variable]);
        foreach (var symbol in all)
            same[symbol] = all;
    }

    private void Give(ISymbol variable, LocalValue value)
    {
        if (!values.TryGetValue(variable, out var given))
            values[variable] = given = [];
        given.Add(value);
    }

    public void Hide(ISymbol variable) => opaque.Add(variable);

    public void AddSelf(IOperation reference) => selves.Add(reference);

    // The last assignment that every way to the use passes; -1 for none.
    private static int LastCertain(ImmutableArray<LocalValue> before, IOperation use)
    {
        for (var i = before.Length - 1; i >= 0; i--)
        {
            if (before[i] is { Appends: false, IsOptional: false } && before[i].Position < use.Syntax.SpanStart && Branch(before[i].Value) is { } place && place.Syntax.Span.Contains(use.Syntax.Span))
                return i;
        }
        return -1;
    }

    // A loop that holds the use but not the declaration brings back what is written after the use.
    private static IOperation? Loop(IOperation operation, ISymbol variable)
    {
        IOperation? outermost = null;
        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is ILoopOperation && !Declares(at, variable))
                outermost = at;
        }
        return outermost;
    }

    private static bool Declares(IOperation loop, ISymbol variable) =>
        variable.DeclaringSyntaxReferences is [var declared] && declared.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(declared.Span);

    // What decides whether the operation runs: the block it stands in, or a statement without braces.
    private static IOperation? Branch(IOperation operation)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is IBlockOperation or IMethodBodyOperation or IConstructorBodyOperation)
                return at;
            if (at is IConditionalOperation or ILoopOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation or ICoalesceOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } or ITryOperation)
                return null;
        }
        return null;
    }
}
