using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>A local of type DynamicParameters that one call takes.</summary>
/// <param name="Declaration">The statement that makes it.</param>
/// <param name="Names">The names that were added to it.</param>
internal sealed record DapperLocal(StatementSyntax Declaration, ImmutableArray<string> Names)
{
    /// <summary>The local, or null when it is more than this call's.</summary>
    public static DapperLocal? Of(ExpressionSyntax? given, SemanticModel model)
    {
        if (given is not IdentifierNameSyntax name
            || model.GetSymbolInfo(name).Symbol is not ILocalSymbol { Type: { Name: "DynamicParameters", ContainingNamespace.Name: "Dapper" }, DeclaringSyntaxReferences: [var declared] }
            || declared.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax { Initializer: null } creation } variable
            || creation.ArgumentList?.Arguments.Count > 0 || CommandHistory.Repeats(given, variable)
            || variable.FirstAncestorOrSelf<StatementSyntax>() is not { } declaration)
            return null;
        var uses = CommandHistory.Member(name).DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use != name && use.Identifier.ValueText == name.Identifier.ValueText).Select(Added).ToArray();
        return uses.Contains(null) ? null : new(declaration, [.. uses.Select(use => use!.TrimStart('@', ':', '?'))]);
    }

    // parameters.Add("name", …), the name in sight.
    private static string? Added(IdentifierNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string name } }, ..] } } ? name : null;
}
