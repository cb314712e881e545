using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Polp.CodeFixes;

/// <summary>The parameters of a method with one more, and without those that only served to make what it is now handed.</summary>
/// <param name="Method">The method.</param>
/// <param name="Removed">The parameters that go.</param>
/// <param name="Type">Of the new one.</param>
/// <param name="Name">Of the new one.</param>
internal sealed record ArgumentEdit(IMethodSymbol Method, IReadOnlyCollection<int> Removed, TypeSyntax Type, string Name)
{
    /// <summary>How many of the parameters that stay stand before the new one: it takes the place of the first that goes, or else stands last of those that must be given.</summary>
    private int Position => Removed.Count > 0 && !Method.Parameters[Removed.Min()].IsOptional ? Removed.Min()
        : Method.Parameters.Count(parameter => !Removed.Contains(parameter.Ordinal) && !parameter.IsOptional && !parameter.IsParams);

    public ParameterListSyntax Apply(ParameterListSyntax written)
    {
        var taken = SyntaxFactory.Parameter(SyntaxFactory.Identifier(Name)).WithType(Type.WithTrailingTrivia(SyntaxFactory.Space));
        return written.WithParameters(Insert(written.Parameters, written.Parameters.Where((_, i) => !Removed.Contains(i)), Position, taken));
    }

    /// <summary>The arguments of a call, with the value of the new parameter.</summary>
    public ArgumentListSyntax Apply(CallSite site, ExpressionSyntax value)
    {
        if (site.List is not { } written)
            return SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(value)));
        var gone = site.Arguments.Where(argument => argument.Parameter is { } parameter && Removed.Contains(parameter.Ordinal)).Select(argument => argument.Syntax).ToList();
        var kept = written.Arguments.Where(argument => !gone.Contains(argument)).ToList();
        var taken = SyntaxFactory.Argument(value.WithoutTrivia());
        if (kept.Any(argument => argument.NameColon is not null))
            return written.WithArguments(Insert(written.Arguments, kept, kept.Count, taken.WithNameColon(SyntaxFactory.NameColon(Name).WithTrailingTrivia(SyntaxFactory.Space))));
        // The receiver of an extension is an argument that stands elsewhere.
        var receiver = site.Model.GetSymbolInfo(site.Node).Symbol is IMethodSymbol { ReducedFrom: not null } ? 1 : 0;
        return written.WithArguments(Insert(written.Arguments, kept, Math.Min(Position - receiver, kept.Count), taken));
    }

    private static SeparatedSyntaxList<T> Insert<T>(SeparatedSyntaxList<T> written, IEnumerable<T> kept, int at, T added)
        where T : SyntaxNode
    {
        var nodes = kept.ToList();
        nodes.Insert(at, nodes.Count == written.Count ? added : added.WithTriviaFrom(written[Math.Min(at, written.Count - 1)]));
        var separators = Enumerable.Range(0, nodes.Count - 1).Select(i => i < written.SeparatorCount ? written.GetSeparator(i) : SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space));
        return SyntaxFactory.SeparatedList(nodes, separators);
    }
}
