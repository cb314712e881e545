using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Polp.CodeFixes;

/// <summary>A text as statements of one method build it: its fragments, and every way in which they come together.</summary>
internal sealed class BuiltText
{
    private const int MostCharacters = 1_000_000;

    private BuiltText(ImmutableArray<Fragment> fragments, ImmutableArray<TextPath> paths) => (Fragments, Paths) = (fragments, paths);

    /// <summary>In order of text, a local's behind the one that reads it.</summary>
    public ImmutableArray<Fragment> Fragments { get; }

    /// <summary>The one with the most first.</summary>
    public ImmutableArray<TextPath> Paths { get; }

    /// <summary>The only fragment, if it is always written.</summary>
    public Fragment? Only => Fragments is [{ Written: not null, Condition: null, Resets: false } only] ? only : null;

    public int Length => Fragments.Sum(fragment => fragment.Length);

    /// <summary>The text that an expression hands over, or null when some of it is written where it cannot be followed.</summary>
    public static BuiltText? Of(ExpressionSyntax use, SemanticModel model)
    {
        if (model.GetOperation(use) is not { } text)
            return null;
        var reader = new BuiltTextReader(model);
        var paths = GatheredLocal.Of(text) is { } gathered ? reader.Gathered(gathered, null) : null;
        if (paths is null)
            paths = (reader = new(model)).Used(text, use);
        return paths is null || paths.Value.Sum(path => (long)path.Segments.Sum(segment => segment.Text.Length)) > MostCharacters ? null : new(reader.Fragments, paths.Value);
    }

    /// <summary>What each fragment becomes when some characters are replaced: empty where nothing is left; null when that cannot be written.</summary>
    /// <param name="output">What each character becomes; null where it stays.</param>
    /// <param name="elsewhere">What of the text went somewhere else.</param>
    public IReadOnlyDictionary<Fragment, string>? Rewritten(string?[] output, IReadOnlyCollection<string> elsewhere)
    {
        var rewritten = new Dictionary<Fragment, string>();
        foreach (var fragment in Fragments.Where(fragment => fragment.Written is not null))
        {
            if (!output.Skip(fragment.Start).Take(fragment.Length).Any(character => character is not null))
                continue;
            if (fragment.Written!.Render(output, fragment.Start) is not { } text)
                return null;
            rewritten[fragment] = text.Length == 0 ? "" : fragment.Written.WithComments(text, elsewhere);
        }
        var gone = Gone(rewritten);
        return gone.All(IsRemovable) && rewritten.All(part => part.Value.Length > 0 || part.Key.IsRemovable || gone.Contains(part.Key.Statement!)) ? rewritten : null;
    }

    public void Rewrite(SyntaxEditor editor, IReadOnlyDictionary<Fragment, string> rewritten)
    {
        var gone = Gone(rewritten);
        foreach (var fragment in Fragments.Where(fragment => rewritten.ContainsKey(fragment) && !gone.Contains(fragment.Statement!)))
        {
            if (rewritten[fragment].Length > 0)
                fragment.Rewrite(editor, rewritten[fragment]);
            else
                fragment.Remove(editor);
        }
        foreach (var statement in gone)
            editor.RemoveNode(statement.Parent is GlobalStatementSyntax global ? global : statement, SyntaxRemoveOptions.KeepNoTrivia);
    }

    // Statements that would add nothing any more.
    private StatementSyntax[] Gone(IReadOnlyDictionary<Fragment, string> rewritten) =>
        [.. Fragments.GroupBy(fragment => fragment.Statement).Where(group => group.Key is ExpressionStatementSyntax && group.All(fragment => rewritten.TryGetValue(fragment, out var text) && text.Length == 0)).Select(group => group.Key!)];

    private static bool IsRemovable(StatementSyntax statement) => statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax
        && statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax or AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } }
        && !statement.DescendantTrivia().Any(trivia => !string.IsNullOrWhiteSpace(trivia.ToString()));
}
