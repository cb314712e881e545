using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Inserts the missing check before the copy.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UncheckedCopyFix))]
internal sealed class UncheckedCopyFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rule.UncheckedCopy.Id];

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await Apply(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await MissingCheck.For(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } check)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Check '{check.Length}' against the destination first", token => Apply(context.Document, [diagnostic], token), nameof(UncheckedCopyFix)),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> Apply(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken token)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        var needsUsing = false;
        var inserted = new HashSet<(int, string)>();
        foreach (var diagnostic in diagnostics.OrderBy(d => d.Location.SourceSpan.Start))
        {
            if (await MissingCheck.For(document, diagnostic, token).ConfigureAwait(false) is not { } check || !check.HasLocal && !inserted.Add(check.Identity))
                continue;
            check.Insert(editor);
            needsUsing |= check.NeedsUsing;
        }
        var changed = (CompilationUnitSyntax)editor.GetChangedRoot();
        return document.WithSyntaxRoot(needsUsing ? UsingDirectives.Add(changed, "System.IO") : changed);
    }
}
