using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>
/// Which pieces of code may hand a text on whole, told from how they are written, so that a build binds only those before it writes what the
/// assembly says of itself. Errs towards yes; a text that follows a literal one in the same call is taken for no SQL.
/// </summary>
internal static class HandingOn
{
    private const int Deepest = 4;

    /// <summary>False when no call or assignment of a name that is asked for gets a text that stands somewhere else.</summary>
    /// <param name="constructs">True when an object that is made without naming its type may be one that is asked for.</param>
    public static bool MayStandIn(SyntaxNode root, Func<string, bool> isAskedFor, bool constructs) => root.DescendantNodesAndSelf().Any(node => node switch
    {
        InvocationExpressionSyntax call => isAskedFor(Name(call.Expression)) && Hands(call.ArgumentList, root),
        ObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation => isAskedFor(Name(creation.Type)) && Hands(arguments, root),
        ImplicitObjectCreationExpressionSyntax creation => constructs && Hands(creation.ArgumentList, root),
        ConstructorInitializerSyntax chained => constructs && Hands(chained.ArgumentList, root),
        PrimaryConstructorBaseTypeSyntax chained => constructs && Hands(chained.ArgumentList, root),
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax } => true,
        AssignmentExpressionSyntax assignment => isAskedFor(Name(assignment.Left)) && Carries(assignment.Right, root, Deepest),
        EqualsValueClauseSyntax value => value == root && Carries(value.Value, root, Deepest),
        _ => false,
    });

    private static string Name(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        _ => "",
    };

    private static bool Hands(BaseArgumentListSyntax arguments, SyntaxNode root)
    {
        foreach (var argument in arguments.Arguments)
        {
            if (IsText(argument.Expression))
                return false;
            if (Carries(argument.Expression, root, Deepest))
                return true;
        }
        return false;
    }

    private static bool IsText(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
        InterpolatedStringExpressionSyntax text => text.Contents.Any(SyntaxKind.InterpolatedStringText),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => IsText(sum.Left) || IsText(sum.Right),
        ParenthesizedExpressionSyntax inner => IsText(inner.Expression),
        _ => false,
    };

    private static bool Carries(ExpressionSyntax expression, SyntaxNode root, int depth) => depth == 0 || expression switch
    {
        LiteralExpressionSyntax or BaseObjectCreationExpressionSyntax or AnonymousObjectCreationExpressionSyntax or AnonymousFunctionExpressionSyntax
            or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax => false,
        InterpolatedStringExpressionSyntax => !IsText(expression),
        BinaryExpressionSyntax coalesce when coalesce.IsKind(SyntaxKind.CoalesceExpression) => Carries(coalesce.Left, root, depth) || Carries(coalesce.Right, root, depth),
        BinaryExpressionSyntax sum => sum.IsKind(SyntaxKind.AddExpression) && !IsText(sum),
        ConditionalExpressionSyntax either => Carries(either.WhenTrue, root, depth) || Carries(either.WhenFalse, root, depth),
        SwitchExpressionSyntax choice => choice.Arms.Any(arm => Carries(arm.Expression, root, depth)),
        ParenthesizedExpressionSyntax inner => Carries(inner.Expression, root, depth),
        CastExpressionSyntax cast => Carries(cast.Expression, root, depth),
        PostfixUnaryExpressionSyntax inner => Carries(inner.Operand, root, depth),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver }, ArgumentList.Arguments.Count: 0 } => Carries(receiver, root, depth),
        IdentifierNameSyntax name => Brings(name.Identifier.ValueText, root, depth - 1),
        _ => true,
    };

    // A local brings on what it is given here; whatever else has a name brings what others give it.
    private static bool Brings(string name, SyntaxNode root, int depth)
    {
        var isLocal = false;
        foreach (var node in root.DescendantNodes())
        {
            if (node is VariableDeclaratorSyntax local && local.Identifier.ValueText == name)
            {
                isLocal = true;
                if (local.Initializer is { Value: var value } && Carries(value, root, depth))
                    return true;
            }
            else if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var assigned }, Right: var given } && assigned == name && Carries(given, root, depth))
            {
                return true;
            }
            else if (node is DeclarationExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 } && node.DescendantTokens().Any(token => token.ValueText == name))
            {
                return true;
            }
        }
        return !isLocal;
    }
}
