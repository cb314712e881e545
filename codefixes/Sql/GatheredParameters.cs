using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace Polp.CodeFixes;

/// <summary>ADO.NET where the command is made after its text: a list takes each parameter behind its part of the text, and the command takes the list. Where only the command makes parameters, a dictionary takes their names and values.</summary>
internal sealed class GatheredParameters : ISqlRepair
{
    private readonly FlaggedText text;
    private readonly CommandSite site;
    private readonly ParameterStyle style;
    private readonly SqlParameters parameters;

    private GatheredParameters(FlaggedText text, CommandSite site, ParameterStyle style, SqlParameters parameters) => (this.text, this.site, this.style, this.parameters) = (text, site, style, parameters);

    public string Title => parameters.Title;

    /// <summary>The parameters, or null when some cannot be gathered on exactly the ways on which their part of the text is written.</summary>
    public static ISqlRepair? Of(FlaggedText text, CommandSite site, ParameterStyle style, SqlParameters parameters) =>
        (style.Made is not null || !style.HasAddWithValue)
        && parameters.All.All(parameter => AddedParameters.CanFollowItsText(parameter, null) || parameter.Last!.IsUse && text.Keeps(parameter))
        && AddedParameters.Head(Gathered(parameters), site.Statement) is not null
            ? new GatheredParameters(text, site, style, parameters)
            : null;

    public void Insert(SyntaxEditor editor, HashSet<string> taken)
    {
        var gathered = Gathered(parameters).ToArray();
        var head = AddedParameters.Head(gathered, site.Statement)!;
        var names = new BindingNames(text.Model, head.SpanStart);
        string Free(string stem) => FreeName.From(stem, name => names.IsFree(name) && taken.Add(name));
        var local = Free("parameters");
        var type = style.Made is null ? $"{names.Of("System.Collections.Generic", "Dictionary")}<string, object>" : $"{names.Of("System.Collections.Generic", "List")}<{names.Of(style.Made)}>";
        new AddedStatements(head.SyntaxTree, [$"var {local} = new {type}();"]).Before(head, editor);
        AddedParameters.Insert(gathered, parameter => [Added(local, parameter, parameter.Last!.Statement!.SpanStart)], editor);
        var own = parameters.All.Where(parameter => parameter.Last!.IsUse).Select(parameter => Added(local, parameter, site.Statement.SpanStart));
        var cleared = site.IsFresh ? [] : new[] { $"{site.Command}.Parameters.Clear();" };
        var taking = style.Made is null ? Loop(local, Free("parameter"), Free("added")) : $"{site.Command}.Parameters.AddRange({local}.ToArray());";
        new AddedStatements(head.SyntaxTree, [.. cleared, .. own, taking]).After(site.Statement, editor);
        parameters.Rewrite(editor);
    }

    private static IEnumerable<SqlParameter> Gathered(SqlParameters parameters) => parameters.All.Where(parameter => !parameter.Last!.IsUse);

    private string Added(string local, SqlParameter parameter, int position)
    {
        var names = new BindingNames(text.Model, position);
        return style.Made is null ? $"{local}.Add(\"@{parameter.Name}\", {names.Bound(parameter)});" : $"{local}.Add({style.New(parameter, names)});";
    }

    private string Loop(string local, string each, string added) =>
        $"foreach (var {each} in {local})\n{{\n    var {added} = {site.Command}.CreateParameter();\n    {added}.ParameterName = {each}.Key;\n    {added}.Value = {each}.Value;\n    {site.Command}.Parameters.Add({added});\n}}";
}
