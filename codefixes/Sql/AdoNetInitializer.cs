using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Polp.CodeFixes;

/// <summary>ADO.NET without a variable: <c>return new XCommand(text)</c> gets its parameters in an object initializer, <c>{ Parameters = { new XParameter("@name", name) } }</c>.</summary>
internal sealed class AdoNetInitializer : ISqlRepair
{
    private readonly FlaggedText text;
    private readonly BaseObjectCreationExpressionSyntax creation;
    private readonly SqlParameters parameters;
    private readonly ParameterStyle style;

    private AdoNetInitializer(FlaggedText text, BaseObjectCreationExpressionSyntax creation, SqlParameters parameters, ParameterStyle style) =>
        (this.text, this.creation, this.parameters, this.style) = (text, creation, parameters, style);

    public string Title => parameters.Title;

    public static ISqlRepair? Of(FlaggedText text)
    {
        if (text.Sink.Syntax is not BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList: { } arguments } creation
            || creation.Parent is EqualsValueClauseSyntax or AssignmentExpressionSyntax
            || text.Model.GetTypeInfo(creation).Type is not INamedTypeSymbol command
            || ParameterStyle.Of(command, text.Model.Compilation) is not { Made: not null } style
            || SqlParameters.Of(text.Built, [], style.Provider) is not { } parameters)
            return null;
        var values = parameters.All.SelectMany(p => p.Holes).ToArray();
        var others = arguments.Arguments.Where(argument => argument.Span.Start > text.Use.Span.End).Select(argument => text.Model.GetOperation(argument.Expression));
        return parameters.All.All(text.Keeps) && (values.All(SideEffects.None) || others.All(other => other is not null && SideEffects.None(other)))
            ? new AdoNetInitializer(text, creation, parameters, style)
            : null;
    }

    public void Insert(SyntaxEditor editor, HashSet<string> taken)
    {
        var names = new BindingNames(text.Model, creation.SpanStart);
        var added = string.Join(", ", parameters.All.Select(p => style.New(p, names)));
        var initializer = ((BaseObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new() {{ Parameters = {{ {added} }} }}")).Initializer!.WithLeadingTrivia(SyntaxFactory.Space);
        parameters.Rewrite(editor);
        editor.ReplaceNode(creation, (current, _) => current is BaseObjectCreationExpressionSyntax made
            ? made.WithArgumentList(made.ArgumentList!.WithTrailingTrivia()).WithInitializer(initializer.WithTrailingTrivia(made.GetTrailingTrivia()))
            : current);
    }
}
