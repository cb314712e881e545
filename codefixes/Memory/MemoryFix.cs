using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A fix of a rule about memory: it knows repairs, and offers the first that the analysis proves right.</summary>
internal abstract class MemoryFix(DiagnosticDescriptor rule) : RuleFix(rule)
{
    protected sealed override async Task<string?> Offer(Document document, Diagnostic diagnostic, CancellationToken token) =>
        (await ProvedRepairs.In(document, [diagnostic], Candidates, token).ConfigureAwait(false)).Repairs.FirstOrDefault()?.Title;

    protected sealed override async Task<Document> Apply(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken token) =>
        (await ProvedRepairs.In(document, diagnostics, Candidates, token).ConfigureAwait(false)).Document;

    /// <summary>The repairs for a report, the best first.</summary>
    /// <param name="finding">What is reported.</param>
    /// <param name="site">Where.</param>
    protected abstract IEnumerable<IMemoryRepair> Repairs(MemoryFinding finding, SyntaxNode site, SemanticModel model);

    /// <summary>The repairs for a check that can never fire.</summary>
    protected virtual IEnumerable<IMemoryRepair> Repairs(DeadCheck check, SemanticModel model) => [];

    private IEnumerable<IMemoryRepair> Candidates(object reported, SemanticModel model) => reported switch
    {
        MemoryFinding finding => Repairs(finding, finding.Site.Syntax, model),
        DeadCheck check => Repairs(check, model),
        _ => [],
    };
}
