using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Polp.CodeFixes;

/// <summary>A check that release builds leave out, such as <c>Debug.Assert</c>, made a real one.</summary>
internal sealed class AssertRepair : IMemoryRepair
{
    private readonly ExpressionStatementSyntax assertion;
    private readonly string condition;
    private readonly Exit exit;

    private AssertRepair(ExpressionStatementSyntax assertion, string condition, Exit exit) => (this.assertion, this.condition, this.exit) = (assertion, condition, exit);

    public string Title => "Make the assertion a check that is there in every build";

    public object Identity => (nameof(AssertRepair), assertion.SpanStart);

    public bool NeedsUsing => exit.NeedsUsing;

    /// <summary>The assertions before an operation that look at its lengths, the nearest first.</summary>
    public static IEnumerable<AssertRepair> For(SyntaxNode site, SemanticModel model)
    {
        var lengths = LengthNames.Of(site, model);
        foreach (var statement in LengthNames.Body(site).DescendantNodes().OfType<ExpressionStatementSyntax>().Where(s => s.SpanStart < site.SpanStart && s.Parent is BlockSyntax or SwitchSectionSyntax).Reverse())
        {
            if (statement.Expression is not InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var claim }, ..] } call
                || model.GetSymbolInfo(call).Symbol is not IMethodSymbol { ReturnsVoid: true, ContainingType: { Name: "Debug" or "Contract" } type, Parameters: [{ Type.SpecialType: SpecialType.System_Boolean }, ..] } || type.ContainingNamespace.ToDisplayString() is not ("System.Diagnostics" or "System.Diagnostics.Contracts")
                || !LengthNames.Mentions(claim, lengths, model))
                continue;
            var exit = Exit.At(statement, "The length in the data is out of range", model);
            yield return new(statement, Not(claim), exit);
            if (claim is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression } check && Not(check) is var refusal
                && SyntaxFactory.ParseExpression(refusal) is BinaryExpressionSyntax && check.Left is IdentifierNameSyntax)
                yield return new(statement, $"{check.Left} < 0 || {refusal}", exit);
        }
    }

    public void Apply(SyntaxEditor editor) => editor.ReplaceNode(assertion, (current, _) => exit.When(condition).WithTriviaFrom(current).WithAdditionalAnnotations(Formatter.Annotation));

    /// <summary>The opposite of a condition.</summary>
    private static string Not(ExpressionSyntax claim) => claim switch
    {
        ParenthesizedExpressionSyntax inner => Not(inner.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand } => operand.ToString(),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => $"{Not(both.Left)} || {Not(both.Right)}",
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression } check => $"{check.Left} >= {check.Right}",
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanOrEqualExpression } check => $"{check.Left} > {check.Right}",
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.GreaterThanExpression } check => $"{check.Left} <= {check.Right}",
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.GreaterThanOrEqualExpression } check => $"{check.Left} < {check.Right}",
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } check => $"{check.Left} != {check.Right}",
        _ => $"!({claim})",
    };
}
