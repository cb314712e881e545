using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>Service code opens a database from a connection string instead of using the connection or data source it was handed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DatabaseByName() : CapabilityRule(Rule.DatabaseByName);
