using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>There is a check of the length, and some number gets past it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BypassableCheck() : MemoryRule(Rule.BypassableCheck)
{
    protected override Diagnostic? Note(DeadCheck check, ImmutableDictionary<string, string?> properties) =>
        Rule.Note(Rule.BypassableCheck, $"Capacity and count are the same expression '{check.Count}', so MemoryCopy never checks", check.Call.GetLocation(), properties);
}
