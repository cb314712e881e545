using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>What code does with an object that it was handed.</summary>
/// <param name="Value">The expression.</param>
/// <param name="Before">The statements that go before it.</param>
/// <param name="Instead">The statement in the place of the whole one, where no expression does it.</param>
internal sealed record UseOfTaken(ExpressionSyntax? Value, ImmutableArray<StatementSyntax> Before, StatementSyntax? Instead = null)
{
    public static UseOfTaken Itself(string name) => Of(SyntaxFactory.IdentifierName(name));

    public static UseOfTaken Of(ExpressionSyntax value) => new(value, ImmutableArray<StatementSyntax>.Empty);

    /// <summary>The names that it declares; where one is taken there is no fix.</summary>
    public ImmutableArray<string> Locals { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>True when the value is there without waiting, where it was awaited.</summary>
    public bool ReplacesAwait { get; init; }

    /// <summary>True when a statement must make room for it.</summary>
    public bool NeedsStatement => Value is null || !Before.IsEmpty;
}
