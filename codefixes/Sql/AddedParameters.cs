using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Polp.CodeFixes;

/// <summary>Where each parameter of a text is added to what holds them.</summary>
internal static class AddedParameters
{
    /// <summary>True when the parameter can be added right behind the statement that writes its part of the text: then it is there on exactly the same ways.</summary>
    /// <param name="holder">What declares the object that holds it; null when it can be declared anywhere.</param>
    public static bool CanFollowItsText(SqlParameter parameter, StatementSyntax? holder)
    {
        if (parameter.Last is not { IsUse: false, Statement: { } statement }
            || !parameter.IsInScope(statement.SpanStart) || parameter.First != parameter.Last && !KeptValues.Are(parameter.Holes, parameter.First!.Node!.Span.End, statement.Span.End))
            return false;
        return holder is null || holder.SpanStart < statement.SpanStart && Scope(holder).Contains(statement);
    }

    /// <summary>The statement before which a local can be declared that the parameters are gathered in.</summary>
    public static StatementSyntax? Head(IEnumerable<SqlParameter> parameters, StatementSyntax use)
    {
        var statements = parameters.Select(parameter => parameter.Last!.Statement!).Append(use).ToArray();
        var block = statements[0].Ancestors().FirstOrDefault(node => node is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax && statements.All(node.Contains));
        var first = statements.OrderBy(statement => statement.SpanStart).First();
        return first.AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault(statement => (statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent) == block);
    }

    /// <summary>Adds statements behind each parameter's text, in order of text where several share a statement.</summary>
    public static void Insert(IEnumerable<SqlParameter> parameters, Func<SqlParameter, IEnumerable<string>> statements, SyntaxEditor editor)
    {
        foreach (var group in parameters.GroupBy(parameter => parameter.Last!.Statement!))
            new AddedStatements(group.Key.SyntaxTree, group.SelectMany(statements)).After(group.Key, editor);
    }

    private static SyntaxNode Scope(StatementSyntax holder) => holder switch
    {
        UsingStatementSyntax => holder,
        { Parent: GlobalStatementSyntax global } => global.Parent!,
        _ => holder.Parent!,
    };
}
