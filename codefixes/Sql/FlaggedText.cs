using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A reported text: where it is handed over, how it is built, and how the library that takes it takes parameters.</summary>
/// <param name="Use">The expression that is handed over.</param>
/// <param name="Sink">The call, object creation or assignment that takes it.</param>
internal sealed record FlaggedText(ExpressionSyntax Use, BuiltText Built, IOperation Sink, SqlStyle Style, SemanticModel Model)
{
    /// <summary>The text of a diagnostic, or null when its source cannot be told for certain.</summary>
    public static async Task<FlaggedText?> Of(Document document, Diagnostic diagnostic, CancellationToken token)
    {
        if (diagnostic.Severity == DiagnosticSeverity.Info || await document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model)
            return null;
        var root = await model.SyntaxTree.GetRootAsync(token).ConfigureAwait(false);
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax use
            || Receiver(use) is not { } receiver || model.GetOperation(receiver, token) is not { } sink
            || SqlSinks.Of(model.Compilation)?.At(sink) is not { } found || found.Text.Syntax != use)
            return null;
        return BuiltText.Of(use, model) is { } built ? new(use, built, sink, found.Style, model) : null;
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
