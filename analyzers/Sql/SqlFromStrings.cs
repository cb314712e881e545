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
        if (SqlProgram.Of(start.Compilation, start.Options) is not { Sinks: { } sinks } program)
            return;
        var service = ServiceCode.Of(start.Compilation, start.Options);

        start.RegisterOperationAction(
            context =>
            {
                foreach (var sink in At(context.Operation, sinks, program))
                {
                    if (Judge(sink, program) is { } report)
                        context.ReportDiagnostic(report(service.Properties(context.ContainingSymbol)));
                }
            },
            OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment, OperationKind.FieldInitializer, OperationKind.PropertyInitializer,
            OperationKind.ObjectCreation, OperationKind.Invocation);
    }

    private static IEnumerable<SqlSink> At(IOperation operation, SqlSinks sinks, SqlProgram program)
    {
        if (sinks.At(operation) is { } sink)
            return sink.Text.ConstantValue.HasValue ? [] : [sink];
        // Only what is declared here can be a wrapper, and only where there is a sink at all.
        return MayHandOn(operation) && program.HasSinks ? program.Wrappers.At(operation).Where(at => !at.Text.ConstantValue.HasValue) : [];
    }

    private static bool MayHandOn(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.Arguments.Any(IsText),
        IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: false } creation => creation.Arguments.Any(IsText),
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member.DeclaringSyntaxReferences.IsEmpty: false } target } assignment =>
            target.Type?.SpecialType == SpecialType.System_String && !assignment.Value.ConstantValue.HasValue,
        _ => false,
    };

    private static bool IsText(IArgumentOperation argument) => !argument.Value.ConstantValue.HasValue && argument.Parameter?.Type is { } type
        && (type.SpecialType is SpecialType.System_String or SpecialType.System_Object || type.TypeKind is TypeKind.TypeParameter or TypeKind.Array || type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface or TypeKind.Struct });

    private static Func<ImmutableDictionary<string, string?>, Diagnostic>? Judge(SqlSink sink, SqlProgram program)
    {
        var verdict = SqlVerdict.Of(sink, program);
        var site = sink.Text.Syntax.GetLocation();
        if (verdict.Text.GaveUp)
        {
            return properties => Diagnostic.Create(
                Rule.SqlFromStrings, site, DiagnosticSeverity.Info, additionalLocations: null, properties,
                "This SQL text", "was too long to read to its end", "it was judged by its beginning only");
        }
        var faults = verdict.Faults;
        return faults.IsEmpty ? null : properties => Diagnostic.Create(
            Rule.SqlFromStrings, site, faults.Select(h => h.Hole.Source.Syntax.GetLocation()),
            properties.Add(PositionsProperty, string.Join(",", faults.Select(f => f.Position))),
            $"'{Short(faults[0].Hole.Source)}'{(program.Sinks?.SourceOf(faults[0].Hole.Source) is { } source ? $" ({source})" : "")}", Place(faults[0].Position), Advice(faults[0], sink.Style));
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

    private static string Advice(SqlFault fault, SqlStyle style) => fault.Position switch
    {
        HolePosition.Value or HolePosition.Quoted or HolePosition.List when fault.Hole.Doubled == '\'' => "doubling its quotes proves nothing where a number stands or a backslash escapes: " + style.Advice(),
        HolePosition.Value or HolePosition.Quoted or HolePosition.List => style.Advice(),
        HolePosition.Comment => "leave it out",
        _ when style is SqlStyle.Expression or SqlStyle.Schema => style.Advice(),
        _ => "no parameter can stand there, so choose it from a fixed list",
    };
}
