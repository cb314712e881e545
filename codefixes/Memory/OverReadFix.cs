using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Inserts the missing check against what the source still has before the read.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OverReadFix))]
internal sealed class OverReadFix() : MemoryFix(Rule.OverRead)
{
    protected override IEnumerable<IMemoryRepair> Repairs(MemoryFinding finding, SyntaxNode site, SemanticModel model) => MissingChecks.For(finding, site, model);
}
