using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Polp.Analyzers;
using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>Runs the fix of POLP2001 once, for all, and once more.</summary>
internal static class CheckFix
{
    public static async Task Makes(string source, string? fixedSource = null, string? batch = null, bool checkOverflow = false)
    {
        var test = new CSharpCodeFixTest<UncheckedCopy, UncheckedCopyFix, DefaultVerifier>
        {
            TestCode = source,
            FixedCode = fixedSource ?? source,
            BatchFixedCode = batch ?? fixedSource ?? source,
            ReferenceAssemblies = new("net10.0"),
            CompilerDiagnostics = CompilerDiagnostics.Errors,
        };
        if (fixedSource is null)
            test.FixedState.InheritanceMode = StateInheritanceMode.AutoInheritAll;
        foreach (var state in new[] { test.TestState, test.FixedState, test.BatchFixedState })
            state.AdditionalReferences.AddRange(AnalyzerHost.References);
        test.SolutionTransforms.Add((solution, id) => solution.WithProjectCompilationOptions(
            id, ((Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions)solution.GetProject(id)!.CompilationOptions!).WithAllowUnsafe(true).WithOverflowChecks(checkOverflow)));
        await test.RunAsync();
    }
}
