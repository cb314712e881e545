using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>A length out of the data decides how much is allocated: on the stack the process dies of it, on the heap the service runs out of memory.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnboundedAllocation() : MemoryRule(Rule.UnboundedAllocation);
