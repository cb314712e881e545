using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Polp.CodeFixes;

/// <summary>Writes an expression of a member so that it means the same at a call of the member.</summary>
/// <param name="model">Of the expression.</param>
/// <param name="types">Writes types where the call stands.</param>
/// <param name="place">What the call may see.</param>
/// <param name="argument">What a parameter stands for there; null for what cannot be said.</param>
internal sealed class Translation(SemanticModel model, WrittenTypes types, CallPlace place, Func<IParameterSymbol, ExpressionSyntax?> argument) : CSharpSyntaxRewriter
{
    /// <summary>True when something could not be said.</summary>
    public bool Failed { get; private set; }

    /// <summary>True when it was said of the object that the member is called on.</summary>
    public bool UsesObject { get; private set; }

    public TypeSyntax Type(ITypeSymbol type) => types.Of(type);

    public ExpressionSyntax Of(ExpressionSyntax written) => ((ExpressionSyntax)Visit(written)!).WithoutTrivia();

    public override SyntaxNode? Visit(SyntaxNode? node) => base.Visit(node)?.WithoutAnnotations(SolutionFix.Mark);

    public override SyntaxNode? VisitNameColon(NameColonSyntax node) => node;

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node)
    {
        switch (model.GetSymbolInfo(node).Symbol)
        {
            case IParameterSymbol parameter when argument(parameter) is { } value:
                return (node.Parent is ArgumentSyntax or EqualsValueClauseSyntax || !NeedsParentheses(value) ? value.WithoutTrivia() : SyntaxFactory.ParenthesizedExpression(value.WithoutTrivia())).WithTriviaFrom(node);
            case ITypeSymbol type:
                return Type(node, type);
            case INamespaceSymbol:
                return node;
            case { IsStatic: true, ContainingType: { } owner } member when place.Sees(member):
                return Code.Member(types.Of(owner), node.Identifier.ValueText).WithTriviaFrom(node);
            // A local of the caller may have the name.
            case IFieldSymbol or IPropertySymbol or IMethodSymbol when place.IsSameObject:
                UsesObject = true;
                return Code.Member(SyntaxFactory.ThisExpression(), node.Identifier.ValueText).WithTriviaFrom(node).WithAdditionalAnnotations(Simplifier.Annotation);
            default:
                return Fail(node);
        }
    }

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) => model.GetSymbolInfo(node).Symbol switch
    {
        ITypeSymbol type => Type(node, type),
        { } member when place.Sees(member) || place.IsSameObject && node.Expression is ThisExpressionSyntax => node.WithExpression((ExpressionSyntax)Visit(node.Expression)!),
        _ => Fail(node),
    };

    public override SyntaxNode? VisitQualifiedName(QualifiedNameSyntax node) => Named(node);

    public override SyntaxNode? VisitAliasQualifiedName(AliasQualifiedNameSyntax node) => Named(node);

    public override SyntaxNode? VisitGenericName(GenericNameSyntax node) => Named(node);

    public override SyntaxNode? VisitThisExpression(ThisExpressionSyntax node)
    {
        UsesObject = true;
        return place.IsSameObject ? node : Fail(node);
    }

    public override SyntaxNode? VisitBaseExpression(BaseExpressionSyntax node) => Fail(node);

    public override SyntaxNode? VisitAwaitExpression(AwaitExpressionSyntax node) => Fail(node);

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => Fail(node);

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => Fail(node);

    public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => Fail(node);

    public override SyntaxNode? VisitQueryExpression(QueryExpressionSyntax node) => Fail(node);

    public override SyntaxNode? VisitSingleVariableDesignation(SingleVariableDesignationSyntax node) => Fail(node);

    // Where it stands then, nothing says which type is meant.
    public override SyntaxNode? VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node) => model.GetTypeInfo(node).Type is not { } type ? Fail(node) :
        SyntaxFactory.ObjectCreationExpression(SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space), types.Of(type),
            (ArgumentListSyntax)Visit(node.ArgumentList)!, (InitializerExpressionSyntax?)Visit(node.Initializer));

    public override SyntaxNode? VisitAssignmentExpression(AssignmentExpressionSyntax node) =>
        node.Parent.IsKind(SyntaxKind.ObjectInitializerExpression) ? node.WithRight((ExpressionSyntax)Visit(node.Right)!) : Fail(node);

    private SyntaxNode Named(TypeSyntax node) => model.GetSymbolInfo(node).Symbol is ITypeSymbol type ? Type(node, type) : Fail(node);

    private SyntaxNode Type(SyntaxNode node, ITypeSymbol type) => !place.Sees(type) ? Fail(node) : types.Of(type).WithTriviaFrom(node);

    private SyntaxNode Fail(SyntaxNode node)
    {
        Failed = true;
        return node;
    }

    private static bool NeedsParentheses(ExpressionSyntax value) =>
        value is not (SimpleNameSyntax or LiteralExpressionSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or InterpolatedStringExpressionSyntax or ObjectCreationExpressionSyntax);
}
