using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>The words for a hole: what it is and where it comes from, what becomes of it, and what to do instead.</summary>
internal static class SqlWording
{
    private const int Longest = 60;

    /// <summary>The expression, and where its text comes from when that can be said in a few words.</summary>
    public static string Hole(IOperation hole, SqlSinks sinks) => $"'{Short(hole)}'{((sinks.SourceOf(hole) ?? Origin(hole)) is { } origin ? $" ({origin})" : "")}";

    /// <summary>The beginning of an expression as it is written, on one line.</summary>
    public static string Short(IOperation operation)
    {
        var text = operation.Syntax.ToString();
        var line = text.IndexOf('\n') is var end and >= 0 ? text.Substring(0, end).TrimEnd() + " …" : text;
        return line.Length > Longest ? line.Substring(0, Longest - 1) + "…" : line;
    }

    public static string Place(HolePosition position, SqlStyle style) => position switch
    {
        HolePosition.Identifier => "becomes a name in the SQL text",
        HolePosition.Ordering => "becomes part of an ordering in the SQL text",
        HolePosition.Fragment => "becomes a part of the SQL text itself",
        HolePosition.Comment => "becomes part of a comment in the SQL text, which a line break ends",
        HolePosition.Whole when style == SqlStyle.Identifier => "is the whole name in the SQL",
        HolePosition.Whole when style == SqlStyle.Expression => "is the whole expression",
        HolePosition.Whole => "is the whole SQL statement",
        _ => "becomes part of the SQL text",
    };

    /// <summary>How many other texts the same hole gets into.</summary>
    public static string Elsewhere(int texts) => texts switch
    {
        0 => "",
        1 => ", here and in one more",
        _ => $", here and in {texts} more",
    };

    public static string Advice(SqlFault fault, SqlStyle style) => fault.Position switch
    {
        _ when fault.Position.TakesParameter() && fault.Hole.Doubled == '\'' => "doubling its quotes proves nothing where a number stands or a backslash escapes: " + style.Advice(),
        _ when fault.Position.TakesParameter() => style.Advice(),
        HolePosition.Comment => "leave it out",
        HolePosition.Whole when style is SqlStyle.Expression or SqlStyle.Identifier => style.Advice(),
        HolePosition.Whole => "choose from a fixed list what is run, and take only values from there",
        _ when style is SqlStyle.Expression or SqlStyle.Schema => style.Advice(),
        _ => "no parameter can stand there, so choose it from a fixed list",
    };

    // A call and a variable say it themselves.
    private static string? Origin(IOperation hole) => hole switch
    {
        IConversionOperation conversion => Origin(conversion.Operand),
        ICoalesceOperation coalesce => Origin(coalesce.Value),
        IConditionalAccessOperation access => Origin(access.WhenNotNull),
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } => "a parameter",
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } => $"a parameter of 'new {constructor.ContainingType.Name}'",
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { AssociatedSymbol: { } property } } => $"what '{property.Name}' is set to",
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol method } => $"a parameter of '{method.Name}'",
        IFieldReferenceOperation { Field: { CorrespondingTupleField: null } field } => $"a field of '{field.ContainingType.Name}'",
        IPropertyReferenceOperation { Property: { IsIndexer: false } property } => $"a property of '{property.ContainingType.Name}'",
        _ => null,
    };
}
