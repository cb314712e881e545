using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>A length out of the data decides how much is read, and nothing on the way holds it against the bytes there are.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class OverRead() : MemoryRule(Rule.OverRead);
