using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Polp.CodeFixes;

/// <summary>A check that comes too late, put in front of the operation.</summary>
internal sealed class MovedCheck : IMemoryRepair
{
    private readonly StatementSyntax check;
    private readonly StatementSyntax operation;

    private MovedCheck(StatementSyntax check, StatementSyntax operation) => (this.check, this.operation) = (check, operation);

    public string Title => "Check the length before it is used";

    public object Identity => (nameof(MovedCheck), check.SpanStart);

    public bool NeedsUsing => false;

    /// <summary>The statements behind the operation, in the same block, that leave or call for the sake of one of its lengths.</summary>
    public static IEnumerable<MovedCheck> For(SyntaxNode site, SemanticModel model)
    {
        if (site.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax block } operation)
            yield break;
        var lengths = LengthNames.Of(site, model);
        var between = new List<StatementSyntax> { operation };
        foreach (var later in block.Statements.SkipWhile(statement => statement != operation).Skip(1))
        {
            if (IsCheck(later, model) && LengthNames.Mentions(later, lengths, model) && !Names(later).Any(name => between.Exists(statement => Writes.To(statement, name))))
                yield return new(later, operation);
            between.Add(later);
        }
    }

    public void Apply(SyntaxEditor editor)
    {
        editor.RemoveNode(check, SyntaxRemoveOptions.KeepNoTrivia);
        editor.InsertBefore(operation, check.WithAdditionalAnnotations(Formatter.Annotation));
    }

    // What looks at memory, which the operation fills, or does something else as well, has its turn where it stands.
    private static bool IsCheck(StatementSyntax statement, SemanticModel model) => statement switch
    {
        IfStatementSyntax { Else: null, Condition: var condition, Statement: var then } => condition.DescendantNodesAndSelf().All(IsPlain)
            && (then is BlockSyntax block ? block.Statements.LastOrDefault() : then) is ReturnStatementSyntax or ThrowStatementSyntax,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => call.ArgumentList.Arguments.All(a => a.RefKindKeyword.IsKind(SyntaxKind.None) && a.Expression is IdentifierNameSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax)
            && model.GetSymbolInfo(call).Symbol is IMethodSymbol method && OnlyThrows(method),
        _ => false,
    };

    private static bool IsPlain(SyntaxNode node) => node is not (InvocationExpressionSyntax or ElementAccessExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax)
        && !(node is PrefixUnaryExpressionSyntax prefix && !prefix.IsKind(SyntaxKind.LogicalNotExpression) && !prefix.IsKind(SyntaxKind.UnaryMinusExpression) && !prefix.IsKind(SyntaxKind.BitwiseNotExpression));

    /// <summary>True for a method that does nothing but throw under a condition: one of the platform's by its name, one of this code by its body.</summary>
    private static bool OnlyThrows(IMethodSymbol method) => method.DeclaringSyntaxReferences.Length == 0
        ? method.IsStatic && method.Name.StartsWith("ThrowIf", StringComparison.Ordinal)
        : method.DeclaringSyntaxReferences[0].GetSyntax() is MethodDeclarationSyntax { Body: { } body } && body.Statements.All(statement => statement is IfStatementSyntax { Else: null, Condition: var condition, Statement: var then }
            && condition.DescendantNodesAndSelf().All(IsPlain) && (then is BlockSyntax { Statements: [var only] } ? only : then) is ThrowStatementSyntax or ExpressionStatementSyntax);

    private static IEnumerable<string> Names(StatementSyntax statement) => statement.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText);
}
