using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>Service code reads or changes environment variables, the working directory, machine and user names, key stores or the state of the process.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MachineState() : CapabilityRule(Rule.MachineState);
