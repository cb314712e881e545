using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Inserts the missing check before the copy.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UncheckedCopyFix))]
internal sealed class UncheckedCopyFix() : RuleFix(Rule.UncheckedCopy, Rule.OverRead, Rule.BypassableCheck)
{
    protected override async Task<string?> Offer(Document document, Diagnostic diagnostic, CancellationToken token) =>
        await MissingCheck.For(document, diagnostic, token).ConfigureAwait(false) is { } check ? $"Check '{check.Length}' against the {check.Side} first" : null;

    protected override async Task<Document> Apply(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken token)
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
