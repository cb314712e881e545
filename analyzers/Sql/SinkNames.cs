using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>
/// The words without which no sink stands in a piece of code: the names of the table's members that the compilation knows, of what is marked, and
/// of commands. A type of commands in a reference is known by the end of its name, one of this compilation by its shape.
/// </summary>
internal sealed class SinkNames
{
    // As Mentions keeps words: every file of the compilation is asked for all of them.
    private readonly int[] members;
    private readonly int[] types;

    public SinkNames(Compilation compilation, SqlShapes shapes, IEnumerable<(INamedTypeSymbol Type, string Name)> listed)
    {
        var known = listed.ToLookup(member => member.Name == ".ctor");
        members = Hashes(known[false].Select(member => member.Name).Concat(MarkedNames.Of(compilation)).Concat(["CommandText", "CreateCommand"]));
        types = Hashes(known[true].Select(member => member.Type.Name)
            .Concat(SourceCode.Types(compilation.Assembly.GlobalNamespace).Where(type => !Mentions.IsCommand(type.Name) && shapes.IsMadeWithText(type)).Select(type => type.Name)));
    }

    /// <summary>The pieces of code of a file in which a sink may stand.</summary>
    public IEnumerable<SyntaxNode> Roots(SyntaxTree tree)
    {
        var mentions = Mentions.In(tree);
        var spelled = types.Where(mentions.Has).ToArray();
        var roots = members.Where(mentions.Has).Concat(spelled).SelectMany(mentions.Roots).Concat(mentions.CommandRoots());
        return spelled.Length > 0 || mentions.SpellsCommand ? roots.Concat(mentions.ConstructionRoots()) : roots;
    }

    private static int[] Hashes(IEnumerable<string> words) => words.Select(Mentions.Hash).Distinct().ToArray();
}
