using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>SQL text joined from literals and a value that is not proven safe. Asks for the value first: where it comes from only words the message.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SqlFromStrings() : RuleAnalyzer(Rule.SqlFromStrings)
{
    /// <summary>The diagnostic property that lists the positions of the holes, in order of text, separated by commas.</summary>
    public const string PositionsProperty = "polp.positions";

    protected override void Register(CompilationStartAnalysisContext start)
    {
        if (SqlProgram.Of(start.Compilation, start.Options) is not { Sinks: { } sinks } program)
            return;
        var service = ServiceCode.Of(start.Compilation, start.Options);

        // Not by operation: that would have the compiler bind every body a second time, and few bodies have to do with SQL.
        start.RegisterSemanticModelAction(context =>
        {
            foreach (var mistake in program.Causes.In(context.SemanticModel.SyntaxTree))
            {
                if (Judge(mistake, sinks) is { } report)
                    context.ReportDiagnostic(report(service.Properties(context.SemanticModel.GetEnclosingSymbol(mistake.Sink.Text.Syntax.SpanStart, context.CancellationToken))));
            }
        });
    }

    private static Func<ImmutableDictionary<string, string?>, Diagnostic>? Judge(SqlMistake mistake, SqlSinks sinks)
    {
        var (sink, verdict, others) = mistake;
        var site = sink.Text.Syntax.GetLocation();
        if (verdict.Text.GaveUp)
        {
            return properties => Diagnostic.Create(
                Rule.SqlFromStrings, site, DiagnosticSeverity.Info, additionalLocations: null, properties,
                "This SQL text", "was too long to read to its end", "it was judged by its beginning only");
        }
        var faults = verdict.Faults;
        return faults.IsEmpty ? null : properties => Diagnostic.Create(
            Rule.SqlFromStrings, site, faults.Select(h => h.Hole.Source.Syntax.GetLocation()).Concat(others),
            properties.Add(PositionsProperty, string.Join(",", faults.Select(f => f.Position))),
            SqlWording.Hole(faults[0].Hole.Source, sinks), SqlWording.Place(faults[0].Position, sink.Style) + SqlWording.Elsewhere(others.Length), SqlWording.Advice(faults[0], sink.Style));
    }
}
