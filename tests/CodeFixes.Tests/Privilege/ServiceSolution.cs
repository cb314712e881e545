using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>A solution of several files and projects, in which one fix is applied to what the rules report.</summary>
internal sealed class ServiceSolution : IDisposable
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules = [.. AnalyzerHost.Rules.Where(rule => rule.SupportedDiagnostics.Any(descriptor => descriptor.Id.StartsWith("POLP3", StringComparison.Ordinal)))];

    private readonly AdhocWorkspace workspace = new();
    private readonly Dictionary<string, string> options = [];
    private readonly List<ProjectId> projects = [];

    public Solution Now => workspace.CurrentSolution;

    /// <summary>A project that references those before it.</summary>
    public ServiceSolution Project(string name, params (string Path, string Text)[] files)
    {
        var model = AnalyzerHost.Compile("");
        var id = ProjectId.CreateNewId(name);
        workspace.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, name, name, LanguageNames.CSharp, filePath: "/src/" + name + "/" + name + ".csproj", compilationOptions: files.Any(file => file.Path == "Program.cs") ? model.Options.WithOutputKind(OutputKind.ConsoleApplication) : model.Options, parseOptions: (CSharpParseOptions)model.SyntaxTrees[0].Options,
            metadataReferences: AnalyzerHost.References, projectReferences: projects.Select(other => new ProjectReference(other))));
        projects.Add(id);
        foreach (var (path, text) in files.Append(("Usings.cs", AnalyzerHost.Usings)).Append(("PolpAttributes.cs", AnalyzerHost.Attributes)))
        {
            var full = "/src/" + name + "/" + path;
            Change(path.EndsWith(".cs", StringComparison.Ordinal)
                ? Now.AddDocument(DocumentId.CreateNewId(id), path, SourceText.From(text), filePath: full)
                : Now.AddAdditionalDocument(DocumentId.CreateNewId(id), path, SourceText.From(text), filePath: full));
        }
        return this;
    }

    /// <summary>Project of one file.</summary>
    public static ServiceSolution Of(string source) => new ServiceSolution().Project("App", ("Test.cs", source));

    public ServiceSolution With(string property, string value)
    {
        options["build_property." + property] = value;
        foreach (var project in projects)
            Change(Now.AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), property + ".globalconfig", SourceText.From($"is_global = true\nbuild_property.{property} = {value}\n"), filePath: $"/src/{property}.globalconfig"));
        return this;
    }

    /// <summary>The text of the first file.</summary>
    public string Text => TextOf("Test.cs");

    public string TextOf(string path) =>
        Now.Projects.SelectMany(project => project.Documents.Concat(project.AdditionalDocuments)).Single(document => document.Name == path).GetTextAsync().Result.ToString();

    public bool Has(string path) => Now.Projects.SelectMany(project => project.Documents.Concat(project.AdditionalDocuments)).Any(document => document.Name == path);

    /// <summary>Applies the first action offered for any report, and says its title; null where none is.</summary>
    public async Task<string?> Fix<T>(string? id = null)
        where T : CodeFixProvider, new()
    {
        foreach (var (report, document) in await Reports(id))
        {
            CodeAction? offered = null;
            if (new T().FixableDiagnosticIds.Contains(report.Id))
                await new T().RegisterCodeFixesAsync(new(document, report, (action, _) => offered ??= action, CancellationToken.None));
            if (offered is null)
                continue;
            await Apply(offered);
            return offered.Title;
        }
        return null;
    }

    /// <summary>Every title offered by a fix.</summary>
    public async Task<IReadOnlyList<string>> Offers<T>(string? id = null)
        where T : CodeFixProvider, new()
    {
        var titles = new List<string>();
        foreach (var (report, document) in (await Reports(id)).Where(pair => new T().FixableDiagnosticIds.Contains(pair.Report.Id)))
            await new T().RegisterCodeFixesAsync(new(document, report, (action, _) => titles.Add(action.Title), CancellationToken.None));
        return titles;
    }

    /// <summary>Fix All in the solution.</summary>
    public async Task FixAll<T>(string id, string? key = null)
        where T : CodeFixProvider, new()
    {
        var reports = (await Reports(id)).Select(pair => (pair.Report, pair.Document.Project.Id)).ToArray();
        if (reports.Length == 0)
            return;
        var first = Now.GetDocument(reports[0].Report.Location.SourceTree)!;
        var context = new FixAllContext(first, new T(), FixAllScope.Solution, key ?? typeof(T).Name, [id], new Known(reports), CancellationToken.None);
        if (await new T().GetFixAllProvider()!.GetFixAsync(context) is { } action)
            await Apply(action);
    }

    /// <summary>What the rules say of the solution, in order.</summary>
    public async Task<IReadOnlyList<(Diagnostic Report, Document Document)>> Reports(string? id = null)
    {
        var all = new List<(Diagnostic, Document)>();
        foreach (var project in projects.Select(project => Now.GetProject(project)!))
        {
            var compilation = (await project.GetCompilationAsync())!;
            var found = await compilation.WithAnalyzers(Rules, AnalyzerHost.Options(options, project.AdditionalDocuments.Select(file => (file.FilePath!, file.GetTextAsync().Result.ToString())))).GetAnalyzerDiagnosticsAsync();
            all.AddRange(found.Where(report => report.Location.IsInSource && report.Id.StartsWith("POLP3", StringComparison.Ordinal) && (id is null || report.Id == id))
                .OrderBy(report => report.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(report => report.Location.SourceSpan.Start).ThenBy(report => report.Id, StringComparer.Ordinal)
                .Select(report => (report, Now.GetDocument(report.Location.SourceTree)!)));
        }
        return all;
    }

    /// <summary>Throws where the solution does not compile.</summary>
    public async Task Compiles()
    {
        foreach (var project in Now.Projects)
        {
            var errors = (await project.GetCompilationAsync())!.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
            Assert.True(errors.Length == 0, string.Join("\n", errors.AsEnumerable()) + "\n" + string.Join("\n", project.Documents.Select(document => document.GetTextAsync().Result)));
        }
    }

    /// <summary>What <c>Program.Run(folder)</c> of a one-project solution returns.</summary>
    public async Task<string> Run(string folder)
    {
        var image = new MemoryStream();
        var result = (await Now.Projects.Single().GetCompilationAsync())!.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext("service", isCollectible: true);
        context.Resolving += (_, wanted) => AssemblyLoadContext.Default.LoadFromAssemblyName(wanted);
        try
        {
            return await (Task<string>)context.LoadFromStream(image).GetType("Program")!.GetMethod("Run")!.Invoke(null, [folder])!;
        }
        finally
        {
            context.Unload();
        }
    }

    public void Dispose() => workspace.Dispose();

    private async Task Apply(CodeAction action)
    {
        foreach (var operation in await action.GetOperationsAsync(CancellationToken.None))
            operation.Apply(workspace, CancellationToken.None);
    }

    private void Change(Solution solution) => Assert.True(workspace.TryApplyChanges(solution));

    private sealed class Known(IReadOnlyList<(Diagnostic Report, ProjectId Project)> reports) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken token) => Task.FromResult(reports.Select(pair => pair.Report).Where(report => report.Location.SourceTree?.FilePath == document.FilePath));
        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken token) => Task.FromResult<IEnumerable<Diagnostic>>([]);
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken token) => Task.FromResult(reports.Where(pair => pair.Project == project.Id).Select(pair => pair.Report));
    }
}
