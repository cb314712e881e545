using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.CodeFixes;

/// <summary>A call of Dapper that takes a text, or a command that is made for one, and the object that it takes the values from.</summary>
/// <param name="Taken">The parameter for the object.</param>
/// <param name="Given">What is given for it; null for nothing.</param>
internal sealed record DapperCall(IOperation Sink, ImmutableArray<IArgumentOperation> Arguments, IParameterSymbol Taken, ExpressionSyntax? Given, SqlProvider Provider)
{
    /// <summary>True when no values are passed yet.</summary>
    public bool IsEmpty => Given is null or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression }
        or AnonymousObjectCreationExpressionSyntax { Initializers.Count: 0 };

    /// <summary>What the object in place names already; null for an object that takes nothing more.</summary>
    public IEnumerable<string>? Names => Given switch
    {
        AnonymousObjectCreationExpressionSyntax { Initializers: var members } => members.Select(m => m.NameEquals?.Name.Identifier.ValueText ?? m.Expression.DescendantTokens().Last().ValueText),
        _ => IsEmpty ? [] : null,
    };

    /// <summary>The call, or null when its text is no statement, or the provider's placeholders are no names with @.</summary>
    public static DapperCall? Of(FlaggedText text)
    {
        ImmutableArray<IArgumentOperation> arguments = text.Sink switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        if (arguments.FirstOrDefault(a => a.Parameter is { Name: "param" or "parameters", Type.SpecialType: SpecialType.System_Object }) is not { Parameter: { } parameter } taken
            || !arguments.All(IsText) || ProviderOf(text, arguments) is not { } provider)
            return null;
        return new(text.Sink, arguments, parameter, taken.ArgumentKind == ArgumentKind.Explicit ? ((ArgumentSyntax)taken.Syntax).Expression : null, provider);
    }

    /// <summary>Passes an object to the call, in place of the one that is given.</summary>
    public void Pass(string written, SyntaxEditor editor)
    {
        var expression = SyntaxFactory.ParseExpression(written);
        if (Given is not null)
            editor.ReplaceNode(Given, expression.WithTriviaFrom(Given));
        else if (ArgumentList is { } list)
            editor.ReplaceNode(list, (current, _) => Extended((ArgumentListSyntax)current, expression));
    }

    private ArgumentListSyntax? ArgumentList => Sink.Syntax switch
    {
        InvocationExpressionSyntax call => call.ArgumentList,
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        _ => null,
    };

    private ArgumentListSyntax Extended(ArgumentListSyntax list, ExpressionSyntax expression)
    {
        var argument = SyntaxFactory.Argument(expression);
        // In its place, or by name.
        var ordinal = Taken.Ordinal - (Sink is IInvocationOperation && list.Arguments.Count < Arguments.Count(a => a.ArgumentKind == ArgumentKind.Explicit) ? 1 : 0);
        if (list.Arguments.Count != ordinal || list.Arguments.Any(a => a.NameColon is not null))
            argument = argument.WithNameColon(SyntaxFactory.NameColon(Taken.Name).WithTrailingTrivia(SyntaxFactory.Space));
        return SyntaxFactory.ArgumentList(
            list.OpenParenToken,
            SyntaxFactory.SeparatedList<ArgumentSyntax>(list.Arguments.GetWithSeparators().Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)).Add(argument)),
            list.CloseParenToken);
    }

    // The name of a stored procedure takes no parameter.
    private static bool IsText(IArgumentOperation argument) =>
        argument.Parameter?.Name != "commandType" || argument.ArgumentKind != ArgumentKind.Explicit || argument.Syntax.ToString().EndsWith("CommandType.Text", StringComparison.Ordinal)
        || argument.Value.ConstantValue is { HasValue: true, Value: null };

    private static SqlProvider? ProviderOf(FlaggedText text, ImmutableArray<IArgumentOperation> arguments)
    {
        var connection = arguments.FirstOrDefault(a => a.Parameter?.Name == "cnn")?.Value;
        var type = connection is IConversionOperation { IsImplicit: true, Operand: var written } ? written.Type : connection?.Type;
        var provider = type is null ? SqlProvider.Unknown(text.Model.Compilation) : SqlProvider.Of(type, text.Model.Compilation);
        // Dapper leaves a list alone where the driver takes arrays.
        return provider is { } known ? known with { ExpandsLists = known.TakesText } : null;
    }
}
