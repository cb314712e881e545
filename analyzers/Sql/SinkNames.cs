using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>
/// The words without which no sink stands in a piece of code: the names of the table's members that the compilation knows, of what is marked, and
/// of commands. A type of commands in a reference is known by the end of its name, one of this compilation by its shape.
/// </summary>
internal sealed class SinkNames
{
    // All as Mentions keeps words: every file of the compilation is asked for all of them.
    private readonly int[] marked;
    private readonly (int Name, int[] Ordinals)[] methods;
    private readonly int[] members;
    private readonly int[] types;

    public SinkNames(Compilation compilation, SqlShapes shapes, IEnumerable<SinkMember> listed)
    {
        var known = listed.ToLookup(member => member.Name == ".ctor");
        marked = Hashes(MarkedNames.Of(compilation));
        methods = [.. known[false].Append(new(null, "CreateCommand", 0)).Append(new(null, "CreateCommand", 1)).Where(member => member.Ordinal >= 0)
            .GroupBy(member => member.Name, member => member.Ordinal).Select(same => (Mentions.Hash(same.Key), same.Distinct().ToArray()))];
        members = Hashes(known[false].Where(member => member.Ordinal < 0).Select(member => member.Name).Append("CommandText"));
        types = Hashes(known[true].Select(member => member.Type!.Name)
            .Concat(SourceCode.Types(compilation.Assembly.GlobalNamespace).Where(type => !Mentions.IsCommand(type.Name) && shapes.IsMadeWithText(type)).Select(type => type.Name)));
    }

    /// <summary>The pieces of code of a file in which a sink may stand.</summary>
    public IEnumerable<SyntaxNode> Roots(SyntaxTree tree)
    {
        var mentions = Mentions.In(tree);
        var spelled = types.Where(mentions.Has).ToArray();
        var roots = marked.Where(mentions.Has).SelectMany(name => mentions.Roots(name))
            .Concat(methods.Where(method => mentions.Has(method.Name)).SelectMany(method => mentions.Roots(method.Name, token => SinkSites.MayCall(token, method.Ordinals))))
            .Concat(members.Where(mentions.Has).SelectMany(name => mentions.Roots(name, SinkSites.MayBeGiven)))
            .Concat(spelled.SelectMany(name => mentions.Roots(name, SinkSites.MayMake)))
            .Concat(mentions.CommandRoots(SinkSites.MayMake));
        return spelled.Length > 0 || mentions.SpellsCommand ? roots.Concat(mentions.ConstructionRoots(SinkSites.MayConstruct)) : roots;
    }

    private static int[] Hashes(IEnumerable<string> words) => words.Select(Mentions.Hash).Distinct().ToArray();
}

/// <summary>A member whose text becomes SQL, by the name code calls it by.</summary>
/// <param name="Type">Where it is declared; null when it goes by its shape.</param>
/// <param name="Ordinal">The position of the text among the arguments of a call; negative for a property or field.</param>
internal readonly record struct SinkMember(INamedTypeSymbol? Type, string Name, int Ordinal);
