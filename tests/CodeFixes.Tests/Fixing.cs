using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>Applies the fix of a rule to a source until the rule is content or the fix offers nothing more.</summary>
internal static class Fixing
{
    private const int MostRounds = 20;

    private static readonly ImmutableArray<CodeFixProvider> Fixes = [.. Assembly.Load("Polp.CodeFixes").GetTypes()
        .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    /// <summary>True when some fix changes the source; grants and tables stand in other files.</summary>
    public static bool Exists(string id) => Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id) && fix is not (GrantFix or CapabilityTypeFix));

    /// <summary>The source after the first action offered for the first report, and so on from there.</summary>
    public static Task<string> Apply(string id, string source, string? role = null, string? grants = null, params MetadataReference[] references) => Apply(id, source, null, role, grants, references);

    /// <summary>The same, when of all fixes only the one of a name is used.</summary>
    public static Task<string> ApplyOnly(string fix, string id, string source, params MetadataReference[] references) => Apply(id, source, fix, null, null, references);

    private static async Task<string> Apply(string id, string source, string? only, string? role, string? grants, MetadataReference[] references)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var reports = (await AnalyzerHost.Run(source, role, grants, references: references)).Where(d => d.Id == id).ToArray();
            var next = await FirstOffer(id, source, only, reports, references);
            if (next is null)
                return source;
            Assert.True(next != source, "The fix left the document as it was.");
            source = next;
        }
        throw new InvalidOperationException($"The fix of {id} was applied {MostRounds} times and still offers more:\n{source}");
    }

    /// <summary>The source after Fix All in its document.</summary>
    public static async Task<string> ApplyAll(string fix, string id, string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source, []);
        var tree = await document.GetSyntaxTreeAsync();
        var provider = Fixes.Single(f => f.GetType().Name == fix);
        var reports = (await AnalyzerHost.Run(source)).Where(d => d.Id == id).Select(d => Diagnostic.Create(d.Descriptor, Location.Create(tree!, d.Location.SourceSpan), d.Severity, d.AdditionalLocations.Select(l => Location.Create(tree!, l.SourceSpan)), d.Properties)).ToArray();
        if (reports.Length == 0)
            return source;
        var context = new FixAllContext(document, provider, FixAllScope.Document, fix, [id], new Known(reports), CancellationToken.None);
        return await provider.GetFixAllProvider()!.GetFixAsync(context) is { } action ? await Applied(workspace, document.Id, action) : source;
    }

    /// <summary>The same with every fix of the rule.</summary>
    public static async Task<string> ApplyAll(string id, string source)
    {
        foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(id)))
            source = await ApplyAll(fix.GetType().Name, id, source);
        return source;
    }

    /// <summary>Every action offered for a report of the source: the key that Fix All goes by, and the title.</summary>
    public static async Task<IReadOnlyList<string>> Offers(string id, string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source, []);
        var tree = await document.GetSyntaxTreeAsync();
        var offers = new List<string>();
        foreach (var report in (await AnalyzerHost.Run(source)).Where(d => d.Id == id))
        {
            var here = Diagnostic.Create(report.Descriptor, Location.Create(tree!, report.Location.SourceSpan), report.AdditionalLocations.Select(l => Location.Create(tree!, l.SourceSpan)), report.Properties);
            foreach (var fix in Fixes.Where(f => f.FixableDiagnosticIds.Contains(id)))
                await fix.RegisterCodeFixesAsync(new(document, here, (action, _) => offers.Add($"{action.EquivalenceKey}: {action.Title}"), CancellationToken.None));
        }
        return [.. offers.Order(StringComparer.Ordinal)];
    }

    private static async Task<string?> FirstOffer(string id, string source, string? only, IReadOnlyList<Diagnostic> reports, MetadataReference[] references)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source, references);
        var tree = await document.GetSyntaxTreeAsync();
        foreach (var report in reports)
        {
            // The report stands in a tree of its own compilation; the same characters name it in this one.
            var here = Diagnostic.Create(report.Descriptor, Location.Create(tree!, report.Location.SourceSpan), report.AdditionalLocations.Select(l => Location.Create(tree!, l.SourceSpan)), report.Properties);
            foreach (var fix in Fixes.Where(f => f.FixableDiagnosticIds.Contains(id) && (only is null || f.GetType().Name == only)))
            {
                CodeAction? offered = null;
                await fix.RegisterCodeFixesAsync(new(document, here, (action, _) => offered ??= action, CancellationToken.None));
                if (offered is not null)
                    return await Applied(workspace, document.Id, offered);
            }
        }
        return null;
    }

    private static async Task<string> Applied(Workspace workspace, DocumentId document, CodeAction action)
    {
        foreach (var operation in await action.GetOperationsAsync(CancellationToken.None))
            operation.Apply(workspace, CancellationToken.None);
        return (await workspace.CurrentSolution.GetDocument(document)!.GetTextAsync()).ToString();
    }

    // The compilation of the analyzer host, document for document, so that both see the same program.
    private static Document Open(AdhocWorkspace workspace, string source, MetadataReference[] references)
    {
        var compilation = AnalyzerHost.Compile(source);
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Test", "Test", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options, metadataReferences: [.. AnalyzerHost.References, .. references]));
        var documents = compilation.SyntaxTrees.Select(tree => workspace.AddDocument(project.Id, tree.FilePath, SourceText.From(tree.ToString()))).ToArray();
        return workspace.CurrentSolution.GetDocument(documents[0].Id)!;
    }

    private sealed class Known(IReadOnlyList<Diagnostic> reports) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken token) => Task.FromResult<IEnumerable<Diagnostic>>(reports);
        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken token) => Task.FromResult<IEnumerable<Diagnostic>>([]);
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken token) => Task.FromResult<IEnumerable<Diagnostic>>(reports);
    }
}
