using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>There is a check of the length, and some number gets past it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BypassableCheck() : MemoryRule(Rule.BypassableCheck);
