using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A document in which every report is mended by the first of its repairs after which the analysis proves the operation.</summary>
internal static class ProvedRepairs
{
    /// <summary>Repairs that are tried for one report.</summary>
    private const int Most = 10;

    /// <returns>The document, and the repairs that it has got.</returns>
    public static async Task<(Document Document, IReadOnlyList<IMemoryRepair> Repairs)> In(
        Document document, IEnumerable<Diagnostic> diagnostics, Func<object, SemanticModel, IEnumerable<IMemoryRepair>> candidates, CancellationToken token)
    {
        if (await document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model || await document.GetSyntaxRootAsync(token).ConfigureAwait(false) is not CompilationUnitSyntax root)
            return (document, []);
        var sites = diagnostics.OrderBy(d => d.Location.SourceSpan.Start).Select(d => (d.Id, Site: root.FindNode(d.Location.SourceSpan, getInnermostNodeForTie: true))).ToList();
        var (findings, dead, _) = MemoryProgram.Of(model.Compilation).At(sites.Select(s => s.Site));
        var open = sites.SelectMany(s => findings.Where(finding => finding.Rule.Id == s.Id && finding.Site.Syntax.Span == s.Site.Span).Take(1).Select(finding => new Case(finding.Site.Syntax, finding, Tried(finding), new()))
            .Concat(dead.Where(check => s.Id == Rule.BypassableCheck.Id && check.Call.Span == s.Site.Span).Take(1).Select(check => new Case(check.Call, null, Tried(check), new())))).ToList();
        while (true)
        {
            open.RemoveAll(one => one.Candidates.Count == 0);
            if (open.Count == 0)
                return (document, []);
            var changed = document.WithSyntaxRoot(Apply(root, open, document));
            var failed = await Failed(changed, open, token).ConfigureAwait(false);
            if (failed.Count == 0)
                return (changed, open.Select(one => one.Candidates.Peek()).ToList());
            foreach (var one in failed)
                one.Candidates.Dequeue();
        }

        Queue<IMemoryRepair> Tried(object reported) => new(candidates(reported, model).Take(Most));
    }

    private static CompilationUnitSyntax Apply(CompilationUnitSyntax root, List<Case> open, Document document)
    {
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        foreach (var one in open)
            editor.ReplaceNode(one.Site, (current, _) => current.WithAdditionalAnnotations(one.Mark));
        var done = new HashSet<object>();
        foreach (var repair in open.Select(one => one.Candidates.Peek()).Where(repair => done.Add(repair.Identity)))
            repair.Apply(editor);
        var changed = (CompilationUnitSyntax)editor.GetChangedRoot();
        return open.Any(one => one.Candidates.Peek().NeedsUsing) ? UsingDirectives.Add(changed, "System.IO") : changed;
    }

    /// <summary>Those that are still reported, or whose method does not compile any more.</summary>
    private static async Task<List<Case>> Failed(Document changed, List<Case> open, CancellationToken token)
    {
        var model = (await changed.GetSemanticModelAsync(token).ConfigureAwait(false))!;
        var root = await model.SyntaxTree.GetRootAsync(token).ConfigureAwait(false);
        var marked = open.ToDictionary(one => one, one => root.GetAnnotatedNodes(one.Mark).ToList());
        var (findings, dead, tooLarge) = MemoryProgram.Of(model.Compilation).At(marked.Values.SelectMany(sites => sites));
        return open.Where(one => marked[one].Count == 0 || marked[one].Exists(site => IsReported(site, one) || tooLarge.Any(body => body.Contains(site)) || HasErrors(site))).ToList();

        // A check that is added is for one side; one that is mended must not leave the other open, or the two would take turns.
        bool IsReported(SyntaxNode site, Case one) => findings.Any(finding => finding.Site.Syntax.Span.OverlapsWith(site.Span)
            && (finding.Rule == Rule.UnboundedAllocation || one.Candidates.Peek() is not MissingCheck || finding.Side == one.Finding?.Side))
            || one.Finding is null && dead.Any(check => check.Call.Span == site.Span);

        bool HasErrors(SyntaxNode site) => model.GetDiagnostics((site.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? site).Span, token).Any(d => d.Severity == DiagnosticSeverity.Error);
    }

    /// <param name="Site">Where.</param>
    /// <param name="Finding">What is reported; null for a check that can never fire.</param>
    /// <param name="Candidates">The repairs that are not tried yet.</param>
    /// <param name="Mark">Finds the site again.</param>
    private sealed record Case(SyntaxNode Site, MemoryFinding? Finding, Queue<IMemoryRepair> Candidates, SyntaxAnnotation Mark);
}
