using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Passes the values of a command's text as parameters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SqlFromStringsFix))]
internal sealed class SqlFromStringsFix() : RuleFix(Rule.SqlFromStrings)
{
    protected override async Task<string?> Offer(Document document, Diagnostic diagnostic, CancellationToken token) =>
        await MissingParameters.For(document, diagnostic, token).ConfigureAwait(false) is { } parameters ? $"Pass as parameters: {parameters.Values}" : null;

    protected override async Task<Document> Apply(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken token)
    {
        var root = (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var diagnostic in diagnostics.OrderBy(d => d.Location.SourceSpan.Start))
        {
            if (await MissingParameters.For(document, diagnostic, token).ConfigureAwait(false) is { } parameters)
                parameters.Insert(editor, taken);
        }
        return document.WithSyntaxRoot(editor.GetChangedRoot());
    }
}
