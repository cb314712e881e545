using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Editing;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Where no parameter can stand, a list to choose from: a skeleton that refuses everything until its author fills it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SqlNamesFix))]
internal sealed class SqlNamesFix() : RuleFix(Rule.SqlFromStrings)
{
    protected override async Task<string?> Offer(Document document, Diagnostic diagnostic, CancellationToken token) =>
        await FlaggedText.Of(document, diagnostic, token).ConfigureAwait(false) is { } text && ChosenName.In(text) is { IsEmpty: false } names
            ? $"Choose from a list that you fill in: {string.Join(", ", names.Select(name => name.Value))}"
            : null;

    protected override async Task<Document> Apply(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken token)
    {
        var root = (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        var done = new HashSet<SyntaxNode>();
        foreach (var diagnostic in diagnostics.OrderBy(d => d.Location.SourceSpan.Start))
        {
            if (await FlaggedText.Of(document, diagnostic, token).ConfigureAwait(false) is not { } text)
                continue;
            foreach (var name in ChosenName.In(text).Where(name => done.Add(name.Value)))
                editor.ReplaceNode(name.Value, SyntaxFactory.ParseExpression(name.Skeleton).WithTriviaFrom(name.Value));
        }
        return document.WithSyntaxRoot(editor.GetChangedRoot());
    }
}
