using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Polp.CodeFixes;

/// <summary>Puts what was handed in where something was acquired.</summary>
internal static class CalleeEdit
{
    /// <summary>The local whose declaration goes, because what is handed in takes its name and place; null where the expression has no such local.</summary>
    /// <param name="scope">What the name must mean nothing else in.</param>
    public static VariableDeclaratorSyntax? Local(Acquisition acquisition, SemanticModel model, SyntaxNode scope)
    {
        if (!acquisition.IsWhole || acquisition.Written.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } variable }
            || declaration.Parent is not (LocalDeclarationStatementSyntax { Parent: BlockSyntax } or UsingStatementSyntax { Parent: BlockSyntax }) || model.GetDeclaredSymbol(variable) is not { } local)
            return null;
        var isAlone = scope.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == local.Name && token != variable.Identifier)
            .All(token => token.Parent is IdentifierNameSyntax name && (SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local) || name.Parent is MemberAccessExpressionSyntax access && access.Name == name));
        return isAlone ? variable : null;
    }

    /// <summary>Takes the declaration of the local away.</summary>
    /// <param name="opening">The statement after it that goes too.</param>
    public static void Drop(SyntaxEditor editor, VariableDeclaratorSyntax variable, StatementSyntax? opening = null)
    {
        if (opening is not null)
            editor.RemoveNode(opening, SyntaxRemoveOptions.KeepNoTrivia);
        switch (variable.Parent!.Parent)
        {
            case LocalDeclarationStatementSyntax { Parent: BlockSyntax block } local:
                var isFirst = block.Statements.First() == local;
                if (block.Statements.SkipWhile(statement => statement != local).Skip(1).FirstOrDefault(statement => statement != opening) is { } next)
                    editor.ReplaceNode(next, (current, _) => current.WithLeadingTrivia(isFirst ? Comments(local).AddRange(WithoutBlankLines(current.GetLeadingTrivia())) : Comments(local).AddRange(current.GetLeadingTrivia())));
                editor.RemoveNode(local, SyntaxRemoveOptions.KeepNoTrivia);
                break;
            case UsingStatementSyntax { Parent: BlockSyntax block } scope:
                var inner = scope.Statement is BlockSyntax body && (block.Statements.Last() == scope || !body.Statements.Any(statement => statement is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax))
                    ? body.Statements.ToArray() : [scope.Statement];
                inner = inner.Where(statement => statement != opening).ToArray();
                for (var i = 0; i < inner.Length; i++)
                    editor.InsertBefore(scope, Code.Laid(i == 0 ? inner[i].WithLeadingTrivia(scope.GetLeadingTrivia().AddRange(inner[i].GetLeadingTrivia().SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))) : inner[i]));
                editor.RemoveNode(scope, SyntaxRemoveOptions.KeepNoTrivia);
                break;
        }
    }

    /// <summary>Puts the use in the place of the expression; false where there is no room for its statements.</summary>
    public static bool Replace(SyntaxEditor editor, ExpressionSyntax written, UseOfTaken use)
    {
        var replaced = use.ReplacesAwait ? (ExpressionSyntax)written.Parent! : written;
        var statement = written.FirstAncestorOrSelf<SyntaxNode>(node => node is StatementSyntax or ArrowExpressionClauseSyntax or MemberDeclarationSyntax);
        if (use.Instead is { } instead)
        {
            if (statement is not StatementSyntax)
                return false;
            editor.ReplaceNode(statement, instead.WithTriviaFrom(statement));
            return true;
        }
        editor.ReplaceNode(replaced, use.Value!.WithTriviaFrom(replaced));
        if (use.Before.IsEmpty)
            return true;
        switch (statement)
        {
            case StatementSyntax { Parent: BlockSyntax }:
                for (var i = 0; i < use.Before.Length; i++)
                    editor.InsertBefore(statement, i == 0 ? use.Before[i].WithLeadingTrivia(statement.GetLeadingTrivia()) : use.Before[i]);
                editor.ReplaceNode(statement, (current, _) => Code.Laid(current.WithLeadingTrivia(SyntaxFactory.ElasticMarker)));
                return true;
            case ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method }:
                editor.ReplaceNode(method, (current, _) => ArrowBody.ToBlock(current, value => Code.Laid(SyntaxFactory.Block(use.Before.Add(SyntaxFactory.ReturnStatement(value.WithoutTrivia()))))));
                return true;
            default:
                return false;
        }
    }

    private static SyntaxTriviaList Comments(SyntaxNode node) =>
        node.GetLeadingTrivia().Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            ? SyntaxFactory.TriviaList(node.GetLeadingTrivia().Reverse().SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse()) : default;

    private static IEnumerable<SyntaxTrivia> WithoutBlankLines(SyntaxTriviaList trivia) => trivia.SkipWhile(piece => piece.IsKind(SyntaxKind.EndOfLineTrivia));
}
