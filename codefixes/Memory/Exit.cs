using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>How a method gets out when a length will not do: it throws, or returns false where it is called <c>Try…</c>.</summary>
/// <param name="Statements">The statement, or the block.</param>
/// <param name="NeedsUsing">True when the exception is not in scope yet.</param>
internal sealed record Exit(string Statements, bool NeedsUsing)
{
    /// <param name="problem">What is wrong with the length, for the exception.</param>
    public static Exit At(SyntaxNode place, string problem, SemanticModel model) => Refusal(place) is { } refusal
        ? new(refusal, false)
        : new($"throw new InvalidDataException(\"The length in the data {problem}\");", model.LookupNamespacesAndTypes(place.SpanStart, name: "InvalidDataException").IsEmpty);

    /// <summary>A check that leaves when the condition holds.</summary>
    public StatementSyntax When(string condition) =>
        SyntaxFactory.ParseStatement($"if ({condition})\n{(Statements.Contains('\n') ? Statements : "    " + Statements)}\n");

    /// <summary>How a method that says no by its answer does so; null for all others.</summary>
    private static string? Refusal(SyntaxNode place)
    {
        var function = place.Ancestors().FirstOrDefault(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax);
        var (name, result, parameters) = function switch
        {
            MethodDeclarationSyntax method => (method.Identifier.Text, method.ReturnType, method.ParameterList.Parameters),
            LocalFunctionStatementSyntax local => (local.Identifier.Text, local.ReturnType, local.ParameterList.Parameters),
            _ => ("", null, default),
        };
        if (!name.StartsWith("Try", StringComparison.Ordinal) || result is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.BoolKeyword })
            return null;
        var outs = parameters.Where(p => p.Modifiers.Any(SyntaxKind.OutKeyword)).Select(p => p.Identifier.Text + " = default!;").ToList();
        return outs.Count == 0 ? "return false;" : "{\n    " + string.Join("\n    ", outs) + "\n    return false;\n}";
    }
}
