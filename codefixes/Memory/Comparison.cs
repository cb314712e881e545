using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A comparison of a length with what there is room for, taken apart.</summary>
internal sealed class Comparison
{
    private readonly SemanticModel model;
    private readonly ExpressionSyntax length;
    private readonly ExpressionSyntax room;
    private readonly string sign;
    private readonly bool isRefusal;
    private readonly bool isStrict;
    private readonly bool isChecked;
    private readonly HashSet<string> others;

    /// <param name="lengths">What counts as a length.</param>
    public Comparison(BinaryExpressionSyntax check, HashSet<ISymbol> lengths, SemanticModel model)
    {
        this.model = model;
        var isLeft = LengthNames.Mentions(check.Left, lengths, model);
        (length, room) = isLeft ? (check.Left, check.Right) : (check.Right, check.Left);
        var isGreater = check.Kind() is SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression;
        isStrict = check.Kind() is SyntaxKind.GreaterThanExpression or SyntaxKind.LessThanExpression;
        isRefusal = isGreater == isLeft;
        sign = (isRefusal ? ">" : "<") + (isStrict ? "" : "=");
        others = [.. Beside(check, isRefusal ? SyntaxKind.LogicalOrExpression : SyntaxKind.LogicalAndExpression).Where(other => other != check).Select(other => other.ToString())];
        isChecked = model.Compilation.Options is CSharpCompilationOptions { CheckOverflow: true };
    }

    /// <summary>Comparisons that hold more often, the one that changes least first.</summary>
    public IEnumerable<string> Better()
    {
        foreach (var signed in Signed(length, room))
            yield return signed;
        foreach (var subtracted in Subtracted())
            yield return subtracted;
        if (Widened() is { } wide)
            yield return wide;
        if (WithoutCasts() is { } bare)
        {
            yield return $"{bare} {sign} {room}";
            foreach (var signed in Signed(bare, room))
                yield return signed;
        }
    }

    /// <summary>The same, which also refuses what is negative.</summary>
    private IEnumerable<string> Signed(ExpressionSyntax number, ExpressionSyntax most)
    {
        var names = Negative(number).ToList();
        if (names.Count == 0)
            yield break;
        if (!isChecked && number is IdentifierNameSyntax && TypeOf(number)?.SpecialType is SpecialType.System_Int32 && NeverNegative(most) is { } unsigned)
            yield return $"(uint){number} {sign} {unsigned}";
        else
            yield return Join([.. names.Select(name => isRefusal ? $"{name} < 0" : $"{name} >= 0"), $"{number} {sign} {most}"]);
    }

