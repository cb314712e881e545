using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;

namespace Polp.CodeFixes;

/// <summary>A change of several documents, each of which keeps its line ends.</summary>
internal sealed class SolutionAction(string title, string key, Solution before, Func<CancellationToken, Task<Solution>> change) : CodeAction
{
    public override string Title => title;

    public override string EquivalenceKey => key;

    protected override async Task<Solution?> GetChangedSolutionAsync(CancellationToken cancellationToken)
    {
        var changed = await change(cancellationToken).ConfigureAwait(false);
        foreach (var id in changed.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()).ToList())
        {
            var was = (await before.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            var laid = await PostProcessChangesAsync(changed.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            var text = await laid.GetTextAsync(cancellationToken).ConfigureAwait(false);
            changed = changed.WithDocumentText(id, SourceText.From(WithEndsOf(was, text.ToString()), text.Encoding));
        }
        return changed;
    }

    /// <summary>The text with the line ends of another, if those are all alike.</summary>
    private static string WithEndsOf(string other, string text)
    {
        var ends = other.Count(character => character == '\n');
        var isWindows = ends > 0 && other.Length - other.Replace("\r\n", "\n").Length == ends;
        return isWindows ? text.Replace("\r\n", "\n").Replace("\n", "\r\n") : other.Contains("\r\n") ? text : text.Replace("\r\n", "\n");
    }
}
