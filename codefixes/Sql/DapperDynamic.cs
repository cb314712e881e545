using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Polp.CodeFixes;

/// <summary>Dapper's DynamicParameters: each value is added behind its part of the text, or before the call.</summary>
internal sealed class DapperDynamic : ISqlRepair
{
    private readonly FlaggedText text;
    private readonly DapperCall call;
    private readonly SqlParameters parameters;
    private readonly ImmutableArray<SqlParameter> scattered;
    private readonly StatementSyntax statement;

    private DapperDynamic(FlaggedText text, DapperCall call, SqlParameters parameters, ImmutableArray<SqlParameter> scattered, StatementSyntax statement) =>
        (this.text, this.call, this.parameters, this.scattered, this.statement) = (text, call, parameters, scattered, statement);

    public string Title => parameters.Title;

    public static ISqlRepair? Of(FlaggedText text, DapperCall call)
    {
        var local = DapperLocal.Of(call.Given, text.Model);
        // Other libraries take an object as Dapper does, and not this one.
        if (local is null && (call.Names is null || call.Taken.ContainingNamespace.Name != "Dapper") || text.Use.FirstAncestorOrSelf<StatementSyntax>() is not { } statement
            || SqlParameters.Of(text.Built, local?.Names ?? call.Names!, call.Provider) is not { } parameters
            || !parameters.All.All(parameter => parameter.IsPure))
            return null;
        var scattered = text.Built.Only is not null && parameters.All.All(text.Keeps) ? [] : parameters.All.Where(parameter => AddedParameters.CanFollowItsText(parameter, local?.Declaration)).ToImmutableArray();
        var rest = parameters.All.RemoveAll(scattered.Contains);
        return rest.All(text.Keeps) && (rest.IsEmpty || CanPrecede(statement, text.Use) && KeptValues.Are(rest.SelectMany(p => p.Holes), statement.SpanStart, text.Use.SpanStart))
            && (local is not null || AddedParameters.Head(scattered, statement) is { } head && IsKept(call, head, text))
            ? new DapperDynamic(text, call, parameters, scattered, statement)
            : null;
    }

    public void Insert(SyntaxEditor editor, HashSet<string> taken)
    {
        var isLocal = call.Given is IdentifierNameSyntax;
        var local = call.Given?.ToString();
        var head = AddedParameters.Head(scattered, statement)!;
        var statements = new List<string>();
        if (!isLocal)
        {
            var names = new BindingNames(text.Model, head.SpanStart);
            local = FreeName.From("parameters", name => names.IsFree(name) && taken.Add(name));
            statements.Add($"var {local} = new {names.Of("Dapper", "DynamicParameters")}({(call.IsEmpty ? "" : call.Given!.ToString())});");
        }
        if (head != statement && statements.Count > 0)
        {
            new AddedStatements(head.SyntaxTree, statements.ToArray()).Before(head, editor);
            statements.Clear();
        }
        AddedParameters.Insert(scattered, parameter => [Added(local!, parameter)], editor);
        statements.AddRange(parameters.All.RemoveAll(scattered.Contains).Select(parameter => Added(local!, parameter)));
        if (statements.Count > 0)
            new AddedStatements(head.SyntaxTree, statements).Before(statement, editor);
        if (!isLocal)
            call.Pass(local!, editor);
        parameters.Rewrite(editor);
    }

    private static string Added(string local, SqlParameter parameter) => $"{local}.Add(\"{parameter.Name}\", {parameter.Value});";

    // The values that the call passed already are taken where the new object is made.
    private static bool IsKept(DapperCall call, StatementSyntax head, FlaggedText text) => call.Given is not AnonymousObjectCreationExpressionSyntax { Initializers: { Count: > 0 } members }
        || members.Select(member => text.Model.GetOperation(member.Expression)).ToArray() is var values && !values.Contains(null) && KeptValues.Are(values!, head.SpanStart, text.Use.SpanStart)
        && members.All(member => AreDeclaredBefore(member.Expression, head, text.Model));

    private static bool AreDeclaredBefore(ExpressionSyntax value, StatementSyntax head, SemanticModel model) => value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .All(name => model.GetSymbolInfo(name).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var declared] } || declared.Span.End <= head.SpanStart);

    // A statement of which the call is all that is done more than once, or under a condition.
    private static bool CanPrecede(StatementSyntax statement, ExpressionSyntax use)
    {
        var isHere = statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax || statement is CommonForEachStatementSyntax loop && loop.Expression.Contains(use);
        var isInner = use.Ancestors().TakeWhile(node => node != statement).Any(node => node is AnonymousFunctionExpressionSyntax);
        return isHere && !isInner && statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax;
    }
}
