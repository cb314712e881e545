using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>The checks that an operation lacks: of the length that it is handed, of the length of the loop that repeats it, or of the index that it uses.</summary>
internal static class MissingChecks
{
    /// <summary>None where no size is known, or where no statement can stand before the operation.</summary>
    public static IEnumerable<MissingCheck> For(MemoryFinding finding, SyntaxNode site, SemanticModel model)
    {
        var checks = ForLoop(finding, site, model);
        if (finding.Wanted is { } wanted && site is ExpressionSyntax expression)
            checks = checks.Concat(wanted.Length.IsConstant ? ForIndex(finding, wanted, expression, model) : ForLength(finding, wanted, expression, model));
        return checks;
    }

    private static IEnumerable<MissingCheck> ForLength(MemoryFinding finding, WantedCheck wanted, ExpressionSyntax site, SemanticModel model)
    {
        if (IsCheckedInside(finding, site) || Sized.Of(finding, site, model) is not { } sized || CheckPlace.Of(site, sized.Size) is not { } place)
            yield break;
        foreach (var check in Of(finding, wanted, place, site, sized.Size, sized.Type, wanted.Room - (Linear)(sized.More * wanted.Unit), wanted.Unit * sized.Times, isIndex: false, model))
            yield return check;
    }

    /// <summary>True when the function that is called has a check of its own, if not the right one: what that refuses does no harm, and is not to be refused otherwise.</summary>
    private static bool IsCheckedInside(MemoryFinding finding, SyntaxNode site) => !finding.Path.IsEmpty && finding.Checked is not null && !(finding.Check is { } check && LengthNames.Body(site).Contains(check));

    /// <summary>In front of the loop, where the length still is what it was read as.</summary>
    private static IEnumerable<MissingCheck> ForLoop(MemoryFinding finding, SyntaxNode site, SemanticModel model)
    {
        if (finding.Loop is not { } needed
            || site.Ancestors().FirstOrDefault(node => node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax) is not StatementSyntax { Parent: not (GlobalStatementSyntax or LabeledStatementSyntax) } loop
            || MayEndEarly(loop) || model.LookupSymbols(loop.SpanStart, name: needed.Length) is not [var symbol] || LengthNames.TypeOf(symbol) is not { } type)
            yield break;
        var words = new RoomWords(needed.Wanted, loop, model);
        foreach (var room in words.Of(needed.Wanted.Room, needed.Wanted.Unit))
        {
            var refusal = new Refusal(needed.Length, type, IsNegativeHarmless: needed.IsNegativeHarmless, IsNeverNegative: words.IsNeverNegative(needed.Wanted.Length));
            yield return new(loop, SyntaxFactory.IdentifierName(needed.Length), null, type, refusal.When(room, loop, model), Leave(finding, loop, model), Limit(finding));
        }
    }

    /// <summary>True when a loop may stop before its length is used up, so that a length that is too large may do no harm.</summary>
    private static bool MayEndEarly(StatementSyntax loop) => loop.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(node => node is BreakStatementSyntax or ReturnStatementSyntax or GotoStatementSyntax or ThrowStatementSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression });

    /// <summary>In front of the one access that an index decides.</summary>
    private static IEnumerable<MissingCheck> ForIndex(MemoryFinding finding, WantedCheck wanted, ExpressionSyntax site, SemanticModel model)
    {
        foreach (var (index, size, type) in Indexed.In(site, finding.Side, model))
        {
            if (CheckPlace.Of(site, index) is not { } place || wanted.Memory.Region.Capacity is not { } capacity)
                continue;
            // Where the index is no variable, it is taken for all that the memory is entered by; the proof will tell.
            var variable = Wording.Bare(index) is IdentifierNameSyntax name ? new RoomWords(wanted, place, model).Value(model.GetSymbolInfo(name).Symbol) : null;
            var room = variable is null ? capacity : wanted.Room + variable * size;
            foreach (var check in Of(finding, wanted, place, site, index, type, size == wanted.Unit ? room : room - (Linear)wanted.Unit, size, size == wanted.Unit, model))
                yield return check;
        }
    }

    private static IEnumerable<MissingCheck> Of(MemoryFinding finding, WantedCheck wanted, SyntaxNode place, ExpressionSyntax site, ExpressionSyntax length, ITypeSymbol type, Linear bytes, int unit, bool isIndex, SemanticModel model)
    {
        var what = !wanted.Length.IsConstant ? "length" : isIndex ? "index" : "offset";
        var variable = Variable(length, model);
        var local = variable is null ? FreeName.From(what, name => model.LookupSymbols(site.SpanStart, name: name).IsEmpty) : null;
        var words = new RoomWords(wanted, place, model);
        var value = variable is null ? null : words.Value(model.GetSymbolInfo(Wording.Bare(length)).Symbol);
        var refusal = new Refusal(local ?? Wording.Bare(length).ToString(), variable ?? type, isIndex, IsNeverNegative: value is not null && (value.Range.Min.Sign >= 0 || !RefusesNegative(site, model) && words.IsNeverNegative(value)));
        foreach (var room in words.Of(bytes, unit))
            yield return new(place, length, local, variable ?? type, refusal.When(room, site, model), Leave(finding, site, model, what), Limit(finding));
    }

    /// <summary>True when a negative length ends in an exception of the operation itself, which a check in front of it is to anticipate.</summary>
    private static bool RefusesNegative(SyntaxNode site, SemanticModel model) =>
        model.GetSymbolInfo(site).Symbol is IMethodSymbol method && OperationTable.Of(model.Compilation).Find(method) is { ThrowsOnNegative: true };

    /// <summary>The type of the length if it is a plain variable that no cast cuts short, so that no second read is needed.</summary>
    private static ITypeSymbol? Variable(ExpressionSyntax length, SemanticModel model)
    {
        if (Wording.Bare(length) is not IdentifierNameSyntax name || model.GetSymbolInfo(name).Symbol is not (ILocalSymbol or IParameterSymbol)
            || model.GetTypeInfo(name).Type is not { } type || Interval.SizeOf(type) is not { } size || length is PostfixUnaryExpressionSyntax)
            return null;
        return length.DescendantNodesAndSelf().OfType<CastExpressionSyntax>().All(cast => Interval.SizeOf(model.GetTypeInfo(cast).Type) is not { } cut || cut >= size) ? type : null;
    }

    private static Exit Leave(MemoryFinding finding, SyntaxNode site, SemanticModel model, string what = "length") => Exit.At(site, $"The {what} in the data exceeds the {Named(finding.Side)}", model);

    private static string Limit(MemoryFinding finding) => finding.Region.AssumedFrom is { } size ? $"'{size}'" : "the " + Named(finding.Side);

    private static string Named(Side side) => side == Side.Source ? "source" : "destination";
}
