using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Where a name stands in a text and something that quotes names is at hand, quotes it; the quotes in the text go.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SqlQuoteFix))]
internal sealed class SqlQuoteFix() : RuleFix(Rule.SqlFromStrings)
{
    protected override async Task<string?> Offer(Document document, Diagnostic diagnostic, CancellationToken token) =>
        await FlaggedText.Of(document, diagnostic, token).ConfigureAwait(false) is { } text && QuotedNames.In(text) is { } names ? names.Title : null;

    protected override async Task<Document> Apply(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken token)
    {
        var root = (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        foreach (var diagnostic in diagnostics.OrderBy(d => d.Location.SourceSpan.Start))
        {
            if (await FlaggedText.Of(document, diagnostic, token).ConfigureAwait(false) is { } text)
                QuotedNames.In(text)?.Insert(editor);
        }
        return document.WithSyntaxRoot(editor.GetChangedRoot());
    }
}
