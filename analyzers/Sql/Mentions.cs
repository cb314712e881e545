using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>
/// Which identifiers a file spells, as hashes: to find who calls a method without binding every file. Kept for each tree, so that an edit costs
/// the reading of one file.
/// </summary>
internal sealed class Mentions
{
    private static readonly ConditionalWeakTable<SyntaxTree, Mentions> PerTree = new();

    private static readonly ConditionalWeakTable<SyntaxTree, Dictionary<string, HashSet<SyntaxNode>>> PerName = new();

    private readonly HashSet<int> words = [];

    /// <summary>True when a word of the file ends as the types of commands and adapters do.</summary>
    public bool SpellsCommand { get; private set; }

    private Mentions(SyntaxTree tree)
    {
        // The text is read in place of the tree: no node is made for it. A word in a comment only costs a look.
        var text = tree.GetText();
        var buffer = new char[Math.Min(text.Length, 32_768)];
        var (hash, length) = (0, 0);
        for (var from = 0; from < text.Length; from += buffer.Length)
        {
            var count = Math.Min(buffer.Length, text.Length - from);
            text.CopyTo(from, buffer, 0, count);
            for (var i = 0; i < count; i++)
            {
                var c = buffer[i];
                if (c == '_' || char.IsLetterOrDigit(c))
                {
                    (hash, length) = (Next(hash, c), length + 1);
                    if (c is 'd' or 'r')
                        SpellsCommand |= EndsAsCommand(buffer, i);
                    continue;
                }
                Flush();
            }
        }
        Flush();

        void Flush()
        {
            if (length > 0)
                words.Add(hash);
            (hash, length) = (0, 0);
        }
    }

    public static Mentions In(SyntaxTree tree) => PerTree.GetValue(tree, t => new(t));

    /// <summary>False only when the file surely does not spell the word.</summary>
    public bool Has(string word)
    {
        var hash = 0;
        foreach (var c in word)
            hash = Next(hash, c);
        return words.Contains(hash);
    }

    /// <summary>The pieces of code of a file, each with a body of its own, by the names they spell; objects made without a name are under "new".</summary>
    public static IReadOnlyDictionary<string, HashSet<SyntaxNode>> Roots(SyntaxTree tree) => PerName.GetValue(tree, Index);

    private static Dictionary<string, HashSet<SyntaxNode>> Index(SyntaxTree tree)
    {
        var found = new Dictionary<string, HashSet<SyntaxNode>>(StringComparer.Ordinal);
        foreach (var token in tree.GetRoot().DescendantTokens())
        {
            var name = token.IsKind(SyntaxKind.IdentifierToken) ? token.ValueText
                : token.Parent is ImplicitObjectCreationExpressionSyntax && token.IsKind(SyntaxKind.NewKeyword) || token.Parent is ConstructorInitializerSyntax && token.RawKind is (int)SyntaxKind.BaseKeyword or (int)SyntaxKind.ThisKeyword ? "new" : null;
            if (name is null || Root(token) is not { } root)
                continue;
            if (!found.TryGetValue(name, out var roots))
                found.Add(name, roots = []);
            roots.Add(root);
        }
        return found;
    }

    /// <summary>True for names such as SqliteCommand and SqlDataAdapter.</summary>
    public static bool IsCommand(string word) => word.EndsWith("Command", StringComparison.Ordinal) || word.EndsWith("Adapter", StringComparison.Ordinal);

    private static bool EndsAsCommand(char[] buffer, int at) => at >= 6 && new string(buffer, at - 6, 7) is "Command" or "Adapter";

    private static int Next(int hash, char c) => unchecked(hash * 31 + c);

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
