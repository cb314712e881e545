using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>The numbers that decide how far an operation on memory reaches, and where they are compared.</summary>
internal static class LengthNames
{
    /// <summary>Locals and parameters of a number type in the operation, in the loops that repeat it, and in what the numbers were computed from.</summary>
    public static HashSet<ISymbol> Of(SyntaxNode site, SemanticModel model)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var body = Body(site);
        var pending = new Queue<SyntaxNode>(site.Ancestors().TakeWhile(node => node != body).SelectMany(Header).Prepend(site));
        while (pending.Count > 0)
        {
            foreach (var name in pending.Dequeue().DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            {
                if (model.GetSymbolInfo(name).Symbol is not { } symbol || Interval.Of(TypeOf(symbol)) is null || !found.Add(symbol))
                    continue;
                if (symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer: { } from })
                    pending.Enqueue(from);
            }
        }
        return found;
    }

    /// <summary>The comparisons before the operation, or of a loop round it, that look at one of the numbers; the nearest first.</summary>
    public static IEnumerable<BinaryExpressionSyntax> Comparisons(SyntaxNode site, HashSet<ISymbol> lengths, SemanticModel model) => Body(site).DescendantNodes().OfType<BinaryExpressionSyntax>()
        .Where(check => check.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression)
        .Where(check => check.SpanStart < site.SpanStart && Mentions(check, lengths, model)).Reverse();

    /// <summary>The same for what asks whether two numbers are equal.</summary>
    public static IEnumerable<BinaryExpressionSyntax> Equalities(SyntaxNode site, HashSet<ISymbol> lengths, SemanticModel model) => Body(site).DescendantNodes().OfType<BinaryExpressionSyntax>()
        .Where(check => check.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression && check.SpanStart < site.SpanStart && Mentions(check, lengths, model)).Reverse();

    public static bool Mentions(SyntaxNode node, HashSet<ISymbol> lengths, SemanticModel model) =>
        node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => model.GetSymbolInfo(name).Symbol is { } symbol && lengths.Contains(symbol));

    public static SyntaxNode Body(SyntaxNode site) => site.Ancestors().FirstOrDefault(node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax) ?? site;

    public static ITypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private static IEnumerable<SyntaxNode> Header(SyntaxNode node) => node switch
    {
        ForStatementSyntax { Condition: { } condition } => [condition],
        WhileStatementSyntax loop => [loop.Condition],
        DoStatementSyntax loop => [loop.Condition],
        _ => [],
    };
}
