using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>
/// Which words a file spells and where, as hashes: to find who calls a method without binding every file. Kept for each tree, so that an edit
/// costs the reading of one file.
/// </summary>
internal sealed class Mentions
{
    private static readonly ConditionalWeakTable<SyntaxTree, Mentions> PerTree = new();

    private readonly SyntaxTree tree;
    private readonly HashSet<int> words = [];
    private readonly Lazy<(int[] Hashes, int[] Starts)> places;
    private readonly List<int> commands = [];
    private readonly List<int> constructions = [];

    private Mentions(SyntaxTree tree)
    {
        this.tree = tree;
        // The text is read in place of the tree: no node is made for it. A word in a comment only costs a look.
        Scan((hash, _) => words.Add(hash), commands, constructions);
        places = new(() =>
        {
            var (hashes, starts) = (new List<int>(), new List<int>());
            Scan((hash, start) =>
            {
                hashes.Add(hash);
                starts.Add(start);
            });
            var (keys, items) = (hashes.ToArray(), starts.ToArray());
            Array.Sort(keys, items);
            return (keys, items);
        });
    }

    /// <summary>True when a word of the file ends as the types of commands and adapters do.</summary>
    public bool SpellsCommand => commands.Count > 0;

    public static Mentions In(SyntaxTree tree) => PerTree.GetValue(tree, t => new(t));

    /// <summary>False only when the file surely does not spell the word.</summary>
    public bool Has(string word) => Has(Hash(word));

    public bool Has(int hash) => words.Contains(hash);

    /// <summary>The pieces of code of the file, each with a body of its own, that spell a word, or one of the same hash.</summary>
    public IEnumerable<SyntaxNode> Roots(string word) => Roots(Hash(word));

    /// <param name="hash">The word.</param>
    /// <param name="counts">Whether a name counts where it stands; null for all.</param>
    public IEnumerable<SyntaxNode> Roots(int hash, Func<SyntaxToken, bool>? counts = null)
    {
        var (hashes, starts) = places.Value;
        var at = Array.BinarySearch(hashes, hash);
        while (at > 0 && hashes[at - 1] == hash)
            at--;
        for (; at >= 0 && at < hashes.Length && hashes[at] == hash; at++)
        {
            if (Root(starts[at], counts) is { } root)
                yield return root;
        }
    }

    /// <summary>The pieces of code that spell a name such as SqliteCommand or SqlDataAdapter.</summary>
    public IEnumerable<SyntaxNode> CommandRoots(Func<SyntaxToken, bool> counts) => commands.Select(start => Root(start, counts)).OfType<SyntaxNode>();

    /// <summary>The pieces of code that construct something without naming its type: <c>new(…)</c>, <c>base(…)</c>, <c>this(…)</c>.</summary>
    public IEnumerable<SyntaxNode> ConstructionRoots(Func<SyntaxToken, bool>? counts = null) => constructions.Select(start => Root(start, counts)).OfType<SyntaxNode>();

    /// <summary>True for names such as SqliteCommand and SqlDataAdapter.</summary>
    public static bool IsCommand(string word) => EndsAsCommand(word, word.Length);

    private void Scan(Action<int, int> note, List<int>? commands = null, List<int>? constructions = null)
    {
        var text = tree.GetText().ToString();
        var (hash, start) = (0, -1);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (text[i] == '_' || char.IsLetterOrDigit(text[i])))
            {
                start = start < 0 ? i : start;
                hash = Next(hash, text[i]);
            }
            else if (start >= 0)
            {
                note(hash, start);
                if (EndsAsCommand(text, i))
                    commands?.Add(start);
                if (Constructs(text, start, i))
                    constructions?.Add(start);
                (hash, start) = (0, -1);
            }
        }
    }

    private static bool EndsAsCommand(string text, int end) => end >= 7 && text[end - 1] is 'd' or 'r' && (Stands("Command", text, end - 7) || Stands("Adapter", text, end - 7));

    private static bool Constructs(string text, int start, int end)
    {
        if ((end - start) switch { 3 => !Stands("new", text, start), 4 => !Stands("base", text, start) && !Stands("this", text, start), _ => true })
            return false;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
            end++;
        // A comment may stand before the parenthesis.
        return end < text.Length && text[end] is '(' or '/';
    }

    private static bool Stands(string word, string text, int at) => string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    /// <summary>A word as it is kept here; for those who ask many files for it.</summary>
    public static int Hash(string word)
    {
        var hash = 0;
        foreach (var c in word)
            hash = Next(hash, c);
        return hash;
    }

    private static int Next(int hash, char c) => unchecked(hash * 31 + c);

    private SyntaxNode? Root(int start, Func<SyntaxToken, bool>? counts)
    {
        var token = tree.GetRoot().FindToken(start);
        var isName = token.IsKind(SyntaxKind.IdentifierToken)
            || token.Parent is ImplicitObjectCreationExpressionSyntax && token.IsKind(SyntaxKind.NewKeyword)
            || token.Parent is ConstructorInitializerSyntax && token.RawKind is (int)SyntaxKind.BaseKeyword or (int)SyntaxKind.ThisKeyword;
        return isName && token.Span.Contains(start) && counts?.Invoke(token) != false ? Root(token) : null;
    }

    /// <summary>The piece of code with a body of its own around a node, or null in attributes and declarations.</summary>
    public static SyntaxNode? Root(SyntaxNode node) => Root(node.GetFirstToken());

    private static SyntaxNode? Root(SyntaxToken token)
    {
        for (var at = token.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PrimaryConstructorBaseTypeSyntax:
                case ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax }:
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } }:
                    return at;
                // The name that is declared here stands beside its value.
                case VariableDeclaratorSyntax { Initializer: { } value, Parent.Parent: BaseFieldDeclarationSyntax } when token.Parent == at:
                    return value;
                case PropertyDeclarationSyntax { Initializer: { } value } when token.Parent == at:
                    return value;
                case GlobalStatementSyntax:
                    return at.SyntaxTree.GetRoot();
                case AttributeSyntax:
                    return null;
            }
        }
        return null;
    }
}
