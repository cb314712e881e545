using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>The words and the properties of a diagnostic about memory.</summary>
internal static class MemoryReport
{
    /// <summary>The diagnostic property that says how sure the finding is: certain, high, medium or low.</summary>
    public const string Confidence = "polp.confidence";

    /// <summary>The diagnostic property that names the memory that may be left: destination or source.</summary>
    public const string OpenSide = "polp.side";

    public static Diagnostic Of(MemoryFinding finding, ImmutableDictionary<string, string?> properties)
    {
        var (length, memory, unit, verb) = finding.Words;
        var size = finding.Room is { } room ? $"{room} {unit}" : finding.IsSizeKnown ? "a limited number of " + unit
            : finding.Region.AssumedFrom is { } name ? $"'{name}' is taken for its size" : "unknown size";
        var way = finding.Path.IsEmpty ? "" : $"; on the way {string.Join(" -> ", finding.Path.Insert(0, Wording.Around(finding.Site.Syntax)))}";
        var missing = finding.Missing + (finding.Checked is { } held ? $"; checked is {held}" : "") + way;
        var line = finding.Read.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        object[] words = finding switch
        {
            { Reason: { } reason } => [length, unit, line, finding.Side == Side.Source ? "out of" : "into", memory, size, reason, finding.Missing + way],
            { Rule.Id: "POLP2004" } => [length, unit, line, memory, missing],
            _ => [length, unit, line, memory, size, missing, verb],
        };
        return Diagnostic.Create(
            finding.Rule, finding.Site.Syntax.GetLocation(), finding.IsHearsay ? DiagnosticSeverity.Info : finding.Rule.DefaultSeverity,
            new[] { finding.Read, finding.Check, Allocation(finding) }.OfType<SyntaxNode>().Concat(finding.Stations).Select(node => node.GetLocation()),
            properties.SetItem(Confidence, finding.Confidence).SetItem(OpenSide, finding.Side == Side.Source ? "source" : "destination"),
            words);
    }

    private static SyntaxNode? Allocation(MemoryFinding finding) => finding.Region.Origin is
        StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax or InvocationExpressionSyntax or VariableDeclaratorSyntax
        ? finding.Region.Origin : null;
}
