using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>The test of a fix, with the references of all our tests.</summary>
internal static class FixTest
{
    /// <param name="source">The source, its reports marked.</param>
    /// <param name="fixedSource">What the fix makes of it; null when none is offered.</param>
    public static CSharpCodeFixTest<TRule, TFix, DefaultVerifier> Of<TRule, TFix>(string source, string? fixedSource, params MetadataReference[] references)
        where TRule : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<TRule, TFix, DefaultVerifier>
        {
            TestCode = source,
            FixedCode = fixedSource ?? source,
            ReferenceAssemblies = new("net10.0"),
            CompilerDiagnostics = CompilerDiagnostics.Errors,
        };
        if (fixedSource is null)
            test.FixedState.InheritanceMode = StateInheritanceMode.AutoInheritAll;
        foreach (var state in new[] { test.TestState, test.FixedState, test.BatchFixedState })
            state.AdditionalReferences.AddRange([.. AnalyzerHost.References, .. references]);
        return test;
    }
}
