using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Polp.CodeFixes;

/// <summary>The plumbing of a fix that may change any document: it mends one report after the other, each in what the one before left.</summary>
internal abstract class SolutionFix(params DiagnosticDescriptor[] rules) : CodeFixProvider
{
    /// <summary>The kind of the annotation by which Fix All finds a place again.</summary>
    public const string Mark = "polp.report";

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = rules.Select(rule => rule.Id).ToImmutableArray();

    public sealed override FixAllProvider GetFixAllProvider() => new OneByOne(this);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            if (await Mend(context.Document, root!.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic.Properties, context.CancellationToken).ConfigureAwait(false) is { } mended)
                context.RegisterCodeFix(new SolutionAction(mended.Title, GetType().Name, context.Document.Project.Solution, _ => Task.FromResult(mended.Solution)), diagnostic);
        }
    }

    /// <summary>False for a fix that writes into other files than those it is offered in.</summary>
    protected virtual bool ChangesSource => true;

    /// <summary>What the light bulb says, and the solution as it is then; null where the fix would not be right.</summary>
    /// <param name="document">The document of the report.</param>
    /// <param name="site">The node that it stands at.</param>
    /// <param name="properties">Those of the report.</param>
    protected abstract Task<Mended?> Mend(Document document, SyntaxNode site, ImmutableDictionary<string, string?> properties, CancellationToken token);

    private sealed class OneByOne(SolutionFix fix) : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var reports = context.Scope switch
            {
                FixAllScope.Document => await context.GetDocumentDiagnosticsAsync(context.Document!).ConfigureAwait(false),
                FixAllScope.Project => await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false),
                _ => (await Task.WhenAll(context.Solution.Projects.Select(context.GetAllDiagnosticsAsync)).ConfigureAwait(false)).SelectMany(all => all).ToImmutableArray(),
            };
            return new SolutionAction(fix.GetType().Name, fix.GetType().Name, context.Solution, token => Apply(context.Solution, reports, token));
        }

        private async Task<Solution> Apply(Solution before, ImmutableArray<Diagnostic> reports, CancellationToken token)
        {
            var open = new Queue<Diagnostic>(reports.Where(report => report.Location.IsInSource).OrderBy(report => report.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(report => report.Location.SourceSpan.Start));
            var solution = before;
            while (open.Count > 0 && (solution == before || !fix.ChangesSource))
            {
                var report = open.Dequeue();
                if (before.GetDocument(report.Location.SourceTree) is { } document && await fix.Mend(solution.GetDocument(document.Id)!, await Site(document, report, token).ConfigureAwait(false), report.Properties, token).ConfigureAwait(false) is { } mended)
                {
                    if (fix.ChangesSource)
                        return await Rest(before, [report, .. open], token).ConfigureAwait(false);
                    solution = mended.Solution;
                }
            }
            return solution;
        }

        /// <summary>Once the source changes, a place is found again by its mark.</summary>
        private async Task<Solution> Rest(Solution solution, IReadOnlyList<Diagnostic> reports, CancellationToken token)
        {
            var places = new List<(DocumentId Document, SyntaxAnnotation Mark, ImmutableDictionary<string, string?> Properties)>();
            foreach (var group in reports.GroupBy(report => solution.GetDocument(report.Location.SourceTree)).Where(group => group.Key is not null).ToList())
            {
                var document = group.Key!;
                var marks = new List<(SyntaxNode Node, SyntaxAnnotation Mark)>();
                foreach (var report in group)
                {
                    marks.Add((await Site(document, report, token).ConfigureAwait(false), new(Mark)));
                    places.Add((document.Id, marks[marks.Count - 1].Mark, report.Properties));
                }
                var byNode = marks.ToLookup(mark => mark.Node, mark => mark.Mark);
                var root = (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
                solution = solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceNodes(byNode.Select(node => node.Key), (written, current) => current.WithAdditionalAnnotations(byNode[written])));
            }
            foreach (var (id, mark, properties) in places)
            {
                var document = solution.GetDocument(id)!;
                var root = (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
                if (root.GetAnnotatedNodes(mark).FirstOrDefault() is { } site && await fix.Mend(document, site, properties, token).ConfigureAwait(false) is { } mended)
                    solution = mended.Solution;
            }
            return solution;
        }

        private static async Task<SyntaxNode> Site(Document document, Diagnostic report, CancellationToken token) =>
            (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!.FindNode(report.Location.SourceSpan, getInnermostNodeForTie: true);
    }
}
