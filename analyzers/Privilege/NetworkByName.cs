using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>Service code makes, binds, connects or names a network or IPC endpoint.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NetworkByName() : CapabilityRule(Rule.NetworkByName);
