using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Polp.Testing.Oracle;

/// <summary>A source, rewritten, compiled and loaded, with one delegate a site.</summary>
internal sealed class Instrumented
{
    private Instrumented(IReadOnlyList<(Site Site, Action<Run> Call)> sites) => Sites = sites;

    public IReadOnlyList<(Site Site, Action<Run> Call)> Sites { get; }

    public static Instrumented Of(MarkedSource source)
    {
        var original = AnalyzerHost.Compile(source.Source, source.Name + ".cs");
        Refuse(original, source.Name);
        var tree = original.SyntaxTrees[0];
        var model = original.GetSemanticModel(tree);
        var sites = Site.Of(source, model);

        var text = new AccessRewriter(model, source.Marks.Keys).Visit(tree.GetRoot())!.ToFullString();
        var calls = $$"""
            public static unsafe class Calls
            {
                {{string.Concat(sites.Select((site, i) => $"public static void Site{i}(global::Polp.Testing.Oracle.Run run) => {(site.IsAnswered ? "run.Answer = " : "")}{site.Call};\n"))}}
            }
            """;
        // Symbols need sources with an encoding.
        CSharpSyntaxTree Parse(string text, string path) => (CSharpSyntaxTree)CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, path, Encoding.UTF8);
        var rewritten = original.RemoveAllSyntaxTrees()
            .AddSyntaxTrees(original.SyntaxTrees.Select(other => Parse(other == tree ? text : other.ToString(), other.FilePath)))
            .AddSyntaxTrees(Parse(calls, "Calls.cs"))
            .AddReferences(MetadataReference.CreateFromFile(typeof(Instrumented).Assembly.Location))
            .WithAssemblyName("Instrumented." + source.Name);
        Refuse(rewritten, source.Name + ", rewritten");

        using MemoryStream program = new(), symbols = new();
        var emitted = rewritten.Emit(program, symbols, options: new(debugInformationFormat: Microsoft.CodeAnalysis.Emit.DebugInformationFormat.PortablePdb));
        if (!emitted.Success)
            throw new InvalidOperationException($"{source.Name}, rewritten, cannot be emitted:\n{string.Join("\n", emitted.Diagnostics)}");
        var type = Assembly.Load(program.ToArray(), symbols.ToArray()).GetType("Calls")!;
        return new([.. sites.Select((site, i) => (site, type.GetMethod($"Site{i}")!.CreateDelegate<Action<Run>>()))]);
    }

    private static void Refuse(CSharpCompilation compilation, string name)
    {
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
            throw new InvalidOperationException($"{name} does not compile:\n{string.Join("\n", errors.Select(error => $"{error}: {Line(error)}"))}");
    }

    private static string Line(Diagnostic error) =>
        error.Location.SourceTree?.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";
}