    /// <summary>A sum on the side of the length becomes a difference on the other, and a product a quotient.</summary>
    private IEnumerable<string> Subtracted()
    {
        if (Bare(length) is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.MultiplyExpression } sum)
            yield break;
        var (kept, moved) = Constant(sum.Left) is not null ? (sum.Right, sum.Left) : (sum.Left, sum.Right);
        if (sum.IsKind(SyntaxKind.MultiplyExpression))
        {
            if (isStrict == isRefusal && (Constant(moved) is > 0 || moved is SizeOfExpressionSyntax))
            {
                yield return $"{kept} {sign} {Operand(room)} / {Operand(moved)}";
                yield return Join([.. Negative(kept).Select(name => isRefusal ? $"{name} < 0" : $"{name} >= 0"), $"{kept} {sign} {Operand(room)} / {Operand(moved)}"]);
            }
            yield break;
        }
        var difference = $"{kept} {sign} {Operand(room)} - {Operand(moved)}";
        var signs = Negative(kept).Concat(Negative(moved)).Select(name => isRefusal ? $"{name} < 0" : $"{name} >= 0").ToList();
        if (Constant(moved) is >= 0 and var least && (Constant(room) >= least || Interval.Of(TypeOf(room)) is { Min.Sign: < 0 } && Interval.Of(TypeOf(length)) is { Min.Sign: < 0 }))
        {
            yield return difference;
            if (signs.Count > 0)
                yield return Join([.. signs, difference]);
        }
        else
        {
            // What is not negative can be taken from another such number, unless both are unsigned.
            if (Interval.Of(TypeOf(room)) is { Min.Sign: < 0 } && Interval.Of(TypeOf(length)) is { Min.Sign: < 0 })
                yield return Join([.. signs, difference]);
            yield return Join([.. signs, isRefusal ? $"{moved} > {room}" : $"{moved} <= {room}", difference]);
        }
    }

    /// <summary>The same sum in 64 bits.</summary>
    private string? Widened() => Bare(length) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.MultiplyExpression } sum && Interval.SizeOf(TypeOf(sum)) <= 4
        && Innermost(sum) is var first && TypeOf(first) is not null ? sum.ReplaceNode(first, SyntaxFactory.ParseExpression($"(long){Operand(first)}")) + $" {sign} {room}" : null;

    /// <summary>A comparison for equality with the product or sum on its left in 64 bits; null where there is none.</summary>
    public static string? Wide(BinaryExpressionSyntax check, SemanticModel model) =>
        Bare(check.Left) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.MultiplyExpression } sum && Interval.SizeOf(model.GetTypeInfo(sum).Type) <= 4
            ? $"{sum.ReplaceNode(Innermost(sum), SyntaxFactory.ParseExpression($"(long){Operand(Innermost(sum))}"))} {check.OperatorToken} {check.Right}" : null;

    private static ExpressionSyntax Innermost(ExpressionSyntax sum) => sum is BinaryExpressionSyntax { Left: var left } ? Innermost(left) : sum;

    /// <summary>The number itself, where a cast stands between it and the comparison.</summary>
    private ExpressionSyntax? WithoutCasts() => length is CastExpressionSyntax or ParenthesizedExpressionSyntax && Wording.Bare(length) is IdentifierNameSyntax bare ? bare : null;

    private string Join(List<string> parts) => string.Join(isRefusal ? " || " : " && ", parts.Where(part => !others.Contains(part)));

    /// <summary>What is asked together with a check.</summary>
    private static IEnumerable<ExpressionSyntax> Beside(ExpressionSyntax check, SyntaxKind joined)
    {
        while (check.Parent is BinaryExpressionSyntax pair && pair.IsKind(joined))
            check = pair;
        return Parts(check);

        IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax whole) => whole is BinaryExpressionSyntax both && both.IsKind(joined) ? Parts(both.Left).Concat(Parts(both.Right)) : [whole];
    }

    /// <summary>The variables of a number that may be negative.</summary>
    private IEnumerable<string> Negative(ExpressionSyntax number) => number.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Where(name => Interval.Of(LengthNames.TypeOf(model.GetSymbolInfo(name).Symbol)) is { Min.Sign: < 0 })
        .Select(name => name.Identifier.Text).Distinct();

    private string? NeverNegative(ExpressionSyntax most) => Constant(most) is >= 0 ? most.ToString()
        : most is MemberAccessExpressionSyntax { Name.Identifier.Text: "Length" } && TypeOf(most)?.SpecialType == SpecialType.System_Int32 ? $"(uint){most}" : null;

    private decimal? Constant(ExpressionSyntax value) => model.GetConstantValue(value) is { HasValue: true, Value: var constant } && Interval.Of(TypeOf(value)) is not null
        ? System.Convert.ToDecimal(constant, System.Globalization.CultureInfo.InvariantCulture) : null;

    private ITypeSymbol? TypeOf(ExpressionSyntax value) => model.GetTypeInfo(value).Type;

    private static ExpressionSyntax Bare(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax inner => Bare(inner.Expression),
        CastExpressionSyntax cast => Bare(cast.Expression),
        _ => value,
    };

    private static string Operand(ExpressionSyntax value) => value is BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax ? $"({value})" : value.ToString();
}
