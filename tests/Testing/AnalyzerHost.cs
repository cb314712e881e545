using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Polp.Testing;

/// <summary>Compiles a source and runs every rule over it, as the compiler would.</summary>
public static class AnalyzerHost
{
    /// <summary>One instance of each rule that ships.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Rules { get; } = [.. Assembly.Load("Polp.Analyzers").GetTypes()
        .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>The platform and the libraries that the rules know; none is downloaded.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
        [.. Basic.Reference.Assemblies.Net100.References.All, .. Libraries("Dapper", "Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore",
            "Microsoft.EntityFrameworkCore.Abstractions", "Microsoft.EntityFrameworkCore.Relational", "Microsoft.Extensions.Caching.Abstractions",
            "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions")];

    /// <summary>The source of <c>[Polp.Service]</c> that the package brings.</summary>
    public static string Attributes { get; } = File.ReadAllText(Path.Combine(Repository.Root, "codefixes", "build", "PolpAttributes.cs"));

    /// <param name="source">C#; the usual namespaces are imported.</param>
    /// <param name="path">The file it pretends to be.</param>
    /// <param name="checkOverflow">The value of <c>CheckForOverflowUnderflow</c>.</param>
    /// <param name="references">Assemblies beside the platform.</param>
    public static CSharpCompilation Compile(string source, string path = "Test.cs", bool checkOverflow = false, params IEnumerable<MetadataReference> references)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        return CSharpCompilation.Create(
            "Test",
            [CSharpSyntaxTree.ParseText(source, options, path), CSharpSyntaxTree.ParseText(Usings, options, "Usings.cs"), CSharpSyntaxTree.ParseText(Attributes, options, "PolpAttributes.cs")],
            [.. References, .. references],
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, checkOverflow: checkOverflow));
    }

    /// <summary>Diagnostics of the rules, in order of place. Throws when the source does not compile or a rule throws.</summary>
    /// <param name="source">C#; the usual namespaces are imported.</param>
    /// <param name="role">The value of <c>PolpRole</c>.</param>
    /// <param name="grants">The value of <c>PolpGrants</c>.</param>
    /// <param name="editorConfig">Further analyzer options by key.</param>
    /// <param name="references">Assemblies beside the platform.</param>
    /// <param name="additionalFiles">Files that the project passes to analyzers.</param>
    /// <param name="enabled">The id of a rule that is off unless asked for.</param>
    public static async Task<ImmutableArray<Diagnostic>> Run(
        string source, string? role = null, string? grants = null, IReadOnlyDictionary<string, string>? editorConfig = null,
        IEnumerable<MetadataReference>? references = null, IEnumerable<(string Path, string Text)>? additionalFiles = null, string? enabled = null)
    {
        var compilation = Compile(source, references: references ?? []);
        if (enabled is not null)
            compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new(enabled, ReportDiagnostic.Info)]));
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
            throw new InvalidOperationException("The source under test does not compile:\n" + string.Join("\n", errors.AsEnumerable()));

        var options = new Dictionary<string, string>(editorConfig ?? ImmutableDictionary<string, string>.Empty, StringComparer.OrdinalIgnoreCase);
        if (role is not null)
            options["build_property.PolpRole"] = role;
        if (grants is not null)
            options["build_property.PolpGrants"] = grants;

        var host = compilation.WithAnalyzers(Rules, new CompilationWithAnalyzersOptions(
            Options(options, additionalFiles),
            onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = await host.GetAnalyzerDiagnosticsAsync();
        if (found.FirstOrDefault(d => d.Id.StartsWith("AD", StringComparison.Ordinal)) is { } crash)
            throw new InvalidOperationException(crash.GetMessage());
        return [.. found.OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    /// <summary>What analyzers see beside the source.</summary>
    public static AnalyzerOptions Options(IReadOnlyDictionary<string, string>? editorConfig = null, IEnumerable<(string Path, string Text)>? additionalFiles = null) => new(
        [.. (additionalFiles ?? []).Select(file => (AdditionalText)new FixedText(file.Path, file.Text))],
        new FixedOptions(editorConfig ?? ImmutableDictionary<string, string>.Empty));

    /// <summary>The usual namespaces, as a file of a project imports them.</summary>
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static IEnumerable<MetadataReference> Libraries(params string[] names) =>
        names.Select(name => MetadataReference.CreateFromFile(Assembly.Load(name).Location));

    private sealed class FixedText(string path, string text) : AdditionalText
    {
        private readonly SourceText content = SourceText.From(text);

        public override string Path => path;
        public override SourceText GetText(CancellationToken cancellationToken = default) => content;
    }

    private sealed class FixedOptions(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        private readonly AnalyzerConfigOptions options = new Values(values);

        public override AnalyzerConfigOptions GlobalOptions => options;
        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => options;
        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => options;

        private sealed class Values(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
                values.TryGetValue(key, out value);
        }
    }
}
