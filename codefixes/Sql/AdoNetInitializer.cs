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
    private readonly INamedTypeSymbol parameter;

    private AdoNetInitializer(FlaggedText text, BaseObjectCreationExpressionSyntax creation, SqlParameters parameters, INamedTypeSymbol parameter) =>
        (this.text, this.creation, this.parameters, this.parameter) = (text, creation, parameters, parameter);

    public string Title => parameters.Title;

    public static ISqlRepair? Of(FlaggedText text)
    {
        if (text.Sink.Syntax is not BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList: { } arguments } creation
            || creation.Parent is EqualsValueClauseSyntax or AssignmentExpressionSyntax
            || text.Model.GetTypeInfo(creation).Type is not INamedTypeSymbol command
            || ParameterStyle.Of(command, text.Model.Compilation) is not { HasAddWithValue: true, HasTypes: false } style
            || Parameter(command) is not { } parameter
            || SqlParameters.Of(text.Written, [], style.Provider) is not { } parameters)
            return null;
        var values = parameters.All.SelectMany(p => p.Holes).ToArray();
        var others = arguments.Arguments.Where(argument => argument.Span.Start > text.Use.Span.End).Select(argument => text.Model.GetOperation(argument.Expression));
        return text.KeepsValues(values) && (values.All(SideEffects.None) || others.All(other => other is not null && SideEffects.None(other)))
            ? new AdoNetInitializer(text, creation, parameters, parameter)
            : null;
    }

    public void Insert(SyntaxEditor editor, HashSet<string> taken)
    {
        var names = new BindingNames(text.Model, creation.SpanStart);
        var type = names.Of(parameter.ContainingNamespace.ToDisplayString(), parameter.Name);
        var added = string.Join(", ", parameters.All.Select(p => $"new {type}(\"@{p.Name}\", {names.Bound(p)})"));
        var initializer = ((BaseObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression($"new() {{ Parameters = {{ {added} }} }}")).Initializer!.WithLeadingTrivia(SyntaxFactory.Space);
        text.Rewrite(editor, parameters.Text);
        editor.ReplaceNode(creation, (current, _) => current is BaseObjectCreationExpressionSyntax made
            ? made.WithArgumentList(made.ArgumentList!.WithTrailingTrivia()).WithInitializer(initializer.WithTrailingTrivia(made.GetTrailingTrivia()))
            : current);
    }

    // The type that CreateParameter gives, when a name and a value make one.
    private static INamedTypeSymbol? Parameter(INamedTypeSymbol command) =>
        command.GetMembers("CreateParameter").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.IsEmpty)?.ReturnType is INamedTypeSymbol { IsAbstract: false } type
        && type.InstanceConstructors.Any(c => c.DeclaredAccessibility == Accessibility.Public && c.Parameters is [{ Type.SpecialType: SpecialType.System_String }, { Type.SpecialType: SpecialType.System_Object }])
            ? type
            : null;
}
