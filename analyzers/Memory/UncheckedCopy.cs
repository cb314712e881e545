using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>A length out of the data decides how much is copied, and nothing on the way holds it against the destination.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UncheckedCopy() : MemoryRule(Rule.UncheckedCopy)
{
    protected override Diagnostic? GaveUp(Location place, ImmutableDictionary<string, string?> properties) =>
        Rule.Note(Rule.UncheckedCopy, "This method is too large to decide whether its copies are checked; nothing is said about them", place, properties);
}
