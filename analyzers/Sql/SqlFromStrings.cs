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
        if (SqlSinks.Of(start.Compilation, start.Options) is not { } sinks)
            return;
        var service = ServiceCode.Of(start.Compilation, start.Options);
        var program = SqlProgram.Of(start.Compilation, sinks);
        // Not by operation: that would have the compiler bind every body a second time, and few bodies have to do with SQL.
        start.RegisterSemanticModelAction(context =>
        {
            foreach (var mistake in program.Causes.In(context.SemanticModel.SyntaxTree))
            {
                if (Judge(mistake, program) is { } report)
                    context.ReportDiagnostic(report(service.Properties(context.SemanticModel.GetEnclosingSymbol(mistake.Sink.Text.Syntax.SpanStart, context.CancellationToken))));
            }
        });
    }

    private static Func<ImmutableDictionary<string, string?>, Diagnostic>? Judge(SqlMistake mistake, SqlProgram program)
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
            $"'{Short(faults[0].Hole.Source)}'{(program.Sinks?.SourceOf(faults[0].Hole.Source) is { } source ? $" ({source})" : "")}", Place(faults[0].Position) + Elsewhere(others.Length), Advice(faults[0], sink.Style));
    }

    private static string Short(IOperation hole)
    {
        var text = hole.Syntax.ToString();
        var line = text.IndexOf('\n') is var end and >= 0 ? text.Substring(0, end).TrimEnd() + " …" : text;
        return line.Length > 60 ? line.Substring(0, 59) + "…" : line;
    }

    private static string Place(HolePosition position) => position switch
    {
        HolePosition.Identifier => "becomes a name in the SQL text",
        HolePosition.Ordering => "becomes part of an ordering in the SQL text",
        HolePosition.Fragment => "becomes a part of the SQL text itself",
        HolePosition.Comment => "becomes part of a comment in the SQL text, which a line break ends",
        _ => "becomes part of the SQL text",
    };

    private static string Elsewhere(int texts) => texts switch
    {
        0 => "",
        1 => ", here and in one more",
        _ => $", here and in {texts} more",
    };

    private static string Advice(SqlFault fault, SqlStyle style) => fault.Position switch
    {
        HolePosition.Value or HolePosition.Quoted or HolePosition.List when fault.Hole.Doubled == '\'' => "doubling its quotes proves nothing where a number stands or a backslash escapes: " + style.Advice(),
        HolePosition.Value or HolePosition.Quoted or HolePosition.List => style.Advice(),
        HolePosition.Comment => "leave it out",
        _ when style is SqlStyle.Expression or SqlStyle.Schema => style.Advice(),
        _ => "no parameter can stand there, so choose it from a fixed list",
    };
}
