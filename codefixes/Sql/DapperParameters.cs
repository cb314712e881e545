using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.CodeFixes;

/// <summary>Dapper: the values become members of the anonymous object that the call passes, or are added to its DynamicParameters.</summary>
internal sealed class DapperParameters : ISqlRepair
{
    private readonly FlaggedText text;
    private readonly SqlParameters parameters;
    private readonly ExpressionSyntax? given;
    private readonly StatementSyntax? before;
    private readonly string named;

    private DapperParameters(FlaggedText text, SqlParameters parameters, ExpressionSyntax? given, StatementSyntax? before, string named) =>
        (this.text, this.parameters, this.given, this.before, this.named) = (text, parameters, given, before, named);

    public string Title => parameters.Title;

    public static ISqlRepair? Of(FlaggedText text)
    {
        var arguments = Arguments(text.Sink);
        if (arguments.FirstOrDefault(a => a.Parameter is { Name: "param" or "parameters", Type.SpecialType: SpecialType.System_Object }) is not { Parameter: { } parameter } taken
            || !arguments.All(IsText) || Provider(text, arguments) is not { } provider)
            return null;
        var given = taken.ArgumentKind == ArgumentKind.Explicit ? ((ArgumentSyntax)taken.Syntax).Expression : null;
        var dynamic = given is null ? null : DapperDynamic.Of(given, text);
        if (Names(given, dynamic) is not { } names || SqlParameters.Of(text.Written, names, provider) is not { } parameters)
            return null;
        var values = parameters.All.SelectMany(p => p.Holes).ToArray();
        var others = arguments.Where(a => a.Value.Syntax.SpanStart > text.Use.Span.End && a.ArgumentKind == ArgumentKind.Explicit);
        if (!text.KeepsValues(values)
            || !values.All(SideEffects.None) && (dynamic is not null || others.Any(a => !a.Value.ConstantValue.HasValue))
            || dynamic is not null && !LocalText.KeepsValues(values, dynamic.SpanStart, text.Use.SpanStart))
            return null;
        return new DapperParameters(text, parameters, given, dynamic, parameter.Name);
    }

    public void Insert(SyntaxEditor editor, HashSet<string> taken)
    {
        text.Rewrite(editor, parameters.Text);
        if (before is not null)
            new AddedStatements(text.Source.SyntaxTree, parameters.All.Select(p => $"{given}.Add(\"{p.Name}\", {p.Value});")).Before(before, editor);
        else if (given is not null)
            editor.ReplaceNode(given, Object().WithTriviaFrom(given));
        else
            editor.ReplaceNode(ArgumentList(text.Sink.Syntax)!, (current, _) => Extended((ArgumentListSyntax)current));
    }

    private ArgumentListSyntax Extended(ArgumentListSyntax list)
    {
        var argument = SyntaxFactory.Argument(Object());
        // In its place, or by name.
        if (list.Arguments.Count != Ordinal() || list.Arguments.Any(a => a.NameColon is not null))
            argument = argument.WithNameColon(SyntaxFactory.NameColon(named).WithTrailingTrivia(SyntaxFactory.Space));
        var last = list.Arguments.Last();
        return SyntaxFactory.ArgumentList(
            list.OpenParenToken,
            SyntaxFactory.SeparatedList<ArgumentSyntax>(list.Arguments.GetWithSeparators().Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)).Add(argument)),
            list.CloseParenToken);
    }

    private int Ordinal()
    {
        var (method, isReduced) = text.Sink switch
        {
            IInvocationOperation { TargetMethod: var called, Syntax: var syntax } => (called, ((InvocationExpressionSyntax)syntax).ArgumentList.Arguments.Count < Arguments(text.Sink).Count(a => a.ArgumentKind == ArgumentKind.Explicit)),
            _ => (((IObjectCreationOperation)text.Sink).Constructor!, false),
        };
        return method.Parameters.First(p => p.Name == named).Ordinal - (isReduced ? 1 : 0);
    }

    private ExpressionSyntax Object()
    {
        var members = string.Join(", ", parameters.All.Select(Member));
        if (given is not AnonymousObjectCreationExpressionSyntax { Initializers: { Count: > 0 } existing } written)
            return SyntaxFactory.ParseExpression($"new {{ {members} }}");
        return SyntaxFactory.ParseExpression(written.ToString().Insert(existing.Last().Span.End - written.SpanStart, ", " + members));
    }

    private static string Member(SqlParameter parameter)
    {
        var isNamed = SyntaxFactory.ParseExpression(parameter.Value) switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText == parameter.Name,
            MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression, Name: IdentifierNameSyntax name } => name.Identifier.ValueText == parameter.Name,
            _ => false,
        };
        var member = SyntaxFacts.GetKeywordKind(parameter.Name) == SyntaxKind.None ? parameter.Name : "@" + parameter.Name;
        return isNamed ? parameter.Value : $"{member} = {parameter.Value}";
    }

    // What the object in place names already; null for an object that takes nothing more.
    private static IEnumerable<string>? Names(ExpressionSyntax? given, StatementSyntax? dynamic) => given switch
    {
        null or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression } => [],
        AnonymousObjectCreationExpressionSyntax { Initializers: var members } => members.Select(m => m.NameEquals?.Name.Identifier.ValueText ?? m.Expression.DescendantTokens().Last().ValueText),
        _ when dynamic is not null => DapperDynamic.Names(given),
        _ => null,
    };

    // The name of a stored procedure takes no parameter.
    private static bool IsText(IArgumentOperation argument) =>
        argument.Parameter?.Name != "commandType" || argument.ArgumentKind != ArgumentKind.Explicit || argument.Syntax.ToString().EndsWith("CommandType.Text", StringComparison.Ordinal)
        || argument.Value.ConstantValue is { HasValue: true, Value: null };

    private static SqlProvider? Provider(FlaggedText text, ImmutableArray<IArgumentOperation> arguments)
    {
        var connection = arguments.FirstOrDefault(a => a.Parameter?.Name == "cnn")?.Value;
        var type = connection is IConversionOperation { IsImplicit: true, Operand: var written } ? written.Type : connection?.Type;
        var provider = type is null ? SqlProvider.Unknown(text.Model.Compilation) : SqlProvider.Of(type, text.Model.Compilation);
        // Dapper leaves a list alone where the driver takes arrays.
        return provider is { } known ? known with { ExpandsLists = known.TakesText } : null;
    }

    private static ImmutableArray<IArgumentOperation> Arguments(IOperation sink) => sink switch
    {
        IInvocationOperation call => call.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => [],
    };

    private static ArgumentListSyntax? ArgumentList(SyntaxNode sink) => sink switch
    {
        InvocationExpressionSyntax call => call.ArgumentList,
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        _ => null,
    };
}
