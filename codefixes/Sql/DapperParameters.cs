using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.CodeFixes;

/// <summary>Dapper: the values become members of the anonymous object that the call passes.</summary>
internal sealed class DapperParameters : ISqlRepair
{
    private readonly DapperCall call;
    private readonly SqlParameters parameters;

    private DapperParameters(DapperCall call, SqlParameters parameters) => (this.call, this.parameters) = (call, parameters);

    public string Title => parameters.Title;

    /// <summary>The values in an object, or in DynamicParameters where one expression cannot hold them.</summary>
    public static ISqlRepair? Of(FlaggedText text)
    {
        if (DapperCall.Of(text) is not { } call)
            return null;
        if (call.Given is IdentifierNameSyntax)
            return DapperDynamic.Of(text, call);
        if (call.Names is not { } names || SqlParameters.Of(text.Built, names, call.Provider) is not { } parameters)
            return null;
        if (!parameters.All.All(text.Keeps))
            return DapperDynamic.Of(text, call);
        var others = call.Arguments.Where(a => a.Value.Syntax.SpanStart > text.Use.Span.End && a.ArgumentKind == ArgumentKind.Explicit);
        return parameters.All.All(p => p.IsPure) || others.All(a => a.Value.ConstantValue.HasValue) ? new DapperParameters(call, parameters) : null;
    }

    public void Insert(SyntaxEditor editor, HashSet<string> taken)
    {
        var members = string.Join(", ", parameters.All.Select(Member));
        call.Pass(
            call.Given is AnonymousObjectCreationExpressionSyntax { Initializers: { Count: > 0 } existing } written
                ? written.ToString().Insert(existing.Last().Span.End - written.SpanStart, ", " + members)
                : $"new {{ {members} }}",
            editor);
        parameters.Rewrite(editor);
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
}
