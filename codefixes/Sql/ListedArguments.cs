using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>The values stand behind the text in the call; or, where some depend on the way the text is built, a list takes each behind its part of the text.</summary>
internal sealed class ListedArguments : ISqlRepair
{
    private readonly FlaggedText text;
    private readonly ArgumentCall call;
    private readonly SqlParameters parameters;
    private readonly StatementSyntax? head;

    private ListedArguments(FlaggedText text, ArgumentCall call, SqlParameters parameters, StatementSyntax? head) => (this.text, this.call, this.parameters, this.head) = (text, call, parameters, head);

    public string Title => parameters.Title;

    public static ISqlRepair? Of(FlaggedText text)
    {
        if (ArgumentCall.Of(text) is not { } call || SqlParameters.Of(text.Built, Names(call), call.Provider, call.Placeholder) is not { } parameters)
            return null;
        var isOnly = text.Built.Only is not null && call.Syntax.ArgumentList.Arguments.Last().Expression == text.Use;
        if (!isOnly && !parameters.All.All(parameter => parameter.IsPure) || call.Placeholder == Placeholder.Numbered && parameters.All.Any(parameter => parameter.MayBeNull))
            return null;
        if (parameters.All.All(text.Keeps))
            return Order(text.Built.Paths[0], parameters) is var order && text.Built.Paths.All(path => Order(path, parameters).SequenceEqual(order))
                && (call.Placeholder != Placeholder.Positional || text.Built.Paths.Length == 1 && order.Count(place => place < 0) == call.Given.Length && ArePlaceholders(text.Built.Paths[0]))
                ? new ListedArguments(text, call, parameters, null)
                : null;
        var isGathered = call.Given.IsEmpty && call.Placeholder != Placeholder.Numbered && parameters.All.All(parameter => AddedParameters.CanFollowItsText(parameter, null))
            && (call.Placeholder != Placeholder.Positional || text.Built.Paths.All(path => IsInOrder(Order(path, parameters), parameters)));
        return isGathered && text.Use.FirstAncestorOrSelf<StatementSyntax>() is { } use && AddedParameters.Head(parameters.All, use) is { } head ? new ListedArguments(text, call, parameters, head) : null;
    }

    public void Insert(SyntaxEditor editor, HashSet<string> taken)
    {
        if (head is null)
        {
            call.Add(Listed(), editor);
        }
        else
        {
            var names = new BindingNames(text.Model, head.SpanStart);
            var local = FreeName.From(call.Placeholder == Placeholder.Named ? "parameters" : "arguments", name => names.IsFree(name) && taken.Add(name));
            var element = call.Element == "object" ? parameters.All.Any(parameter => parameter.MayBeNull) ? names.NullableObject : "object" : names.Of(call.Element);
            new AddedStatements(head.SyntaxTree, [$"var {local} = new {names.Of("System.Collections.Generic.List")}<{element}>();"]).Before(head, editor);
            AddedParameters.Insert(parameters.All, parameter => [$"{local}.Add({Argument(parameter, parameter.Last!.Statement!.SpanStart)});"], editor);
            call.Add([(0, local + ".ToArray()")], editor);
        }
        parameters.Rewrite(editor);
    }

    private IEnumerable<(int Before, string Value)> Listed()
    {
        if (call.Placeholder != Placeholder.Positional)
            return parameters.All.Select(parameter => (call.Given.Length, Argument(parameter, text.Use.SpanStart)));
        var order = Order(text.Built.Paths[0], parameters);
        return order.Select((place, i) => (place, Before: order.Take(i).Count(other => other < 0))).Where(item => item.place >= 0)
            .Select(item => (item.Before, Argument(parameters.All.First(parameter => parameter.Place == item.place), text.Use.SpanStart)));
    }

    private string Argument(SqlParameter parameter, int position) =>
        call.Placeholder == Placeholder.Named ? $"new {new BindingNames(text.Model, position).Of(call.Element)}(\"{parameter.Name}\", {parameter.Value})" : parameter.Value;

    // The places of the parameters on a path, and -1 for a placeholder that was there before.
    private static List<int> Order(TextPath path, SqlParameters parameters)
    {
        var order = new List<int>();
        for (var i = 0; i < path.Segments.Length; i++)
        {
            for (var at = 0; at < path.Segments[i].Text.Length; at++)
            {
                if (path.Starts[i] >= 0 && parameters.All.Any(parameter => parameter.Place == path.Starts[i] + at))
                    order.Add(path.Starts[i] + at);
                else if (path.Segments[i] is { IsHole: false, Text: var literal } && literal[at] == '?')
                    order.Add(-1);
            }
        }
        return order;
    }

    private static bool IsInOrder(List<int> order, SqlParameters parameters)
    {
        var statements = order.Select(place => place < 0 ? -1 : parameters.All.First(parameter => parameter.Place == place).Last!.Statement!.SpanStart).ToArray();
        return !statements.Contains(-1) && statements.SequenceEqual(statements.OrderBy(start => start));
    }

    // Every question mark that was written is a placeholder, and no character of a literal, a name or a comment.
    private static bool ArePlaceholders(TextPath path)
    {
        var holes = path.Segments.SelectMany(segment => segment.Text.Where(c => c == '?').Select(_ => segment.IsHole));
        var marks = SqlLexer.Holes(path.Joined.Split('?').SelectMany((piece, i) => i == 0 ? new string?[] { piece } : [null, piece]));
        return marks.Zip(holes, (mark, isHole) => isHole || mark.End - mark.Start == 1 && mark.Position != HolePosition.Comment).All(isFine => isFine);
    }

    // The names that the listed parameters bear.
    private static IEnumerable<string> Names(ArgumentCall call) => call.Given.SelectMany(given => given.DescendantNodes()).OfType<LiteralExpressionSyntax>()
        .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression)).Select(literal => literal.Token.ValueText.TrimStart('@', ':'));
}
