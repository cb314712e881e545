using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Inserts the missing check against the destination before the copy.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UncheckedCopyFix))]
internal sealed class UncheckedCopyFix() : MemoryFix(Rule.UncheckedCopy)
{
    protected override IEnumerable<IMemoryRepair> Repairs(MemoryFinding finding, SyntaxNode site, SemanticModel model) => MissingChecks.For(finding, site, model);
}
