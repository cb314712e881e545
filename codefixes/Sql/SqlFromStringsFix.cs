using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Passes the values of a command's text as parameters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SqlFromStringsFix))]
internal sealed class SqlFromStringsFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rule.SqlFromStrings.Id];

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await Apply(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await MissingParameters.For(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } parameters)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Pass as parameters: {parameters.Values}", token => Apply(context.Document, [diagnostic], token), nameof(SqlFromStringsFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> Apply(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken token)
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
