using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A value that becomes a name or an ordering in a text, and the list that is to stand for it.</summary>
internal sealed record ChosenName(ExpressionSyntax Value, string Skeleton)
{
    /// <summary>The names in a text; none where a hole makes it uncertain how the rest is read.</summary>
    public static ImmutableArray<ChosenName> In(FlaggedText text)
    {
        var names = new List<SyntaxNode?>();
        foreach (var path in text.Built.Paths)
        {
            if (path.Holes.Any(hole => hole.Place.Position is HolePosition.Fragment or HolePosition.Comment))
                return [];
            names.AddRange(path.Holes.Where(hole => hole.Place.Position is HolePosition.Identifier or HolePosition.Ordering).Select(hole => hole.Segment.Embedded?.Syntax));
        }
        return names.All(IsPlain)
            ? [.. names.Cast<ExpressionSyntax>().Distinct().Select(name => new ChosenName(name, Choice(name, new BindingNames(text.Model, name.SpanStart))))]
            : [];
    }

    private static bool IsPlain(SyntaxNode? value) => value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax;

    private static string Choice(ExpressionSyntax value, BindingNames names)
    {
        var exception = IsNameable(value) ? $"{names.Of("System", "ArgumentOutOfRangeException")}(nameof({value}))" : $"{names.Of("System", "InvalidOperationException")}()";
        var choice = $"{value} switch {{ \"TODO\" => \"TODO\", _ => throw new {exception} }}";
        return value.Parent is ArgumentSyntax or ParenthesizedExpressionSyntax ? choice : $"({choice})";
    }

    private static bool IsNameable(ExpressionSyntax value) =>
        value.DescendantNodesAndSelf().All(node => node is IdentifierNameSyntax or ThisExpressionSyntax or MemberAccessExpressionSyntax);
}
