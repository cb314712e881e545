using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Bounds an allocation: on the stack from both ends, with the heap for what is larger. On the heap only what is filled from a message in sight, for any other limit only its author knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnboundedAllocationFix))]
internal sealed class UnboundedAllocationFix() : MemoryFix(Rule.UnboundedAllocation)
{
    protected override IEnumerable<IMemoryRepair> Repairs(MemoryFinding finding, SyntaxNode site, SemanticModel model) => AllocationCheck.For(site, model).Concat<IMemoryRepair>(RemainderCheck.For(site, model));
}
