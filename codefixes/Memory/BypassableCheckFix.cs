using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Mends the check where it stands; where that does not do, inserts one that holds before the copy.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BypassableCheckFix))]
internal sealed class BypassableCheckFix() : MemoryFix(Rule.BypassableCheck)
{
    protected override IEnumerable<IMemoryRepair> Repairs(MemoryFinding finding, SyntaxNode site, SemanticModel model) =>
        ReadOnce.For(site, model).Concat<IMemoryRepair>(CheckRepair.For(site, model)).Concat(AssertRepair.For(site, model)).Concat(MovedCheck.For(site, model)).Concat(MissingChecks.For(finding, site, model));

    protected override IEnumerable<IMemoryRepair> Repairs(DeadCheck check, SemanticModel model) => DeadCapacity.For(check.Call, model) is { } repair ? [repair] : [];
}
