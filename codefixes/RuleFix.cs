using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Polp.CodeFixes;

/// <summary>The plumbing of every fix, written once: a fix says whether it is right for a report, and applies itself to several at once.</summary>
internal abstract class RuleFix(params DiagnosticDescriptor[] rules) : CodeFixProvider
{
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = rules.Select(rule => rule.Id).ToImmutableArray();

    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await Apply(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await Offer(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } title)
                context.RegisterCodeFix(CodeAction.Create(title, token => Apply(context.Document, [diagnostic], token), GetType().Name), diagnostic);
        }
    }

    /// <summary>What the light bulb says, or null where the fix would not be right.</summary>
    protected abstract Task<string?> Offer(Document document, Diagnostic diagnostic, CancellationToken token);

    /// <summary>The document with every report mended that the fix is right for.</summary>
    protected abstract Task<Document> Apply(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken token);
}
