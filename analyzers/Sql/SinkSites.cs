using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>
/// Whether a name where it stands can be that of a sink, by syntax alone: libraries call what takes SQL <c>Select</c>, <c>Add</c> or <c>Execute</c>, and
/// most of what bears such a name is something else, or is handed a literal.
/// </summary>
internal static class SinkSites
{
    /// <summary>False when what bears the name is surely called with nothing in one of the positions that may be a text, not constant.</summary>
    /// <param name="ordinals">The positions of the arguments that matter.</param>
    public static bool MayCall(SyntaxToken name, IReadOnlyCollection<int> ordinals) =>
        SpelledName.Whole(name).Parent is not InvocationExpressionSyntax { ArgumentList: var arguments } call || call.Expression != SpelledName.Whole(name) || MayTake(arguments, ordinals);

    /// <summary>False when the property or field of the name is surely not given a text that is not constant.</summary>
    public static bool MayBeGiven(SyntaxToken name) => SpelledName.Whole(name) is var member && member.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == member && MayBeText(assignment.Right),
        ArgumentSyntax { Parent: TupleExpressionSyntax } => true,
        // A declaration with its initializer, and what binding has to sort out.
        _ => member is not ExpressionSyntax,
    };

    /// <summary>False when the type of the name is surely not made with a text that is not constant.</summary>
    public static bool MayMake(SyntaxToken name)
    {
        var type = SpelledName.Whole(name);
        return type.Parent switch
        {
            ObjectCreationExpressionSyntax { ArgumentList: var arguments } creation => creation.Type == type && arguments is not null && MayTake(arguments, ordinals: null),
            PrimaryConstructorBaseTypeSyntax { ArgumentList: var arguments } => MayTake(arguments, ordinals: null),
            _ => false,
        };
    }

    /// <summary>False when <c>new(…)</c>, <c>base(…)</c> or <c>this(…)</c> surely hands over no text that is not constant.</summary>
    public static bool MayConstruct(SyntaxToken keyword) => keyword.Parent switch
    {
        ImplicitObjectCreationExpressionSyntax creation => MayTake(creation.ArgumentList, ordinals: null),
        ConstructorInitializerSyntax initializer => MayTake(initializer.ArgumentList, ordinals: null),
        _ => true,
    };

    private static bool MayTake(ArgumentListSyntax list, IReadOnlyCollection<int>? ordinals)
    {
        var arguments = list.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            // An argument that is named may stand anywhere, under the name that some override gave it.
            if ((ordinals is null || arguments[i].NameColon is not null || ordinals.Contains(i)) && MayBeText(arguments[i].Expression))
                return true;
        }
        return false;
    }

    private static bool MayBeText(ExpressionSyntax value)
    {
        while (value is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum)
        {
            if (sum.Right is not LiteralExpressionSyntax)
                return true;
            value = sum.Left;
        }
        return value is not (LiteralExpressionSyntax or AnonymousFunctionExpressionSyntax or TypeOfExpressionSyntax);
    }
}
