using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

internal enum SqlLineKind
{
    /// <summary>A parameter, property or field whose text becomes SQL.</summary>
    Sink,

    /// <summary>A method that quotes a name.</summary>
    Quoter,

    /// <summary>A method whose result, or a type whose values, can stand in SQL text.</summary>
    Safe,

    /// <summary>A member or type that brings text from outside; it only words the message.</summary>
    Source,
}

/// <summary>One line of a table of SQL knowledge.</summary>
/// <param name="Id">Documentation-comment id, a member's with or without its parameter list.</param>
/// <param name="Text">The parameter of a sink, the phrase of a source, else empty.</param>
/// <param name="Where">Where a complaint about the line belongs; none for our own lines.</param>
internal sealed record SqlLine(SqlLineKind Kind, string Id, string Text, SqlStyle Style, Location Where)
{
    private readonly int list = Id.IndexOf('(') is var at and >= 0 ? at : Id.Length;

    /// <summary>The assembly whose own members the line means; null when it means those of any.</summary>
    public IAssemblySymbol? Declarer { get; init; }

    /// <summary>True for a source from which not even a whole statement may come.</summary>
    public bool IsForeign { get; init; }

    /// <summary>True for a line about a type and all its members.</summary>
    public bool IsType => Id[0] == 'T';

    public string TypeName => IsType ? Id.Substring(2) : Id.Substring(2, Id.LastIndexOf('.', list - 1) - 2);

    /// <summary>The name in metadata; empty for a type.</summary>
    public string MemberName
    {
        get
        {
            if (IsType)
                return "";
            var start = Id.LastIndexOf('.', list - 1) + 1;
            var name = Id.Substring(start, list - start);
            return name == "#ctor" ? ".ctor" : name.IndexOf('`') is var arity and > 0 ? name.Substring(0, arity) : name;
        }
    }

    /// <summary>The most specific line wins: a parameter list before a name, a name before a type.</summary>
    public int Specificity => IsType ? 0 : list < Id.Length ? 2 : 1;

    /// <summary>True when a member of the line's type is one that the line means.</summary>
    public bool Means(ISymbol member) =>
        (Id[0] == 'M') == (member is IMethodSymbol) && member.MetadataName == MemberName && (list == Id.Length || member.GetDocumentationCommentId() == Id);

    /// <summary>The types of the name in a compilation; an id writes a nested type like one in a namespace.</summary>
    public IEnumerable<INamedTypeSymbol> Types(Compilation compilation)
    {
        // From the root down: where a library is not referenced, its first name is looked for and no more.
        IEnumerable<INamespaceOrTypeSymbol> found = [Declarer?.GlobalNamespace ?? compilation.GlobalNamespace];
        foreach (var part in TypeName.Split('.'))
        {
            var tick = part.IndexOf('`');
            var name = tick < 0 ? part : part.Substring(0, tick);
            var arity = tick < 0 ? 0 : int.TryParse(part.Substring(tick + 1), out var number) ? number : -1;
            found = [.. found.SelectMany(at => at.GetMembers(name)).OfType<INamespaceOrTypeSymbol>().Where(at => at is not INamedTypeSymbol type || type.Arity == arity)];
        }
        return found.OfType<INamedTypeSymbol>();
    }
}
