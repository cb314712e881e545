using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>Service code opens, changes, lists or tests files by path; a path is not an authority.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class FileSystemByName() : CapabilityRule(Rule.FileSystemByName);
