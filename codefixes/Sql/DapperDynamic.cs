using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>A local of type DynamicParameters that one call takes.</summary>
internal static class DapperDynamic
{
    /// <summary>The statement before which values can be added, or null when the local is more than this call's.</summary>
    public static StatementSyntax? Of(ExpressionSyntax given, FlaggedText text)
    {
        if (given is not IdentifierNameSyntax name
            || text.Model.GetSymbolInfo(name).Symbol is not ILocalSymbol { Type: { Name: "DynamicParameters", ContainingNamespace.Name: "Dapper" }, DeclaringSyntaxReferences: [var declared] }
            || declared.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax { Initializer: null } creation }
            || creation.ArgumentList?.Arguments.Count > 0
            || Uses(name).Any(use => use != name && Added(use) is null))
            return null;
        var statement = given.FirstAncestorOrSelf<StatementSyntax>();
        var isHere = statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax
            || statement is CommonForEachStatementSyntax loop && loop.Expression.Contains(given);
        var isInner = given.Ancestors().TakeWhile(node => node != statement).Any(node => node is AnonymousFunctionExpressionSyntax);
        return isHere && !isInner && statement!.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax && !CommandHistory.Repeats(statement!, declared.GetSyntax())
            ? statement
            : null;
    }

    /// <summary>The names that were added to it.</summary>
    public static IEnumerable<string> Names(ExpressionSyntax given) =>
        Uses((IdentifierNameSyntax)given).Select(Added).OfType<InvocationExpressionSyntax>()
            .Select(call => (call.ArgumentList.Arguments.FirstOrDefault()?.Expression as LiteralExpressionSyntax)?.Token.ValueText.TrimStart('@', ':', '?') ?? "");

    private static IEnumerable<IdentifierNameSyntax> Uses(IdentifierNameSyntax name) =>
        CommandHistory.Member(name).DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == name.Identifier.ValueText);

    // parameters.Add("name", …), the name in sight.
    private static InvocationExpressionSyntax? Added(IdentifierNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax }, ..] } call } ? call : null;
}
