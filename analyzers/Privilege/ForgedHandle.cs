using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>Service code makes a handle out of a number, by which every inherited descriptor becomes reachable.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ForgedHandle() : CapabilityRule(Rule.ForgedHandle);
