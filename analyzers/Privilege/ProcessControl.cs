using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>Service code starts, signals, inspects or debugs a process.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ProcessControl() : CapabilityRule(Rule.ProcessControl);
