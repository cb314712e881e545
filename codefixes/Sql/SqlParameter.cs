using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.CodeFixes;

/// <summary>A parameter to be added.</summary>
/// <param name="Name">Without its mark.</param>
/// <param name="Value">The expression of the value.</param>
/// <param name="Holes">The expressions it is made from.</param>
/// <param name="MayBeNull">True when the value may be null, which the database must be told as DBNull.</param>
internal sealed record SqlParameter(string Name, string Value, IReadOnlyList<IOperation> Holes, bool MayBeNull)
{
    /// <summary>The first and the last fragment, in order of statements, of which it replaces a part.</summary>
    public Fragment? First { get; init; }

    public Fragment? Last { get; init; }

    /// <summary>The first character that it replaces, among those of all fragments.</summary>
    public int Place { get; init; }

    /// <summary>The expression of what the database is given.</summary>
    public string Bound(string nullableObject, string dbNull) => MayBeNull ? $"({nullableObject}){Wrapped(Holes[0].Syntax)} ?? {dbNull}.Value" : Value;

    /// <summary>True when it does not matter when, or how often, the value is read.</summary>
    public bool IsPure => Holes.All(SideEffects.None);

    /// <summary>True when every local that the value is made from can be read at a place.</summary>
    public bool IsInScope(int position) => Holes.SelectMany(hole => hole.DescendantsAndSelf()).OfType<ILocalReferenceOperation>()
        .All(local => local.SemanticModel!.LookupSymbols(position, name: local.Local.Name).Contains(local.Local, SymbolEqualityComparer.Default));

    /// <summary>The parameter that takes the place of some characters, or null when its value cannot be told for certain.</summary>
    public static SqlParameter? Of(IEnumerable<TextSegment> segments, int start, int end)
    {
        var parts = new List<(string Source, bool IsText)>();
        var holes = new List<IOperation>();
        IOperation? named = null;
        var isQuoted = end - start > 1;
        var at = 0;
        foreach (var segment in segments)
        {
            var (from, to) = (Math.Max(start, at), Math.Min(end, at + segment.Text.Length));
            if (from < to && segment.Embedded is { } embedded && !IsQuote(segment))
            {
                if (from != at || to != at + segment.Text.Length || embedded.ConstantValue.HasValue)
                    return null;
                var value = Unescaped(embedded, isQuoted);
                if (segment.IsHole && HandEscaping.IsSuspected(value) || !SideEffects.AreKnown(value) || IsFormatted(embedded))
                    return null;
                named ??= segment.IsHole ? value : null;
                holes.Add(value);
                parts.Add((Wrapped(value.Syntax), segment.IsHole));
            }
            else if (from < to && (segment.Units is not null || IsQuote(segment)))
            {
                var text = segment.Text.Substring(from - at, to - from);
                var quote = from == start ? text.IndexOf('\'') : -1;
                if (from == start && quote < 0)
                    return null;
                text = text.Substring(quote + 1, text.Length - quote - (to == end ? 2 : 1));
                if (text.IndexOf('\\') >= 0 || Regex.Matches(text, "'+").Cast<Match>().Any(quotes => quotes.Length % 2 != 0))
                    return null;
                if (text.Length > 0)
                    parts.Add((SymbolDisplay.FormatLiteral(text.Replace("''", "'"), quote: true), true));
            }
            at += segment.Text.Length;
        }
        if (named is null || !parts[0].IsText)
            return null;
        return parts.Count == 1
            ? new(ParameterName.For(named.Syntax), named.Syntax.ToString(), holes, CanBeNull(named))
            : new(ParameterName.For(named.Syntax), string.Join(" + ", parts.Select(part => part.Source)), holes, MayBeNull: false);
    }

    // Append('\'').
    private static bool IsQuote(TextSegment segment) => segment is { Text: "'", Embedded.ConstantValue.HasValue: true };

    private static bool IsFormatted(IOperation value) => Operands.Place(value).Parent is InterpolationSyntax { FormatClause: not null } or InterpolationSyntax { AlignmentClause: not null };

    // Doubling the quotes is what the literal needed; a parameter needs the text itself.
    private static IOperation Unescaped(IOperation value, bool isQuoted) =>
        isQuoted && value is IInvocationOperation
        {
            TargetMethod: { Name: "Replace", ContainingType.SpecialType: SpecialType.System_String },
            Instance: { } escaped,
            Arguments: [{ Value.ConstantValue: { HasValue: true, Value: "'" } }, { Value.ConstantValue: { HasValue: true, Value: "''" } }],
        }
            ? escaped
            : value;

    private static bool CanBeNull(IOperation value) =>
        value is not IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_String }
        && (value.Syntax.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression) || value.SemanticModel!.GetTypeInfo(value.Syntax).Nullability.FlowState != NullableFlowState.NotNull);

    public static string Wrapped(SyntaxNode expression) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax
            ? expression.ToString()
            : $"({expression})";
}
