using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Polp.Testing;

namespace Polp.Benchmarks;

/// <summary>A project that is open in an editor: a file of it is replaced by an edited one, and all that is to be said of that file is asked for.</summary>
internal sealed class EditedProject
{
    private readonly CSharpCompilation compilation;
    private readonly AnalyzerOptions options;
    private int edits;

    /// <param name="trees">All files, those of generators too.</param>
    /// <param name="options">What the analyzers see beside them.</param>
    public EditedProject(IEnumerable<SyntaxTree> trees, AnalyzerOptions options)
    {
        this.options = options;
        compilation = CSharpCompilation.Create(
            "Edited", trees, CompilerInputs.References.Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));
        // What an editor has long done when someone types.
        compilation.GetDeclarationDiagnostics();
    }

    /// <summary>The files that a change of a method body can be made in.</summary>
    public IEnumerable<SyntaxTree> Files => compilation.SyntaxTrees.Where(tree => Body(tree) is not null);

    /// <summary>Seconds of CPU, of one thread, for what the compiler says of a file that was edited just now.</summary>
    public double Bind(SyntaxTree file)
    {
        var (edited, tree) = Edit(file);
        return Cpu(() => edited.GetSemanticModel(tree).GetDiagnostics());
    }

    /// <summary>The same and what the analyzers say, as an editor asks them, and how much that is.</summary>
    public (double Seconds, int Diagnostics) Analyse(SyntaxTree file, params IEnumerable<DiagnosticAnalyzer> analyzers)
    {
        var (edited, tree) = Edit(file);
        var said = 0;
        var seconds = Cpu(() =>
        {
            var host = edited.WithAnalyzers([.. analyzers], new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
            var model = host.Compilation.GetSemanticModel(tree);
            model.GetDiagnostics();
            said = host.GetAnalyzerSyntaxDiagnosticsAsync(tree, default).GetAwaiter().GetResult().Length
                + host.GetAnalyzerSemanticDiagnosticsAsync(model, null, default).GetAwaiter().GetResult().Length;
        });
        return (seconds, said);
    }

    private (CSharpCompilation Edited, SyntaxTree Tree) Edit(SyntaxTree file)
    {
        var body = Body(file)!;
        var root = file.GetRoot();
        var changed = root.ReplaceNode(body, body.WithStatements(body.Statements.Insert(0, SyntaxFactory.ParseStatement($"_ = {++edits};\n"))));
        var tree = file.WithChangedText(changed.GetText());
        return (compilation.ReplaceSyntaxTree(file, tree), tree);
    }

    private static BlockSyntax? Body(SyntaxTree file) => file.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Select(method => method.Body).FirstOrDefault(body => body is not null);

    // The reading of the text and its tree are the same for all, and an editor does them while someone types.
    private static double Cpu(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
