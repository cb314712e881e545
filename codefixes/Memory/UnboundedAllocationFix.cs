using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Bounds an allocation: on the stack from both ends, with the heap for what is larger; on the heap where a limit is in scope.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnboundedAllocationFix))]
internal sealed class UnboundedAllocationFix() : MemoryFix(Rule.UnboundedAllocation)
{
    protected override IEnumerable<IMemoryRepair> Repairs(Diagnostic diagnostic, SyntaxNode site, SemanticModel model) => AllocationCheck.For(diagnostic, site, model);
}
