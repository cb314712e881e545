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
            if (IsCheck(later) && LengthNames.Mentions(later, lengths, model) && !Names(later).Any(name => between.Exists(statement => Makes(statement, name))))
                yield return new(later, operation);
            between.Add(later);
        }
    }

    public void Apply(SyntaxEditor editor)
    {
        editor.RemoveNode(check, SyntaxRemoveOptions.KeepNoTrivia);
        editor.InsertBefore(operation, check.WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static bool IsCheck(StatementSyntax statement) => statement switch
    {
        IfStatementSyntax { Else: null, Statement: var then } => (then is BlockSyntax block ? block.Statements.LastOrDefault() : then) is ReturnStatementSyntax or ThrowStatementSyntax,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => call.ArgumentList.Arguments.All(a => a.RefKindKeyword.IsKind(SyntaxKind.None) && a.Expression is IdentifierNameSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax),
        _ => false,
    };

    private static IEnumerable<string> Names(StatementSyntax statement) => statement.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText);

    private static bool Makes(StatementSyntax statement, string name) => statement.DescendantNodes().Any(node => node switch
    {
        VariableDeclaratorSyntax made => made.Identifier.ValueText == name,
        SingleVariableDesignationSyntax made => made.Identifier.ValueText == name,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax set } => set.Identifier.ValueText == name,
        PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax set } => set.Identifier.ValueText == name,
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax set } => set.Identifier.ValueText == name,
        ArgumentSyntax { Expression: IdentifierNameSyntax set } argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && set.Identifier.ValueText == name,
        _ => false,
    });
}
