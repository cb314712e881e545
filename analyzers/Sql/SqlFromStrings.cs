using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

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

        start.RegisterOperationAction(
            context =>
            {
                if (sinks.At(context.Operation) is { } sink && Judge(sink) is { } verdict)
                    context.ReportDiagnostic(verdict(service.Properties(context.ContainingSymbol)));
            },
            OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment, OperationKind.FieldInitializer, OperationKind.PropertyInitializer,
            OperationKind.ObjectCreation, OperationKind.Invocation);
    }

    private static Func<ImmutableDictionary<string, string?>, Diagnostic>? Judge(SqlSink sink)
    {
        if (sink.Text.ConstantValue.HasValue)
            return null;
        var text = TextWalk.Read(sink.Text);
        var site = sink.Text.Syntax.GetLocation();
        if (text.GaveUp)
        {
            return properties => Diagnostic.Create(
                Rule.SqlFromStrings, site, DiagnosticSeverity.Info, additionalLocations: null, properties,
                "This SQL text", "was too long to read to its end", "it was judged by its beginning only");
        }
        // Text handed on whole is not this code's doing; whoever joins it is.
        if (!text.IsGlued)
            return null;

        var holes = text.Holes;
        HolePosition[] positions = text.Branches ? [.. holes.Select(_ => HolePosition.Fragment)] : SqlLexer.Holes(text.Pieces.Select(p => p.Literal)).Select(h => h.Position).ToArray();
        return properties => Diagnostic.Create(
            Rule.SqlFromStrings, site, holes.Select(h => h.Source.Syntax.GetLocation()),
            properties.Add(PositionsProperty, string.Join(",", positions)),
            $"'{Short(holes[0].Source)}'", Place(positions[0]), Advice(positions[0], sink.Style));
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

    private static string Advice(HolePosition position, SqlStyle style) => position switch
    {
        HolePosition.Value or HolePosition.Quoted or HolePosition.List => style switch
        {
            SqlStyle.Dapper => "pass it as a parameter, @name with new { name }",
            SqlStyle.EntityFramework => "use the interpolated sibling, which makes parameters: FromSql, ExecuteSql or SqlQuery",
            _ => "pass it as a parameter",
        },
        HolePosition.Comment => "leave it out",
        _ => "no parameter can stand there, so choose it from a fixed list",
    };
}
