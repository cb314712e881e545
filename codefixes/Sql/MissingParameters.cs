using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>The parameters that a text lacks, and the statements that add them to its command.</summary>
internal sealed class MissingParameters
{
    private readonly ExpressionSyntax text;
    private readonly CommandSite site;
    private readonly ParameterStyle style;
    private readonly SqlParameters parameters;
    private readonly SemanticModel model;

    private MissingParameters(ExpressionSyntax text, CommandSite site, ParameterStyle style, SqlParameters parameters, SemanticModel model) =>
        (this.text, this.site, this.style, this.parameters, this.model) = (text, site, style, parameters, model);

    /// <summary>What is passed, as the fix's title names it.</summary>
    public string Values => string.Join(", ", parameters.All.Select(p => "@" + p.Name));

    /// <summary>The parameters for a diagnostic, or null unless the rewritten code does the same for every harmless value.</summary>
    public static async Task<MissingParameters?> For(Document document, Diagnostic diagnostic, CancellationToken token)
    {
        if (diagnostic.Severity == DiagnosticSeverity.Info || await document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model)
            return null;
        var root = await model.SyntaxTree.GetRootAsync(token).ConfigureAwait(false);
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax use
            || CommandSite.Of(use, model) is not { } site
            || ParameterStyle.Of(site.Type, model.Compilation) is not { } style
            || model.GetOperation(use, token) is not { } given)
            return null;

        var local = LocalText.Of(given);
        var text = local is null ? use : LocalText.Initializer(local);
        if (model.GetOperation(text, token) is not { } operation || WrittenText.Of(operation) is not { } written
            || SqlParameters.Of(written, site.IsFresh ? ExistingParameters.Names(CommandHistory.Member(use), site.Command) : [], style.TakesText) is not { } parameters)
            return null;
        var values = parameters.All.SelectMany(p => p.Holes).ToArray();
        if (!site.IsFresh && parameters.HasOthers
            || local is not null && !LocalText.KeepsValues(values, text.Span.End, use.SpanStart)
            || !values.All(SideEffects.None) && (!site.IsOutOfReach(model) || !site.Others.All(SideEffects.None))
            || values.Any(value => value.Syntax.DescendantNodesAndSelf().Any(node => node.ToString() == site.Command.ToString())))
            return null;
        return new(text, site, style, parameters, model);
    }

    /// <param name="taken">Names of locals that other fixes of the batch declare; this one adds its own.</param>
    public void Insert(SyntaxEditor editor, HashSet<string> taken)
    {
        editor.ReplaceNode(text, SyntaxFactory.ParseExpression(parameters.Text).WithTriviaFrom(text));
        var statements = Statements(taken).ToArray();
        switch (site.Statement)
        {
            case UsingStatementSyntax { Statement: BlockSyntax { Statements: [var first, ..] } }:
                editor.InsertBefore(first, Parsed(statements, first));
                break;
            case UsingStatementSyntax { Statement: var body }:
                editor.ReplaceNode(body, (current, _) => Block(Parsed(statements, null).Concat(current is BlockSyntax ? [] : new[] { (StatementSyntax)current }), current));
                break;
            case { Parent: BlockSyntax or SwitchSectionSyntax }:
                editor.InsertAfter(site.Statement, Parsed(statements, site.Statement));
                break;
            case { Parent: GlobalStatementSyntax global }:
                editor.InsertAfter(global, Parsed(statements, site.Statement).Select(SyntaxFactory.GlobalStatement));
                break;
            case var embedded:
                editor.ReplaceNode(embedded, (current, _) => Block(Parsed(statements, null).Prepend((StatementSyntax)current), current));
                break;
        }
    }

    // Indented as the neighbour is: the formatter would end its line as the machine does, and not as the file does.
    private StatementSyntax[] Parsed(string[] statements, StatementSyntax? neighbour)
    {
        var lines = text.SyntaxTree.GetText().Lines;
        var newLine = lines[0].EndIncludingLineBreak - lines[0].End == 2 ? "\r\n" : "\n";
        if (neighbour is not null && neighbour.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) && lines.GetLineFromPosition(neighbour.SpanStart) is var line
            && line.ToString() is var code && code.Substring(0, neighbour.SpanStart - line.Start) is var indentation && string.IsNullOrWhiteSpace(indentation))
            return [.. statements.Select(statement => SyntaxFactory.ParseStatement(indentation + statement + newLine))];
        return [.. statements.Select(statement => SyntaxFactory.ParseStatement(statement + newLine).WithAdditionalAnnotations(Formatter.Annotation))];
    }

    private static BlockSyntax Block(IEnumerable<StatementSyntax> statements, SyntaxNode replaced) =>
        SyntaxFactory.Block(statements).WithTrailingTrivia(replaced.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation);

    private IEnumerable<string> Statements(HashSet<string> taken)
    {
        var position = site.Statement.SpanStart;
        var nullable = model.GetNullableContext(position).AnnotationsEnabled() ? "object?" : "object";
        var dbNull = model.LookupNamespacesAndTypes(position, name: "DBNull").IsEmpty ? "System.DBNull" : "DBNull";
        if (!site.IsFresh)
            yield return $"{site.Command}.Parameters.Clear();";
        foreach (var parameter in parameters.All)
        {
            var value = parameter.Bound(nullable, dbNull);
            if (style.HasAddWithValue)
            {
                yield return $"{site.Command}.Parameters.AddWithValue(\"@{parameter.Name}\", {value});";
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
        !model.LookupSymbols(site.Statement.SpanStart, name: name).IsEmpty || CommandHistory.Member(text).DescendantTokens().Any(token => token.ValueText == name);
}
