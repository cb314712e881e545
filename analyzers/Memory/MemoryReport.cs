using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>The words and the properties of a diagnostic about memory.</summary>
internal static class MemoryReport
{
    /// <summary>The diagnostic property with the capacity as an expression in scope at the operation.</summary>
    public const string Room = "polp.room";

    /// <summary>The diagnostic property with the variable that holds the length in front of the loop.</summary>
    public const string LengthBeforeLoop = "polp.length";

    /// <summary>The diagnostic property that is true when the loop does nothing for a negative length.</summary>
    public const string IsNegativeHarmless = "polp.negative";

    public static Diagnostic Of(MemoryFinding finding, ImmutableDictionary<string, string?> properties)
    {
        var (length, memory, unit) = finding.Words;
        var size = finding.Room is { } room ? $"{room} {unit}" : finding.IsSizeKnown ? "a limited number of " + unit : "unknown size";
        var missing = finding.IsOpenBelow ? $"{length} >= 0"
            : $"{length} <= {finding.Room ?? (finding.IsSizeKnown ? "what is left of it" : "its size")}";
        if (finding.Overflow is { } sum)
            missing += $": there is a check, but '{sum}' in it may overflow";
        if (!finding.Path.IsEmpty)
            missing += $"; on the way {string.Join(" -> ", finding.Path.Prepend(Caller(finding.Site)))}";
        return Diagnostic.Create(
            finding.Rule, finding.Site.Syntax.GetLocation(),
            new[] { finding.Read.GetLocation(), Allocation(finding)?.GetLocation() }.OfType<Location>().Concat(finding.Stations.Select(station => station.GetLocation())),
            ForTheFix(finding, properties),
            length, unit, finding.Read.GetLocation().GetLineSpan().StartLinePosition.Line + 1, memory, size, missing);
    }

    private static string Caller(IOperation site) => (site.SemanticModel?.GetEnclosingSymbol(site.Syntax.SpanStart) as IMethodSymbol)?.Spelled() ?? "here";

    private static ImmutableDictionary<string, string?> ForTheFix(MemoryFinding finding, ImmutableDictionary<string, string?> properties) => (finding.Room, finding.Site, finding.Loop) switch
    {
        // The fix reads the arguments of the operation itself.
        _ when !finding.Path.IsEmpty => properties,
        (null, _, _) or (_, IAssignmentOperation, null) => properties,
        ({ } room, _, { } loop) => properties.SetItem(Room, room).SetItem(LengthBeforeLoop, loop.Length).SetItem(IsNegativeHarmless, loop.IsNegativeHarmless ? "true" : "false"),
        ({ } room, _, _) => properties.SetItem(Room, room),
    };

    private static SyntaxNode? Allocation(MemoryFinding finding) => finding.Region.Origin is
        StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax or InvocationExpressionSyntax or VariableDeclaratorSyntax
        ? finding.Region.Origin : null;
}
