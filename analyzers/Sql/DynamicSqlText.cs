using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>For audits, and off unless asked for: why a SQL text that is not constant was left alone. Reads what the other rule found out and finds out nothing itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DynamicSqlText() : RuleAnalyzer(Rule.DynamicSqlText)
{
    private const int MostReasons = 6;

    protected override void Register(CompilationStartAnalysisContext start)
    {
        if (SqlProgram.Of(start.Compilation, start.Options) is not { } program)
            return;
        start.RegisterSemanticModelAction(context =>
        {
            foreach (var (sink, verdict, _) in program.Causes.In(context.SemanticModel.SyntaxTree).Where(text => text.Verdict is { Faults.IsEmpty: true, Text.GaveUp: false }))
            {
                var reasons = Reasons(sink, verdict).ToImmutableArray();
                var words = reasons.Take(MostReasons).Select(reason => reason.Words).Concat(reasons.Length > MostReasons ? [$"and {reasons.Length - MostReasons} more"] : []);
                context.ReportDiagnostic(Diagnostic.Create(Rule.DynamicSqlText, sink.Text.Syntax.GetLocation(), reasons.Select(reason => reason.Where), string.Join("; ", words)));
            }
        });
    }

    /// <summary>Each piece that is not written where the text is handed over, once, and why it is safe or not this code's doing.</summary>
    private static IEnumerable<(string Words, Location Where)> Reasons(SqlSink sink, SqlVerdict verdict)
    {
        var hole = 0;
        var reasons = verdict.Text.Pieces
            .Select(piece => (piece.Source, Why: piece.IsHole ? Why(verdict.Passed[hole++]) : piece.Proof ?? (IsElsewhere(piece, sink) ? "constant" : null)))
            .Where(piece => piece.Why is not null)
            .GroupBy(piece => (piece.Source.Syntax, piece.Why)).Select(same => ($"'{SqlWording.Short(same.First().Source)}': {same.Key.Why}", same.First().Source.Syntax.GetLocation())).ToArray();
        return reasons.Length > 0 ? reasons : [("only constants are put together", sink.Text.Syntax.GetLocation())];
    }

    private static string Why((SqlPiece Hole, SqlPass Why) passed) => passed.Why switch
    {
        SqlPass.QuotedName => "quoted as a name",
        SqlPass.KnownToCallers => "every caller gives a known text",
        SqlPass.HandedOn when passed.Hole.Parameter is { ContainingSymbol: IMethodSymbol method } => $"handed on whole, so that {Callers(method)} asked",
        SqlPass.HandedOn => "handed on whole, so that whoever sets it is asked",
        _ => "the whole text, put together where nothing is followed to",
    };

    private static string Callers(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.Constructor } => $"whoever makes a '{method.ContainingType.Name}' is",
        { MethodKind: MethodKind.AnonymousFunction } => "callers are",
        { AssociatedSymbol: { } property } => $"whoever sets '{property.Name}' is",
        _ => $"the callers of '{method.Name}' are",
    };

    private static bool IsElsewhere(SqlPiece piece, SqlSink sink) =>
        piece.Literal!.Length > 0 && (piece.Source.Syntax.SyntaxTree != sink.Text.Syntax.SyntaxTree || !sink.Text.Syntax.Span.Contains(piece.Source.Syntax.Span));
}
