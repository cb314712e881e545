using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Writes the mark, which changes nothing at run time, to the parameter, property or field; where the platform has no such mark there is no fix.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnmarkedSqlParameterFix))]
internal sealed class UnmarkedSqlParameterFix() : RuleFix(Rule.UnmarkedSqlParameter)
{
    private const string Namespace = "System.Diagnostics.CodeAnalysis";

    protected override async Task<string?> Offer(Document document, Diagnostic diagnostic, CancellationToken token) =>
        await Declaration(document, diagnostic, token).ConfigureAwait(false) is null ? null : "Mark as SQL text: [StringSyntax(\"sql\")]";

    protected override async Task<Document> Apply(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken token)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(token).ConfigureAwait(false))!;
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        var marked = new HashSet<SyntaxNode>();
        var needsUsing = false;
        foreach (var diagnostic in diagnostics)
        {
            if (await Declaration(document, diagnostic, token).ConfigureAwait(false) is not { } declaration || !marked.Add(declaration))
                continue;
            needsUsing |= InScope(model, declaration).IsEmpty;
            editor.ReplaceNode(declaration, (written, _) => WithMark(written));
        }
        var changed = (CompilationUnitSyntax)editor.GetChangedRoot();
        return document.WithSyntaxRoot(needsUsing ? UsingDirectives.Add(changed, Namespace) : changed);
    }

    // The declaration that takes the attribute.
    private static async Task<SyntaxNode?> Declaration(Document document, Diagnostic diagnostic, CancellationToken token)
    {
        var model = (await document.GetSemanticModelAsync(token).ConfigureAwait(false))!;
        if (SqlMarks.Syntax(model.Compilation) is null)
            return null;
        var root = await model.SyntaxTree.GetRootAsync(token).ConfigureAwait(false);
        var declaration = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
            .FirstAncestorOrSelf<SyntaxNode>(node => node is ParameterSyntax or PropertyDeclarationSyntax or FieldDeclarationSyntax { Declaration.Variables.Count: 1 });
        return declaration is not null && InScope(model, declaration).All(type => type.ContainingNamespace?.ToDisplayString() == Namespace) ? declaration : null;
    }

    // What the mark's name means there already.
    private static ImmutableArray<ISymbol> InScope(SemanticModel model, SyntaxNode declaration) => model.LookupNamespacesAndTypes(declaration.SpanStart, name: "StringSyntaxAttribute");


    // Stands before everything else of the declaration, and what stood before that stands before it.
    private static SyntaxNode WithMark(SyntaxNode declaration)
    {
        var mark = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(SyntaxFactory.IdentifierName("StringSyntax"), SyntaxFactory.ParseAttributeArgumentList("(\"sql\")"))))
            .WithLeadingTrivia(declaration.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space);
        var bare = declaration.WithoutLeadingTrivia();
        return bare is ParameterSyntax parameter
            ? parameter.WithAttributeLists(parameter.AttributeLists.Insert(0, mark))
            : ((MemberDeclarationSyntax)bare).WithAttributeLists(((MemberDeclarationSyntax)bare).AttributeLists.Insert(0, mark));
    }
}
