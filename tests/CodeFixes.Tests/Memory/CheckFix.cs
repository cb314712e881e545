using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Polp.Analyzers;
using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>Runs the fix of a rule about memory once, for all, and once more.</summary>
internal static class CheckFix
{
    /// <summary>A method in a class, after the usual namespaces.</summary>
    public static string In(string body, string signature = "void Read(byte* msg, System.ReadOnlySpan<byte> input, byte[] dst)") => $$"""
        using System;
        using System.IO;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;

        unsafe class Reader
        {
            {{signature}}
            {
        {{string.Join("\n", body.Split('\n').Select(line => line.Length == 0 ? line : "        " + line))}}
            }
        }
        """.ReplaceLineEndings();

    public static Task Makes(string source, string? fixedSource = null, string? batch = null, bool checkOverflow = false) =>
        Makes<UncheckedCopy, UncheckedCopyFix>(source, fixedSource, batch, checkOverflow);

    /// <summary>The same for the line that is marked, in a method that stays as it is around it.</summary>
    /// <param name="body">The body, CHECK where the fix puts something.</param>
    /// <param name="check">What it puts there; null when no fix is offered.</param>
    public static Task Puts<TRule, TFix>(string body, string? check, string signature) where TRule : DiagnosticAnalyzer, new() where TFix : CodeFixProvider, new() =>
        Makes<TRule, TFix>(In(body.Replace("CHECK", ""), signature), check is null ? null : In(body.Replace("CHECK", check).Replace("[|", "").Replace("|]", ""), signature));

    public static async Task Makes<TRule, TFix>(string source, string? fixedSource = null, string? batch = null, bool checkOverflow = false)
        where TRule : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<TRule, TFix, DefaultVerifier>
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
