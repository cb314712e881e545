using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>The characters at which a touch is reported: the name that the reader wrote, or what made the compiler call.</summary>
internal static class SitePlace
{
    public static Location Of(IOperation operation) => operation.Syntax switch
    {
        InvocationExpressionSyntax call => Named(call.Expression, operation),
        ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword.GetLocation(),
        ConstructorInitializerSyntax initializer => initializer.ThisOrBaseKeyword.GetLocation(),
        PrimaryConstructorBaseTypeSyntax constructed => constructed.Type.GetLocation(),
        CommonForEachStatementSyntax loop => loop.Expression.GetLocation(),
        VariableDeclarationSyntax declaration => Value(declaration),
        LocalDeclarationStatementSyntax { Declaration: var declaration } => Value(declaration),
        ExpressionSyntax expression => Named(expression, operation),
        var syntax => syntax.GetLocation(),
    };

    private static Location Value(VariableDeclarationSyntax declaration) => declaration.Variables[0].Initializer?.Value.GetLocation() ?? declaration.GetLocation();

    // The type belongs to the name of a static member; what stands before an instance member is another matter.
    private static Location Named(ExpressionSyntax expression, IOperation operation) => expression switch
    {
        MemberAccessExpressionSyntax access when operation.SemanticModel?.GetSymbolInfo(access.Expression).Symbol is not INamespaceOrTypeSymbol => access.Name.GetLocation(),
        MemberBindingExpressionSyntax binding => binding.Name.GetLocation(),
        _ => expression.GetLocation(),
    };
}
