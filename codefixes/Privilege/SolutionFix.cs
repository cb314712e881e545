using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Polp.CodeFixes;

/// <summary>The plumbing of a fix that may change any document: it mends one report after the other, each in what the one before left.</summary>
internal abstract class SolutionFix(params DiagnosticDescriptor[] rules) : CodeFixProvider
{
    /// <summary>The kind of the annotation by which Fix All finds a place again.</summary>
    public const string Mark = "polp.report";

    private readonly ConditionalWeakTable<Solution, ConcurrentDictionary<(DocumentId, TextSpan, string, string), Mended?>> seen = new();

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = rules.Select(rule => rule.Id).ToImmutableArray();

    public sealed override FixAllProvider GetFixAllProvider() => new OneByOne(this);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (!await IsMendable(context.Document, context.CancellationToken).ConfigureAwait(false))
            return;
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            // The light bulb asks again wherever the caret rests.
            var known = seen.GetOrCreateValue(solution);
            var key = (context.Document.Id, diagnostic.Location.SourceSpan, diagnostic.Id, Key(diagnostic.Properties));
            if (!known.TryGetValue(key, out var mended))
                known[key] = mended = await Mend(context.Document, root!.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic.Properties, context.CancellationToken).ConfigureAwait(false);
            if (mended is not null)
                context.RegisterCodeFix(new SolutionAction(mended.Title, key.Item4, solution, _ => Task.FromResult(mended.Solution)), diagnostic);
        }
    }

    /// <summary>What Fix All mends along with a report: all of the same key.</summary>
    protected virtual string Key(ImmutableDictionary<string, string?> properties) => GetType().Name;

    /// <summary>What Fix All says that it does.</summary>
    protected abstract string AllTitle { get; }

    // What a tool writes it would write again; a file beside it can be changed all the same.
    private async Task<bool> IsMendable(Document document, CancellationToken token) => document is not SourceGeneratedDocument && !(ChangesSource && await GeneratedCode.Is(document, token).ConfigureAwait(false));

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
            var key = context.CodeActionEquivalenceKey ?? "";
            var alike = reports.Where(report => fix.Key(report.Properties) == key).ToImmutableArray();
            return new SolutionAction(fix.AllTitle, key, context.Solution, token => Apply(context.Solution, alike, token));
        }

        private async Task<Solution> Apply(Solution before, ImmutableArray<Diagnostic> reports, CancellationToken token)
        {
            var mendable = new List<Diagnostic>();
            foreach (var report in reports.Where(report => report.Location.IsInSource))
            {
                if (before.GetDocument(report.Location.SourceTree) is { } document && await fix.IsMendable(document, token).ConfigureAwait(false))
                    mendable.Add(report);
            }
            var open = new Queue<Diagnostic>(mendable.OrderBy(report => report.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(report => report.Location.SourceSpan.Start));
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
