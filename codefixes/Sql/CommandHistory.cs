using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>What the method did with a command before it got its text.</summary>
internal static class CommandHistory
{
    /// <summary>True when the command was made for this text; false when its parameters must be cleared first; null when that could take away some that another text needs.</summary>
    public static bool? IsFresh(ExpressionSyntax command, SyntaxNode at, SemanticModel model)
    {
        if (model.GetSymbolInfo(command).Symbol is not { } symbol)
            return null;
        var uses = Member(at).DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Where(access => access.Expression.ToString() == command.ToString() && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(access.Expression).Symbol, symbol)).ToArray();
        if (symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declared] } && declared.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var maker } variable
            && IsEmpty(maker) && uses.Count(IsTextWrite) == 1 && !IsAssigned(command, at, variable) && !Repeats(at, variable))
            return true;
        var first = uses.FirstOrDefault(access => access.Name.Identifier.ValueText == "Parameters");
        return first is null || first.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Clear" } ? false : null;
    }

    /// <summary>The function whose body holds the node; the whole file for top-level statements.</summary>
    public static SyntaxNode Member(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(n => n is MemberDeclarationSyntax and not (GlobalStatementSyntax or BaseTypeDeclarationSyntax)) ?? node.SyntaxTree.GetRoot();

    /// <summary>True when the node may run more often than the other, which stands before it.</summary>
    public static bool Repeats(SyntaxNode node, SyntaxNode before) => node.Ancestors().TakeWhile(n => !n.Contains(before)).Any(n =>
        n is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or LabeledStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static bool IsEmpty(ExpressionSyntax maker) => maker switch
    {
        BaseObjectCreationExpressionSyntax creation => (creation.ArgumentList?.Arguments.Count ?? 0) == 0 && creation.Initializer?.ToString().Contains("CommandText") != true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateCommand" }, ArgumentList.Arguments.Count: 0 } => true,
        _ => false,
    };

    private static bool IsTextWrite(MemberAccessExpressionSyntax access) =>
        access.Name.Identifier.ValueText == "CommandText" && access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access;

    private static bool IsAssigned(ExpressionSyntax command, SyntaxNode at, SyntaxNode declaration) =>
        Member(at).DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a => a.SpanStart > declaration.SpanStart && a.Left.ToString() == command.ToString());
}
