using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A length that is read for the check and again for the copy, read into a local that both use.</summary>
internal sealed class ReadOnce : IMemoryRepair
{
    private readonly StatementSyntax first;
    private readonly IReadOnlyList<ExpressionSyntax> reads;
    private readonly string name;
    private readonly ITypeSymbol type;

    private ReadOnce(StatementSyntax first, IReadOnlyList<ExpressionSyntax> reads, string name, ITypeSymbol type) => (this.first, this.reads, this.name, this.type) = (first, reads, name, type);

    public string Title => $"Read '{reads[0]}' once";

    public object Identity => (nameof(ReadOnce), first.SpanStart, reads[0].ToString());

    public bool NeedsUsing => false;

    /// <summary>One for each read in the operation that stands in a check before it too.</summary>
    public static IEnumerable<ReadOnce> For(SyntaxNode site, SemanticModel model)
    {
        var body = LengthNames.Body(site);
        var inSite = Reads(site, model).Concat(LengthNames.Of(site, model).SelectMany(symbol => symbol.DeclaringSyntaxReferences.Select(d => d.GetSyntax())).OfType<VariableDeclaratorSyntax>()
            .Where(d => d.Initializer is not null && body.Contains(d)).SelectMany(d => Reads(d.Initializer!, model)));
        foreach (var read in inSite.GroupBy(read => read.ToString()).Select(group => group.First()))
        {
            var same = Reads(body, model).Where(other => other.IsEquivalentTo(read) && other.SpanStart <= Math.Max(site.Span.End, read.Span.End)).ToList();
            if (same.Count < 2 || same[0].Ancestors().OfType<StatementSyntax>().FirstOrDefault(s => s.Parent is BlockSyntax) is not { } statement || statement is LocalFunctionStatementSyntax || !statement.Parent!.Contains(site)
                || model.GetTypeInfo(read).Type is not { } type || IsWrittenBetween(body, read, same[0].SpanStart, same[same.Count - 1].SpanStart))
                continue;
            // Where the first use is the initializer of a local, it reads already.
            yield return new(statement, same, FreeName.From("length", name => model.LookupSymbols(site.SpanStart, name: name).IsEmpty), type);
        }
    }

    public void Apply(SyntaxEditor editor)
    {
        foreach (var read in reads)
            editor.ReplaceNode(read, (current, _) => SyntaxFactory.IdentifierName(name).WithTriviaFrom(current));
        var local = SyntaxFactory.ParseStatement($"{type.ToDisplayString()} {name} = {reads[0]};\n").WithLeadingTrivia(first.GetLeadingTrivia()).WithAdditionalAnnotations(Formatter.Annotation);
        editor.InsertBefore(first, local);
        editor.ReplaceNode(first, (current, _) => current.WithoutLeadingTrivia().WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>Reads of a number through a pointer, a member, an element or a call, the outermost of each.</summary>
    private static IEnumerable<ExpressionSyntax> Reads(SyntaxNode node, SemanticModel model) => node.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Where(expression =>
        expression is ElementAccessExpressionSyntax or MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.PointerMemberAccessExpression or (int)SyntaxKind.SimpleMemberAccessExpression }
            or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PointerIndirectionExpression }
        && Interval.Of(model.GetTypeInfo(expression).Type) is not null && model.GetConstantValue(expression) is { HasValue: false }
        && expression.Parent is not (AssignmentExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.UnaryMinusExpression } or PostfixUnaryExpressionSyntax or RefExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 }));

    private static bool IsWrittenBetween(SyntaxNode body, ExpressionSyntax read, int from, int to)
    {
        var names = read.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText).ToList();
        return body.DescendantNodes().Where(node => node.SpanStart >= from && node.SpanStart <= to).Any(node => node switch
        {
            AssignmentExpressionSyntax { Left: var left } => left.IsEquivalentTo(read) || left is IdentifierNameSyntax name && names.Contains(name.Identifier.ValueText),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression, Operand: IdentifierNameSyntax name } => names.Contains(name.Identifier.ValueText),
            // A call may be there to change what is read, as one that decodes it.
            InvocationExpressionSyntax call => !call.Contains(read) && call.ArgumentList.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText)),
            PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } => names.Contains(name.Identifier.ValueText),
            _ => false,
        });
    }
}
