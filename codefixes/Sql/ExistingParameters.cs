using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>Names that a method gives to the parameters of a command, as far as it can be seen whose they are.</summary>
internal static class ExistingParameters
{
    public static IEnumerable<string> Names(SyntaxNode member, ExpressionSyntax command)
    {
        var adds = member.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => Owner(call) is { } owner && owner != command.ToString()).ToArray();
        var others = adds.SelectMany(call => call.ArgumentList.Arguments).Select(argument => argument.Expression.ToString()).ToImmutableHashSet();
        return member.DescendantNodes().OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression)
                && (literal.Token.ValueText.StartsWith("@", StringComparison.Ordinal) || NamesAParameter(literal)))
            .Where(literal => !adds.Any(call => call.Contains(literal))
                && !(literal.Parent is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: var parameter } } && others.Contains(parameter.ToString())))
            .Select(literal => literal.Token.ValueText.TrimStart('@', ':', '$'));
    }

    // The command in command.Parameters.Add….
    private static string? Owner(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Parameters", Expression: var owner } }
            && method.StartsWith("Add", StringComparison.Ordinal) ? owner.ToString() : null;

    private static bool NamesAParameter(LiteralExpressionSyntax literal) => literal.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } } } =>
            method.StartsWith("Add", StringComparison.Ordinal),
        ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax creation } => creation.Type.ToString().EndsWith("Parameter", StringComparison.Ordinal),
        AssignmentExpressionSyntax { Left: var target } => target.ToString().EndsWith("ParameterName", StringComparison.Ordinal),
        _ => false,
    };
}
