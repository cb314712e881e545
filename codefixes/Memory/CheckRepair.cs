using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Polp.CodeFixes;

/// <summary>A comparison that can be bypassed, replaced where it stands by one that cannot.</summary>
internal sealed class CheckRepair : IMemoryRepair
{
    private readonly BinaryExpressionSyntax check;
    private readonly string better;

    private CheckRepair(BinaryExpressionSyntax check, string better) => (this.check, this.better) = (check, better);

    public string Title => $"Check '{better}' instead of '{check}'";

    public object Identity => (nameof(CheckRepair), check.SpanStart);

    public bool NeedsUsing => false;

    /// <summary>The repairs of the comparisons before an operation, the nearest comparison first.</summary>
    public static IEnumerable<CheckRepair> For(SyntaxNode site, SemanticModel model)
    {
        var lengths = LengthNames.Of(site, model);
        foreach (var check in LengthNames.Equalities(site, lengths, model).Take(2))
        {
            if (Comparison.Wide(check, model) is { } wide)
                yield return new(check, wide);
        }
        foreach (var check in LengthNames.Comparisons(site, lengths, model).Take(3))
        {
            foreach (var better in new Comparison(check, lengths, model).Better().Distinct())
                yield return new(check, better);
        }
    }

    public void Apply(SyntaxEditor editor)
    {
        var made = SyntaxFactory.ParseExpression(better);
        ExpressionSyntax fitting = made is BinaryExpressionSyntax { RawKind: var kind } && check.Parent is ExpressionSyntax and not ParenthesizedExpressionSyntax and not AssignmentExpressionSyntax && !check.Parent.IsKind((SyntaxKind)kind)
            && made.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression ? SyntaxFactory.ParenthesizedExpression(made) : made;
        editor.ReplaceNode(check, (current, _) => fitting.WithTriviaFrom(current).WithAdditionalAnnotations(Formatter.Annotation));
    }
}
