using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A reported text: where it is handed over, how it is built, and how the library that takes it takes parameters.</summary>
/// <param name="Use">The expression that is handed over.</param>
/// <param name="Sink">The call, object creation or assignment that takes it.</param>
/// <param name="Sinks">What becomes SQL and what quotes in this project, with what its options add.</param>
internal sealed record FlaggedText(ExpressionSyntax Use, BuiltText Built, IOperation Sink, SqlStyle Style, SemanticModel Model, SqlSinks Sinks)
{
    /// <summary>The text of a diagnostic, or null when its source cannot be told for certain.</summary>
    public static async Task<FlaggedText?> Of(Document document, Diagnostic diagnostic, CancellationToken token)
    {
        if (diagnostic.Severity == DiagnosticSeverity.Info || await document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model)
            return null;
        var root = await model.SyntaxTree.GetRootAsync(token).ConfigureAwait(false);
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax use
            || Receiver(use) is not { } receiver || model.GetOperation(receiver, token) is not { } sink
            || SqlProgram.Of(model.Compilation, document.Project.AnalyzerOptions)?.Sinks is not { } sinks)
            return null;
        var found = sinks.All(sink).Where(text => text.Text.Syntax == use).ToArray();
        return found.Length > 0 && BuiltText.Of(use, model) is { } built ? new(use, built, sink, found[0].Style, model, sinks) : null;
    }

    /// <summary>True when the text is handed over wherever the parameter's part of it is written, and the value is then still what it was.</summary>
    public bool Keeps(SqlParameter parameter) => parameter.Last!.IsUse && parameter.First == parameter.Last
        || parameter.Last.Condition is null && parameter.IsInScope(Use.SpanStart) && KeptValues.Are(parameter.Holes, parameter.First!.Node!.Span.End, Use.SpanStart);

    private static SyntaxNode? Receiver(ExpressionSyntax use)
    {
        SyntaxNode place = use;
        while (place.Parent is ParenthesizedExpressionSyntax)
            place = place.Parent;
        return place.Parent is ArgumentSyntax { Parent.Parent: { } call } ? call : place.Parent;
    }
}
