using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A joined sequence that is the whole of <c>IN (…)</c>, which a library expands from one parameter.</summary>
internal static class ListOperand
{
    /// <summary>The parentheses round the hole, or null when it shares them with anything.</summary>
    public static (int Start, int End)? Parentheses(SqlHole hole, string text)
    {
        if (hole is not { Position: HolePosition.List, End: > 0 })
            return null;
        var (start, end) = (hole.Start - 1, hole.End);
        while (start >= 0 && char.IsWhiteSpace(text[start]))
            start--;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
            end++;
        return start > 0 && end < text.Length && text[start] == '(' && text[end] == ')' && char.IsWhiteSpace(text[start - 1]) ? (start, end + 1) : null;
    }

    /// <summary>The sequence as a parameter: <c>string.Join(",", names)</c> bare, or <c>'{string.Join("','", names)}'</c>.</summary>
    public static SqlParameter? Of(IEnumerable<TextSegment> segments, SqlHole hole, SqlProvider provider)
    {
        var at = 0;
        foreach (var segment in segments)
        {
            if (segment.IsHole && at >= hole.Start && at < hole.End)
                return segment.Embedded is { } joined && Sequence(joined, isQuoted: hole.End - hole.Start > 1) is { } sequence && (provider.TakesText || hole.End - hole.Start > 1)
                    && hole.End - hole.Start is 1 or 3 && !HandEscaping.IsSuspected(sequence) && SideEffects.None(sequence)
                    ? new(ParameterName.For(sequence.Syntax), sequence.Syntax.ToString(), [sequence], MayBeNull: false)
                    : null;
            at += segment.Text.Length;
        }
        return null;
    }

    private static IOperation? Sequence(IOperation joined, bool isQuoted)
    {
        if (joined is not IInvocationOperation
            {
                TargetMethod: { Name: "Join", ContainingType.SpecialType: SpecialType.System_String },
                Syntax: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var separator }, { NameColon: null, Expression: var items }] },
            }
            || joined.SemanticModel!.GetConstantValue(separator).Value is not { } written
            || written.ToString().Replace(" ", "") != (isQuoted ? "','" : ",")
            || joined.SemanticModel.GetOperation(items) is not { } sequence)
            return null;
        return sequence.Type is { } type && type.AllInterfaces.Append(type).OfType<INamedTypeSymbol>().Any(i =>
            i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T && i.TypeArguments[0].SpecialType == SpecialType.System_String)
            ? sequence
            : null;
    }
}
