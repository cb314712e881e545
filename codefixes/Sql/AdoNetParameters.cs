using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Polp.CodeFixes;

/// <summary>ADO.NET: the text names its parameters, and statements add them to the command: after it has its text, or each behind its part of the text.</summary>
internal sealed class AdoNetParameters : ISqlRepair
{
    private readonly FlaggedText text;
    private readonly CommandSite site;
    private readonly ParameterStyle style;
    private readonly SqlParameters parameters;
    private readonly ImmutableArray<SqlParameter> scattered;

    private AdoNetParameters(FlaggedText text, CommandSite site, ParameterStyle style, SqlParameters parameters, ImmutableArray<SqlParameter> scattered) =>
        (this.text, this.site, this.style, this.parameters, this.scattered) = (text, site, style, parameters, scattered);

    public string Title => parameters.Title;

    /// <summary>The parameters of a text, or null unless the rewritten code does the same for every harmless value.</summary>
    public static ISqlRepair? Of(FlaggedText text)
    {
        if (CommandSite.Of(text) is not { } site)
            return AdoNetInitializer.Of(text);
        if (ParameterStyle.Of(site.Type, text.Model.Compilation) is not { } style
            || SqlParameters.Of(text.Built, site.IsFresh ? ExistingParameters.Names(CommandHistory.Member(text.Use), site.Command) : [], style.Provider) is not { } parameters)
            return null;
        var values = parameters.All.SelectMany(p => p.Holes).ToArray();
        if (!site.IsFresh && parameters.HasOthers || CommandHistory.IsCleared(site.Command, text.Use)
            || !values.All(SideEffects.None) && (!site.IsOutOfReach(text.Model) || !site.Others.All(SideEffects.None))
            || values.Any(value => value.Syntax.DescendantNodesAndSelf().Any(node => node.ToString() == site.Command.ToString())))
            return null;
        if (parameters.All.All(text.Keeps) && text.Built.Fragments.Length == 1)
            return new AdoNetParameters(text, site, style, parameters, []);
        if (!parameters.All.All(parameter => parameter.IsPure))
            return null;
        var holder = CommandHistory.MadeEmpty(site, text);
        var scattered = holder is null ? [] : parameters.All.Where(parameter => AddedParameters.CanFollowItsText(parameter, holder)).ToImmutableArray();
        return parameters.All.All(parameter => scattered.Contains(parameter) || text.Keeps(parameter))
            ? new AdoNetParameters(text, site, style, parameters, scattered)
            : GatheredParameters.Of(text, site, style, parameters);
    }

    public void Insert(SyntaxEditor editor, HashSet<string> taken)
    {
        AddedParameters.Insert(scattered, parameter => Added(parameter, parameter.Last!.Statement!.SpanStart, taken), editor);
        var rest = parameters.All.RemoveAll(scattered.Contains);
        var cleared = site.IsFresh ? [] : new[] { $"{site.Command}.Parameters.Clear();" };
        new AddedStatements(site.Statement.SyntaxTree, cleared.Concat(rest.SelectMany(parameter => Added(parameter, site.Statement.SpanStart, taken)))).After(site.Statement, editor);
        parameters.Rewrite(editor);
    }

    private IEnumerable<string> Added(SqlParameter parameter, int position, HashSet<string> taken)
    {
        var names = new BindingNames(text.Model, position);
        var value = names.Bound(parameter);
        if (style.HasAddWithValue)
            return [$"{site.Command}.Parameters.AddWithValue(\"@{parameter.Name}\", {style.Type(names)}{value});"];
        var local = FreeName.From(parameter.Name + "Parameter", name => names.IsFree(name) && taken.Add(name));
        return
        [
            $"var {local} = {site.Command}.CreateParameter();",
            $"{local}.ParameterName = \"@{parameter.Name}\";",
            $"{local}.Value = {value};",
            $"{site.Command}.Parameters.Add({local});",
        ];
    }
}
