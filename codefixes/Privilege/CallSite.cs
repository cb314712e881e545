using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.CodeFixes;

/// <summary>A call of a method or constructor, anywhere in the solution.</summary>
/// <param name="Document">Where it stands.</param>
/// <param name="Node">The call, creation or initializer.</param>
/// <param name="Arguments">As the compiler has assigned them.</param>
/// <param name="Model">Of its document.</param>
internal sealed record CallSite(Document Document, SyntaxNode Node, ImmutableArray<IArgumentOperation> Arguments, SemanticModel Model)
{
    public ArgumentListSyntax? List => Node switch
    {
        InvocationExpressionSyntax call => call.ArgumentList,
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        ConstructorInitializerSyntax initializer => initializer.ArgumentList,
        PrimaryConstructorBaseTypeSyntax initializer => initializer.ArgumentList,
        _ => null,
    };

    /// <summary>Every call in the solution, or null where the method is also meant otherwise, so that its parameters are not ours to change.</summary>
    public static async Task<ImmutableArray<CallSite>?> Of(IMethodSymbol method, Solution solution, CancellationToken token)
    {
        var sites = ImmutableArray.CreateBuilder<CallSite>();
        foreach (var found in await SymbolFinder.FindReferencesAsync(method, solution, token).ConfigureAwait(false))
        {
            foreach (var place in found.Locations)
            {
                if (await GeneratedCode.Is(place.Document, token).ConfigureAwait(false))
                    return null;
                var root = (await place.Document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
                var node = root.FindNode(place.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
                if (node.IsPartOfStructuredTrivia())
                    continue;
                if (place.IsImplicit && node is not ImplicitObjectCreationExpressionSyntax)
                    return null;
                var model = (await place.Document.GetSemanticModelAsync(token).ConfigureAwait(false))!;
                if (node.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().Any(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" } && model.GetOperation(call, token) is INameOfOperation))
                    continue;
                if (Call(node) is not { } written || Given(model.GetOperation(written, token)) is not { } arguments)
                    return null;
                sites.Add(new(place.Document, written, arguments, model));
            }
        }
        // An argument that is a call itself would have to be changed and copied at once.
        return sites.Any(site => sites.Any(other => other != site && other.Document.Id == site.Document.Id && site.Node.Contains(other.Node))) ? null
            : sites.OrderBy(site => site.Document.FilePath, StringComparer.Ordinal).ThenBy(site => site.Node.SpanStart).ToImmutableArray();
    }

    private static SyntaxNode? Call(SyntaxNode node)
    {
        if (node is BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax)
            return node;
        var named = node;
        while (named.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax || named.Parent is MemberAccessExpressionSyntax access && access.Name == named || named.Parent is MemberBindingExpressionSyntax)
            named = named.Parent;
        return named.Parent switch
        {
            InvocationExpressionSyntax call when call.Expression == named => call,
            ObjectCreationExpressionSyntax creation when creation.Type == named => creation,
            PrimaryConstructorBaseTypeSyntax initializer when initializer.Type == named => initializer,
            _ => null,
        };
    }

    private static ImmutableArray<IArgumentOperation>? Given(IOperation? operation) => operation switch
    {
        IInvocationOperation call => call.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        IExpressionStatementOperation { Operation: IInvocationOperation call } => call.Arguments,
        _ => null,
    };
}
