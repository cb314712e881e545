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

    /// <summary>True when the parameters of a command are taken away again after a place.</summary>
    public static bool IsCleared(ExpressionSyntax command, SyntaxNode after) => Member(after).DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        .Any(access => access.SpanStart > after.Span.End && access.Name.Identifier.ValueText == "Clear" && access.Expression.ToString() == command + ".Parameters"
            && !Member(after).DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a => a.SpanStart > after.Span.End && a.SpanStart < access.SpanStart && a.Left.ToString() == command + ".CommandText"));

    /// <summary>The statement that makes the command of a text empty, when nothing but this text and its parameters is given to it; null for any other command.</summary>
    public static StatementSyntax? MadeEmpty(CommandSite site, FlaggedText text)
    {
        if (!site.IsFresh || text.Sink.Syntax is not AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax }
            || text.Model.GetSymbolInfo(site.Command).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var declared] } local)
            return null;
        // Whoever else gets hold of it before it has its text may do anything to its parameters.
        var isOurs = Member(text.Use).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(text.Model.GetSymbolInfo(name).Symbol, local))
            .All(name => name.SpanStart > text.Use.SpanStart || name.Parent is MemberAccessExpressionSyntax access && access.Expression == name);
        return isOurs ? declared.GetSyntax().FirstAncestorOrSelf<StatementSyntax>() : null;
    }

    /// <summary>The function whose body holds the node; the whole file for top-level statements.</summary>
    public static SyntaxNode Member(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(n => n is MemberDeclarationSyntax and not (GlobalStatementSyntax or BaseTypeDeclarationSyntax)) ?? node.SyntaxTree.GetRoot();

    /// <summary>True when the node may run more often than the other, which stands before it.</summary>
    public static bool Repeats(SyntaxNode node, SyntaxNode before) => node.Ancestors().TakeWhile(n => !n.Contains(before)).Any(n =>
        n is CommonForEachStatementSyntax each && !each.Expression.Contains(node) || n is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or LabeledStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

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
