using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.CodeFixes;

/// <summary>Whether a file may be opened before the rest of a call is evaluated, which came first until now.</summary>
internal static class CallOrder
{
    /// <summary>False where what is evaluated before could see the difference.</summary>
    /// <param name="site">The call.</param>
    /// <param name="holder">What the file is now open around; null where it is opened in the place of an argument.</param>
    /// <param name="used">The values that say what to open.</param>
    /// <param name="writes">True when to open it is to empty it.</param>
    public static bool IsFree(CallSite site, SyntaxNode? holder, IEnumerable<IOperation> used, bool writes)
    {
        if (writes)
        {
            var receiver = (site.Model.GetOperation(site.Node) as IInvocationOperation)?.Instance;
            return site.Arguments.All(argument => Evaluation.IsRepeatable(argument.Value)) && (receiver is null || Evaluation.IsRepeatable(receiver))
                && (holder is null || site.Node.Ancestors().TakeWhile(node => node != holder).All(node => node is not (ArgumentSyntax or BinaryExpressionSyntax or InitializerExpressionSyntax or CollectionElementSyntax)));
        }
        var named = new HashSet<ISymbol>(used.SelectMany(Symbols), SymbolEqualityComparer.Default);
        // What comes after the call in its statement runs while the file is open.
        return (holder ?? site.Node).DescendantNodes().OfType<ExpressionSyntax>()
            .Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax && node != site.Node)
            .Select(node => site.Model.GetOperation(node)).OfType<IOperation>()
            .All(operation => Evaluation.IsRepeatable(operation) || used.Any(value => value.Syntax.Span.Contains(operation.Syntax.Span)) || !Symbols(operation, operation.Syntax.Contains(site.Node) ? site.Node : null).Any(named.Contains));
    }

    private static IEnumerable<ISymbol> Symbols(IOperation operation) => Symbols(operation, null);

    private static IEnumerable<ISymbol> Symbols(IOperation operation, SyntaxNode? without) => operation.DescendantsAndSelf().Where(part => without?.Span.Contains(part.Syntax.Span) != true).Select(part => part switch
    {
        ILocalReferenceOperation reference => reference.Local,
        IParameterReferenceOperation reference => reference.Parameter,
        IFieldReferenceOperation reference => reference.Field,
        _ => (ISymbol?)null,
    }).OfType<ISymbol>();
}
