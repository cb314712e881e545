using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>Service code loads or creates code by name, emits it, or invokes by reflection; what then runs cannot be seen.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CodeByName() : CapabilityRule(Rule.CodeByName);
