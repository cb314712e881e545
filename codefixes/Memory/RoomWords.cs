using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>What there is room for, as an expression.</summary>
/// <param name="Text">The expression.</param>
/// <param name="IsNeverNegative">True when it can be taken for unsigned.</param>
/// <param name="Refusals">What has to be refused first, or it means something else.</param>
internal sealed record Room(string Text, bool IsNeverNegative, IReadOnlyList<string> Refusals);

/// <summary>Says by the names that are in scope where a check is to stand how much room there is.</summary>
internal sealed class RoomWords
{
    private readonly WantedCheck wanted;
    private readonly SyntaxNode place;
    private readonly SemanticModel model;
    private readonly Budget budget = new(100_000);
    private readonly IReadOnlyList<(ISymbol Symbol, Value Value)> variables;

    public RoomWords(WantedCheck wanted, SyntaxNode place, SemanticModel model)
    {
        (this.wanted, this.place, this.model) = (wanted, place, model);
        variables = [.. wanted.State.Variables.Where(v => v.Key is ILocalSymbol or IParameterSymbol).Select(v => (Symbol: (ISymbol)v.Key, v.Value))
            .Where(v => IsInScope(v.Symbol)).OrderBy(v => v.Symbol.Name, StringComparer.Ordinal)];
    }

    /// <summary>The ways to say it, the plainest first.</summary>
    public IEnumerable<Room> Of(Linear bytes, int unit)
    {
        if (Wording.Expression(bytes, unit, place, model, wanted.State, budget) is { } whole)
            yield return new(whole, wanted.Memory.Region.IsCertain, []);
        foreach (var between in Between(bytes, unit))
            yield return between;
        if (Difference(bytes, unit) is { } difference)
            yield return difference;
    }

    /// <summary>The number that a variable holds there, or null.</summary>
    public Linear? Value(ISymbol? symbol) => variables.FirstOrDefault(v => SymbolEqualityComparer.Default.Equals(v.Symbol, symbol)).Value is Number { Linear: var linear } ? linear : null;

    public bool IsNeverNegative(Linear value) => wanted.State.Facts.Prove(-value, budget);

    /// <summary>The distance between two pointers, less a number that never changes.</summary>
    private IEnumerable<Room> Between(Linear bytes, int unit)
    {
        if (bytes.Terms.Length < 2)
            yield break;
        var pointers = variables.Where(v => v.Value is Analyzers.Pointer && v.Symbol is ILocalSymbol { Type: IPointerTypeSymbol } or IParameterSymbol { Type: IPointerTypeSymbol }).ToList();
        foreach (var (end, start, rest) in from end in pointers from start in pointers where end != start
                                           let rest = ((Analyzers.Pointer)end.Value).Address - ((Analyzers.Pointer)start.Value).Address - bytes
                                           where rest.IsConstant && rest.Constant.Sign >= 0 orderby rest.Constant select (end.Symbol, start.Symbol, rest.Constant))
        {
            var of = Interval.SizeOf(Pointed(end));
            if (of is not { } size || !SymbolEqualityComparer.Default.Equals(Pointed(end), Pointed(start)) || !(rest % size).IsZero || unit % size != 0)
                continue;
            var distance = $"{end.Name} - {start.Name}" + (rest.IsZero ? "" : $" - {rest / size}");
            yield return new(unit == size ? distance : $"({distance}) / {unit / size}", false, []);
        }

        static ITypeSymbol? Pointed(ISymbol pointer) => (LengthNames.TypeOf(pointer) as IPointerTypeSymbol)?.PointedAtType;
    }

    /// <summary>A size less what stands in front.</summary>
    private Room? Difference(Linear bytes, int unit)
    {
        var (whole, parts) = (bytes.Terms.Where(term => term.Coefficient.Sign > 0).ToList(), bytes.Terms.Where(term => term.Coefficient.Sign < 0).ToList());
        if (whole.Count > 1 || whole.Count == 0 && bytes.Constant.Sign <= 0 || whole.Count == 1 && bytes.Constant.Sign > 0 || parts.Count > 3)
            return null;
        var by = bytes.Terms.All(term => (term.Coefficient % unit).IsZero) && (bytes.Constant % unit).IsZero ? unit : 1;
        var words = new List<string>();
        var refusals = new List<string>();
        foreach (var (root, k) in whole.Concat(parts))
        {
            if (Named(root) is not var (name, type))
                return null;
            var times = Whole.Abs(k) / by;
            words.Add(times.IsOne ? name : $"{name} * {times}");
            if (k.Sign < 0 && Interval.Of(type) is { Min.Sign: < 0 } && !IsNeverNegative(root))
                refusals.Add($"{name} < 0");
            else if (k.Sign < 0 && Interval.SizeOf(type) >= 4 && Interval.Of(type) is { Min.Sign: >= 0 } && whole.Count == 1)
                refusals.Add($"{words[words.Count - 1]} > {words[0]}");
        }
        var constant = Whole.Abs(bytes.Constant / by);
        var text = whole.Count == 0 ? string.Join(" - ", words.Prepend(constant.ToString())) : string.Join(" - ", constant.IsZero ? words : words.Append(constant.ToString()));
        return new(by == unit ? text : $"{(text.Contains(' ') ? $"({text})" : text)} / {unit}", false, refusals);
    }

    private (string Name, ITypeSymbol Type)? Named(Root root)
    {
        foreach (var (symbol, value) in variables)
        {
            if (value is Number { Linear: var linear } && (linear.Equals(root) || root.Exact is { } exact && linear.Equals(exact)) && LengthNames.TypeOf(symbol) is { } type)
                return (symbol.Name, type);
            if (value is Sequence { Length: var length } && length.Equals((Linear)root))
                return (symbol.Name + ".Length", model.Compilation.GetSpecialType(SpecialType.System_Int32));
        }
        return null;
    }

    private bool IsInScope(ISymbol symbol) => model.LookupSymbols(place.SpanStart, name: symbol.Name).Contains(symbol, SymbolEqualityComparer.Default)
        && !symbol.DeclaringSyntaxReferences.Any(declaration => place.Span.Contains(declaration.Span) && declaration.Span != place.Span && declaration.GetSyntax() is not Microsoft.CodeAnalysis.CSharp.Syntax.ParameterSyntax);
}
