using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.CodeFixes;

/// <summary>A statement with a call in it, around which the caller now holds what it opened: opened before, and closed right after.</summary>
internal sealed class HeldAround
{
    private readonly SyntaxNode holder;
    private readonly SemanticModel model;

    private HeldAround(SyntaxNode holder, SemanticModel model) => (this.holder, this.model) = (holder, model);

    /// <summary>Null where it could not be said when the call has ended.</summary>
    public static HeldAround? Of(CallSite site, bool isAwaitable)
    {
        if (site.Node is not ExpressionSyntax call || isAwaitable && !IsAwaited(call))
            return null;
        var holder = call.Ancestors().FirstOrDefault(node => node is StatementSyntax or ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax);
        var isPossible = holder switch
        {
            ArrowExpressionClauseSyntax arrow => arrow.Parent is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or ConstructorDeclarationSyntax,
            LambdaExpressionSyntax { ExpressionBody: not null } => true,
            ExpressionStatementSyntax or ReturnStatementSyntax => true,
            LocalDeclarationStatementSyntax local => local is { UsingKeyword.RawKind: 0, IsConst: false, Declaration.Variables: [{ Initializer: { } initializer } variable], Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax }
                && (IsLast(local) || Nameable(site.Model, local, initializer.Value) is not null) && !initializer.Value.DescendantNodesAndSelf().Any(node => node is SingleVariableDesignationSyntax),
            _ => false,
        };
        return isPossible && Evaluation.IsCertain(call, holder!) ? new(holder!, site.Model) : null;
    }

    /// <summary>The same statement must not be wrapped twice.</summary>
    public SyntaxNode Holder => holder;

    /// <param name="then">What opens it.</param>
    public void Write(SyntaxEditor editor, string name, ExpressionSyntax acquired, params StatementSyntax[] then)
    {
        switch (holder)
        {
            case ArrowExpressionClauseSyntax { Parent: { } member }:
                var isVoid = IsVoid(model.GetDeclaredSymbol(member) as IMethodSymbol);
                editor.ReplaceNode(member, (current, _) => ArrowBody.ToBlock(current, value => Block(name, acquired, then, value, isVoid)));
                break;
            case LambdaExpressionSyntax lambda:
                var returnsNothing = IsVoid(model.GetSymbolInfo(lambda).Symbol as IMethodSymbol);
                editor.ReplaceNode(lambda, (current, _) => current is LambdaExpressionSyntax { ExpressionBody: { } value } ? ((LambdaExpressionSyntax)current).WithBody(Block(name, acquired, then, value, returnsNothing)) : current);
                break;
            case StatementSyntax { Parent: BlockSyntax } last when IsLast(last):
                editor.InsertBefore(last, Code.Local(name, acquired, isUsing: true).WithLeadingTrivia(last.GetLeadingTrivia()));
                foreach (var statement in then)
                    editor.InsertBefore(last, statement);
                editor.ReplaceNode(last, (current, _) => Code.Laid(current.WithLeadingTrivia(SyntaxFactory.ElasticMarker)));
                break;
            case LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: var value } variable] } local:
                var declared = SyntaxFactory.LocalDeclarationStatement(SyntaxFactory.VariableDeclaration(
                    local.Declaration.Type.IsVar ? new WrittenTypes(editor.Generator, model, local.SpanStart).Of(Nameable(model, local, value)!) : local.Declaration.Type.WithoutTrivia(),
                    SyntaxFactory.SingletonSeparatedList(SyntaxFactory.VariableDeclarator(variable.Identifier.WithoutTrivia())))).WithLeadingTrivia(local.GetLeadingTrivia());
                // Statements of the program are members, between which the formatter would leave a line.
                var newLine = local.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
                if (local.Parent is GlobalStatementSyntax global)
                    editor.InsertBefore(global, SyntaxFactory.GlobalStatement(Code.Laid(declared.WithTrailingTrivia(newLine == default ? SyntaxFactory.ElasticLineFeed : newLine))));
                else
                    editor.InsertBefore(local, Code.Laid(declared));
                editor.ReplaceNode(local, (current, _) => Code.Using(name, acquired, then.Append(SyntaxFactory.ExpressionStatement(SyntaxFactory.AssignmentExpression(
                    SyntaxKind.SimpleAssignmentExpression, SyntaxFactory.IdentifierName(variable.Identifier.WithoutTrivia()), ((LocalDeclarationStatementSyntax)current).Declaration.Variables[0].Initializer!.Value)))).WithLeadingTrivia(local.Parent is GlobalStatementSyntax ? default : SyntaxFactory.TriviaList(SyntaxFactory.ElasticMarker)).WithTrailingTrivia(local.GetTrailingTrivia()));
                break;
            default:
                editor.ReplaceNode(holder, (current, _) => Code.Using(name, acquired, then.Append(((StatementSyntax)current).WithoutTrivia())).WithTriviaFrom(current));
                break;
        }
    }

    private static BlockSyntax Block(string name, ExpressionSyntax acquired, StatementSyntax[] then, ExpressionSyntax value, bool isVoid) => Code.Laid(SyntaxFactory.Block(then
        .Prepend(Code.Local(name, acquired, isUsing: true))
        .Append(isVoid ? SyntaxFactory.ExpressionStatement(value.WithoutTrivia()) : SyntaxFactory.ReturnStatement(value.WithoutTrivia()))));

    // Up to the end of its block nothing else happens, so that it is closed as soon either way.
    private static bool IsLast(StatementSyntax statement) =>
        statement.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 } && statement is { Parent: BlockSyntax block } && (block.Statements.Last() == statement || statement is ReturnStatementSyntax);

    private static bool IsVoid(IMethodSymbol? method) => method is null or { ReturnsVoid: true } or { IsAsync: true, ReturnType: INamedTypeSymbol { TypeArguments.IsEmpty: true } };

    // What is only promised needs the file until it is there.
    private static bool IsAwaited(ExpressionSyntax call) => call.Parent switch
    {
        AwaitExpressionSyntax => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax { Parent: AwaitExpressionSyntax } } => true,
        _ => false,
    };

    /// <summary>The type of a local, to be written.</summary>
    private static ITypeSymbol? Nameable(SemanticModel model, LocalDeclarationStatementSyntax local, ExpressionSyntax value)
    {
        var given = model.GetTypeInfo(value);
        return given.Type is null or { IsAnonymousType: true } or { IsRefLikeType: true } or { TypeKind: TypeKind.Error or TypeKind.Dynamic } || local.Declaration.Type is RefTypeSyntax ? null
            : given.Type.WithNullableAnnotation(given.Nullability.FlowState == NullableFlowState.MaybeNull ? NullableAnnotation.Annotated : NullableAnnotation.NotAnnotated);
    }
}
