namespace Polp.Analyzers;

/// <summary>Where in the SQL text a hole stands; it decides whether a parameter can take its place.</summary>
internal enum HolePosition
{
    /// <summary>An operand or an item of a list of values.</summary>
    Value,

    /// <summary>Inside <c>'…'</c>, alone or with text round it.</summary>
    Quoted,

    /// <summary>Between the parentheses of <c>IN (…)</c>.</summary>
    List,

    /// <summary>The name of a table, column or database, or glued to one.</summary>
    Identifier,

    /// <summary>After ORDER BY or GROUP BY.</summary>
    Ordering,

    /// <summary>Inside a comment.</summary>
    Comment,

    /// <summary>Anything else: a condition, an operator, a clause.</summary>
    Fragment,

    /// <summary>The whole text.</summary>
    Whole,
}

internal static class HolePositions
{
    /// <summary>True where a parameter can take the hole's place.</summary>
    public static bool TakesParameter(this HolePosition position) => position is HolePosition.Value or HolePosition.Quoted or HolePosition.List;
}
