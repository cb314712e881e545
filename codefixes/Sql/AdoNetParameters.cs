using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Editing;

namespace Polp.CodeFixes;

/// <summary>ADO.NET: the text names its parameters, and statements after it add them to the command.</summary>
internal sealed class AdoNetParameters : ISqlRepair
{
    private readonly FlaggedText text;
    private readonly CommandSite site;
    private readonly ParameterStyle style;
    private readonly SqlParameters parameters;

    private AdoNetParameters(FlaggedText text, CommandSite site, ParameterStyle style, SqlParameters parameters) =>
        (this.text, this.site, this.style, this.parameters) = (text, site, style, parameters);

    public string Title => parameters.Title;

    /// <summary>The parameters of a text, or null unless the rewritten code does the same for every harmless value.</summary>
    public static ISqlRepair? Of(FlaggedText text)
    {
        if (CommandSite.Of(text) is not { } site)
            return AdoNetInitializer.Of(text);
        if (ParameterStyle.Of(site.Type, text.Model.Compilation) is not { } style
            || SqlParameters.Of(text.Written, site.IsFresh ? ExistingParameters.Names(CommandHistory.Member(text.Use), site.Command) : [], style.Provider) is not { } parameters)
            return null;
        var values = parameters.All.SelectMany(p => p.Holes).ToArray();
        if (!site.IsFresh && parameters.HasOthers
            || !text.KeepsValues(values)
            || !values.All(SideEffects.None) && (!site.IsOutOfReach(text.Model) || !site.Others.All(SideEffects.None))
            || values.Any(value => value.Syntax.DescendantNodesAndSelf().Any(node => node.ToString() == site.Command.ToString())))
            return null;
        return new AdoNetParameters(text, site, style, parameters);
    }

    public void Insert(SyntaxEditor editor, HashSet<string> taken)
    {
        text.Rewrite(editor, parameters.Text);
        new AddedStatements(text.Source.SyntaxTree, Statements(taken)).After(site.Statement, editor);
    }

    private IEnumerable<string> Statements(HashSet<string> taken)
    {
        var names = new BindingNames(text.Model, site.Statement.SpanStart);
        if (!site.IsFresh)
            yield return $"{site.Command}.Parameters.Clear();";
        foreach (var parameter in parameters.All)
        {
            var value = names.Bound(parameter);
            if (style.HasAddWithValue)
            {
                yield return $"{site.Command}.Parameters.AddWithValue(\"@{parameter.Name}\", {style.Type(names)}{value});";
                continue;
            }
            var local = FreeName.From(parameter.Name + "Parameter", name => !IsTaken(name) && taken.Add(name));
            yield return $"var {local} = {site.Command}.CreateParameter();";
            yield return $"{local}.ParameterName = \"@{parameter.Name}\";";
            yield return $"{local}.Value = {value};";
            yield return $"{site.Command}.Parameters.Add({local});";
        }
    }

    private bool IsTaken(string name) =>
        !text.Model.LookupSymbols(site.Statement.SpanStart, name: name).IsEmpty || CommandHistory.Member(text.Source).DescendantTokens().Any(token => token.ValueText == name);
}
