using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Polp.CodeFixes;

/// <summary>Pieces of code, to be laid out as the document has it.</summary>
internal static class Code
{
    public static ExpressionSyntax Call(ExpressionSyntax on, string name, params IEnumerable<ExpressionSyntax> arguments) =>
        SyntaxFactory.InvocationExpression(Member(on, name), Arguments(arguments)).WithAdditionalAnnotations(Formatter.Annotation);

    public static ExpressionSyntax Call(string on, string name, params IEnumerable<ExpressionSyntax> arguments) => Call(SyntaxFactory.IdentifierName(on), name, arguments);

    public static ExpressionSyntax New(SyntaxNode type, params IEnumerable<ExpressionSyntax> arguments) =>
        SyntaxFactory.ObjectCreationExpression((TypeSyntax)type).WithArgumentList(Arguments(arguments)).WithAdditionalAnnotations(Formatter.Annotation);

    public static MemberAccessExpressionSyntax Member(ExpressionSyntax on, string name) =>
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, on, SyntaxFactory.IdentifierName(name));

    public static StatementSyntax Statement(string text) => Laid(SyntaxFactory.ParseStatement(text));

    public static ExpressionSyntax Name(string name) => SyntaxFactory.IdentifierName(name);

    /// <summary><c>var name = value;</c>, with or without <c>using</c>.</summary>
    public static LocalDeclarationStatementSyntax Local(string name, ExpressionSyntax value, bool isUsing = false)
    {
        var declaration = SyntaxFactory.LocalDeclarationStatement(Declaration(name, value));
        return Laid(isUsing ? declaration.WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword)) : declaration);
    }

    public static UsingStatementSyntax Using(string name, ExpressionSyntax value, IEnumerable<StatementSyntax> body) =>
        Laid(SyntaxFactory.UsingStatement(Declaration(name, value), null, SyntaxFactory.Block(body)));

    public static T Laid<T>(T node)
        where T : SyntaxNode => node.WithAdditionalAnnotations(Formatter.Annotation);

    private static VariableDeclarationSyntax Declaration(string name, ExpressionSyntax value) => SyntaxFactory.VariableDeclaration(
        SyntaxFactory.IdentifierName("var"), SyntaxFactory.SingletonSeparatedList(SyntaxFactory.VariableDeclarator(name).WithInitializer(SyntaxFactory.EqualsValueClause(value.WithoutTrivia()))));

    private static ArgumentListSyntax Arguments(IEnumerable<ExpressionSyntax> arguments) =>
        SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(arguments.Select(argument => SyntaxFactory.Argument(argument.WithoutTrivia()))));
}
