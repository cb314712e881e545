using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Polp.CodeFixes;

/// <summary>What an object acquires for its life, or may keep for it: its constructor takes it.</summary>
internal static class ConstructorTaking
{
    /// <summary>Null where the object has no one constructor to take it, or the acquisition depends on more than constants.</summary>
    public static async Task<TakenParameter?> Of(Document document, Acquisition acquisition, SemanticModel model, SyntaxGenerator generator, CancellationToken token)
    {
        var member = acquisition.Written.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (member is not { Parent: ClassDeclarationSyntax type } || member.Modifiers.Any(SyntaxKind.StaticKeyword) || model.GetDeclaredSymbol(type, token) is not { IsStatic: false } symbol)
            return null;
        var initialised = Initialised(acquisition.Written, member);
        if (initialised is null && !(acquisition.IsWhole && (acquisition.IsAsked || CapabilityTypes.IsShared(CapabilityTypes.Of(model.GetTypeInfo(acquisition.Written, token).Type)!)) && member is MethodDeclarationSyntax or PropertyDeclarationSyntax))
            return null;
        var constant = new Translation(model, new(generator, model, type.SpanStart), new(true, true, false), _ => null);
        acquisition.Acquire(constant);
        var constructors = symbol.InstanceConstructors.Where(constructor => Taking.IsFree(constructor)).ToList();
        if (constant.Failed || constructors is not [var only] || symbol.InstanceConstructors.Length != 1 || await Taking.IsCalledSilently(only, document.Project.Solution, token).ConfigureAwait(false))
            return null;
        var declaration = only.IsImplicitlyDeclared ? type : only.DeclaringSyntaxReferences[0].GetSyntax(token);
        if (declaration.SyntaxTree != type.SyntaxTree || only.IsImplicitlyDeclared && type.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 })
            return null;
        var kept = acquisition with { IsClosed = initialised is not null && acquisition.IsClosed };
        if (initialised is not null && declaration is ConstructorDeclarationSyntax { Initializer: not { RawKind: (int)SyntaxKind.ThisConstructorInitializer } } constructed)
            return new(document, kept, model, generator, only, declaration, (editor, name) => Move(editor, acquisition, initialised, constructed, name), Named(acquisition, initialised, constructed));
        if (initialised is not null)
            return declaration is not TypeDeclarationSyntax { ParameterList: null } ? null
                : new(document, kept, model, generator, only, declaration, (editor, name) => CalleeEdit.Replace(editor, acquisition.Written, acquisition.Use(name)), Named(acquisition, initialised, null));
        return new(document, kept, model, generator, only, declaration, (editor, name) => Use(editor, acquisition, model, type, declaration as ConstructorDeclarationSyntax, name));
    }

    /// <summary>The field or property that the expression is in the initialiser of.</summary>
    private static SyntaxToken? Initialised(ExpressionSyntax written, MemberDeclarationSyntax member) => !Evaluation.IsCertain(written, member) ? null : member switch
    {
        FieldDeclarationSyntax { Declaration.Variables: [var variable] } => variable.Identifier,
        PropertyDeclarationSyntax { Initializer: { } initializer } property when initializer.Contains(written) => property.Identifier,
        _ => null,
    };

    /// <summary>The name of the member that keeps it, as parameters are written.</summary>
    private static string? Named(Acquisition acquisition, SyntaxToken? member, ConstructorDeclarationSyntax? constructor)
    {
        var name = member!.Value.ValueText.TrimStart('_');
        name = name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);
        return acquisition.IsWhole && SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
            && constructor?.DescendantTokens().Any(token => token.ValueText == name || token.ValueText == member.Value.ValueText) != true ? name : null;
    }

    /// <summary>What initialised the member is assigned to it in the constructor.</summary>
    private static bool Move(SyntaxEditor editor, Acquisition acquisition, SyntaxToken? member, ConstructorDeclarationSyntax constructor, string name)
    {
        var use = acquisition.Use(name);
        var initializer = acquisition.Written.FirstAncestorOrSelf<EqualsValueClauseSyntax>(clause => clause.Parent is VariableDeclaratorSyntax or PropertyDeclarationSyntax)!;
        if (use.NeedsStatement || initializer.Value is not BaseObjectCreationExpressionSyntax and not InvocationExpressionSyntax)
            return false;
        var value = initializer.Value == acquisition.Written ? use.Value! : initializer.Value.ReplaceNode(acquisition.Written, use.Value!);
        switch (initializer.Parent)
        {
            case VariableDeclaratorSyntax variable:
                editor.ReplaceNode(variable, (current, _) => ((VariableDeclaratorSyntax)current).WithInitializer(null).WithIdentifier(variable.Identifier.WithTrailingTrivia()));
                break;
            case PropertyDeclarationSyntax property:
                editor.ReplaceNode(property, (current, _) => ((PropertyDeclarationSyntax)current).WithInitializer(null).WithSemicolonToken(default).WithTrailingTrivia(property.GetTrailingTrivia()));
                break;
        }
        Assign(editor, constructor, member!.Value.ValueText, value);
        return true;
    }

    /// <summary>What was acquired in a member is the object's own.</summary>
    private static bool Use(SyntaxEditor editor, Acquisition acquisition, SemanticModel model, ClassDeclarationSyntax type, ConstructorDeclarationSyntax? constructor, string name)
    {
        var kept = name;
        if (constructor is not null)
        {
            var isUnderscored = type.Members.OfType<FieldDeclarationSyntax>().SelectMany(field => field.Declaration.Variables).Any(variable => variable.Identifier.ValueText.StartsWith("_", StringComparison.Ordinal));
            kept = isUnderscored ? "_" + name : name;
            var typeName = new WrittenTypes(editor.Generator, model, type.SpanStart).Of(acquisition.Types.Last());
            editor.InsertBefore(type.Members.First(), SyntaxFactory.FieldDeclaration(SyntaxFactory.VariableDeclaration(typeName, SyntaxFactory.SingletonSeparatedList(SyntaxFactory.VariableDeclarator(kept))))
                .WithModifiers(SyntaxFactory.TokenList(SyntaxFactory.Token(SyntaxKind.PrivateKeyword), SyntaxFactory.Token(SyntaxKind.ReadOnlyKeyword))).WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation));
            Assign(editor, constructor, kept, SyntaxFactory.IdentifierName(name));
        }
        var scope = acquisition.Written.FirstAncestorOrSelf<MemberDeclarationSyntax>()!;
        if (CalleeEdit.Local(acquisition, model, scope) is not { } local)
            return !Acquisition.IsResource(acquisition.Written) && CalleeEdit.Replace(editor, acquisition.Written, UseOfTaken.Itself(kept));
        var uses = scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(used => used.Identifier.ValueText == local.Identifier.ValueText && !(used.Parent is MemberAccessExpressionSyntax access && access.Name == used)).ToList();
        // What all calls share no call may end.
        if (uses.Any(used => used.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose" or "DisposeAsync" or "Close" or "CancelPendingRequests" }))
            return false;
        // What is set up for one call cannot be set up again for the next.
        if (!acquisition.IsAsked && uses.Any(used => used.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax }))
            return false;
        foreach (var used in uses)
            editor.ReplaceNode(used, SyntaxFactory.IdentifierName(kept).WithTriviaFrom(used));
        CalleeEdit.Drop(editor, local);
        return true;
    }

    private static void Assign(SyntaxEditor editor, ConstructorDeclarationSyntax constructor, string member, ExpressionSyntax value)
    {
        var target = value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == member) || constructor.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == member)
            ? Code.Member(SyntaxFactory.ThisExpression(), member) : Code.Name(member);
        var assignment = Code.Laid(SyntaxFactory.ExpressionStatement(SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, target, value)));
        if (constructor.Body is { } body)
            editor.ReplaceNode(body, (current, _) => Code.Laid(((BlockSyntax)current).WithStatements(((BlockSyntax)current).Statements.Insert(0, assignment))));
        else
            editor.ReplaceNode(constructor, (current, _) => ArrowBody.ToBlock(current, written => Code.Laid(SyntaxFactory.Block(assignment, SyntaxFactory.ExpressionStatement(written.WithoutTrivia())))));
    }
}
