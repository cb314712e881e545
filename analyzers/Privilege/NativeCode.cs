using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>Service code calls a native function; IL says nothing about what that does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NativeCode() : CapabilityRule(Rule.NativeCode);
