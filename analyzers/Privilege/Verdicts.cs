using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>The catalogue's verdict on each member a compilation uses, found once and shared by all rules.</summary>
/// <param name="catalogue">The tables that ship, under those of the project.</param>
/// <param name="own">The compilation's own assembly.</param>
internal sealed class Verdicts(Catalogue catalogue, IAssemblySymbol own)
{
    private readonly ConcurrentDictionary<ISymbol, ApiRow?> rows = new(SymbolEqualityComparer.Default);

    /// <summary>The row that decides the member, or null when the catalogue has none.</summary>
    public ApiRow? For(ISymbol symbol) => rows.GetOrAdd(SymbolMember.Definition(symbol), Find);

    // The project's own code has no rows, whatever namespace it stands in, but those that the project wrote about it; its override of a
    // platform member has the row of that member.
    private ApiRow? Find(ISymbol symbol)
    {
        if (SymbolMember.Of(symbol) is not { } member)
            return null;
        if (!SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, own))
            return catalogue.Find(member);
        if (catalogue != Catalogue.Default && catalogue.FindOwn(member) is { } written)
            return written;
        return member.Root is SymbolMember root && !SymbolEqualityComparer.Default.Equals(root.Assembly, own) ? catalogue.FindMember(root) : null;
    }
}
