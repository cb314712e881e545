using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>How a method gets out when a length will not do: as it does elsewhere, with false where it is called <c>Try…</c>, else by an exception.</summary>
/// <param name="Statements">The statement, or the block.</param>
/// <param name="NeedsUsing">True when the exception is not in scope yet.</param>
internal sealed record Exit(string Statements, bool NeedsUsing)
{
    /// <param name="place">What the check stands in front of.</param>
    /// <param name="problem">What is wrong with the length or the index, for the exception.</param>
    public static Exit At(SyntaxNode place, string problem, SemanticModel model)
    {
        var function = place.Ancestors().FirstOrDefault(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax);
        var leave = IsTry(function) ? "return false;" : function is null ? null : Precedent.Before(place, function, model);
        return leave is null
            ? new($"throw new InvalidDataException(\"{problem}\");", model.LookupNamespacesAndTypes(place.SpanStart, name: "InvalidDataException").IsEmpty)
            : leave.StartsWith("return", StringComparison.Ordinal) && Unassigned(function!, place, model) is { Count: > 0 } outs ? new("{\n    " + string.Join("\n    ", outs.Append(leave)) + "\n}", false)
            : new(leave, false);
    }

    /// <summary>A check that leaves when the condition holds.</summary>
    public StatementSyntax When(string condition) =>
        SyntaxFactory.ParseStatement($"if ({condition})\n{(Statements.Contains('\n') ? Statements : "    " + Statements)}\n");

    private static bool IsTry(SyntaxNode? function) => function switch
    {
        MethodDeclarationSyntax { Identifier.Text: var name, ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.BoolKeyword } } => name.StartsWith("Try", StringComparison.Ordinal),
        LocalFunctionStatementSyntax { Identifier.Text: var name, ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.BoolKeyword } } => name.StartsWith("Try", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Assignments to what has to have a value by then, and has none yet.</summary>
    private static List<string> Unassigned(SyntaxNode function, SyntaxNode place, SemanticModel model)
    {
        var before = place.AncestorsAndSelf().TakeWhile(node => node != function).OfType<StatementSyntax>()
            .SelectMany(statement => statement.Parent is BlockSyntax block ? block.Statements.TakeWhile(other => other != statement) : []).ToList();
        return function.ChildNodes().OfType<ParameterListSyntax>().SelectMany(list => list.Parameters).Where(p => p.Modifiers.Any(SyntaxKind.OutKeyword) && !before.Exists(statement => Sets(statement, p.Identifier.Text)))
            .Select(p => $"{p.Identifier.Text} = default{(p.Type is not null && model.GetTypeInfo(p.Type).Type is { IsValueType: true } ? "" : "!")};").ToList();
    }

    private static bool Sets(StatementSyntax statement, string name) => statement is ExpressionStatementSyntax { Expression: var expression } && expression switch
    {
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax set } => set.Identifier.Text == name,
        InvocationExpressionSyntax call => call.ArgumentList.Arguments.Any(a => a.RefKindKeyword.IsKind(SyntaxKind.OutKeyword) && a.Expression is IdentifierNameSyntax set && set.Identifier.Text == name),
        _ => false,
    };
}
