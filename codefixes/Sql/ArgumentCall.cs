using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A call that takes the values of a text one by one behind it: sqlite-net, linq2db, the raw calls of Entity Framework.</summary>
/// <param name="Element">The type of a value.</param>
/// <param name="Given">The values that are listed already.</param>
internal sealed record ArgumentCall(InvocationExpressionSyntax Syntax, Placeholder Placeholder, SqlProvider Provider, string Element, ImmutableArray<ExpressionSyntax> Given)
{
    /// <summary>The call, or null when its values come in any other way than listed.</summary>
    public static ArgumentCall? Of(FlaggedText text)
    {
        if (text.Sink is not IInvocationOperation { Syntax: InvocationExpressionSyntax syntax, TargetMethod: var method } call || syntax.ArgumentList.Arguments.Any(argument => argument.NameColon is not null)
            || method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(other => Takes(other, method)) is not { Parameters: [.., { Type: IArrayTypeSymbol { ElementType: var element } }] })
            return null;
        var isListed = method.Parameters.Last() is { Type: IArrayTypeSymbol or { Name: "DataParameter" } } last ? call.Arguments.First(argument => argument.Parameter?.Ordinal == last.Ordinal) : null;
        ImmutableArray<IOperation> given = isListed switch
        {
            null => [],
            { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer.ElementValues: var values } } => values,
            { Parameter.Type: not IArrayTypeSymbol, Value: var value } => ImmutableArray.Create(value),
            _ => default,
        };
        if (given.IsDefault || given.Select(value => Operands.Written(value).Syntax).ToImmutableArray() is var written && !written.All(value => value is ExpressionSyntax { Parent: ArgumentSyntax }))
            return null;
        var expressions = written.Cast<ExpressionSyntax>().ToImmutableArray();
        return text.Style switch
        {
            SqlStyle.SqliteNet when element.SpecialType == SpecialType.System_Object && method.ContainingNamespace.ToDisplayString() == "SQLite" => new(syntax, Placeholder.Positional, new(TakesText: true, TakesCounts: true), "object", expressions),
            SqlStyle.Linq2Db when element.Name == "DataParameter" => new(syntax, Placeholder.Named, SqlProvider.Unknown(text.Model.Compilation), element.ToDisplayString(), expressions),
            SqlStyle.EntityFramework when element.SpecialType == SpecialType.System_Object && expressions.IsEmpty => new(syntax, Placeholder.Numbered, SqlProvider.Unknown(text.Model.Compilation), "object", expressions),
            _ => null,
        };
    }

    /// <summary>Lists more values, each before the given one of its number.</summary>
    public void Add(IEnumerable<(int Before, string Value)> added, SyntaxEditor editor)
    {
        var first = Syntax.ArgumentList.Arguments.Count - Given.Length;
        editor.ReplaceNode(Syntax.ArgumentList, (current, _) =>
        {
            var list = (ArgumentListSyntax)current;
            var arguments = list.Arguments;
            var count = 0;
            foreach (var (before, value) in added)
                arguments = arguments.Insert(first + before + count++, SyntaxFactory.Argument(SyntaxFactory.ParseExpression(value)));
            var separators = Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), count).Concat(list.Arguments.GetSeparators());
            return list.WithArguments(SyntaxFactory.SeparatedList(arguments, separators.Reverse().Take(arguments.Count - 1).Reverse()));
        });
    }

    // The call itself, or a sibling that takes as much and a list of values behind.
    private static bool Takes(IMethodSymbol other, IMethodSymbol called)
    {
        var own = called.Parameters.Where(parameter => !parameter.IsParams && parameter.Type.Name != "DataParameter").Select(parameter => parameter.Type.OriginalDefinition.Name + parameter.Name);
        return other.Arity == called.Arity && other.IsExtensionMethod == (called.ReducedFrom ?? called).IsExtensionMethod && other.Parameters.LastOrDefault()?.IsParams == true && other.DeclaredAccessibility == Accessibility.Public
            && other.Parameters.Take(other.Parameters.Length - 1).Select(parameter => parameter.Type.OriginalDefinition.Name + parameter.Name).SequenceEqual(own);
    }
}
