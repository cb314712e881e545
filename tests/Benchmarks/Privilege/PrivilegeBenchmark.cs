using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Polp.Graph;
using Polp.Testing;

namespace Polp.Benchmarks;

/// <summary>What the rules about authority add to an editor's work on one edited file of a project. Writes Markdown.</summary>
internal static class PrivilegeBenchmark
{
    private static readonly DiagnosticAnalyzer[] Rules =
        [.. AnalyzerHost.Rules.Where(rule => rule.SupportedDiagnostics.Any(descriptor => descriptor.Id.StartsWith("POLP3", StringComparison.Ordinal)))];

    /// <param name="rounds">Files that are edited, in each project.</param>
    public static int Measure(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("polp-benchmark-").FullName;
        try
        {
            var code = new CodeBase(folder, 2, MarkedCorpus.Memory, 1);
            SyntaxTree[] trees = [.. Generated([.. code.Files.Select(Parse)])];
            var service = new Dictionary<string, string> { ["build_property.PolpRole"] = "Service" };
            (string Path, string Text)[] summary = [("polp-reach.tsv", Summary())];
            Line($"CPU for all that is to be said of one edited file, as a ratio to what the compiler alone says; medians of {rounds} files of {code.Description}:");
            Line($"");
            Line($"| service code | compiler, ms | with a rule that looks at nothing | with POLP3001 to POLP3008 | added by them | warnings |");
            Line($"|---|--:|--:|--:|--:|--:|");
            Compare("everything", new(trees, AnalyzerHost.Options(service)), rounds, _ => true);
            Compare("everything, with a summary of its libraries", new(trees, AnalyzerHost.Options(service, summary)), rounds, _ => true);
            Compare("one type, in another file", new(Marked(trees, 1), AnalyzerHost.Options(null, summary)), rounds, file => !IsMarked(file));
            Compare("one type a file, in twenty files", new(Marked(trees, 20), AnalyzerHost.Options(null, summary)), rounds, IsMarked);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Compare(string what, EditedProject project, int rounds, Func<SyntaxTree, bool> isEdited)
    {
        var files = project.Files.Where(isEdited).ToArray();
        var edited = Enumerable.Range(0, rounds).Select(round => files[(int)((long)round * files.Length / rounds)]).ToArray();
        // The first edits compile the compiler, and fill what is kept for each file.
        foreach (var file in edited.Take(20))
        {
            project.Bind(file);
            project.Analyse(file, new Idle());
            project.Analyse(file, Rules);
        }
        var costs = edited.Select(file => (Bind: project.Bind(file), Idle: project.Analyse(file, new Idle()).Seconds, Rules: project.Analyse(file, Rules))).ToArray();
        var (bind, idle, rules) = (costs.Select(cost => cost.Bind).Median(), costs.Select(cost => cost.Idle).Median(), costs.Select(cost => cost.Rules.Seconds).Median());
        Line($"| {what} | {bind * 1000:0.0} | {idle / bind:0.00} | {rules / bind:0.00} | {(rules - idle) / bind:0.00} | {costs.Sum(cost => cost.Rules.Diagnostics)} |");
    }

    private static SyntaxTree Parse(string path) => CSharpSyntaxTree.ParseText(File.ReadAllText(path), new(LanguageVersion.Latest), path);

    /// <summary>The trees and those that the platform's generators make of them.</summary>
    private static IEnumerable<SyntaxTree> Generated(SyntaxTree[] trees)
    {
        var compilation = CSharpCompilation.Create(
            "Generated", trees, CompilerInputs.References.Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        var generators = CompilerInputs.Generators.SelectMany(path => new AnalyzerFileReference(path, AnalyzerTool.Loader).GetGenerators(LanguageNames.CSharp));
        CSharpGeneratorDriver.Create(generators, parseOptions: new(LanguageVersion.Latest)).RunGeneratorsAndUpdateCompilation(compilation, out var all, out _);
        return all.SyntaxTrees;
    }

    private static SyntaxTree[] Marked(SyntaxTree[] trees, int count)
    {
        var able = trees.Where(tree => Type(tree) is not null).ToArray();
        var chosen = Enumerable.Range(1, count).Select(number => able[(int)((long)number * able.Length / (count + 1))]).ToHashSet();
        return [.. trees.Select(tree => chosen.Contains(tree) ? Mark(tree) : tree), CSharpSyntaxTree.ParseText(AnalyzerHost.Attributes, new(LanguageVersion.Latest), "PolpAttributes.cs")];
    }

    private static SyntaxTree Mark(SyntaxTree tree) => tree.WithChangedText(tree.GetText().Replace(Type(tree)!.Modifiers.Span.Start, 0, "[Polp.Service] "));

    private static bool IsMarked(SyntaxTree tree) => tree.GetText().ToString().Contains("[Polp.Service]", StringComparison.Ordinal);

    private static TypeDeclarationSyntax? Type(SyntaxTree tree) => tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().FirstOrDefault(
        type => type is ClassDeclarationSyntax { AttributeLists.Count: 0, Modifiers.Count: > 0 } && type.Members.OfType<MethodDeclarationSyntax>().Any(method => method.Body is not null));

    private static string Summary()
    {
        AssemblyImage[] libraries = [.. CompilerInputs.References.Where(path => path.Replace('\\', '/').Contains("/lib/", StringComparison.Ordinal)).Select(path => new AssemblyImage(path, File.ReadAllBytes(path)))];
        var core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var sections = CodeSummary.Of(libraries, _ => true, name => Path.Combine(core, name + ".dll") is var path && File.Exists(path) ? new(path, File.ReadAllBytes(path)) : null);
        return string.Join('\n', [CodeSummary.Header, .. sections.Values]);
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>What the host of analyzers costs as soon as there is one that looks at code.</summary>
#pragma warning disable RS1001, RS1025, RS1026, RS1036, RS2008 // It ships nowhere.
    private sealed class Idle : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Nothing = new("IDLE", "Nothing", "Nothing", "Nothing", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override System.Collections.Immutable.ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Nothing];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
            context.RegisterOperationBlockAction(_ => { });
        }
    }
#pragma warning restore
}
