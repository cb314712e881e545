using Microsoft.CodeAnalysis;

namespace Polp.CodeFixes;

/// <summary>Compiles what a fix made before anybody is offered it.</summary>
internal static class Trial
{
    /// <summary>The kind of the annotations on a changed declaration and on each of its calls.</summary>
    public const string Declared = "polp.declared", Called = "polp.called";

    /// <summary>True when the documents have no error that they did not have, and each call still goes where it went.</summary>
    public static async Task<bool> Succeeds(Solution before, Solution after, IEnumerable<DocumentId> documents, CancellationToken token)
    {
        foreach (var id in documents.Distinct())
        {
            var model = (await after.GetDocument(id)!.GetSemanticModelAsync(token).ConfigureAwait(false))!;
            var errors = Errors(model, token);
            if (errors > 0 && errors > Errors((await before.GetDocument(id)!.GetSemanticModelAsync(token).ConfigureAwait(false))!, token))
                return false;
            var root = await model.SyntaxTree.GetRootAsync(token).ConfigureAwait(false);
            foreach (var call in root.GetAnnotatedNodes(Called))
            {
                if (model.GetSymbolInfo(call, token).Symbol is not IMethodSymbol method || !(method.ReducedFrom ?? method).DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(token).HasAnnotations(Declared)))
                    return false;
            }
        }
        return true;
    }

    private static int Errors(SemanticModel model, CancellationToken token) => model.GetDiagnostics(cancellationToken: token).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
