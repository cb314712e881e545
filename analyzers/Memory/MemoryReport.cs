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

    /// <summary>The diagnostic property that is true when the capacity may be a negative number, and only an ordinary comparison will do.</summary>
    public const string IsRoomSigned = "polp.room.signed";

    /// <summary>The diagnostic property with the variable that holds the length in front of the loop.</summary>
    public const string LengthBeforeLoop = "polp.length";

    /// <summary>The diagnostic property that is true when the loop does nothing for a negative length.</summary>
    public const string IsNegativeHarmless = "polp.negative";

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
            ForTheFix(finding, properties).SetItem(Confidence, finding.Confidence).SetItem(OpenSide, finding.Side == Side.Source ? "source" : "destination"),
            words);
    }

    private static ImmutableDictionary<string, string?> ForTheFix(MemoryFinding finding, ImmutableDictionary<string, string?> properties) => (finding.Room, finding.Site, finding.Loop) switch
    {
        // The fix reads the arguments of the operation itself.
        _ when !finding.Path.IsEmpty => properties,
        (null, _, _) or (_, IAssignmentOperation, null) => properties,
        ({ } room, _, { } loop) => properties.SetItem(Room, room).SetItem(LengthBeforeLoop, loop.Length).SetItem(IsNegativeHarmless, loop.IsNegativeHarmless ? "true" : "false"),
        ({ } room, _, _) => properties.SetItem(Room, room).SetItem(IsRoomSigned, finding.IsRoomSigned ? "true" : "false"),
    };

    private static SyntaxNode? Allocation(MemoryFinding finding) => finding.Region.Origin is
        StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax or InvocationExpressionSyntax or VariableDeclaratorSyntax
        ? finding.Region.Origin : null;
}
