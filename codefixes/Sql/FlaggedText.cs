using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A reported text: where it is handed over, where it is written, and how the library that takes it takes parameters.</summary>
/// <param name="Use">The expression that is handed over.</param>
/// <param name="Source">The expression that writes the text: the same, or what a local was given that only carries it.</param>
/// <param name="Sink">The call, object creation or assignment that takes it.</param>
internal sealed record FlaggedText(ExpressionSyntax Use, ExpressionSyntax Source, ILocalSymbol? Local, WrittenText Written, IOperation Sink, SqlStyle Style, SemanticModel Model)
{
    /// <summary>The text of a diagnostic, or null when its source cannot be told for certain.</summary>
    public static async Task<FlaggedText?> Of(Document document, Diagnostic diagnostic, CancellationToken token)
    {
        if (diagnostic.Severity == DiagnosticSeverity.Info || await document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model)
            return null;
        var root = await model.SyntaxTree.GetRootAsync(token).ConfigureAwait(false);
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax use
            || Receiver(use) is not { } receiver || model.GetOperation(receiver, token) is not { } sink
            || SqlSinks.Of(model.Compilation)?.At(sink) is not { } found || found.Text.Syntax != use
            || model.GetOperation(use, token) is not { } given)
            return null;
        var local = LocalText.Of(given);
        var text = local is null ? use : LocalText.Initializer(local);
        return model.GetOperation(text, token) is { } operation && WrittenText.Of(operation) is { } written
            ? new(use, text, local, written, sink, found.Style, model)
            : null;
    }

    /// <summary>True when the values are where the text is handed over what they were where it was written.</summary>
    public bool KeepsValues(IEnumerable<IOperation> values) => Local is null || LocalText.KeepsValues(values, Source.Span.End, Use.SpanStart);

    /// <summary>Writes another text in its place; a comment at its end stays with it.</summary>
    public void Rewrite(SyntaxEditor editor, string written)
    {
        var expression = SyntaxFactory.ParseExpression(written);
        editor.ReplaceNode(Source, expression.WithLeadingTrivia(Source.GetLeadingTrivia()).WithTrailingTrivia(expression.GetTrailingTrivia().AddRange(Source.GetTrailingTrivia())));
    }

    private static SyntaxNode? Receiver(ExpressionSyntax use)
    {
        SyntaxNode place = use;
        while (place.Parent is ParenthesizedExpressionSyntax)
            place = place.Parent;
        return place.Parent is ArgumentSyntax { Parent.Parent: { } call } ? call : place.Parent;
    }
}
