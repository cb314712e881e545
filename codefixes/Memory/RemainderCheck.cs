using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>
/// A check of the size in front of an allocation on the heap, against what the message still holds: for what is filled from the message next, so that more is refused there anyway, only
/// too late.
/// </summary>
internal sealed class RemainderCheck : IMemoryRepair
{
    private readonly StatementSyntax statement;
    private readonly string length;
    private readonly string condition;
    private readonly Exit exit;

    private RemainderCheck(StatementSyntax statement, string length, string condition, Exit exit) => (this.statement, this.length, this.condition, this.exit) = (statement, length, condition, exit);

    public string Title => $"Check '{length}' against what the message still holds";

    public object Identity => (nameof(RemainderCheck), statement.SpanStart, condition);

    public bool NeedsUsing => exit.NeedsUsing;

    /// <summary>One for each copy that fills the buffer in any case.</summary>
    public static IEnumerable<RemainderCheck> For(SyntaxNode site, SemanticModel model)
    {
        if (site is not (ArrayCreationExpressionSyntax { Initializer: null } or InvocationExpressionSyntax) || site.FirstAncestorOrSelf<StatementSyntax>() is not LocalDeclarationStatementSyntax { Parent: BlockSyntax block } statement)
            yield break;
        var next = block.Statements.SkipWhile(other => other != statement).Skip(1).TakeWhile(other => !other.DescendantNodesAndSelf().Any(IsJump)).SelectMany(Always).ToList();
        foreach (var size in site.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => Interval.Of(LengthNames.TypeOf(model.GetSymbolInfo(name).Symbol)) is not null).GroupBy(name => name.Identifier.Text).Select(group => group.First()))
        {
            var length = size.Identifier.Text;
            foreach (var (message, offset, at) in next.TakeWhile(other => !Writes.To(other, length)).SelectMany(other => other.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(call => (Found: Filling(call, length, model), At: other)))
                .Where(filling => filling.Found is not null).Select(filling => (filling.Found!.Value.Message, filling.Found.Value.Offset, filling.At)))
            {
                // The check stands in front, where each of these has to be what it is at the copy.
                var names = offset.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText).Append(message.Split('.')[0]).ToList();
                if (next.TakeWhile(other => other != at).Append(at).Any(other => names.Exists(name => Writes.To(other, name))))
                    continue;
                var room = model.GetConstantValue(offset) is { HasValue: true, Value: 0 } ? message : $"{message} - {(offset is BinaryExpressionSyntax ? $"({offset})" : offset)}";
                // An array of a negative size is refused as it is.
                var isSigned = site is InvocationExpressionSyntax && Interval.Of(LengthNames.TypeOf(model.GetSymbolInfo(size).Symbol)) is { Min.Sign: < 0 };
                yield return new(statement, length, (isSigned ? $"{length} < 0 || " : "") + $"{length} > {room}", Exit.At(statement, "The length in the data exceeds the message", model));
            }
        }
    }

    public void Apply(SyntaxEditor editor)
    {
        editor.InsertBefore(statement, exit.When(condition).WithLeadingTrivia(statement.GetLeadingTrivia()).WithAdditionalAnnotations(Formatter.Annotation));
        editor.ReplaceNode(statement, (current, _) => current.WithoutLeadingTrivia().WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>What is done in any case where a statement is.</summary>
    private static IEnumerable<StatementSyntax> Always(StatementSyntax statement) => statement switch
    {
        BlockSyntax block => block.Statements.SelectMany(Always),
        FixedStatementSyntax pinned => Always(pinned.Statement),
        UnsafeStatementSyntax isUnsafe => Always(isUnsafe.Block),
        ExpressionStatementSyntax or LocalDeclarationStatementSyntax => [statement],
        _ => [],
    };

    private static bool IsJump(SyntaxNode node) => node is ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax or YieldStatementSyntax;

    /// <summary>The length of the message that a call takes as many elements from, and from where on.</summary>
    private static (string Message, ExpressionSyntax Offset)? Filling(InvocationExpressionSyntax call, string length, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
            return null;
        var arguments = call.ArgumentList.Arguments.Select(a => a.Expression).ToList();
        var (message, offset, count) = (method.ContainingType.Name, method.Name, arguments, call.Expression) switch
        {
            ("Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", "Slice", [var from, var many], MemberAccessExpressionSyntax { Expression: var of }) => (of, from, many),
            ("MemoryExtensions", "AsSpan" or "AsMemory", [var from, var many], MemberAccessExpressionSyntax { Expression: var of }) => (of, from, many),
            ("Buffer", "BlockCopy", [var of, var from, _, _, var many], _) when model.GetTypeInfo(of).Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } => (of, from, many),
            ("Array", "Copy", [var of, var from, _, _, var many], _) when model.GetTypeInfo(from).Type is { SpecialType: SpecialType.System_Int32 } => (of, from, many),
            _ => default((ExpressionSyntax?, ExpressionSyntax?, ExpressionSyntax?)),
        };
        return message is IdentifierNameSyntax && model.GetSymbolInfo(message).Symbol is ILocalSymbol or IParameterSymbol && offset is not null && count is not null && Wording.Bare(count).ToString() == length
            && offset.DescendantNodesAndSelf().All(node => node is LiteralExpressionSyntax or IdentifierNameSyntax or SizeOfExpressionSyntax or PredefinedTypeSyntax or BinaryExpressionSyntax)
            ? ($"{message}.Length", offset) : null;
    }
}
