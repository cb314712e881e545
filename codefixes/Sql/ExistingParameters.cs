using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>Names that a method gives to parameters already.</summary>
internal static class ExistingParameters
{
    public static IEnumerable<string> Names(SyntaxNode member) => member.DescendantNodes().OfType<LiteralExpressionSyntax>()
        .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && (literal.Token.ValueText.StartsWith("@", StringComparison.Ordinal) || NamesAParameter(literal)))
        .Select(literal => literal.Token.ValueText.TrimStart('@', ':', '$'));

    private static bool NamesAParameter(LiteralExpressionSyntax literal) => literal.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } } } => method.StartsWith("Add", StringComparison.Ordinal),
        ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax creation } => creation.Type.ToString().EndsWith("Parameter", StringComparison.Ordinal),
        AssignmentExpressionSyntax { Left: var target } => target.ToString().EndsWith("ParameterName", StringComparison.Ordinal),
        _ => false,
    };
}
